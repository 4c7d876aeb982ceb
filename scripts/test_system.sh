#!/usr/bin/env bash
# The tests that ask other programs what they think of our files: readers and a validator of PDF, a word
# processor, the print service, what installs a wheel.
# On Debian and its kin, what is missing is installed first; elsewhere the missing programs are named.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}

# program:package that holds it
needed=(pdftotext:poppler-utils qpdf:qpdf lp:cups-client cupsd:cups soffice:libreoffice-writer
    javac:default-jdk-headless pipx:pipx desktop-file-validate:desktop-file-utils)
# file:package that holds it
files=(/usr/share/java/jaxb-runtime.jar:libjaxb-java)

missing=()
for pair in "${needed[@]}"; do
    PATH=$PATH:/usr/sbin command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done

for pair in "${files[@]}"; do
    [[ -e ${pair%%:*} ]] || missing+=("${pair##*:}")
done

if ((${#missing[@]})); then
    become=()
    [[ $(id -u) -eq 0 ]] || become=(sudo)
    if ! command -v apt-get >/dev/null; then
        printf 'Il manque : %s. Installez-les avec le gestionnaire de paquets du système.\n' "${missing[*]}" >&2
        exit 1
    fi
    "${become[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${become[@]}" apt-get install -qq --no-install-recommends \
        "${missing[@]}" >/dev/null
fi

PYTHON=$python scripts/validate_pdf.sh 2a

# Two at a time: more would only take turns on a small machine. The first goes through the kills from the
# beginning, the second has veraPDF judge the specimens, then takes its share of the kills.
"$python" -m pytest -m system -n 2 --dist worksteal --durations=10

# Each property on many more examples than `make test` has time for.
export DAECT_EXAMPLES=400
exec "$python" -m pytest -m "hypothesis and not system" -n auto --dist worksteal
