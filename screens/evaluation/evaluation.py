"""One report that was received: voices, results, costs, follow-up, marks, lessons, files; and its acts."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.evaluation import EVALUATION_MACHINE, Evaluation, EvaluationAction
from daect_tui.domain.kept_file import KeptFile
from daect_tui.domain.lesson import Lesson, LessonState, lesson_number
from daect_tui.domain.report_form import report_fields
from daect_tui.domain.text import clean
from daect_tui.services.aid import aid_lists
from daect_tui.services.desk import Desk
from daect_tui.services.evaluations import MissionReport
from screens.calls import reading, writing
from screens.evaluation import words
from screens.evaluation.file_sheet import file_cells, file_sheet
from screens.evaluation.grid import GridForm
from screens.evaluation.lesson import LessonScreen
from screens.evaluation.lesson_form import new_lesson_form
from screens.evaluation.lesson_words import lesson_cells
from screens.evaluation.report import ReportForm
from screens.evaluation.sheet import show_sheet
from screens.missions.words import where
from screens.modals.choice import Choice, ChoiceModal, choices_of_acts, sorted_choices
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts

_FACTS = (
    ("Rapport", "voices"),
    ("Résultats", "results"),
    ("Coûts", "costs"),
    ("Suites et APD", "after"),
    ("Notes", "marks"),
)
_LESSONS, _FILES = "lessons-pane", "files-pane"
_KEYS = {"correct": EvaluationAction.CORRECT, "evaluate": EvaluationAction.EVALUATE}
_FOLLOW_UP = "Vérifier les suites"


class EvaluationScreen(TabbedScreen[None]):
    """A report opened from the list or from « À faire »."""

    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="evaluation.close"),
        Binding(
            "ctrl+n",
            "add",
            "Ajouter",
            tooltip="écrire un enseignement, joindre un fichier",
            id="evaluation.add",
        ),
        Binding("ctrl+s", "evaluate", "Évaluer…", tooltip="donner les notes", id="evaluation.evaluate"),
        Binding("ctrl+e", "correct", "Corriger", tooltip="corriger le rapport", id="evaluation.correct"),
        Binding("delete", "remove", tooltip="retirer le fichier", show=False, id="evaluation.remove"),
        Binding(
            "ctrl+t",
            "acts",
            "Actes",
            tooltip="actes permis, et pourquoi pas les autres",
            id="evaluation.acts",
        ),
        Binding("ctrl+o", "sheet", "Fiche", tooltip="produire et voir la fiche", id="evaluation.sheet"),
    ]
    TASKS = (
        ("Évaluer", "Ctrl+S, une note de 1 à 4 par question, puis encore Ctrl+S."),
        (
            "Corriger le rapport",
            "Ctrl+E, tant que la mission n’est pas évaluée\u202f; sinon Ctrl+T la rouvre.",
        ),
        ("Capitaliser", "Onglet Enseignements, Ctrl+N, le valider, puis Ctrl+T, « Capitaliser »."),
        ("Joindre un fichier", "Onglet Fichiers, Ctrl+N\u202f; Entrée le montre, Suppr le retire."),
        ("La fiche", "Ctrl+O la produit et la montre\u202f; elle est ensuite parmi les courriers (F8)."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Rapport de {reference}"
        self._known: MissionReport | None = None
        self._lessons: tuple[Lesson, ...] = ()
        self._files: tuple[KeptFile, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            for title, name in _FACTS:
                with TabPane(title, id=f"{name}-pane"), VerticalScroll(can_focus=False):
                    yield Facts(id=name)
            with TabPane("Enseignements", id=_LESSONS):
                yield Listing(
                    Column("Nº", 7), Column("Titre"), Column("Diffusion", 11), Column("État", 8),
                    empty="Aucun enseignement\u00a0: Ctrl+N en écrit un à partir du rapport.", id="lessons",
                )  # fmt: skip
            with TabPane("Fichiers", id=_FILES):
                yield Listing(
                    Column("Fichier"), Column("Joint le", 10), Column("SHA-256", 12, wide=True),
                    empty="Aucun fichier\u00a0: Ctrl+N en joint un (photographie, rapport reçu).", id="files",
                )  # fmt: skip

    @reading
    async def reload(self) -> None:
        """Read the report, its lessons and its files again."""
        self._known = await asyncio.to_thread(self.desk.evaluations.open, self.reference)
        self._lessons = await asyncio.to_thread(self.desk.lessons.of_mission, self.reference)
        self._files = await asyncio.to_thread(self.desk.mission_files.of_mission, self.reference)
        mission = self._known.mission
        self.summarise(
            f"{mission.holder} · {where(mission)}",
            words.standing(self._known, self.desk.office.clock.today()),
        )
        if self._known.evaluation is not None:
            self._show(self._known, self._known.evaluation)
        self.query_one("#lessons", Listing).fill({one.subject: lesson_cells(one) for one in self._lessons})
        self.query_one("#files", Listing).fill({str(one.id): file_cells(one) for one in self._files})
        self.refresh_bindings()

    def _show(self, known: MissionReport, evaluation: Evaluation) -> None:
        facts = {
            "voices": words.voices_facts(known.mission, evaluation),
            "results": words.results_facts(evaluation),
            "costs": words.costs_facts(known.mission, evaluation),
            "after": words.after_facts(evaluation),
            "marks": words.marks_facts(evaluation),
        }
        for name, pairs in facts.items():
            self.query_one(f"#{name}", Facts).show(pairs, captions=22 if name == "costs" else 16)

    @property
    def _evaluation(self) -> Evaluation | None:
        return self._known.evaluation if self._known else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the evaluation and the tab allow, once they are read."""
        evaluation = self._evaluation
        if action in _KEYS:
            return evaluation is not None and not EVALUATION_MACHINE.refusal(evaluation.state, _KEYS[action])
        if action in {"acts", "sheet"}:
            return evaluation is not None
        if action == "add":
            return evaluation is not None and self.tab in {_LESSONS, _FILES}
        if action == "remove":
            return self.tab == _FILES and bool(self._files)
        return super().check_action(action, parameters)

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, with why the others are refused."""
        evaluation = self._evaluation
        if evaluation is None:
            return
        choices: list[Choice[EvaluationAction | str]] = [
            Choice(one.value, one.label, refusal=one.refusal)
            for one in choices_of_acts(EVALUATION_MACHINE, evaluation.state, EvaluationAction)
        ]
        choices.append(Choice(_FOLLOW_UP, _FOLLOW_UP, "Noter ce que les suites sont devenues."))
        action = await self.app.push_screen_wait(
            ChoiceModal("Que faire de ce rapport\u202f?", sorted_choices(choices))
        )
        match action:
            case EvaluationAction.CORRECT:
                self.action_correct()
            case EvaluationAction.EVALUATE:
                self.action_evaluate()
            case EvaluationAction.CAPITALISE:
                await self._capitalise()
            case EvaluationAction.REOPEN:
                await self._reopen()
            case str():
                await self._check_follow_up()

    @writing
    async def action_correct(self) -> None:
        """Type the report again, from what it holds."""
        if self._known is None or self._known.evaluation is None:
            return
        initial = report_fields(self._known.evaluation.report, aid_lists())
        corrected = await self.app.push_screen_wait(ReportForm(self.desk, self._known.mission, initial))
        if corrected is not None:
            done = "complété" if self._known.evaluation.partial and not corrected.partial else "corrigé"
            self.kept(f"Rapport de {self.reference} {done}.")

    @writing
    async def action_evaluate(self) -> None:
        """Give the marks."""
        if self._known is None or self._known.evaluation is None:
            return
        grid = await asyncio.to_thread(self.desk.evaluations.grid, self.reference)
        partial = self._known.evaluation.partial
        form = GridForm(self.desk, self._known.mission, grid, partial=partial)
        evaluated = await self.app.push_screen_wait(form)
        if evaluated is not None:
            self.kept(f"Mission {self.reference} évaluée. Ctrl+O produit la fiche.")

    async def _capitalise(self) -> None:
        reason: str | None = ""
        if not any(lesson.state is LessonState.VALIDATED for lesson in self._lessons):
            question = "Aucun enseignement n’est validé. Dites pourquoi il n’y en a pas\u00a0:"
            reason = await self.app.push_screen_wait(ReasonModal("Capitaliser", question))
        if reason is not None:
            await asyncio.to_thread(self.desk.lessons.capitalise, self.reference, reason)
            self.kept(f"Mission {self.reference} capitalisée.")

    async def _reopen(self) -> None:
        question = "Ses notes seront à redonner. Motif, qui reste dans l’historique\u00a0:"
        reason = await self.app.push_screen_wait(ReasonModal("Rouvrir le rapport", question))
        if reason is not None:
            await asyncio.to_thread(self.desk.evaluations.reopen, self.reference, reason)
            self.kept(f"Rapport de {self.reference} rouvert. Ctrl+E le corrige.")

    async def _check_follow_up(self) -> None:
        question = "Ce que les suites sont devenues\u00a0:"
        modal = EntryModal(_FOLLOW_UP, question, lambda typed: clean(typed).text.strip())
        found = await self.app.push_screen_wait(modal)
        if found is not None:
            await asyncio.to_thread(self.desk.evaluations.check_follow_up, self.reference, found)
            self.kept("Suites vérifiées.")

    # ── Lessons and files ──────────────────────────────────────────────────────────────────

    @writing
    async def action_add(self) -> None:
        """Write a lesson or join a file, after the tab."""
        if self.tab == _LESSONS:
            initial = await asyncio.to_thread(self.desk.lessons.blank, self.reference)
            made = await self.app.push_screen_wait(new_lesson_form(self.desk, self.reference, initial))
            if made is not None:
                self.kept(f"Enseignement {made.subject} proposé. Entrée l’ouvre.")
        else:
            joined = await self.app.push_screen_wait(file_sheet(self.desk, self.reference))
            if joined is not None:
                self.kept(f"{joined.name} est joint.")

    @on(Listing.Chosen, "#lessons")
    def _open_lesson(self, event: Listing.Chosen) -> None:
        self.app.push_screen(LessonScreen(self.desk, lesson_number(event.key)))

    @on(Listing.Chosen, "#files")
    def _show_chosen(self) -> None:
        self._show_file()

    @writing
    async def _show_file(self) -> None:
        chosen = self._chosen_file
        if chosen is not None:
            await asyncio.to_thread(self.desk.attachments.show, chosen.name, chosen.sha256)

    @writing
    async def action_remove(self) -> None:
        """Take the chosen file off, with the reason."""
        chosen = self._chosen_file
        if chosen is None:
            return
        reason = await self.app.push_screen_wait(ReasonModal(f"Retirer {chosen.name}"))
        if reason is not None:
            await asyncio.to_thread(self.desk.mission_files.remove, self.reference, chosen.id, reason)
            self.kept(f"{chosen.name} est retiré.")

    @property
    def _chosen_file(self) -> KeptFile | None:
        key = self.query_one("#files", Listing).key
        return next((one for one in self._files if str(one.id) == key), None)

    def action_sheet(self) -> None:
        """Produce the sheet, once, and show it."""
        show_sheet(self, self.reference)

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
