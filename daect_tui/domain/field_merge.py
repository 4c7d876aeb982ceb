"""Three texts of one form made one: what left, what the register says now, what came back.

A field that only one side changed takes that change; one that both changed alike is settled; one that
both changed otherwise is a conflict, which keeps the register's text unless somebody chooses. No edit is
lost: a text that is not taken is in the conflict, which the register keeps.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum


class Fate(LabelledEnum):
    """What becomes of a field."""

    UNCHANGED = "inchange", "inchangé"
    TAKEN = "pris", "pris"
    KEPT = "garde", "gardé"
    SAME = "identique", "identique"
    CONFLICT = "conflit", "conflit"


class Side(LabelledEnum):
    """Whose text a conflict keeps."""

    OURS = "registre", "registre"
    THEIRS = "paquet", "fichier"


@dataclass(frozen=True, slots=True)
class MergedField:
    """One field: its three texts, what becomes of it, and whose text is kept where they conflict."""

    name: str
    base: str
    ours: str
    theirs: str
    fate: Fate
    chosen: Side

    @property
    def result(self) -> str:
        """The text that the register will hold."""
        return self.theirs if self.chosen is Side.THEIRS else self.ours

    @property
    def changes(self) -> bool:
        """Whether the register will hold another text than now."""
        return self.result != self.ours


def merge_fields(
    base: Mapping[str, str],
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    taken: Collection[str] = (),
) -> tuple[MergedField, ...]:
    """Merge the fields that the other side knows, in its order; `taken` names conflicts settled its way.

    A field that a side does not have is blank there.
    """
    return tuple(
        _merged(name, base.get(name, ""), ours.get(name, ""), text, wanted=name in taken)
        for name, text in theirs.items()
    )


def _merged(name: str, base: str, ours: str, theirs: str, *, wanted: bool) -> MergedField:
    if theirs == ours:
        fate = Fate.UNCHANGED if ours == base else Fate.SAME
    elif theirs == base:
        fate = Fate.KEPT
    else:
        fate = Fate.TAKEN if ours == base else Fate.CONFLICT
    takes = fate is Fate.TAKEN or (fate is Fate.CONFLICT and wanted)
    return MergedField(name, base, ours, theirs, fate, Side.THEIRS if takes else Side.OURS)


def result_of(ours: Mapping[str, str], fields: tuple[MergedField, ...]) -> dict[str, str]:
    """Return what the register will hold: its own texts, and over them what was merged."""
    return {**ours, **{field.name: field.result for field in fields}}
