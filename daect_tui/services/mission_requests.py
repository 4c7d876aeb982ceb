"""A request for a mission before it is validated: corrected, refused; and what bounds its costs."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.errors import StaleRecord
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import MISSION_MACHINE, Mission, MissionAction
from daect_tui.domain.mission_form import CAPTIONS, Known, mission_fields, read_mission_form
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_settings import DatedMissionSettings, MissionSettings, mission_settings_on
from daect_tui.services.catalogue import country_name
from daect_tui.services.intake import country_codes
from daect_tui.services.missions import known_of, known_of_label
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office

# The text of a form that no field shows: the version of the mission that it began from.
VERSION_FIELD = "version"


class MissionRequests:
    """The use cases of a request that waits for its validation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def known_by_label(self) -> dict[str, Known]:
        """Return what the form may know under each label, by its number; under none, by an empty one."""
        with self._office.reading() as work:
            today = self._office.clock.today()
            settings = mission_settings_on(work.mission_settings.all(), today)
            known = {label.number: known_of_label(label, settings) for label in work.labels.all()}
            return {"": known_of_label(None, settings), **known}

    def labels(self) -> tuple[tuple[Label, LabelState], ...]:
        """Return the labels with their states of today, those in force first."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            lives = sorted(work.label_lives.all(), key=lambda life: not life.in_force_on(today))
        return tuple((life.label, life.state_on(today)) for life in lives)

    def correct(self, draft_id: int) -> Mission:
        """Apply a draft to the request that it corrects, and remove the draft.

        Raises `FormRefused`, `TransitionRefused` once the mission is validated, and `StaleRecord` when
        it has changed since the form was opened: what was typed stays in the draft.
        """
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            mission = work.missions.get(draft.target)
            MISSION_MACHINE.after(mission.state, MissionAction.CORRECT)
            if draft.fields.get(VERSION_FIELD) != str(mission.version):
                raise StaleRecord(
                    f"La mission {mission.reference} a été modifiée depuis l’ouverture de ce formulaire. "
                    "Votre saisie reste en brouillon\u00a0: relisez la mission, puis recommencez."
                )
            today = self._office.clock.today()
            form = read_mission_form(draft.fields, country_codes(), today, known_of(work, draft, today))
            label = work.labels.get(form.label)
            changed = replace(mission, label=label.number, holder=label.holder, content=form.content)
            fields = _changed(mission, changed)
            if fields:
                changed = work.missions.update(changed)
                work.journal.append(Act("mission.corrected", mission.reference, {"champs": fields}))
            work.drafts.remove(draft_id)
            work.commit()
        return changed

    def refuse(self, reference: str, refusal: MissionRefusal) -> Mission:
        """Refuse a mission, on grounds in law and in fact (CRPA L211-5)."""
        with self._office.begin() as work:
            refused = replace(work.missions.get(reference), refusal=refusal)
            moved = move_mission(work, self._office, refused, MissionAction.REFUSE, refusal.facts)
            work.commit()
        return moved

    def settings(self) -> DatedMissionSettings:
        """Return the ceilings, rates and delay in force today, and since when."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            begun = [dated for dated in work.mission_settings.all() if dated.valid_from <= today]
        return max(begun, key=lambda one: one.valid_from, default=_nothing_set(today))

    def save_settings(self, dated: DatedMissionSettings) -> None:
        """Record other ceilings, rates and delay from a day on; validated missions keep their letters."""
        with self._office.begin() as work:
            work.mission_settings.save(dated)
            detail: dict[str, str | int | list[str]] = {
                "a_partir_du": dated.valid_from.isoformat(),
                "source": dated.settings.source,
            }
            work.journal.append(Act("mission.settings_saved", "institution", detail))
            work.commit()


def _nothing_set(today: date) -> DatedMissionSettings:
    return DatedMissionSettings(today, MissionSettings())


def correction_fields(mission: Mission) -> dict[str, str]:
    """Write a request back as the texts of the form that corrects it."""
    fields = mission_fields(mission.label, mission.content, country_name(mission.content.country))
    return {**fields, VERSION_FIELD: str(mission.version)}


def _changed(before: Mission, after: Mission) -> list[str]:
    """Name in French the fields of a form whose texts are others."""
    old, new = correction_fields(before), correction_fields(after)
    return [caption for name, caption in CAPTIONS.items() if old[name] != new[name]]
