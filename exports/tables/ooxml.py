"""What the parts of an XLSX workbook have in common: namespaces, escaped characters, sentences."""

import re

from daect_tui.domain.text import grouped
from exports.tables.faults import TableFault
from exports.tables.limits import LONGEST_CELL

_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = (_TRANSITIONAL, _STRICT)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def text_of(written: str) -> str:
    """Undo the notation `_x000D_` of the characters that XML cannot hold."""
    if "_x" not in written:
        return written
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), written)


def too_long(place: str) -> TableFault:
    """Make the fault of a text beyond measure."""
    return TableFault(f"{place} dépasse {grouped(LONGEST_CELL)} signes. Raccourcissez-le.")
