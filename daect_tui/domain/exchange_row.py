"""What becomes of each row of a file that is imported: new, an update, a duplicate, history, refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted, quoted, shown


class RowOutcome(LabelledEnum):
    """What an import makes of a row."""

    NEW = "nouveau", "nouveau"
    UPDATE = "mise_a_jour", "mise à jour"
    HISTORY = "historique", "historique"
    DUPLICATE = "doublon", "doublon"
    REFUSED = "refuse", "refusé"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a row: in which column (empty: of the whole row), and the sentence."""

    column: str
    sentence: str

    def __post_init__(self) -> None:
        """Show what is quoted of a cell, and let nothing of it drive the terminal."""
        object.__setattr__(self, "sentence", shown(self.sentence))

    @property
    def text(self) -> str:
        """The remark with its column."""
        return f"colonne {quoted(self.column)}{NBSP}: {self.sentence}" if self.column else self.sentence


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row of the preview: its line in the file, what becomes of it, what it is about, and why."""

    line: int
    outcome: RowOutcome
    subject: str
    title: str
    remarks: tuple[Remark, ...] = ()

    def sentences(self, row_word: str = "ligne") -> tuple[str, ...]:
        """Say each remark with its place: « ligne 12, colonne « SIREN » : … »."""
        place = f"{row_word} {self.line}"
        return tuple(
            f"{place}, {remark.text}" if remark.column else f"{place}{NBSP}: {remark.text}"
            for remark in self.remarks
        )


Counts = Mapping[RowOutcome, int]

_TO_DO = {
    RowOutcome.NEW: ("à ajouter", "à ajouter"),
    RowOutcome.UPDATE: ("à mettre à jour", "à mettre à jour"),
    RowOutcome.HISTORY: ("à verser à l’historique", "à verser à l’historique"),
    RowOutcome.DUPLICATE: ("en double", "en double"),
    RowOutcome.REFUSED: ("refusée", "refusées"),
}
_DONE = {
    **_TO_DO,
    RowOutcome.NEW: ("ajoutée", "ajoutées"),
    RowOutcome.UPDATE: ("mise à jour", "mises à jour"),
    RowOutcome.HISTORY: ("versée à l’historique", "versées à l’historique"),
}


def counted_outcomes(counts: Counts, *, done: bool = False) -> str:
    """Say how many rows come to each outcome: « 480 à ajouter, 20 refusées »."""
    words = _DONE if done else _TO_DO
    said = [counted(counts[outcome], *words[outcome]) for outcome in RowOutcome if counts.get(outcome)]
    return ", ".join(said)
