"""Taking back the last act of a session, before it closes (product decision 8).

Undo is an act too: it compensates, and the journal tells of both. It goes one step deep, and is
refused with its reason when there is nothing to compensate, or when something was built on the act.
What an act did is kept with it as a `Step`; its inverse is read from there, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import BallotResult, Choice, Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.session import Floor, Outcome, Recusal, Seat
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP


class StepKind(LabelledEnum):
    """The acts of a session that is held."""

    ARRIVAL = "arrivee", "arrivée"
    DEPARTURE = "depart", "départ"
    REPLACEMENT = "suppleance", "suppléance"
    MANDATE = "pouvoir", "pouvoir"
    RECUSAL = "deport", "déport"
    VOICE = "voix", "voix"
    BALLOT = "scrutin", "scrutin"
    OUTCOME = "issue", "issue du point"
    BLOCK = "bloc", "décision en bloc"
    HEARING = "audition", "audition"
    DISAGREEMENT = "desaccord", "désaccord"
    NOTE = "note", "note"
    OPENING = "ouverture", "ouverture de la séance"
    BREAK = "suspension", "suspension ou reprise"
    UNDONE = "annulation", "annulation"


# Why some acts are not taken back, and what to do instead; all others have an inverse.
NOT_TAKEN_BACK = {
    StepKind.OPENING: (
        "L’ouverture de la séance ne s’annule pas\u00a0: elle a figé la composition du comité. Clore la "
        "séance renvoie les dossiers à l’instruction."
    ),
    StepKind.BREAK: (
        "Une suspension ou une reprise ne s’annule pas\u00a0: son heure reste au procès-verbal. "
        "Faites l’acte contraire (Ctrl+T)."
    ),
    StepKind.UNDONE: (
        "Un seul acte s’annule, et il vient de l’être. Corrigez le précédent par l’acte contraire."
    ),
}
# What moves the screen and builds on nothing.
_HARMLESS = frozenset({"session.moved_to_item"})


@dataclass(frozen=True, slots=True)
class ItemBefore:
    """What an item said before the act."""

    item_id: int
    outcome: Outcome | None
    grounds: Grounds
    floor: Floor | None
    notes: str


@dataclass(frozen=True, slots=True)
class BallotBefore:
    """What a ballot said before the act."""

    ballot_id: int
    tally: Tally
    casting: Choice | None
    result: BallotResult | None
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """What the last act did, so that it can be undone; `about` names it for people.

    Rows that it added are known by their numbers; what it changed, by what was there before.
    `sequence` is the last line that it wrote in the journal; `position` the item in hand before it.
    `ballots_added` are voided, never deleted; `votes_added` pair a ballot and a member.
    """

    kind: StepKind
    about: str
    position: int
    sequence: int = 0
    stays_added: tuple[int, ...] = ()
    stays_ended: tuple[int, ...] = ()
    seats_before: tuple[Seat, ...] = ()
    mandates_added: tuple[int, ...] = ()
    mandates_ended: tuple[int, ...] = ()
    recusals_added: tuple[Recusal, ...] = ()
    recusals_removed: tuple[Recusal, ...] = ()
    votes_added: tuple[tuple[int, int], ...] = ()
    ballots_added: tuple[int, ...] = ()
    ballots_before: tuple[BallotBefore, ...] = ()
    items_before: tuple[ItemBefore, ...] = ()
    hearings_added: tuple[int, ...] = ()
    hearings_ended: tuple[int, ...] = ()
    disagreements_added: tuple[int, ...] = ()


def undo_refusal(step: Step | None, later: Sequence[JournalEntry]) -> str:
    """Say why the last act cannot be taken back; empty when it can.

    `later` are the lines of the journal on the session and on its dossiers that came after it.
    """
    if step is None:
        return "Aucun acte de cette séance ne peut être annulé."
    if step.kind in NOT_TAKEN_BACK:
        return NOT_TAKEN_BACK[step.kind]
    built = [entry for entry in later if entry.kind not in _HARMLESS]
    if built:
        return (
            f"{step.about[:1].upper()}{step.about[1:]}{NBSP}: cet acte ne s’annule plus, un autre s’est "
            f"fondé sur lui ({built[0].subject}, ligne {built[0].sequence} du journal). "
            "Corrigez par l’acte contraire."
        )
    return ""


def check_undo(step: Step | None, later: Sequence[JournalEntry]) -> Step:
    """Return the act that may be taken back; raises `Refusal` with its reason otherwise."""
    sentence = undo_refusal(step, later)
    if step is None or sentence:
        raise Refusal(sentence)
    return step
