"""The register of labels on any day, one label with all that hangs on it, and the acts on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.decision import Decision
from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.evaluation import Evaluation
from daect_tui.domain.label import LABEL_MACHINE, LabelAction, LabelState
from daect_tui.domain.label_acts import (
    DatedReason,
    SuspensionCase,
    giving_up_fault,
    reinstatement_fault,
    suspension_faults,
)
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_register import LabelLine
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_guards import REPORT_OUTSTANDING
from daect_tui.domain.observations import Invitation
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.states import Passage
from daect_tui.services.label_events import happen
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import label_of


@dataclass(frozen=True, slots=True)
class LabelFile:
    """Everything shown of one label on a day.

    `holder` is the organisation as it is today; `decision` is `None` for a label that came without its
    dossier; `renewals` are the dossiers started from its own; `late` the missions whose report is late;
    `invitations` those to present observations before an act;
    `refusals` say, by action, why an act is not possible today.
    """

    life: LabelLife
    day: date
    holder: Organisation
    decision: Decision | None
    missions: tuple[Mission, ...]
    evaluations: Mapping[str, Evaluation]
    late: tuple[str, ...]
    renewals: tuple[str, ...]
    letters: tuple[Letter, ...]
    passages: tuple[Passage, ...]
    invitations: tuple[Invitation, ...]
    refusals: Mapping[LabelAction, str]

    @property
    def state(self) -> LabelState:
        """The state on the day of the file."""
        return self.life.state_on(self.day)


class LabelRegister:
    """The use cases of F7 Labels."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def lines(self, day: date) -> tuple[LabelLine, ...]:
        """Return every label with its state on a day, by number."""
        with self._office.reading() as work:
            return label_lines(work, day)

    def open(self, number: str, day: date | None = None) -> LabelFile:
        """Return one label on a day, today unless it is given; raises `UnknownReference`."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            return label_file(work, number, day or today, today)

    def suspend(self, number: str, case: SuspensionCase) -> LabelEvent:
        """Sign a suspension; raises `RefusedForReasons` with every fault."""
        with self._office.begin() as work:
            life = work.label_lives.get(number)
            faults = suspension_faults(life, case)
            if faults:
                raise RefusedForReasons(f"Le label {number} ne peut pas être suspendu\u00a0:", faults)
            event = LabelEvent(
                id=0,
                label=number,
                kind=LabelEventKind.SUSPENDED,
                decided_on=case.decided_on,
                day=case.day,
                until=case.until,
                reason=case.reasons,
                condition=case.condition,
                invited_on=case.invited_on,
                answer_by=case.answer_by,
                observations=case.observations,
                signatory=signatory_on(work.institution.signatories(), case.decided_on).name,
            )
            kept = happen(work, self._office, life, event)
            work.commit()
        return kept

    def reinstate(self, number: str, case: DatedReason) -> LabelEvent:
        """Sign the lifting of the suspension from a day; raises `Refusal`."""
        return self._happen(number, LabelEventKind.REINSTATED, case)

    def give_up(self, number: str, case: DatedReason) -> LabelEvent:
        """Record that the holder gives the label up from a day; raises `Refusal`."""
        return self._happen(number, LabelEventKind.GIVEN_UP, case)

    def _happen(self, number: str, kind: LabelEventKind, case: DatedReason) -> LabelEvent:
        check = reinstatement_fault if kind is LabelEventKind.REINSTATED else giving_up_fault
        with self._office.begin() as work:
            life = work.label_lives.get(number)
            fault = check(life, case)
            if fault:
                raise Refusal(fault)
            signed = kind is LabelEventKind.REINSTATED
            event = LabelEvent(
                id=0,
                label=number,
                kind=kind,
                decided_on=case.decided_on,
                day=case.day,
                reason=case.reason,
                signatory=signatory_on(work.institution.signatories(), case.decided_on).name
                if signed
                else "",
            )
            kept = happen(work, self._office, life, event)
            work.commit()
        return kept


def label_lines(work: UnitOfWork, day: date) -> tuple[LabelLine, ...]:
    """Return every label with its state on a day, in the caller's transaction."""
    names, late = work.label_lives.holders(), work.label_lives.late_reports(REPORT_OUTSTANDING, day)
    return tuple(
        LabelLine(
            life,
            life.state_on(day),
            names[life.label.organisation_id],
            late.get(life.label.number, 0),
        )
        for life in work.label_lives.all()
    )


def label_file(work: UnitOfWork, number: str, day: date, today: date) -> LabelFile:
    """Gather one label on a day, in the caller's transaction; its acts are judged on `today`."""
    life = work.label_lives.get(number)
    label = life.label
    decision = decision_of(work, life)
    missions = work.missions.of_label(number)
    found = {one.reference: work.evaluations.find(one.reference) for one in missions}
    of_dossier = work.letters.of_subject(label.dossier) if label.dossier else ()
    letters = (*of_dossier, *work.letters.of_subject(number))
    return LabelFile(
        life=life,
        day=day,
        holder=work.organisations.get(label.organisation_id),
        decision=decision,
        missions=missions,
        evaluations={reference: one for reference, one in found.items() if one is not None},
        late=tuple(one.reference for one in missions if is_late(one, day)),
        renewals=work.label_lives.renewals_of(number),
        letters=tuple(one for one in letters if one.state is not LetterState.REPLACED),
        passages=work.passages.of(number),
        invitations=work.invitations.about(number),
        refusals=_refusals(life, today),
    )


def is_late(mission: Mission, day: date) -> bool:
    """Tell whether the report of a mission is overdue on a day."""
    return mission.state in REPORT_OUTSTANDING and mission.report_due is not None and mission.report_due < day


def decision_of(work: UnitOfWork, life: LabelLife) -> Decision | None:
    """Return the decision that granted a label; `None` when the register does not hold it."""
    if not life.label.dossier:
        return None
    granting = (
        decision
        for decision in work.decisions.of_dossier(life.label.dossier)
        if (granted := label_of(work, decision)) is not None and granted.number == life.label.number
    )
    return next(granting, None)


def _refusals(life: LabelLife, today: date) -> dict[LabelAction, str]:
    state = life.state_on(today)
    acts = (LabelAction.SUSPEND, LabelAction.REINSTATE, LabelAction.GIVE_UP)
    refusals = {action: LABEL_MACHINE.refusal(state, action) for action in acts}
    # One way leads to both reversals: the law answers there, ground by ground.
    refusals[LabelAction.REPEAL] = LABEL_MACHINE.refusal(state, LabelAction.REVOKE)
    return refusals
