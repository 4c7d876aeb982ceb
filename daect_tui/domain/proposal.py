"""Examination case by case: what the référent proposes to the authority, without a session [S1].

The proposal waits for the authority's decision; the dossier may still be sent to a session.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.award import award_fault, decisions_of
from daect_tui.domain.criteria import Appraisal, CriterionLine, unassessed
from daect_tui.domain.decision import DecisionKind, Grounds, grounds_faults
from daect_tui.domain.programme import CalendarKind, Programme
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import listed, quoted


class ProposalState(LabelledEnum):
    """What became of a proposal; one at most waits on a dossier."""

    WAITING = "en_attente", "en attente de l’autorité"
    TAKEN_BACK = "reprise", "reprise par le référent"
    SENT_TO_SESSION = "seance", "renvoyée en séance"
    FALLEN = "caduque", "caduque, dossier retiré"
    DECIDED = "decidee", "décidée par l’autorité"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: a sense, its grounds, the conditions of the label in full (CRPA L242-2)."""

    id: int
    dossier: str
    kind: DecisionKind
    grounds: Grounds
    conditions: tuple[str, ...]
    proposed_by: str
    proposed_on: date
    state: ProposalState = ProposalState.WAITING


def calendar_refusal(programme: Programme) -> str:
    """Say why a programme has no examination case by case; empty when it has."""
    if programme.calendar is CalendarKind.ROLLING:
        return ""
    return (
        f"Le programme {programme.code} reçoit les dossiers {programme.calendar.label}\u00a0: "
        "ils passent en séance. Inscrivez le dossier à l’ordre du jour."
    )


def examination_refusal(lines: Iterable[CriterionLine]) -> str:
    """Say which criteria are still to be judged before anything is proposed; empty when none is."""
    waiting = unassessed(tuple(lines))
    if not waiting:
        return ""
    names = listed([quoted(line.code) for line in waiting])
    return f"L’examen n’est pas fini\u00a0: évaluez d’abord {names}."


def proposed_grounds(kind: DecisionKind, lines: Iterable[CriterionLine]) -> Grounds:
    """Return what a proposal begins with: for a refusal, the criteria not satisfied and their comments."""
    if kind is not DecisionKind.REFUSE:
        return Grounds()
    given = [line.assessment for line in lines if line.assessment]
    short = [one for one in given if one.appraisal is Appraisal.NOT_MET]
    return Grounds(criteria=tuple(one.code for one in short), reasons="\n".join(one.comment for one in short))


def proposal_faults(
    programme: Programme, kind: DecisionKind, grounds: Grounds, lines: Iterable[CriterionLine]
) -> tuple[str, ...]:
    """Say everything that a proposal lacks: its calendar, an examination, lawful grounds (CRPA L211-5).

    `lines` are the criteria of the programme with their assessments.
    """
    lines = tuple(lines)
    calendar = calendar_refusal(programme)
    strangers = [code for code in grounds.criteria if programme.criterion(code) is None]
    met = {line.code for line in lines if line.assessment and line.assessment.appraisal is Appraisal.MET}
    examination = examination_refusal(lines)
    faults = [fault for fault in (calendar, examination) if fault]
    if kind not in decisions_of(programme):
        faults.append(award_fault(programme, kind))
    faults += grounds_faults(kind, grounds)
    faults += [f"Le critère {quoted(code)} n’est pas du programme {programme.code}." for code in strangers]
    if kind is DecisionKind.REFUSE:
        faults += [
            f"Le critère {quoted(code)} est évalué satisfait\u00a0: "
            "revoyez son évaluation, ou ne le citez pas."
            for code in grounds.criteria
            if code in met
        ]
    return tuple(faults)


_SENSES = {DecisionKind.ADJOURN: Outcome.ADJOURNED, DecisionKind.REFUSE: Outcome.UNFAVOURABLE}


def motion_of(proposal: Proposal) -> Motion:
    """Return what the rapporteur proposes when the dossier is sent to a session."""
    award = Outcome.WITH_RESERVATIONS if proposal.grounds.reservations else Outcome.FAVOURABLE
    return Motion(_SENSES.get(proposal.kind, award), proposal.grounds)
