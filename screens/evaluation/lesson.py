"""One lesson: what it says, what the public would read, what became of it; its acts and its sheets."""

import asyncio
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import LESSON_ACTIONS_WITH_REASON, LESSON_MACHINE, LessonAction, LessonState
from daect_tui.domain.lesson_sheet import CIRCLES
from daect_tui.domain.text import fold
from daect_tui.services.desk import Desk
from daect_tui.services.lessons import LessonFile
from screens.calls import reading, writing
from screens.evaluation.lesson_form import amending_form
from screens.evaluation.lesson_words import lesson_facts, lesson_history, public_facts, replaced_pairs
from screens.letters.showing import show_document
from screens.modals.choice import Choice, ChoiceModal, choices_of_acts
from screens.modals.confirm import ConfirmModal
from screens.modals.reason import ReasonModal
from screens.modals.sheet import SheetModal
from screens.saying import tell_produced
from screens.tabbed import TabbedScreen
from screens.widgets.checks import ChecksField
from screens.widgets.section import Facts
from screens.widgets.text import capital

_TABS = (("Enseignement", "lesson"), ("Version publique", "public"), ("Historique", "history"))
_KEYS = {"validate": LessonAction.VALIDATE, "amend": LessonAction.AMEND}
_REVIEW = "Relisez ce qui a été remplacé avant de laisser sortir la fiche."


class LessonScreen(TabbedScreen[None]):
    """A lesson opened from the list of lessons or from a report."""

    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="lesson.close"),
        Binding("ctrl+s", "validate", "Valider", tooltip="valider l’enseignement", id="lesson.validate"),
        Binding("ctrl+e", "amend", "Modifier", tooltip="modifier l’enseignement", id="lesson.amend"),
        Binding("ctrl+o", "sheet", "Fiche…", tooltip="produire et voir une fiche", id="lesson.sheet"),
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="actes permis, et pourquoi pas les autres", id="lesson.acts"
        ),
    ]
    TASKS = (
        ("Valider", "Ctrl+S. Un enseignement validé ne change plus, sauf rouvert avec un motif (Ctrl+T)."),
        ("La fiche", "Ctrl+O\u00a0: pour l’administration, ses partenaires ou le public."),
        ("La version publique", "Son onglet montre le texte sans aucun nom, et ce qui a été remplacé."),
    )

    def __init__(self, desk: Desk, lesson_id: int) -> None:
        super().__init__(desk)
        self._lesson_id = lesson_id
        self.title = "Enseignement"
        self._file: LessonFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            for title, name in _TABS:
                with TabPane(title, id=f"{name}-pane"), VerticalScroll(can_focus=False):
                    yield Facts(id=name)

    @reading
    async def reload(self) -> None:
        """Read the lesson again."""
        self._file = opened = await asyncio.to_thread(self.desk.lessons.open, self._lesson_id)
        self.title = f"Enseignement {opened.lesson.subject}"
        self.summarise(opened.lesson.title, opened.lesson.state.label)
        self.query_one("#lesson", Facts).show(lesson_facts(opened.lesson))
        self.query_one("#public", Facts).show(public_facts(opened.public))
        self.query_one("#history", Facts).show(lesson_history(opened.passages), captions=19)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the lesson allows, once it is read."""
        state = self._file.lesson.state if self._file else None
        if action in _KEYS:
            return state is not None and not LESSON_MACHINE.refusal(state, _KEYS[action])
        if action == "acts":
            return state is not None
        if action == "sheet":
            return state is LessonState.VALIDATED
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, ask why where a reason is due, and do the chosen one."""
        if self._file is None:
            return
        choices = choices_of_acts(LESSON_MACHINE, self._file.lesson.state, LessonAction)
        action = await self.app.push_screen_wait(ChoiceModal("Que faire de cet enseignement\u202f?", choices))
        if action is LessonAction.AMEND:
            await self._amend(self._file)
        elif action is not None:
            await self._pass(action)

    @writing
    async def action_validate(self) -> None:
        """Validate the lesson."""
        await self._pass(LessonAction.VALIDATE)

    @writing
    async def action_amend(self) -> None:
        """Type the lesson again."""
        if self._file is not None:
            await self._amend(self._file)

    async def _amend(self, opened: LessonFile) -> None:
        amended = await self.app.push_screen_wait(amending_form(self.desk, opened.lesson))
        if amended is not None:
            self.kept(f"Enseignement {amended.subject} modifié.")

    async def _pass(self, action: LessonAction) -> None:
        reason: str | None = ""
        if action in LESSON_ACTIONS_WITH_REASON:
            reason = await self.app.push_screen_wait(ReasonModal(capital(action.label)))
        if reason is not None:
            moved = await asyncio.to_thread(self.desk.lessons.act, self._lesson_id, action, reason)
            self.kept(f"Enseignement {moved.subject}\u00a0: {moved.state.label}.")

    # ── Sheets ─────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_sheet(self) -> None:
        """Ask for whom, have the public version reviewed, produce the sheet and show it."""
        if self._file is None:
            return
        widest = CIRCLES.index(self._file.lesson.diffusion)
        refusal = f"La diffusion de l’enseignement est «\u202f{self._file.lesson.diffusion.label}\u202f»."
        choices = [
            Choice(circle, capital(circle.label), refusal="" if rank <= widest else refusal)
            for rank, circle in enumerate(CIRCLES)
        ]
        circle = await self.app.push_screen_wait(ChoiceModal("Une fiche pour qui\u202f?", choices))
        if circle is None:
            return
        kept = await self._reviewed(self._file) if circle is Diffusion.PUBLIC else frozenset[str]()
        if kept is None:
            return
        made = await asyncio.to_thread(self.desk.letters.produce_lesson_sheet, self._lesson_id, circle, kept)
        tell_produced(self, [made])
        if made.letter is not None:
            show_document(self, made.letter.chrono)

    async def _reviewed(self, opened: LessonFile) -> frozenset[str] | None:
        """Show what was replaced; give back the doubtful words that stay, `None` when it is not to leave."""
        told = "\n".join(text for _, text in replaced_pairs(opened.public)) or "Aucun nom n’a été trouvé."
        doubtful = [one.found for one in opened.public.replacements if one.doubtful]
        if doubtful:
            field = ChecksField("kept", "À laisser", [(fold(word), word) for word in dict.fromkeys(doubtful)])
            return await self.app.push_screen_wait(
                SheetModal("Version publique", (field,), _kept, explanation=f"{_REVIEW}\n{told}")
            )
        sure = await self.app.push_screen_wait(
            ConfirmModal("Version publique", f"{_REVIEW}\n{told}", "Produire la fiche publique")
        )
        return frozenset() if sure else None

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


def _kept(texts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(texts["kept"].split("\n")) - {""}
