"""What follows a decision, all invented: the act that ended it, an appeal against it."""

from datetime import date

from daect_tui.domain.appeal import Appeal, AppealKind
from daect_tui.domain.reversal import Reversal, ReversalCase, ReversalGround, ReversalKind
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.observation_samples import fill_observations


def reversal(decision: int) -> Reversal:
    return Reversal(
        id=0,
        decision_id=decision,
        case=ReversalCase(
            ReversalKind.REPEAL,
            ReversalGround.CONDITION,
            "Aucun rapport remis.",
            condition="Rendre compte",
            invited_on=date(2018, 1, 8),
            answer_by=date(2018, 1, 31),
            observations="Le rapport suivra.",
        ),
        article="L. 242-2",
        signed_on=date(2018, 2, 5),
        signatory="Hélène VASSEUR",
        notified_on=date(2018, 2, 8),
        version=1,
    )


def appeal(decision: int) -> Appeal:
    return Appeal(0, decision, AppealKind.GRACIOUS, date(2017, 6, 12), "Revoir la durée.")


def fill_deciding(unit: UnitOfWork, decision: int) -> None:
    """Keep one record of each kind, on a decision of the register."""
    unit.reversals.add(reversal(decision))
    unit.appeals.add(appeal(decision))
    fill_observations(unit, unit.decisions.get(decision).dossier)
