"""The names of OpenDocument 1.2 that a table needs, and which sheets of a content have text."""

from collections.abc import Iterable

from exports.tables.archives import DAMAGED
from exports.tables.faults import TableFault
from exports.tables.limits import MOST_SHEETS, MOST_STYLES
from exports.tables.sheets import Sheet
from exports.tables.xml_parts import Handlers, parsed

_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0 {}"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 {}"


def _name(namespace: str, local: str) -> str:
    return _ODF.format(namespace, local)


TABLE = _name("table", "table")
PARAGRAPH = _name("text", "p")
# What each element is for the reader; the others are passed over, with all they contain.
ELEMENTS = {
    TABLE: "table",
    _name("table", "table-row"): "row",
    _name("table", "table-cell"): "cell",
    _name("table", "covered-table-cell"): "cell",
    PARAGRAPH: "paragraph",
    _name("text", "s"): "spaces",
    _name("text", "tab"): "tab",
    _name("text", "line-break"): "break",
    _name("text", "span"): "inline",
    _name("text", "a"): "inline",
}
TABLE_NAME = _name("table", "name")
COLUMNS_REPEATED = _name("table", "number-columns-repeated")
ROWS_REPEATED = _name("table", "number-rows-repeated")
FORMULA = _name("table", "formula")
SPACES = _name("text", "c")
TYPE = _name("office", "value-type")
CALC_TYPE = _CALC.format("value-type")
VALUES = {
    "float": _name("office", "value"),
    "percentage": _name("office", "value"),
    "currency": _name("office", "value"),
    "date": _name("office", "date-value"),
    "time": _name("office", "time-value"),
    "boolean": _name("office", "boolean-value"),
    "string": _name("office", "string-value"),
}
_STYLE = _name("style", "style")
_STYLE_NAME = _name("style", "name")
_TABLE_PROPERTIES = _name("style", "table-properties")
_DISPLAY = _name("table", "display")
_TABLE_STYLE = _name("table", "style-name")


def sheets_of(chunks: Iterable[bytes]) -> tuple[Sheet, ...]:
    """Return the sheets that hold a paragraph, in the order of their tabs; raises `TableFault`."""
    finder = _Finder()
    for _ in parsed(chunks, {}, finder):
        pass
    return tuple(
        Sheet(name, name, style not in finder.hidden)
        for name, style in finder.tables
        if name in finder.with_text
    )


class _Finder(Handlers):
    """What a first reading finds: names of sheets, the styles that hide some, where text stands."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, str]] = []
        self.hidden: set[str] = set()
        self.with_text: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.deep += 1
        if name == PARAGRAPH:
            if self.tables:
                self.with_text.add(self.tables[-1][0])
        elif name == TABLE:
            self.tables.append((attributes.get(TABLE_NAME, ""), attributes.get(_TABLE_STYLE, "")))
            if len(self.tables) > MOST_SHEETS:
                raise TableFault(DAMAGED)
        elif name == _STYLE:
            self._style = attributes.get(_STYLE_NAME, "")
        elif name == _TABLE_PROPERTIES and attributes.get(_DISPLAY) == "false":
            self.hidden.add(self._style)
            if len(self.hidden) > MOST_STYLES:
                raise TableFault(DAMAGED)
