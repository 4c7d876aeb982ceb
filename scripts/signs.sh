#!/usr/bin/env bash
# Make the two faces of exports/fonts that draw the signs which people type and Noto Sans lacks, out of
# Noto Sans Math and Noto Sans Symbols 2 (OFL 1.1, without reserved font name). Needs fonttools.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 NotoSansMath.ttf NotoSansSymbols2.ttf" >&2; exit 2; }
out="$(cd "$(dirname "$0")/.." && pwd)/exports/fonts"

# subset FONT NAME SIGNS: only these characters, without features, hints or vertical metrics
subset() {
    pyftsubset "$1" --text="$3" --output-file="$out/$2" --no-hinting --layout-features= --notdef-outline \
        --drop-tables+=MATH,GPOS,GSUB,GDEF,STAT,DSIG,vhea,vmtx,VORG
}
subset "$1" NotoSansMath_Signs.ttf ' ←↑→↓↔⇐⇒⇔▪■□●○◆◇▶►▸★☆◦⁃♦∞√∑∂∫∈∩∪⊂∅∆≈≠≡≤≥⩽⩾'
subset "$2" NotoSansSymbols2_Signs.ttf ' ☎☐☑☒⚠✉✓✔✗✘❏❑❖➔➜➢➤'
