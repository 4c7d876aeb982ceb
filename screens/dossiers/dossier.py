"""One dossier: its facts by tabs, its states at the top, and what may be done to it."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from daect_tui.domain.dossier import ACTIONS_WITH_REASON, DossierAction
from daect_tui.domain.programme import Programme
from daect_tui.services.desk import Desk
from daect_tui.services.intake import DossierFile
from screens.calls import reading, writing
from screens.dossiers import words
from screens.dossiers.acts import Deed, acts, sessions_to_join
from screens.dossiers.form import DossierForm
from screens.dossiers.inadmissible import inadmissible_sheet
from screens.dossiers.letters_tab import LettersTab
from screens.dossiers.opinions_tab import OpinionsTab
from screens.dossiers.pieces_tab import PiecesTab
from screens.dossiers.tab import DossierTab
from screens.letters.showing import show_document
from screens.modals.choice import ChoiceModal
from screens.modals.reason import ReasonModal
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Listing
from screens.widgets.section import Facts, Section
from screens.widgets.text import capital

_MOMENT_WIDTH = len("24/05/2017 à 10 h 00")
_NO_SESSION = "Aucune séance en préparation. Le Comité (F4) en prévoit une."


class DossierScreen(TabbedScreen[None]):
    """A dossier opened from the register or from « À faire »."""

    CSS_PATH = "dossiers.tcss"
    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="dossier.close"),
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="actes permis, et pourquoi pas les autres", id="dossier.acts"
        ),
        Binding("ctrl+e", "edit", "Modifier", tooltip="modifier la saisie", id="dossier.edit"),
        Binding(
            "ctrl+x", "examine", "Examen", tooltip="recevabilité, critères, doublons", id="dossier.examine"
        ),
    ]
    TASKS = (
        ("Faire avancer", "Ctrl+T, choisir l’acte. Un acte refusé reste dans la liste, avec son motif."),
        (
            "Demander des pièces",
            "Onglet Pièces, Ctrl+D\u00a0: le délai s’arrête jusqu’à leur arrivée.",
        ),
        ("Demander des avis", "Onglet Avis, Ctrl+N\u202f; Entrée enregistre la réponse, Ctrl+D une relance."),
        ("L’examiner", "Ctrl+X\u00a0: recevabilité, critères, doublons, référents, proposition."),
        ("L’envoyer au comité", "Ctrl+T, «\u202fInscrire à l’ordre du jour\u202f», choisir la séance."),
        ("Corriger la saisie", "Ctrl+E\u00a0: les changements se gardent en brouillon, Ctrl+S les applique."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Dossier {reference}"
        self._file: DossierFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the clocks, the tabs, and under them the sum of the silence date."""
        yield Static(id="clocks")
        with TabbedContent():
            yield from _facts_tab("Demandeur", "applicant")
            yield from _facts_tab("Expertise", "expertise")
            with TabPane("Pièces", id="pieces-pane"):
                yield PiecesTab(self.desk, self.reference, id="pieces-tab")
            with TabPane("Avis", id="opinions-pane"):
                yield OpinionsTab(self.desk, self.reference, id="opinions-tab")
            yield from _facts_tab("Décision", "decision")
            with TabPane("Courriers", id="letters-pane"):
                yield LettersTab(self.desk, self.reference, id="letters-tab")
            yield from _facts_tab("Historique", "history")
        yield Section("Silence", id="silence")

    @reading
    async def reload(self) -> None:
        """Read the dossier and its history."""
        opened = await asyncio.to_thread(self.desk.intake.open, self.reference)
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        held = await asyncio.to_thread(self.desk.holds.shown, self.reference)
        self._file = opened
        self._show(opened, programmes, held)

    def _show(self, opened: DossierFile, programmes: tuple[Programme, ...], held: str) -> None:
        dossier = opened.dossier
        names = {programme.code: f"{programme.code}, label {programme.label}" for programme in programmes}
        self.summarise(dossier.organisation.name, words.way(dossier.state))
        self.query_one("#history", Facts).show(words.history_facts(opened.passages), _MOMENT_WIDTH)
        for name, facts in (
            ("applicant", words.applicant_facts(opened, names.get(dossier.programme, dossier.programme))),
            ("expertise", words.expertise_facts(dossier)),
            ("decision", words.decision_facts(opened, self.desk.office.clock.today())),
        ):
            self.query_one(f"#{name}", Facts).show(facts)
        for tab in self.query(DossierTab):
            tab.show(opened)
        today = self.desk.office.clock.today()
        frozen = f"Gelé\u00a0: {held}" if held else ""
        lines = [line for line in (frozen, words.clock_line(opened, today)) if line]
        self.query_one("#clocks", Static).update(Content("\n".join(lines)))
        silence = self.query_one("#silence", Section)
        silence.display = opened.clocks.silence is not None
        if opened.clocks.silence:
            silence.show(words.silence_sentence(opened.clocks.silence, today))
        self.refresh_bindings()

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to a dossier that is not read yet."""
        if action in {"acts", "edit"} and self._file is None:
            return False
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, ask what the chosen one needs, and do it."""
        if self._file is None:
            return
        dossier = self._file.dossier
        act = await self.app.push_screen_wait(ChoiceModal("Que faire de ce dossier\u202f?", acts(self._file)))
        if act is Deed.VERIFY_IDENTITY:
            await asyncio.to_thread(self.desk.directory.verify, dossier.organisation.id)
            self.kept("Identité vérifiée.")
        elif act is Deed.START_AGAIN:
            await self._start_again()
        elif act is DossierAction.PUT_ON_AGENDA:
            await self._put_on_agenda()
        elif act is DossierAction.DECLARE_INADMISSIBLE:
            await self._declare_inadmissible()
        elif isinstance(act, DossierAction):
            await self._pass(act)

    async def _start_again(self) -> None:
        """Type a new dossier that begins with this one, then show it."""
        begun = await asyncio.to_thread(self.desk.renewal.start_from, self.reference)
        filed = await self.app.push_screen_wait(
            DossierForm(self.desk, initial=begun.fields, carried=begun.carried, origin=begun.origin)
        )
        if filed is not None:
            self.kept(f"Dossier {filed.reference} déposé, repris de {begun.origin}.")
            self.app.push_screen(DossierScreen(self.desk, filed.reference))

    async def _pass(self, action: DossierAction) -> None:
        reason: str | None = ""
        if action in ACTIONS_WITH_REASON:
            reason = await self.app.push_screen_wait(ReasonModal(capital(action.label)))
        if reason is not None:
            moved = await asyncio.to_thread(self.desk.intake.act, self.reference, action, reason)
            self.kept(f"Dossier {self.reference}\u00a0: {moved.state.label}.")

    async def _declare_inadmissible(self) -> None:
        grounds = await asyncio.to_thread(self.desk.inadmissible.grounds, self.reference)
        sheet = inadmissible_sheet(self.desk, self.reference, grounds)
        if await self.app.push_screen_wait(sheet) is not None:
            self.kept("Irrecevable. Sa lettre\u00a0: onglet Courriers, Ctrl+N.")

    async def _put_on_agenda(self) -> None:
        if self._file is None:
            return
        sessions = await asyncio.to_thread(self.desk.agenda.sessions)
        choices = sessions_to_join(sessions, self._file.dossier)
        session = await self.app.push_screen_wait(
            ChoiceModal("À l’ordre du jour de quelle séance\u202f?", choices, empty=_NO_SESSION)
        )
        if session is not None:
            item = await asyncio.to_thread(self.desk.agenda.add, session, self.reference)
            self.kept(f"Inscrit à l’ordre du jour de {session}, point {item.position}.")

    def action_examine(self) -> None:
        """Go to the examination of the dossier."""
        from screens.dossiers.examination import ExaminationScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(ExaminationScreen(self.desk, self.reference))

    @writing
    async def action_edit(self) -> None:
        """Edit what was typed; the draft is kept from the first change."""
        if self._file is None:
            return
        amended = await self.app.push_screen_wait(DossierForm(self.desk, self._file.dossier))
        if amended is not None:
            self.kept(f"Dossier {self.reference} modifié.")

    @on(DossierTab.Done)
    def _acted(self, event: DossierTab.Done) -> None:
        """Say what a tab did, and read the dossier again."""
        self.kept(event.message)

    @on(Listing.Chosen, "#letters")
    def _show_letter(self, event: Listing.Chosen) -> None:
        show_document(self, event.key)

    # ── Moving about ───────────────────────────────────────────────────────────────────────

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


def _facts_tab(title: str, name: str) -> ComposeResult:
    with TabPane(title, id=f"{name}-pane"), VerticalScroll(can_focus=False):
        yield Facts(id=name)
