"""Ending a label that came without its decision: repealed or withdrawn by an act of its own."""

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.label_acts import EndingCase, ending_faults
from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.reversal import permission
from daect_tui.services.label_events import happen, label_event_kind
from daect_tui.services.labels import decision_of
from daect_tui.services.office import Office
from daect_tui.services.reversals import Way, ways_of


class LabelEndings:
    """The use cases of the retrait and of the abrogation of a label of before."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def ways(self, number: str) -> tuple[Way, ...]:
        """Return every way to end a label with the answer of the law today; raises `Refusal`.

        A label whose decision is in the register ends with it.
        """
        today = self._office.clock.today()
        with self._office.reading() as work:
            life = work.label_lives.get(number)
            if decision_of(work, life) is not None:
                raise Refusal(
                    f"La décision qui a accordé le label {number} est dans le registre\u00a0: c’est elle qui "
                    "se retire ou s’abroge."
                )
            label = life.label
            return tuple(ways_of(DecisionKind.LABEL, label.starts_on, label.conditions, today))

    def end(self, number: str, ending: EndingCase) -> LabelEvent:
        """Sign the act that ends a label; raises `RefusedForReasons` with the article of each fault."""
        case, day = ending.case, ending.signed_on
        with self._office.begin() as work:
            life = work.label_lives.get(number)
            faults = ending_faults(life, case, day)
            if faults:
                raise RefusedForReasons(f"Le label {number} ne peut pas prendre fin ainsi\u00a0:", faults)
            allowed = permission(DecisionKind.LABEL, case.kind, case.ground, life.label.starts_on, day)
            event = LabelEvent(
                id=0,
                label=number,
                kind=label_event_kind(case.kind),
                decided_on=day,
                day=day,
                reason=case.reasons,
                condition=case.condition,
                invited_on=case.invited_on,
                answer_by=case.answer_by,
                observations=case.observations,
                signatory=signatory_on(work.institution.signatories(), day).name,
                article=allowed.article,
            )
            kept = happen(work, self._office, life, event)
            work.commit()
        return kept
