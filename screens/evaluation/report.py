"""The report of a mission, typed on a train or at the desk: voices, results, costs, what follows."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.evaluation import Evaluation
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import Mission
from daect_tui.domain.report_form import read_report_form, report_initial
from daect_tui.domain.report_questions import REPORT_PARTS, lacking, to_answer
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.aid import aid_lists
from daect_tui.services.desk import Desk
from screens.evaluation.report_fields import report_field
from screens.modals.confirm import ConfirmModal
from screens.widgets.form import AutosavedForm


class ReportForm(AutosavedForm[Evaluation]):
    """A new report, or one to correct; gives the evaluation back, once the report is received."""

    TASKS = (
        ("Remplir", "Ctrl+B change d’onglet. Les objectifs et les dépenses prévues sont déjà écrits."),
        ("Une ligne par entrée", "Par exemple\u00a0: objectif ; atteint ; commentaire."),
        ("Rapport partiel", "Ctrl+S dit ce qui manque, et propose de l’enregistrer comme partiel."),
        ("S’interrompre", "Échap ferme\u202f; ce qui est tapé est gardé, même sans réseau."),
    )  # fmt: skip

    def __init__(self, desk: Desk, mission: Mission, initial: Mapping[str, str]) -> None:
        super().__init__(
            desk,
            desk.evaluations.drafts,
            target=mission.reference,
            initial=initial or report_initial(mission.content, aid_lists()),
        )
        self._mission = mission
        self._partial = False
        self.title = f"Rapport de {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the parts, a tab each."""
        with TabbedContent():
            for part in REPORT_PARTS:
                with TabPane(part.title, id=part.code):
                    for question in part.questions:
                        yield report_field(question, self._mission.content.budget)

    async def before_filing(self) -> bool:
        """Where required answers alone are missing, ask whether the report is partial on purpose."""
        report = read_report_form(self.texts(), aid_lists(), partial=True)
        missing = lacking(report)
        self._partial = bool(missing)
        if not missing:
            return True
        names = listed([question.caption for question in missing])
        question = (
            f"Il manque{NBSP}: {names}.\n"
            "Un rapport partiel reste dans «\u202fÀ faire\u202f» jusqu’à ce qu’il soit complété."
        )
        if await self.app.push_screen_wait(
            ConfirmModal("Rapport incomplet", question, "Enregistrer comme partiel", "Compléter")
        ):
            return True
        raise FormRefused({question.name: to_answer(question) for question in missing})

    def file(self, draft_id: int) -> Evaluation:
        """Receive the report."""
        return self.desk.evaluations.enter_report(draft_id, partial=self._partial)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by the first words of its report."""
        return " ".join(fields.get("expert_voice", "").split()[:6]) or "(rapport vide)"
