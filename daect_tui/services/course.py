"""The course of a mission after its validation: changed, put off, called off; what the calendar shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.intermediate_opinion import IntermediateOpinion
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import MISSION_MACHINE, Mission, MissionAction
from daect_tui.domain.mission_calendar import Stay, read_period, stays
from daect_tui.domain.mission_change import (
    MissionChange,
    agreed,
    amended,
    check_change,
    not_passed_over,
    override_words,
)
from daect_tui.domain.mission_change_form import ProposedChange, read_change_form
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from daect_tui.domain.mission_interruption_form import CallingOff, PuttingOff
from daect_tui.domain.report_deadline import PlannedReminder, ReportReminder, next_reminder, rule_on
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafts import Drafts
from daect_tui.services.intake import country_codes
from daect_tui.services.missions import guards_on
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CourseFile:
    """Everything that happened to one mission since its validation, and its next reminder."""

    mission: Mission
    changes: tuple[MissionChange, ...]
    postponements: tuple[Postponement, ...]
    cancellation: Cancellation | None
    opinions: tuple[IntermediateOpinion, ...]
    reminders: tuple[ReportReminder, ...]
    planned: PlannedReminder | None

    @property
    def untold(self) -> bool:
        """Tell whether an act awaits its letter."""
        ended = (self.cancellation,) if self.cancellation else ()
        return any(not act.letter for act in (*self.changes, *self.postponements, *ended))


class Course:
    """The use cases of the tab « Suivi » and of the calendar."""

    def __init__(self, office: Office) -> None:
        self._office = office
        # A change is typed in the request’s own fields, on the mission that it is about.
        self.drafts = Drafts(office, FormKind.MISSION)

    def open(self, reference: str) -> CourseFile:
        """Return what happened to a mission; raises `UnknownReference`."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            mission = work.missions.get(reference)
            sent = work.report_follow_up.reminders([reference]).get(reference, ())
            return CourseFile(
                mission,
                work.mission_course.changes(reference),
                work.mission_course.postponements(reference),
                work.mission_course.cancellation(reference),
                work.report_follow_up.opinions(reference),
                sent,
                next_reminder(mission, sent, rule_on(work.report_follow_up.rules(), today)),
            )

    def calendar(self, month: date) -> tuple[Stay, ...]:
        """Return the missions that a month must know."""
        with self._office.reading() as work:
            return stays(work.missions.during(*read_period(month)), country_name)

    def against(self, draft_id: int) -> tuple[Guard, ...]:
        """Return what stands against the change that a draft proposes, and that nobody passed over yet.

        Raises `FormRefused`, or `Refusal` for a change that cannot be.
        """
        with self._office.reading() as work:
            mission, proposed = self._proposed(work, draft_id)
            return self._against(work, mission, proposed)

    def amend(self, draft_id: int, overrides: Mapping[str, str]) -> MissionChange:
        """Change a mission as a draft proposes, and remove the draft.

        `overrides` gives, by the code of a guard, the reason for passing over it; a guard without reason
        refuses the change, with all that stand.
        """
        with self._office.begin() as work:
            mission, proposed = self._proposed(work, draft_id)
            standing = self._against(work, mission, proposed)
            unmet = [guard.sentence for guard in standing if not overrides.get(guard.code, "").strip()]
            if unmet:
                raise RefusedForReasons(
                    f"La mission {mission.reference} ne peut pas être modifiée ainsi sans motif\u00a0:", unmet
                )
            passed = tuple(override_words(guard, overrides[guard.code]) for guard in standing)
            change = self._change(work, mission, proposed, passed)
            work.drafts.remove(draft_id)
            work.commit()
        return change

    def _proposed(self, work: UnitOfWork, draft_id: int) -> tuple[Mission, ProposedChange]:
        draft = work.drafts.get(draft_id)
        mission = work.missions.get(draft.target)
        MISSION_MACHINE.after(mission.state, MissionAction.AMEND)
        proposed = read_change_form(draft.fields, mission, country_codes(), self._office.clock.today())
        check_change(mission, proposed.after)
        return mission, proposed

    def _against(self, work: UnitOfWork, mission: Mission, proposed: ProposedChange) -> tuple[Guard, ...]:
        """Evaluate the guards of validation again, on the changed content."""
        if proposed.after.content == mission.content:
            return ()
        changed = amended(mission, proposed.after)
        found = guards_on(work, changed, self._office.clock.today())
        return not_passed_over(found, mission.overrides)

    def _change(
        self, work: UnitOfWork, mission: Mission, proposed: ProposedChange, passed: tuple[str, ...]
    ) -> MissionChange:
        change = work.mission_course.add(
            MissionChange(
                id=0,
                mission=mission.reference,
                number=len(work.mission_course.changes(mission.reference)) + 1,
                before=agreed(mission),
                after=proposed.after,
                reason=proposed.reason,
                decided_on=proposed.decided_on,
                signatory=_signatory(work, proposed.decided_on),
                overrides=passed,
            )
        )
        changed = replace(amended(mission, proposed.after), overrides=(*mission.overrides, *passed))
        move_mission(
            work, self._office, changed, MissionAction.AMEND, f"{change.name}\u00a0: {change.reason}"
        )
        if passed:
            detail: dict[str, str | int | list[str]] = {"avenant": change.number, "motifs": list(passed)}
            work.journal.append(Act("mission.guards_passed_over", mission.reference, detail))
        return change

    def postpone(self, reference: str, putting_off: PuttingOff) -> Postponement:
        """Put a mission off; a change takes it up again."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            moved = move_mission(work, self._office, mission, MissionAction.POSTPONE, putting_off.reason)
            put_off = work.mission_course.add(
                Postponement(
                    id=0,
                    mission=moved.reference,
                    decided_on=putting_off.decided_on,
                    asked_by=putting_off.asked_by,
                    reason=putting_off.reason,
                    starts_on=putting_off.starts_on,
                    ends_on=putting_off.ends_on,
                    signatory=_signatory(work, putting_off.decided_on),
                )
            )
            work.commit()
        return put_off

    def cancel(self, reference: str, calling_off: CallingOff) -> Cancellation:
        """Call a mission off, with what it has cost already."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            moved = move_mission(work, self._office, mission, MissionAction.CANCEL, calling_off.reason)
            called_off = work.mission_course.add(
                Cancellation(
                    id=0,
                    mission=moved.reference,
                    decided_on=calling_off.decided_on,
                    asked_by=calling_off.asked_by,
                    reason=calling_off.reason,
                    costs=calling_off.costs,
                    signatory=_signatory(work, calling_off.decided_on),
                )
            )
            work.commit()
        return called_off


def _signatory(work: UnitOfWork, day: date) -> str:
    """Return who may sign on a day; raises `Refusal` when nobody may."""
    return signatory_on(work.institution.signatories(), day).name
