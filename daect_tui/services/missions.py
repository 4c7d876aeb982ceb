"""Missions: requested under a label, guarded, validated, carried out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.draft import Draft, FormKind
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.letter import Letter
from daect_tui.domain.mission import (
    MISSION_MACHINE,
    Mission,
    MissionAction,
    MissionState,
    PosteOpinion,
)
from daect_tui.domain.mission_form import Known, MissionForm, read_mission_form
from daect_tui.domain.mission_guards import Guard, Names, guards, remarks
from daect_tui.domain.mission_settings import MissionSettings, mission_settings_on
from daect_tui.domain.references import Series, mission_reference
from daect_tui.domain.states import Passage
from daect_tui.domain.text import quoted
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.drafts import Drafts
from daect_tui.services.intake import country_codes
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# What the desk does by hand; the others have their own use case (opinion, validation, letter, report).
PLAIN_ACTIONS = (
    MissionAction.REVIEW,
    MissionAction.ADJOURN,
    MissionAction.RESUME,
    MissionAction.LEAVE,
    MissionAction.RETURN,
    MissionAction.AWAIT_REPORT,
    MissionAction.CLOSE,
)


@dataclass(frozen=True, slots=True)
class MissionFile:
    """Everything shown of one mission; `guards` are the reasons against validating it now.

    `standing` is the state of the label today; `remarks` are what could not be verified, `settings` those
    in force on the day of the departure.
    """

    mission: Mission
    label: Label
    standing: LabelState
    guards: tuple[Guard, ...]
    remarks: tuple[str, ...]
    settings: MissionSettings
    passages: tuple[Passage, ...]
    letters: tuple[Letter, ...]


class Missions:
    """The use cases of F5 Missions."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.drafts = Drafts(office, FormKind.MISSION)

    def all(self) -> tuple[Mission, ...]:
        """Return all missions, the most recent reference first."""
        with self._office.reading() as work:
            return work.missions.all()

    def labels(self) -> tuple[Label, ...]:
        """Return the labels under which a mission may be requested."""
        with self._office.reading() as work:
            return work.labels.all()

    def open(self, reference: str) -> MissionFile:
        """Return a mission with its guards and history; raises `UnknownReference`."""
        with self._office.reading() as work:
            mission = work.missions.get(reference)
            life = work.label_lives.get(mission.label)
            label = life.label
            return MissionFile(
                mission,
                label,
                life.state_on(self._office.clock.today()),
                self._guards(work, mission),
                remarks(mission, label),
                settings_for(work, mission),
                work.passages.of(reference),
                work.letters.of_subject(reference),
            )

    def request(self, draft_id: int) -> Mission:
        """Make a mission of a draft and remove the draft; raises `FormRefused`, `UnknownReference`."""
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            today = self._office.clock.today()
            form = read_mission_form(draft.fields, country_codes(), today, known_of(work, draft, today))
            mission = register_mission(work, self._office, form)
            work.drafts.remove(draft_id)
            work.commit()
        return mission

    def record_opinion(self, reference: str, opinion: PosteOpinion) -> Mission:
        """Record what the poste answered."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            _check_after_asking(mission, opinion)
            answered = replace(mission, opinion=opinion)
            moved = move_mission(work, self._office, answered, MissionAction.RECEIVE_OPINION)
            work.commit()
        return moved

    def act(self, reference: str, action: MissionAction, reason: str = "") -> Mission:
        """Make a mission pass by one of the plain actions."""
        if action not in PLAIN_ACTIONS:
            raise Refusal(f"L’action {quoted(action.label)} a sa propre saisie.")
        with self._office.begin() as work:
            moved = move_mission(work, self._office, work.missions.get(reference), action, reason)
            if action is MissionAction.RETURN and moved.report_due:
                # Back, and its report is awaited from that day: one keystroke for both.
                moved = move_mission(work, self._office, moved, MissionAction.AWAIT_REPORT)
            work.commit()
        return moved

    def validate(self, reference: str, report_due: date, overrides: Mapping[str, str]) -> Mission:
        """Validate a mission, with the day on which its report is due.

        `overrides` gives, by the code of a guard, the reason for passing over it; a guard without
        reason refuses the act, with all that stand.
        """
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            MISSION_MACHINE.after(mission.state, MissionAction.VALIDATE)
            standing = self._guards(work, mission)
            unmet = [guard.sentence for guard in standing if not overrides.get(guard.code, "").strip()]
            if unmet:
                raise RefusedForReasons(
                    f"La mission {reference} ne peut pas être validée sans motif\u00a0:", unmet
                )
            if report_due < mission.content.ends_on:
                raise Refusal(
                    f"Le rapport ne peut pas être dû le {short_date(report_due)}, "
                    f"avant le retour du {short_date(mission.content.ends_on)}."
                )
            passed_over = tuple(
                f"{guard.sentence} Motif\u00a0: {overrides[guard.code]}" for guard in standing
            )
            validated = replace(
                mission,
                validated_on=self._office.clock.today(),
                report_due=report_due,
                overrides=passed_over,
            )
            moved = move_mission(
                work, self._office, validated, MissionAction.VALIDATE, " / ".join(overrides.values())
            )
            work.commit()
        return moved

    def _guards(self, work: UnitOfWork, mission: Mission) -> tuple[Guard, ...]:
        if MissionAction.VALIDATE not in MISSION_MACHINE.legal(mission.state):
            return ()
        return guards_on(work, mission, self._office.clock.today())


def guards_on(work: UnitOfWork, mission: Mission, today: date) -> tuple[Guard, ...]:
    """Return every reason against a mission on a day, with the label, the others and the ceilings."""
    life = work.label_lives.get(mission.label)
    codes = {mission.content.country, *life.label.countries}
    names = Names({code: country_name(code) for code in codes}, themes())
    return guards(mission, life, work.missions.all(), today, settings_for(work, mission), names)


def settings_for(work: UnitOfWork, mission: Mission) -> MissionSettings:
    """Return the ceilings, rates and delay in force on the day of the departure."""
    return mission_settings_on(work.mission_settings.all(), mission.content.starts_on)


def known_of(work: UnitOfWork, draft: Draft, today: date) -> Known:
    """Return what the register knows beside a form: the label that it names, the rates of the day."""
    number = draft.fields.get("label", "").strip()
    label = next((label for label in work.labels.all() if label.number == number), None)
    return known_of_label(label, mission_settings_on(work.mission_settings.all(), today))


def known_of_label(label: Label | None, settings: MissionSettings) -> Known:
    """Return what is known under a label, which may not be chosen yet."""
    rates = {rate.country: rate.amount for rate in settings.rates}
    return Known(themes(), label.holder if label else "", label.theme if label else "", rates)


def _check_after_asking(mission: Mission, opinion: PosteOpinion) -> None:
    if mission.asked is not None and opinion.received_on < mission.asked.asked_on:
        raise Refusal(
            f"L’avis a été demandé le {short_date(mission.asked.asked_on)}\u202f; il ne peut pas être reçu "
            f"le {short_date(opinion.received_on)}. Vérifiez la date."
        )


def register_mission(work: UnitOfWork, office: Office, form: MissionForm) -> Mission:
    """Register a request in the caller's transaction: number, mission, journal."""
    label = work.labels.get(form.label)
    year = office.clock.today().year
    mission = work.missions.add(
        Mission(
            id=0,
            reference=mission_reference(year, work.next_number(Series.MISSION, "", year)),
            label=label.number,
            holder=label.holder,
            content=form.content,
            opinion=None,
            state=MissionState.REQUESTED,
            validated_on=None,
            report_due=None,
            overrides=(),
            version=1,
        )
    )
    work.journal.append(Act("mission.requested", mission.reference, {"label": label.number}))
    return mission
