"""What taking over a record of before leaves beside it: its number, its passage, its act of the journal."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.journal import Act
from daect_tui.domain.past_number import TAKING_OVER, NumberBook, PastKind
from daect_tui.domain.states import LabelledEnum, Passage
from daect_tui.domain.text import NBSP, quoted
from daect_tui.services.importing import ImportContext
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Taken:
    """A record that a row writes: its number, its line, the state in which it enters.

    `origin` is a number of origin to keep with it (empty: none); `changed` names what a row corrects of
    a record that was there, and is empty for a new one.
    """

    number: str
    line: int
    state: LabelledEnum
    origin: str
    changed: tuple[str, ...]


class PastWriter:
    """Writes what goes with the records of one kind, in the caller's transaction."""

    def __init__(self, context: ImportContext, kind: PastKind, numbers: NumberBook) -> None:
        self._context = context
        self._kind = kind
        self._numbers = numbers

    def write(self, work: UnitOfWork, records: Sequence[Taken]) -> None:
        """Reserve the numbers, keep those of origin, and tell the history and the journal."""
        for year, last in self._numbers.reached():
            work.reserve_number(self._kind.series, "", year, last)
        work.origin_numbers.add(self._kind, {one.origin: one.number for one in records if one.origin})
        work.passages.add_many([self._passage(one) for one in records if not one.changed])
        for one in records:
            work.journal.append(self._act(one))

    def _passage(self, one: Taken) -> Passage:
        office = self._context.office
        said = [f"repris de {quoted(self._context.source)}, ligne {one.line}"]
        if one.origin:
            said.append(f"numéro d’origine{NBSP}: {one.origin}")
        return Passage(
            one.number, "", one.state.value, TAKING_OVER, office.clock.now(), office.agent, ", ".join(said)
        )

    def _act(self, one: Taken) -> Act:
        detail: dict[str, str | int | list[str]] = {"fichier": self._context.source, "ligne": one.line}
        if one.changed:
            return Act(f"{self._kind.value}.corrected", one.number, {**detail, "champs": list(one.changed)})
        detail["état"] = one.state.label
        if one.origin:
            detail["numéro d’origine"] = one.origin
        return Act(f"{self._kind.value}.taken_over", one.number, detail)
