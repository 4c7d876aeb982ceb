"""Inviting a holder to present observations before an act that takes something away (CRPA L121-1).

The letter says what is intended, in law and in fact, and the time given; the holder may answer in
writing, ask to be heard, be assisted or represented (L122-1), and see the file (L122-2, L311-1). The time
runs from the day on which the letter was received.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.forms import FormReader
from daect_tui.domain.reversal import ReversalGround, ReversalKind, permission
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

# No text says how long: what is usually given, and found sufficient.
USUAL_DAYS = 15


class IntendedAct(LabelledEnum):
    """What the authority intends; the label completes « J’envisage… »."""

    SUSPENSION = "suspension", "de suspendre ce label"
    REPEAL = "abrogation", "d’abroger la décision, pour l’avenir"
    WITHDRAWAL = "retrait", "de retirer la décision, qui serait réputée n’avoir jamais existé"

    @property
    def reversal(self) -> ReversalKind:
        """Return the reversal by whose rules it is judged: a suspension obeys those of a repeal."""
        return ReversalKind.WITHDRAWAL if self is IntendedAct.WITHDRAWAL else ReversalKind.REPEAL


# The act that an invitation prepares, by the reversal that follows it.
INTENDED = {
    ReversalKind.WITHDRAWAL: IntendedAct.WITHDRAWAL,
    ReversalKind.REPEAL: IntendedAct.REPEAL,
}
# Those that may be intended against the will of the holder.
GROUNDS = (ReversalGround.CONDITION, ReversalGround.ILLEGAL)


@dataclass(frozen=True, slots=True)
class Granted:
    """What the act would end: a label, or the support of a call; `conditions` are those it states.

    One of `label` and `dossier` is empty.
    """

    label: str
    dossier: str
    kind: DecisionKind
    decided_on: date
    conditions: tuple[str, ...]

    @property
    def subject(self) -> str:
        """Return what the letter is about: the number of the label, else the dossier."""
        return self.label or self.dossier


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation, and what came of it; `received_on` is the day from which its time runs."""

    id: int
    label: str
    dossier: str
    intended: IntendedAct
    ground: ReversalGround
    condition: str
    facts: str
    written_on: date
    days: int
    signatory: str = ""
    received_on: date | None = None
    version: int = 1

    @property
    def subject(self) -> str:
        """Return what it is about: the number of the label, else the dossier."""
        return self.label or self.dossier

    @property
    def answer_by(self) -> date | None:
        """Return the day before which to answer; `None` while it is not known to have been received.

        The day of the reception does not count, the last one does to its end.
        """
        return self.received_on + timedelta(days=self.days + 1) if self.received_on else None


def read_invitation_form(fields: Mapping[str, str], granted: Granted, today: date) -> Invitation:
    """Read the raw texts of the form; raises `FormRefused` with every fault, those of the law included."""
    reader = FormReader(fields)
    intended = reader.choice("intended", "Acte envisagé", IntendedAct, IntendedAct.REPEAL)
    ground = reader.choice("ground", "Fondement", ReversalGround, ReversalGround.CONDITION)
    of_condition = ground is ReversalGround.CONDITION
    condition = reader.text("condition", "Condition", required=True) if of_condition else ""
    facts = reader.text("facts", "Faits", required=True)
    days = reader.days("days", "Délai")
    if not {"intended", "ground", "condition"} & set(reader.faults):
        reader.faults.update(_faults(intended, ground, condition, granted, today))
    reader.check()
    return Invitation(0, granted.label, granted.dossier, intended, ground, condition, facts, today, days)


def _faults(
    intended: IntendedAct, ground: ReversalGround, condition: str, granted: Granted, today: date
) -> dict[str, str]:
    if intended is IntendedAct.SUSPENSION and not granted.label:
        return {"intended": f"Acte envisagé{NBSP}: seul un label se suspend."}
    if intended is IntendedAct.SUSPENSION and ground is not ReversalGround.CONDITION:
        said = "une suspension repose sur une condition (CRPA, art. L. 242-2, par analogie)"
        return {"ground": f"Fondement{NBSP}: {said}."}
    stated = condition in granted.conditions
    answer = permission(
        granted.kind, intended.reversal, ground, granted.decided_on, today, stated_condition=stated
    )
    if answer.allowed:
        return {}
    field = "condition" if ground is ReversalGround.CONDITION and not stated else "intended"
    return {field: answer.cited}
