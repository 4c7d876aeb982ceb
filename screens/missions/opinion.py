"""The poste's opinion, as the desk types it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from daect_tui.domain.dates import short_date
from daect_tui.domain.draft import FormKind
from daect_tui.domain.mission import Mission, OpinionSense
from daect_tui.domain.opinion_form import read_opinion_form
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from screens.widgets.fields import ChoiceField, DateField, LineField, LongField
from screens.widgets.form import AutosavedForm

_SENSES = [(sense.value, sense.label) for sense in OpinionSense]


class OpinionForm(AutosavedForm[Mission]):
    """Gives the mission back, once the opinion is recorded."""

    def __init__(self, desk: Desk, mission: Mission) -> None:
        super().__init__(
            desk,
            Drafts(desk.office, FormKind.OPINION),
            target=mission.reference,
            initial={
                "source": mission.asked.source if mission.asked else "",
                "received_on": short_date(desk.office.clock.today()),
            },
        )
        self.title = f"Avis sur {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the four fields."""
        with VerticalScroll(classes="fields", can_focus=False):
            yield LineField(
                "source", "Poste", required=True, hint="L’ambassade ou le consulat, en toutes lettres."
            )
            yield ChoiceField(
                "sense", "Sens", _SENSES, required=True, hint="Le sens de l’avis, tel qu’il est reçu."
            )
            yield DateField("received_on", "Reçu le", required=True, hint="Le jour où l’avis est arrivé.")
            yield LongField("text", "Texte", lines=8, hint="Ce que le poste écrit\u202f; peut rester vide.")

    def file(self, draft_id: int) -> Mission:
        """Record the opinion."""
        fields = self._drafts.get(draft_id).fields
        opinion = read_opinion_form(fields, self.desk.office.clock.today())
        moved = self.desk.missions.record_opinion(self._target, opinion)
        self._drafts.discard(draft_id)
        return moved
