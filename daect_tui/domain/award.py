"""What a favourable opinion leads to: the label of a programme, or the support of a call for projects."""

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.programme import Award, Programme
from daect_tui.domain.session import Outcome

_AWARDS = {Award.LABEL: DecisionKind.LABEL, Award.SUPPORT: DecisionKind.RETAIN}
_OTHERS = {Outcome.ADJOURNED: DecisionKind.ADJOURN, Outcome.UNFAVOURABLE: DecisionKind.REFUSE}
_FAVOURABLE = (Outcome.FAVOURABLE, Outcome.WITH_RESERVATIONS)


def award_of(programme: Programme) -> DecisionKind:
    """Return the decision that gives what a programme is for."""
    return _AWARDS[programme.award]


def decisions_of(programme: Programme) -> tuple[DecisionKind, ...]:
    """Return what may be decided on a dossier of a programme, the award first."""
    return (award_of(programme), DecisionKind.ADJOURN, DecisionKind.REFUSE)


def award_fault(programme: Programme, kind: DecisionKind) -> str:
    """Say that a programme does not give what a decision would give."""
    return (
        f"Le programme {programme.code} donne {programme.award.label}\u00a0: "
        f"une décision de {kind.label} n’y a pas sa place."
    )


def decision_after(outcome: Outcome, programme: Programme) -> DecisionKind | None:
    """Return the decision that an opinion drafts; `None` when there is nothing to decide on."""
    return advised(outcome, programme.award)


def advised(outcome: Outcome, award: Award) -> DecisionKind | None:
    """Return the decision that an opinion calls for where a programme gives `award`."""
    return _AWARDS[award] if outcome in _FAVOURABLE else _OTHERS.get(outcome)
