"""Preparing a session: its agenda, and the members who will compose the committee that day."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, SessionAction
from daect_tui.domain.text import NBSP
from daect_tui.services.agenda_order import PreparedItem, PreparedSession
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import agenda_questions, preparation_questions, preparation_words
from screens.committee.preparation_keys import PREPARATION_KEYS, PREPARATION_TASKS
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

# What changes the item under the cursor, or the agenda around it.
_ON_AGENDA = {"add", "add_many", "arrange", "move", "minutes", "rapporteur", "propose", "remove"}


class PreparationScreen(DeskScreen[None]):
    """The agenda of one session, until it opens."""

    TITLE = "Préparer une séance"
    CSS_PATH = "committee.tcss"
    BINDINGS = PREPARATION_KEYS
    TASKS = PREPARATION_TASKS

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self._prepared: PreparedSession | None = None
        self._items: dict[str, PreparedItem] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the two tabs and what is known of the chosen item."""
        with TabbedContent():
            with TabPane("Ordre du jour", id="agenda"):
                yield Listing(
                    Column("N°", 3),
                    Column("Heure", 7),
                    Column("Référence", 14),
                    Column("Organisme"),
                    Column("Déports", 7),
                    Column("Proposition", 12),
                    Column("Rapporteur", 16, wide=True),
                    empty="Aucun point\u00a0: Ctrl+N inscrit un dossier en instruction.",
                    id="items",
                )
                yield Section("Point choisi", id="chosen")
            with TabPane("Membres", id="members"):
                yield Listing(
                    Column("Membre", 24),
                    Column("Organisme"),
                    Column("Qualité", 18),
                    Column("Voix", 5),
                    empty="Aucun membre en fonction ce jour\u00a0: complétez le Répertoire (F9).",
                    opens=False,
                    id="seats",
                )

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the agenda."""
        self.title = f"Séance {self.reference}"
        self.query_one("#items", Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the session, its agenda and its members again."""
        self._prepared = prepared = await asyncio.to_thread(self.desk.agenda_order.prepared, self.reference)
        self._items = {one.item.dossier: one for one in prepared.items}
        self.query_one("#items", Listing).fill(
            {dossier: preparation_words.item_cells(one) for dossier, one in self._items.items()}
        )
        self.query_one("#seats", Listing).fill(
            {str(member.id): preparation_words.member_cells(member) for member in prepared.members}
        )
        self.summarise(preparation_words.summary(prepared), preparation_words.to_answer(prepared))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the session's state allows."""
        allowed = SESSION_MACHINE.legal(self._prepared.session.state) if self._prepared else ()
        if action in _ON_AGENDA:
            return SessionAction.EDIT_AGENDA in allowed and self._on_agenda
        if action in {"replan", "interests"}:
            return SessionAction.EDIT_AGENDA in allowed
        if action == "open":
            return SessionAction.OPEN in allowed
        return super().check_action(action, parameters)

    @property
    def _on_agenda(self) -> bool:
        """Tell whether the tab that shows is the agenda."""
        return self.query_one(TabbedContent).active == "agenda"

    @on(TabbedContent.TabActivated)
    def _other_tab(self) -> None:
        self.refresh_bindings()

    @on(Listing.Moved, "#items")
    def _preview(self, event: Listing.Moved) -> None:
        chosen = self._items.get(event.key or "")
        self.query_one("#chosen", Section).show(preparation_words.described(chosen) if chosen else "")

    @on(Listing.Chosen, "#items")
    async def _open_dossier(self, event: Listing.Chosen) -> None:
        await self.shell.open_subject("dossiers", event.key)

    @property
    def _item(self) -> AgendaItem | None:
        chosen = self._items.get(self.query_one("#items", Listing).key or "")
        return chosen.item if chosen else None

    # ── The agenda ─────────────────────────────────────────────────────────────────────────

    @writing
    async def action_add(self) -> None:
        """Ask for a dossier under review and put it at the end of the agenda."""
        await preparation_questions.ask_dossier(self)

    @writing
    async def action_add_many(self) -> None:
        """Ask which dossiers join the agenda at once."""
        await agenda_questions.ask_many(self)

    @writing
    async def action_arrange(self) -> None:
        """Show what the quietest order spares, and put the agenda in it."""
        await agenda_questions.put_in_quiet_order(self)

    # ── The chosen item ────────────────────────────────────────────────────────────────────

    @writing
    async def action_move(self, step: int) -> None:
        """Move the chosen item up or down; the cursor goes with it."""
        item = self._item
        if item is None:
            return
        if not 1 <= item.position + step <= len(self._items):
            self.shell.tell(
                f"Le point {item.position} est déjà {'le premier' if step < 0 else 'le dernier'}."
            )
            return
        moved = await asyncio.to_thread(self.desk.agenda_order.move, self.reference, item.id, step)
        self.kept(f"{moved.dossier}{NBSP}: point {moved.position}.")

    @writing
    async def action_minutes(self) -> None:
        """Ask how long the chosen item is planned to last."""
        if self._item is not None:
            await preparation_questions.ask_minutes(self, self._item)

    @writing
    async def action_rapporteur(self) -> None:
        """Ask for the rapporteur of the chosen item."""
        if self._item is not None:
            await preparation_questions.ask_rapporteur(self, self._item)

    @writing
    async def action_propose(self) -> None:
        """Ask for the opinion that the rapporteur of the chosen item proposes."""
        if self._item is not None:
            await preparation_questions.ask_proposal(self, self._item)

    @writing
    async def action_remove(self) -> None:
        """Take the chosen item off the agenda."""
        if self._item is not None:
            await preparation_questions.ask_removal(self, self._item)

    # ── The session ────────────────────────────────────────────────────────────────────────

    @writing
    async def action_replan(self) -> None:
        """Ask when and where the session meets."""
        await preparation_questions.ask_when(self)

    def action_interests(self) -> None:
        """Go to the interests of the members and their recusals."""
        from screens.committee.interests import InterestsScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(InterestsScreen(self.desk, self.reference))

    def action_convening(self) -> None:
        """Convene the members, and prepare the papers of the room."""
        from screens.committee.convening import ConveningScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(ConveningScreen(self.desk, self.reference))

    @writing
    async def action_open(self) -> None:
        """Open the session, then go to the roll call over the first item."""
        if self._prepared is not None:
            await preparation_questions.ask_opening(self, self._prepared.to_answer)

    def action_leave(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)
