"""One request of the Bourse: what is sought, the opinions, who may answer and why, the answers, its acts."""

import asyncio
from collections.abc import Awaitable, Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static, TabbedContent, TabPane

from daect_tui.domain.exchange_request import (
    EXCHANGE_ACTIONS_WITH_REASON,
    SENDING,
    Direction,
    ExchangeAction,
    ExchangeRequest,
    actions_of,
)
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room
from daect_tui.services.bourse import ExchangeFile
from daect_tui.services.desk import Desk
from screens.calls import reading, writing
from screens.missions import bourse_words as words
from screens.missions.bourse_form import ExchangeMissionForm, ExchangeRequestForm
from screens.missions.bourse_sheets import answer_sheet, asking_sheet, opinion_sheet, sending_sheet
from screens.modals.choice import ChoiceModal, choices_of_acts
from screens.modals.error import ErrorModal
from screens.modals.reason import ReasonModal
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts, Section
from screens.widgets.text import capital

_A = ExchangeAction
# Passages that follow by themselves from another act.
_BY_ITSELF = frozenset({_A.COMPLETE_OPINIONS})
_NOBODY = "Aucun service à consulter au répertoire. Ajoutez-en au Répertoire (F9), onglet Correspondants."
_NO_OPINION = "Aucun avis demandé\u00a0: Ctrl+T en demande."
_NO_HOLDER = "Aucun titulaire ne répond à ces mots. Ctrl+E change la recherche."
_NO_CONTACT = "La demande n’a été adressée à personne\u00a0: Ctrl+S l’adresse."


