"""Validating a mission: when its report is due, and one motive for each condition that is not met."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from daect_tui.domain.dates import short_date
from daect_tui.domain.draft import FormKind
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_ceilings import NO_CEILING, borne_by_delegation, ceilings_in_words
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.validation_form import by_code, read_validation_form, reason_field
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from daect_tui.services.missions import MissionFile
from screens.widgets.fields import DateField, LineField
from screens.widgets.form import AutosavedForm
from screens.widgets.section import Section


class ValidationForm(AutosavedForm[Mission]):
    """All the guards that stand, each with the field of its motive; gives the mission back, validated."""

    BINDINGS = [Binding("ctrl+s", "file", "Valider", tooltip="valider la mission", id="form.file")]

    def __init__(self, desk: Desk, opened: MissionFile) -> None:
        self._ends_on = opened.mission.content.ends_on
        due = opened.settings.report_due(self._ends_on)
        super().__init__(
            desk,
            Drafts(desk.office, FormKind.VALIDATION),
            target=opened.mission.reference,
            initial={"report_due": short_date(due)},
        )
        self._guards = opened.guards
        self._mission, self._settings = opened.mission, opened.settings
        self.title = f"Valider {opened.mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the date, then the guards."""
        with VerticalScroll(classes="fields", can_focus=False):
            yield DateField(
                "report_due", "Rapport dû le", required=True,
                hint=f"Retour le {short_date(self._ends_on)}. {counted(self._settings.report_days, 'jour')} "
                f"après, si rien d’autre n’est écrit (source{NBSP}: {self._settings.source}).",
            )  # fmt: skip
            yield self._charge()
            rules = by_code(self._guards)
            for number, (code, sentences) in enumerate(rules.items(), start=1):
                section = Section("Condition non tenue", id=f"guard-{code}")
                section.show("\n".join(sentences))
                yield section
                yield LineField(
                    reason_field(code), f"Motif {number}" if len(rules) > 1 else "Motif", required=True,
                    hint="Pourquoi passer outre\u00a0: ce motif reste à la mission et au journal.",
                )  # fmt: skip

    def _charge(self) -> Section:
        """Recall what the delegation pays, and what bounds it."""
        content = self._mission.content
        ceilings = "\u202f; ".join(ceilings_in_words(self._settings)) or NO_CEILING
        section = Section("Prise en charge", id="charge")
        borne = f"{borne_by_delegation(content)} sur {content.cost}"
        section.show(f"Délégation{NBSP}: {borne}. Plafonds{NBSP}: {ceilings}.")
        return section

    def file(self, draft_id: int) -> Mission:
        """Validate the mission."""
        fields = self._drafts.get(draft_id).fields
        validation = read_validation_form(fields, self._guards, self._ends_on)
        moved = self.desk.missions.validate(self._target, validation.report_due, validation.overrides)
        self._drafts.discard(draft_id)
        return moved
