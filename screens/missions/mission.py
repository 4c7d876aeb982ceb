"""One mission: what is requested, what stands against it, its letters, its history; and its acts."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static, TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mission import (
    MISSION_ACTIONS_WITH_REASON,
    MISSION_MACHINE,
    Mission,
    MissionAction,
    MissionState,
)
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room
from daect_tui.services.course import CourseFile
from daect_tui.services.desk import Desk
from daect_tui.services.missions import PLAIN_ACTIONS, MissionFile
from daect_tui.services.producing import Production
from screens.calls import reading, writing
from screens.letters.showing import show_document
from screens.missions.before import BEFORE, DONE, screen_of
from screens.missions.course import course_facts
from screens.missions.course_acts import COURSE_ACTS, do_course_act, produce_letters
from screens.missions.facts import means_facts, request_facts
from screens.missions.guards import guards_text
from screens.missions.refusals import refusals_today
from screens.missions.validation import ValidationForm
from screens.missions.words import history_facts, report_late, way, where
from screens.modals.choice import ChoiceModal, choices_of_acts
from screens.modals.reason import ReasonModal
from screens.saying import LAYING_OUT, tell_produced
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts
from screens.widgets.text import capital

# What leads to the screen of evaluations.
_ELSEWHERE = (MissionAction.RECEIVE_REPORT, MissionAction.EVALUATE, MissionAction.CAPITALISE)
_OWN = (*BEFORE, MissionAction.VALIDATE, MissionAction.ISSUE_LETTER, *_ELSEWHERE)
_LETTERS = (LetterKind.MISSION_VALIDATION, LetterKind.MISSION_REFUSAL)
ACTS = tuple(action for action in MissionAction if action in (*PLAIN_ACTIONS, *COURSE_ACTS, *_OWN))


class MissionScreen(TabbedScreen[None]):
    """A mission opened from the list or from « À faire »."""

    CSS_PATH = "missions.tcss"
    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="mission.close"),
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="actes permis, et pourquoi pas les autres", id="mission.acts"
        ),
        Binding("ctrl+s", "validate", "Valider…", tooltip="valider la mission", id="mission.validate"),
        Binding(
            "ctrl+o", "show", "Lettre", tooltip="voir la lettre de validation ou de refus", id="mission.show"
        ),
        Binding(
            "ctrl+l",
            "letters",
            "Courriers",
            tooltip="produire les lettres qui manquent",
            id="mission.letters",
        ),
    ]
    TASKS = (
        ("Consulter le poste", "Ctrl+T, « Demander l’avis du poste », puis « Enregistrer l’avis du poste »."),
        ("Corriger la demande", "Ctrl+T, « Corriger la demande », tant que la mission n’est pas validée."),
        (
            "Valider une mission",
            "Ctrl+T, « Ouvrir l’instruction », puis Ctrl+S. Une condition non tenue demande un motif.",
        ),
        ("Envoyer la lettre", "Ctrl+T, « Émettre la lettre de validation »\u202f; Ctrl+O la montre."),
        (
            "Changer, reporter, annuler",
            "Ctrl+T. L’acte est enregistré, puis sa lettre produite\u202f; Ctrl+L produit celle qui manque.",
        ),
        (
            "Suivre le rapport",
            "L’onglet Suivi dit l’échéance, qui ne bouge pas, et les relances\u202f; Ctrl+T relance.",
        ),
        ("Après le retour", "Ctrl+T, « Recevoir le rapport » mène à sa saisie."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Mission {reference}"
        self._file: MissionFile | None = None
        self._course: CourseFile | None = None
        self._held = ""

    def compose_body(self) -> ComposeResult:
        """Arrange the states, then the tabs."""
        yield Static(id="way")
        with TabbedContent():
            with TabPane("Demande", id="request-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="request")
            with TabPane("Conditions", id="guards-pane"), VerticalScroll(can_focus=False):
                yield Static(id="guards")
            with TabPane("Experts et budget", id="means-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="means")
            with TabPane("Suivi", id="course-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="course")
            with TabPane("Courriers", id="letters-pane"):
                yield Listing(
                    Column("Chrono", 10), Column("Document"), Column("Daté du", 10), Column("État", 10),
                    empty="Aucun courrier\u00a0: la lettre suit la validation (Ctrl+T).", id="letters",
                )  # fmt: skip
            with TabPane("Historique", id="history-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="history")

    @reading
    async def reload(self) -> None:
        """Read the mission, its guards and its history."""
        self._file = await asyncio.to_thread(self.desk.missions.open, self.reference)
        self._course = await asyncio.to_thread(self.desk.course.open, self.reference)
        self._held = await asyncio.to_thread(self.desk.holds.shown, self.reference)
        self._show(self._file)
        self.query_one("#course", Facts).show(
            course_facts(self._course, self.desk.office.clock.today()), captions=19
        )

    def _show(self, opened: MissionFile) -> None:
        mission = opened.mission
        self.summarise(f"{mission.holder} · {where(mission)}", self._standing(opened))
        self.query_one("#way", Static).update(way(mission.state))
        held = [("Gelé", self._held)] if self._held else []
        request = request_facts(mission, opened.label, opened.standing)
        self.query_one("#request", Facts).show([*held, *request])
        self.query_one("#guards", Static).update(guards_text(opened))
        self.query_one("#means", Facts).show(means_facts(mission))
        self.query_one("#letters", Listing).fill({letter.chrono: _cells(letter) for letter in opened.letters})
        self.query_one("#history", Facts).show(history_facts(opened.passages), captions=19)
        self.refresh_bindings()

    def _standing(self, opened: MissionFile) -> str:
        if opened.mission.state is MissionState.UNDER_REVIEW:
            count = len(opened.guards)
            if not count:
                return "toutes les conditions sont tenues"
            return f"{counted(count, 'condition')} non {'tenues' if count > 1 else 'tenue'}"
        late = report_late(opened.mission, self.desk.office.clock.today())
        return ", ".join(part for part in (opened.mission.state.label, late) if part)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the mission allows, once it is read."""
        if action == "acts":
            return self._file is not None
        if action == "validate":
            return self._allows(MissionAction.VALIDATE)
        if action == "show":
            return self._letter is not None or self._refused is not None
        if action == "letters":
            return self._course is not None and self._course.untold
        return super().check_action(action, parameters)

    def _allows(self, action: MissionAction) -> bool:
        return self._file is not None and not MISSION_MACHINE.refusal(self._file.mission.state, action)

    @property
    def _letter(self) -> Letter | None:
        """The letter that validates or refuses, and that stands."""
        letters = self._file.letters if self._file else ()
        return next(
            (
                letter
                for letter in letters
                if letter.kind in _LETTERS and letter.state is not LetterState.REPLACED
            ),
            None,
        )

    @property
    def _refused(self) -> Mission | None:
        """The mission, when it was refused on grounds that a letter can say."""
        mission = self._file.mission if self._file else None
        return mission if mission and mission.state is MissionState.REFUSED and mission.refusal else None

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, ask what the chosen one needs, and do it."""
        if self._file is None:
            return
        mission = self._file.mission
        refusals = refusals_today(mission, self._course, self.desk.office.clock.today())
        choices = choices_of_acts(MISSION_MACHINE, mission.state, ACTS, refusals)
        action = await self.app.push_screen_wait(ChoiceModal("Que faire de cette mission\u202f?", choices))
        if action in BEFORE:
            await self._act_before(self._file, action)
        elif action is MissionAction.VALIDATE:
            await self._validate(self._file)
        elif action is MissionAction.ISSUE_LETTER:
            await self._issue_letter()
        elif action in COURSE_ACTS and self._course is not None:
            await do_course_act(self, self._course, action)
        elif action in _ELSEWHERE:
            await self.shell.open_subject(Room.EVALUATIONS.value, self.reference)
        elif action is not None:
            await self._pass(action)

    @writing
    async def action_letters(self) -> None:
        """Produce the letters that acts of the mission still await."""
        await produce_letters(self, self.reference)

    @writing
    async def action_validate(self) -> None:
        """Validate the mission."""
        if self._file is not None:
            await self._validate(self._file)

    async def _pass(self, action: MissionAction) -> None:
        reason: str | None = ""
        if action in MISSION_ACTIONS_WITH_REASON:
            reason = await self.app.push_screen_wait(ReasonModal(capital(action.label)))
        if reason is not None:
            moved = await asyncio.to_thread(self.desk.missions.act, self.reference, action, reason)
            self._done(moved)

    async def _act_before(self, opened: MissionFile, action: MissionAction) -> None:
        moved = await self.app.push_screen_wait(await screen_of(self.desk, opened, action))
        if moved is not None:
            self._done(moved, DONE.get(action, ""))
            if action is MissionAction.REFUSE:
                await self._issue_refusal(moved)

    async def _validate(self, opened: MissionFile) -> None:
        moved = await self.app.push_screen_wait(ValidationForm(self.desk, opened))
        if moved is not None:
            self._done(moved)

    async def _issue_letter(self) -> None:
        self.shell.tell(LAYING_OUT)
        self._produced(await asyncio.to_thread(self.desk.letters.produce_mission_letter, self.reference))

    async def _issue_refusal(self, mission: Mission) -> None:
        self.shell.tell(LAYING_OUT)
        self._produced(await asyncio.to_thread(self.desk.letters.produce_mission_refusal, mission))

    def _produced(self, made: Production) -> None:
        tell_produced(self, [made], "Ctrl+O le montre.")

    def _done(self, mission: Mission, told: str = "") -> None:
        self.kept(f"Mission {mission.reference}\u00a0: {told or mission.state.label}.")

    # ── Letters ────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_show(self) -> None:
        """Show the letter; that of a refusal is made first when it could not be made on the spot."""
        if self._letter is None and self._refused is not None:
            await self._issue_refusal(self._refused)
        elif self._letter is not None:
            show_document(self, self._letter.chrono)

    @on(Listing.Chosen, "#letters")
    def _show_chosen(self, event: Listing.Chosen) -> None:
        show_document(self, event.key)

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


def _cells(letter: Letter) -> list[str]:
    return [letter.chrono, letter.kind.label, short_date(letter.dated), letter.state.label]
