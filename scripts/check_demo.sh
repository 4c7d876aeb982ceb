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

documents=(proces-verbal.pdf communique.pdf mission-MIS-2018-001.pdf evaluation-MIS-2018-001.pdf)
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

((bad == 0)) && printf 'démonstration : 15 lettres, %d autres documents, registre sain\n' "${#documents[@]}"
exit "$bad"
