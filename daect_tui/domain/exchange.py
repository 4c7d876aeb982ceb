"""Files exchanged with spreadsheets: the kinds, their columns, and how a row becomes the texts of a form.

A row is read through the same door as a form: its cells become raw texts by field, and the domain's
readers say what is wrong with them. What is written back goes through the same table of columns, so
that what was exported comes back identical (product decision 15).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import fold

REFERENCE = "reference"
EXTERNAL = "external"
STATE = "state"

# A time after a day, as spreadsheets and other applications write it.
_TIME = re.compile(r"[T ]\d{1,2}[:h]\d{2}.*", re.DOTALL)
_SIGNS = re.compile(r"[^a-z0-9]+")


class ExchangeKind(LabelledEnum):
    """What a file may hold; the code is the word of the command line."""

    DOSSIERS = "dossiers", "dossiers"
    ORGANISATIONS = "organisations", "organismes"
    MEMBERS = "members", "membres du comité"
    CORRESPONDENTS = "correspondents", "correspondants des postes"
    LABELS = "labels", "labels"
    MISSIONS = "missions", "missions"
    LETTERS = "letters", "courriers"
    ODA = "oda", "déclaration d’aide publique au développement"
    ATLAS = "atlas", "fiches pour l’Atlas"


IMPORTED = (
    ExchangeKind.DOSSIERS,
    ExchangeKind.ORGANISATIONS,
    ExchangeKind.MEMBERS,
    ExchangeKind.CORRESPONDENTS,
    ExchangeKind.LABELS,
    ExchangeKind.MISSIONS,
)
EXPORTED = (
    ExchangeKind.DOSSIERS,
    ExchangeKind.ORGANISATIONS,
    ExchangeKind.LABELS,
    ExchangeKind.MISSIONS,
    ExchangeKind.LETTERS,
    ExchangeKind.ODA,
    ExchangeKind.ATLAS,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of file, known by the `key` of its field.

    `synonyms` are other headings under which it is recognised, accents, case and signs apart.
    `choices` names the closed list whose labels the cells hold; `day` tells a date; `computed` a column
    that is written for readers and never read back; `history` one that is read for what was decided
    elsewhere, and never written.
    """

    key: str
    heading: str
    synonyms: tuple[str, ...] = ()
    choices: str = ""
    required: bool = False
    day: bool = False
    computed: bool = False
    history: bool = False


# Code → label of each closed list, by the name that columns give it.
Lists = Mapping[str, Mapping[str, str]]


def folded_heading(heading: str) -> str:
    """Reduce a heading to what is compared: « N° SIREN : » and « n siren » are one."""
    folded = fold(heading)
    return _SIGNS.sub(" ", folded).strip() or folded


def row_reader(
    columns: Sequence[Column], keys: Sequence[str], lists: Lists
) -> Callable[[Sequence[str]], dict[str, str]]:
    """Return what turns the cells of a row into raw texts by field.

    `keys` gives for each heading of the file the key of its column, empty where it is not kept. Labels
    of closed lists become codes; a word that is in no list stays as it is, and the domain says so.
    """
    known = {column.key: column for column in columns}
    plain: list[tuple[int, str]] = []
    days: list[tuple[int, str]] = []
    coded: list[tuple[int, str, dict[str, str]]] = []
    for index, key in enumerate(keys):
        if not key:
            continue
        column = known[key]
        if column.choices:
            coded.append((index, key, _codes(lists[column.choices])))
        else:
            (days if column.day else plain).append((index, key))

    def read(cells: Sequence[str]) -> dict[str, str]:
        texts = {key: cells[index] for index, key in plain}
        for index, key in days:
            cell = cells[index].strip()
            texts[key] = _TIME.sub("", cell) if ":" in cell or "h" in cell else cell
        for index, key, codes in coded:
            cell = cells[index]
            texts[key] = codes.get(fold(cell), cell)
        return texts

    return read


def _codes(labels: Mapping[str, str]) -> dict[str, str]:
    return {**{fold(label): code for code, label in labels.items()}, **{fold(code): code for code in labels}}


def row_writer(columns: Sequence[Column], lists: Lists) -> Callable[[Mapping[str, str]], tuple[str, ...]]:
    """Return what writes raw texts by field as the cells of a row; codes become labels."""
    chosen = [(column.key, lists.get(column.choices, {})) for column in columns]

    def write(texts: Mapping[str, str]) -> tuple[str, ...]:
        cells = ((texts.get(key, ""), labels) for key, labels in chosen)
        return tuple(labels.get(text, text) for text, labels in cells)

    return write