class ExchangeScreen(TabbedScreen[None]):
    """A request opened from the list or from « À faire »."""

    CSS_PATH = "bourse.tcss"
    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="exchange.close"),
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="actes permis, et pourquoi pas les autres", id="exchange.acts"
        ),
        Binding(
            "ctrl+s",
            "send",
            "Adresser…",
            tooltip="diffuser, ou proposer à des titulaires",
            id="exchange.send",
        ),
        Binding("ctrl+e", "edit", "Modifier", tooltip="corriger la demande", id="exchange.edit"),
        Binding("ctrl+o", "mission", "Mission", tooltip="ouvrir la mission", id="exchange.mission"),
    ]
    TASKS = (
        ("Recueillir les avis", "Ctrl+T, « Demander les avis »\u202f; Entrée sur un avis l’enregistre."),
        ("L’adresser", "Ctrl+S, choisir les titulaires proposés. Une condition non tenue demande un motif."),
        ("Noter une réponse", "Onglet Réponses, Entrée sur le destinataire."),
        ("Demander la mission", "Ctrl+T, « Demander une mission »\u00a0: elle reprend la demande."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Demande {reference}"
        self._file: ExchangeFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the states, then the tabs."""
        yield Static(id="way")
        with TabbedContent():
            with TabPane("Demande", id="request-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="request")
            with TabPane("Avis", id="opinions-pane"):
                yield Listing(
                    Column("Service"), Column("Avis", 12), Column("Reçu, attendu", 13),
                    empty=_NO_OPINION, id="opinions",
                )  # fmt: skip
                yield Section("Avis", id="opinion")
            with TabPane("Titulaires proposés", id="holders-pane"):
                yield Listing(
                    Column("Label", 12), Column("Titulaire"), Column("Pourquoi"),
                    empty=_NO_HOLDER, id="holders",
                )  # fmt: skip
                yield Section("Pourquoi", id="holder")
            with TabPane("Réponses", id="contacts-pane"):
                yield Listing(
                    Column("Destinataire"), Column("Envoyée le", 10), Column("Réponse", 28),
                    empty=_NO_CONTACT, id="contacts",
                )  # fmt: skip
                yield Section("Note", id="contact")
            with TabPane("Historique", id="history-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="history")

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the request with all that concerns it."""
        self._file = await asyncio.to_thread(self.desk.bourse.open, self.reference)
        self._show(self._file)

    def _show(self, opened: ExchangeFile) -> None:
        request, today = opened.request, self.desk.office.clock.today()
        self.summarise(f"{request.content.requester} · {words.where(request)}", words.standing(opened))
        self.query_one("#way", Static).update(words.way(request))
        if request.content.direction is Direction.FOREIGN:
            # Nobody is asked for an opinion in this circuit.
            self.query_one(TabbedContent).hide_tab("opinions-pane")
        self.query_one("#request", Facts).show(words.request_facts(opened))
        self.query_one("#history", Facts).show(words.history_facts(opened.passages), captions=19)
        rows = {
            "opinions": {str(one.id): words.opinion_cells(one, today) for one in opened.opinions},
            "holders": {one.profile.reference: words.holder_cells(one) for one in opened.holders.matches},
            "contacts": {str(one.id): words.contact_cells(one) for one in opened.contacts},
        }
        for name, cells in rows.items():
            self.query_one(f"#{name}", Listing).fill(cells)
        self.refresh_bindings()

    @on(Listing.Moved)
    def _explain(self) -> None:
        opened, today = self._file, self.desk.office.clock.today()
        if opened is None:
            return
        opinion = next((one for one in opened.opinions if str(one.id) == self._key("opinions")), None)
        self._tell("opinion", words.opinion_detail(opinion, today) if opinion else "", "Avis")
        match = next(
            (one for one in opened.holders.matches if one.profile.reference == self._key("holders")), None
        )
        reasons = "\n".join((match.profile.title, words.why(match))) if match else ""
        total = counted(opened.holders.total, "titulaire répond", "titulaires répondent")
        self._tell("holder", reasons, f"Pourquoi · {total}")
        contact = next((one for one in opened.contacts if str(one.id) == self._key("contacts")), None)
        self._tell("contact", contact.note if contact else "", "Note")

    def _key(self, name: str) -> str | None:
        return self.query_one(f"#{name}", Listing).key

    def _tell(self, name: str, text: str, title: str) -> None:
        self.query_one(f"#{name}", Section).show(text, title)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the circuit allows, once the request is read."""
        if action in {"acts", "edit"}:
            return self._file is not None
        if action == "send":
            return self._file is not None and not self._refusal(SENDING[self._file.request.content.direction])
        if action == "mission":
            return self._file is not None and bool(self._file.request.mission)
        return super().check_action(action, parameters)

    def _refusal(self, action: ExchangeAction) -> str:
        request = self._file.request if self._file else None
        return request.circuit.refusal(request.state, action) if request else " "

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_acts(self) -> None:
        """Offer the acts of the circuit, ask what the chosen one needs, and do it."""
        if self._file is None:
            return
        request = self._file.request
        acts = [one for one in actions_of(request.content.direction) if one not in _BY_ITSELF]
        choices = choices_of_acts(request.circuit, request.state, acts)
        action = await self.app.push_screen_wait(ChoiceModal("Que faire de cette demande\u202f?", choices))
        if action is not None:
            await self._do(action, self._file)

    async def _do(self, action: ExchangeAction, opened: ExchangeFile) -> None:
        own: dict[ExchangeAction, Callable[[ExchangeFile], Awaitable[None]]] = {
            _A.ASK_OPINIONS: self._ask_opinions,
            _A.CIRCULATE: self._send,
            _A.PROPOSE: self._send,
            _A.ANSWER: self._answer,
            _A.REQUEST_MISSION: self._request_mission,
        }
        if action in own:
            await own[action](opened)
        else:
            await self._pass(action, opened)

    async def _pass(self, action: ExchangeAction, opened: ExchangeFile) -> None:
        reason: str | None = ""
        examined_early = action is _A.EXAMINE and opened.guards
        if action in EXCHANGE_ACTIONS_WITH_REASON or examined_early:
            question = "\n".join(guard.sentence for guard in opened.guards) if examined_early else ""
            asked = f"{question} Motif, qui reste dans l’historique\u00a0:".lstrip()
            reason = await self.app.push_screen_wait(ReasonModal(capital(action.label), asked))
        if reason is not None:
            self._done(await asyncio.to_thread(self.desk.bourse.act, self.reference, action, reason))

    async def _ask_opinions(self, opened: ExchangeFile) -> None:
        correspondents, days = await asyncio.to_thread(self.desk.bourse_circuit.correspondents)
        if not correspondents:
            self.app.push_screen(ErrorModal(_NOBODY))
            return
        asked = asking_sheet(self.desk, opened, correspondents, days)
        self._done(await self.app.push_screen_wait(asked))

    async def _send(self, opened: ExchangeFile) -> None:
        self._done(await self.app.push_screen_wait(sending_sheet(self.desk, opened)))

    async def _answer(self, opened: ExchangeFile, contact: str = "") -> None:
        self._done(await self.app.push_screen_wait(answer_sheet(self.desk, opened, contact)))

    async def _request_mission(self, opened: ExchangeFile) -> None:
        label = next((one.label for one in opened.contacts if one.interested and one.label), "")
        form = ExchangeMissionForm(self.desk, opened.request, label)
        mission = await self.app.push_screen_wait(form)
        if mission is not None:
            self.kept(f"Mission {mission.reference} demandée. Ctrl+O l’ouvre.")

    def _done(self, request: ExchangeRequest | None) -> None:
        if request is not None:
            self.kept(f"Demande {request.reference}\u00a0: {request.state.label}.")

    @writing
    async def action_send(self) -> None:
        """Send the request on, according to its circuit."""
        if self._file is not None:
            await self._send(self._file)

    @writing
    async def action_edit(self) -> None:
        """Correct the request."""
        if self._file is not None:
            changed = await self.app.push_screen_wait(ExchangeRequestForm(self.desk, self._file.request))
            self._done(changed)

    @writing
    async def action_mission(self) -> None:
        """Open the mission that came of it."""
        if self._file is not None and self._file.request.mission:
            await self.shell.open_subject(Room.MISSIONS.value, self._file.request.mission)

    # ── Rows ───────────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen, "#opinions")
    @writing
    async def _opinion_chosen(self, event: Listing.Chosen) -> None:
        opinions = self._file.opinions if self._file else ()
        opinion = next((one for one in opinions if str(one.id) == event.key), None)
        if opinion is not None and opinion.received_on is None:
            self._done(await self.app.push_screen_wait(opinion_sheet(self.desk, opinion)))

    @on(Listing.Chosen, "#holders")
    @writing
    async def _holder_chosen(self, event: Listing.Chosen) -> None:
        await self.shell.open_subject(Room.LABELS.value, event.key)

    @on(Listing.Chosen, "#contacts")
    @writing
    async def _contact_chosen(self, event: Listing.Chosen) -> None:
        if self._file is None:
            return
        refusal = self._refusal(_A.ANSWER)
        if refusal:
            self.app.push_screen(ErrorModal(refusal))
        else:
            await self._answer(self._file, event.key)

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
