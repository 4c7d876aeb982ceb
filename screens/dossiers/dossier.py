"""One dossier: its facts by tabs, its states at the top, and what may be done to it."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import ACTIONS_WITH_REASON, DossierAction
from daect_tui.domain.letter import Letter
from daect_tui.domain.programme import Programme
from daect_tui.services.desk import Desk
from daect_tui.services.intake import DossierFile
from screens.calls import reading, writing
from screens.dossiers import words
from screens.dossiers.acts import Deed, acts, sessions_to_join
from screens.dossiers.form import DossierForm
from screens.modals.choice import ChoiceModal
from screens.modals.reason import ReasonModal
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
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
    ]
    TASKS = (
        ("Faire avancer", "Ctrl+T, choisir l’acte. Un acte refusé reste dans la liste, avec son motif."),
        ("L’envoyer au comité", "Ctrl+T, «\u202fInscrire à l’ordre du jour\u202f», choisir la séance."),
        ("Corriger la saisie", "Ctrl+E\u00a0: les changements se gardent en brouillon, Ctrl+S les applique."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Dossier {reference}"
        self._file: DossierFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs, and the deadline under them."""
        with TabbedContent():
            yield from _facts_tab("Demandeur", "applicant")
            yield from _facts_tab("Expertise", "expertise")
            yield from _facts_tab("Décision", "decision")
            with TabPane("Courriers", id="letters-pane"):
                yield Listing(
                    Column("Chrono", 10), Column("Document"), Column("Daté du", 10), Column("État", 10),
                    empty="Aucun courrier\u00a0: les lettres suivent la décision.", id="letters",
                )  # fmt: skip
            yield from _facts_tab("Historique", "history")
        yield Section("Silence", id="silence")

    @reading
    async def reload(self) -> None:
        """Read the dossier and its history."""
        opened = await asyncio.to_thread(self.desk.intake.open, self.reference)
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        self._file = opened
        self._show(opened, programmes)

    def _show(self, opened: DossierFile, programmes: tuple[Programme, ...]) -> None:
        dossier = opened.dossier
        names = {programme.code: f"{programme.code}, label {programme.label}" for programme in programmes}
        self.summarise(dossier.organisation.name, words.way(dossier.state))
        self.query_one("#history", Facts).show(words.history_facts(opened.passages), _MOMENT_WIDTH)
        for name, facts in (
            ("applicant", words.applicant_facts(dossier, names.get(dossier.programme, dossier.programme))),
            ("expertise", words.expertise_facts(dossier)),
            ("decision", words.decision_facts(opened.decisions)),
        ):
            self.query_one(f"#{name}", Facts).show(facts)
        self.query_one("#letters", Listing).fill({letter.chrono: _cells(letter) for letter in opened.letters})
        silence = self.query_one("#silence", Section)
        silence.display = opened.silence is not None
        if opened.silence:
            silence.show(words.silence_sentence(opened.silence, self.desk.office.clock.today()))
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
        act = await self.app.push_screen_wait(ChoiceModal("Que faire de ce dossier\u202f?", acts(dossier)))
        if act is Deed.VERIFY_IDENTITY:
            await asyncio.to_thread(self.desk.directory.verify, dossier.organisation.id)
            self.kept("Identité vérifiée.")
        elif act is DossierAction.PUT_ON_AGENDA:
            await self._put_on_agenda()
        elif isinstance(act, DossierAction):
            await self._pass(act)

    async def _pass(self, action: DossierAction) -> None:
        reason: str | None = ""
        if action in ACTIONS_WITH_REASON:
            reason = await self.app.push_screen_wait(ReasonModal(capital(action.label)))
        if reason is not None:
            moved = await asyncio.to_thread(self.desk.intake.act, self.reference, action, reason)
            self.kept(f"Dossier {self.reference}\u00a0: {moved.state.label}.")

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

    @writing
    async def action_edit(self) -> None:
        """Edit what was typed; the draft is kept from the first change."""
        if self._file is None:
            return
        amended = await self.app.push_screen_wait(DossierForm(self.desk, self._file.dossier))
        if amended is not None:
            self.kept(f"Dossier {self.reference} modifié.")

    # ── Moving about ───────────────────────────────────────────────────────────────────────

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


def _facts_tab(title: str, name: str) -> ComposeResult:
    with TabPane(title, id=f"{name}-pane"), VerticalScroll(can_focus=False):
        yield Facts(id=name)


def _cells(letter: Letter) -> list[str]:
    return [letter.chrono, letter.kind.label, short_date(letter.dated), letter.state.label]
