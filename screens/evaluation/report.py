"""The report of a mission, typed on a train or at the desk: three voices, cost, follow-up, lessons."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Diffusion, Evaluation
from daect_tui.domain.mission import Mission
from daect_tui.domain.money import parse_euros
from daect_tui.services.desk import Desk
from screens.widgets.fields import ChoiceField, LineField, LongField
from screens.widgets.form import AutosavedForm

_DIFFUSIONS = [(diffusion.value, diffusion.label) for diffusion in Diffusion]


class ReportForm(AutosavedForm[Evaluation]):
    """A new report, or one to correct; gives the evaluation back, once the report is received."""

    def __init__(self, desk: Desk, mission: Mission, initial: Mapping[str, str]) -> None:
        super().__init__(
            desk,
            desk.evaluations.drafts,
            target=mission.reference,
            initial={"diffusion": Diffusion.INTERNAL.value, **initial},
        )
        self.title = f"Rapport de {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the voices, then what follows."""
        with TabbedContent():
            with TabPane("Trois voix", id="voices"):
                yield LongField(
                    "expert_voice", "L’expert", lines=5, required=True,
                    hint="Ce qui a été fait, ce qui en reste, au regard des termes de référence.",
                )  # fmt: skip
                yield LongField(
                    "host_voice", "L’hôte", lines=4, hint="Ce qu’en dit la collectivité d’accueil."
                )
                yield LongField(
                    "poste_voice", "Le poste", lines=4, hint="Ce qu’en dit le poste diplomatique."
                )
            with TabPane("Suites", id="after"):
                yield LineField("real_cost", "Coût réel", hint="En euros, tout compris.", echoed=_in_euros)
                yield LongField("follow_up", "Suites", lines=4, hint="Convention, projet, nouvelle mission.")
                yield LongField(
                    "lessons", "Enseignements", lines=4, hint="Ce qu’une autre mission doit savoir."
                )
                yield ChoiceField("diffusion", "Diffusion", _DIFFUSIONS, hint="Qui pourra lire la fiche.")

    def file(self, draft_id: int) -> Evaluation:
        """Receive the report."""
        return self.desk.evaluations.enter_report(draft_id)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by the first words of its report."""
        return " ".join(fields.get("expert_voice", "").split()[:6]) or "(rapport vide)"


def _in_euros(typed: str) -> str:
    try:
        amount = parse_euros(typed, "Coût réel")
    except InvalidField:
        return ""
    return str(amount) if amount else ""
