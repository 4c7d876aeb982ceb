"""Appeals received: registered with their clock, then with their answer."""

from dataclasses import dataclass, replace

from daect_tui.domain.appeal import Appeal, AppealClock, clock_of
from daect_tui.domain.appeal_form import AppealAnswered, AppealReceived
from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import Decision
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal and what runs on it."""

    appeal: Appeal
    clock: AppealClock


class Appeals:
    """The use cases of the appeals against decisions."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def receive(self, decision_id: int, received: AppealReceived) -> AppealView:
        """Register an appeal; raises `Refusal` against a decision that is not signed."""
        with self._office.begin() as work:
            decision = work.decisions.get(decision_id)
            refusal = appeal_refusal(decision)
            if refusal:
                raise Refusal(refusal)
            appeal = work.appeals.add(
                Appeal(0, decision_id, received.kind, received.received_on, received.object)
            )
            detail: dict[str, str | int | list[str]] = {
                "nature": received.kind.value,
                "recu_le": received.received_on.isoformat(),
            }
            work.journal.append(Act("appeal.received", decision.dossier, detail))
            view = appeal_view(work, decision, appeal)
            work.commit()
        return view

    def answer(self, appeal_id: int, answered: AppealAnswered) -> Appeal:
        """Record what was answered, once; what follows from it is a decision or a reversal of its own."""
        with self._office.begin() as work:
            known = work.appeals.get(appeal_id)
            if not known.is_open:
                raise Refusal(f"Ce recours a déjà sa réponse, du {short_date(known.answered_on)}.")
            changed = work.appeals.update(
                replace(known, answer=answered.answer, answered_on=answered.answered_on, note=answered.note)
            )
            dossier = work.decisions.get(known.decision_id).dossier
            detail: dict[str, str | int | list[str]] = {
                "nature": known.kind.value,
                "reponse": answered.answer.value,
                "le": answered.answered_on.isoformat(),
            }
            work.journal.append(Act("appeal.answered", dossier, detail))
            work.commit()
        return changed


def appeal_refusal(decision: Decision) -> str:
    """Say why no appeal is registered against a decision; empty when one can be."""
    if decision.is_signed:
        return ""
    return "Cette décision n’est pas signée\u00a0: un recours ne peut pas encore l’attaquer."


def appeal_view(work: UnitOfWork, decision: Decision, appeal: Appeal) -> AppealView:
    """Add to an appeal what runs on it."""
    return AppealView(appeal, clock_of(appeal, decision, work.dossiers.get(decision.dossier).organisation))
