"""What each type of cell of an XLSX sheet gives as text (ECMA-376, part 1, 18.18.11)."""

from daect_tui.domain.text import clean_line
from exports.tables.archives import DAMAGED
from exports.tables.faults import TableFault
from exports.tables.formulas import unguarded
from exports.tables.numbers import iso_moment, serial_date, sheet_number, truth
from exports.tables.ooxml import text_of
from exports.tables.shared_texts import SharedTexts
from exports.tables.xlsx_book import Book

_LONGEST_ERROR = 20


class NoText(Exception):  # never leaves the reader of sheets
    """A cell has no text that could be taken; the message goes on « La cellule B3 »."""


class CellValues:
    """The texts of the cells of one workbook."""

    def __init__(self, book: Book, texts: SharedTexts) -> None:
        self._dates = book.dates
        self._from_1904 = book.from_1904
        self._texts = texts

    def text(self, attributes: dict[str, str], written: str | None, *, formula: bool) -> str:
        """Return the text of a cell, `written` being that of its value; raises `NoText`, `TableFault`."""
        kind = attributes.get("t")
        if not written:
            if formula and (written is None or kind != "str"):
                raise NoText("contient une formule sans résultat. Enregistrez le classeur dans un tableur.")
            return ""
        if kind == "s":
            try:
                return self._texts[int(written)]
            except IndexError as error:
                raise TableFault(DAMAGED) from error
        if kind in {"inlineStr", "str"}:
            text = text_of(written)
            return text if formula else unguarded(text)
        return self._typed(kind or "n", written, attributes.get("s", "0"))

    def _typed(self, kind: str, written: str, style: str) -> str:
        if kind == "b":
            return truth(value=written.strip() in {"1", "true"})
        if kind == "e":
            error = clean_line(written[:_LONGEST_ERROR]).text
            raise NoText(f"contient l’erreur {error}. Corrigez-la ou videz la cellule.")
        try:
            if kind == "d":
                return iso_moment(written)
            if style in self._dates:
                return serial_date(written, from_1904=self._from_1904)
            return sheet_number(written)
        except ValueError as error:
            raise NoText("ne contient ni un nombre ni une date possibles. Corrigez-la.") from error
