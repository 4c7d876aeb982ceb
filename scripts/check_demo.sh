#!/usr/bin/env bash
# After « make demo »: every document that the demonstration promises is there, and the register is sound.
set -euo pipefail
cd "$(dirname "$0")/.."
demo=${1:-build/demo}
bad=0

fault() {
    printf 'démonstration : %s\n' "$1" >&2
    bad=1
}

# A PDF says so in its first bytes and ends with its mark; anything shorter is no document.
is_pdf() {
    [[ $(head -c 5 "$1") == "%PDF-" ]] && tail -c 16 "$1" | grep -qa '%%EOF'
}

# The paper trail of the mission: its papers sort by their numbers.
trail=mission-MIS-2018-001
papers=(validation-mission avenant-mission evaluation capitalisation attestation-label renouvellement)
for rank in "${!papers[@]}"; do
    found=("$demo/$trail/2018-000$((rank + 1))-${papers[$rank]}-"*.pdf)
    is_pdf "${found[0]}" 2>/dev/null || fault "il manque dans $trail : ${papers[$rank]}"
done
[[ $(head -c 2 "$demo/$trail/rapport-MIS-2018-001.daectpack" 2>/dev/null) == PK ]] ||
    fault "le paquet du rapport n’est pas un fichier d’échange"

documents=(proces-verbal.pdf communique.pdf lettres-a-imprimer.pdf etiquettes.pdf extrait-public-des-labels.pdf)
for name in "${documents[@]}"; do
    if [[ ! -f $demo/$name ]]; then
        fault "il manque $name"
    elif ! is_pdf "$demo/$name"; then
        fault "$name n’est pas un PDF entier"
    fi
done

shopt -s nullglob
letters=("$demo"/lettres/*.pdf)
((${#letters[@]} == 15)) || fault "${#letters[@]} lettres de décision au lieu de 15"
for letter in "${letters[@]}"; do
    is_pdf "$letter" || fault "$letter n’est pas un PDF entier"
done

if [[ -f $demo/demo.daect ]]; then
    .venv/bin/daect --register "$demo/demo.daect" check || fault "le registre n’est pas sain"
else
    fault "il manque demo.daect"
fi

((bad == 0)) && printf 'démonstration : 15 lettres, %d documents de la mission, %d autres, registre sain\n' \
    "$((${#papers[@]} + 1))" "${#documents[@]}"
exit "$bad"
