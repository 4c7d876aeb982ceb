"""The workbook of an XLSX archive: its sheets in the order of their tabs, its calendar, its dates."""

import posixpath
import re
from dataclasses import dataclass

from exports.tables.archives import DAMAGED, Archive
from exports.tables.faults import TableFault
from exports.tables.limits import MOST_SHEETS, MOST_STYLES
from exports.tables.ooxml import MAIN, PACKAGE, RELATIONS
from exports.tables.sheets import Sheet
from exports.tables.xml_parts import Handlers, names_of, parsed

# Formats of dates that have a number instead of a code (ECMA-376, part 1, 18.8.30).
_DATE_NUMBERS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# Texts, escaped signs, colours, currencies: what a format shows without formatting.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LONGEST_CODE = 1_000
_NAMES = names_of([PACKAGE], "Relationship") | names_of(
    MAIN, "sheet", "workbookPr", "numFmt", "cellXfs", "xf"
)


@dataclass(frozen=True, slots=True)
class Book:
    """What the reading of sheets needs; `dates` are the styles (attribute `s`) that show a date."""

    sheets: tuple[Sheet, ...]
    from_1904: bool
    dates: frozenset[str]
    shared_texts: str


def read_book(archive: Archive) -> Book:
    """Find the parts of a workbook; raises `TableFault`."""
    place = _related(archive, "", "officeDocument").get("", "")
    if place.endswith(".bin"):
        raise TableFault("c’est un classeur binaire (.xlsb). Enregistrez-le au format XLSX.")
    workbook = _Workbook()
    for _ in parsed(archive.chunks(place), _NAMES, workbook):
        pass
    targets = _related(archive, place, "worksheet")
    sheets = tuple(
        Sheet(name, targets[link], visible) for name, link, visible in workbook.sheets if link in targets
    )
    if not sheets:
        raise TableFault(DAMAGED)
    styles = _related(archive, place, "styles").get("", "")
    shared = _related(archive, place, "sharedStrings").get("", "")
    return Book(sheets, workbook.from_1904, _dates(archive, styles), shared if shared in archive else "")


def _related(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """Return the parts of a kind that a part names, by the mark of the link; under `""`, the first."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    relations = _Relations(folder, kind)
    if links in archive:
        for _ in parsed(archive.chunks(links), _NAMES, relations):
            pass
    return relations.found


class _Relations(Handlers):
    """The part that says by which mark another part calls which parts."""

    def __init__(self, folder: str, kind: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._folder = folder
        self._kind = kind

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == "Relationship" and attributes.get("Type", "").rpartition("/")[2] == self._kind:
            target = posixpath.join("/", self._folder, attributes.get("Target", ""))
            place = posixpath.normpath(target).lstrip("/")
            self.found.setdefault("", place)
            self.found[attributes.get("Id", "")] = place
            if len(self.found) > MOST_SHEETS:
                raise TableFault(DAMAGED)


class _Workbook(Handlers):
    """The part that lists the sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == "sheet":
            link = next((attributes[key] for space in RELATIONS if (key := f"{space} id") in attributes), "")
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), link, visible))
            if len(self.sheets) > MOST_SHEETS:
                raise TableFault(DAMAGED)
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in {"1", "true"}


class _Styles(Handlers):
    """The part that says how each style (`xf` of `cellXfs`) shows numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.dates: set[str] = set()
        self._codes: dict[str, bool] = {}
        self._count = 0
        self._of_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = shows_date(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._of_cells = True
        elif name == "xf" and self._of_cells:
            if self._is_date(attributes.get("numFmtId", "0")):
                self.dates.add(str(self._count))
            self._count += 1
        if max(self._count, len(self._codes)) > MOST_STYLES:
            raise TableFault(DAMAGED)

    def end(self, name: str) -> None:
        super().end(name)
        if name == "cellXfs":
            self._of_cells = False

    def _is_date(self, number: str) -> bool:
        known = self._codes.get(number)
        return int(number) in _DATE_NUMBERS if known is None else known


def _dates(archive: Archive, place: str) -> frozenset[str]:
    styles = _Styles()
    if place in archive:
        for _ in parsed(archive.chunks(place), _NAMES, styles):
            pass
    return frozenset(styles.dates)


def shows_date(code: str) -> bool:
    """Tell whether a format code shows a day or a time of day (« dd/mm/yyyy »), and not a number."""
    first = _LITERAL.sub("", code[:_LONGEST_CODE]).partition(";")[0]
    return any(sign in "dmyhs" for sign in first.lower())
