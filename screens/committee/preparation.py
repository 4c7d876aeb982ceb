"""Preparing a session: its agenda, and the members who will compose the committee that day."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import long_date_with_day
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Session, SessionAction
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.convening_words import opening_question
from screens.committee.motions import ask_motion
from screens.committee.planning import replanning_sheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal, read_reason
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class PreparationScreen(DeskScreen[None]):
    """The agenda of one session, until it opens."""

    TITLE = "Préparer une séance"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding(
            "ctrl+n", "add", "Ajouter", tooltip="inscrire un dossier à l’ordre du jour", id="preparation.add"
        ),
        Binding("ctrl+o", "open", "Ouvrir la séance", tooltip="ouvrir la séance", id="preparation.open"),
        Binding(
            "ctrl+e",
            "propose",
            "Proposition",
            tooltip="l’avis que propose le rapporteur",
            id="preparation.what",
        ),
        Binding(
            "ctrl+t",
            "replan",
            "Date",
            tooltip="date, lieu et date limite de la séance",
            id="preparation.when",
        ),
        Binding(
            "ctrl+v",
            "convening",
            "Convocations",
            tooltip="convoquer les membres, préparer leurs documents",
            show=False,
            id="preparation.convening",
        ),
        Binding(
            "ctrl+r",
            "rapporteur",
            "Rapporteur",
            tooltip="nommer le rapporteur du point",
            show=False,
            id="preparation.who",
        ),
        Binding(
            "delete",
            "remove",
            "Retirer",
            tooltip="retirer le point de l’ordre du jour",
            show=False,
            id="preparation.remove",
        ),
        Binding(
            "escape", "leave", "Revenir", show=False, tooltip="revenir aux séances", id="preparation.leave"
        ),
    ]
    TASKS = (
        ("Inscrire des dossiers", "Ctrl+N propose les dossiers en instruction des programmes de la séance."),
        ("Préparer un point", "Ctrl+R nomme le rapporteur, Ctrl+E écrit l’avis qu’il propose."),
        ("Convoquer", "Ctrl+V\u00a0: convocations, dossiers des membres, feuille d’émargement, agenda."),
        ("Ouvrir", "Ctrl+O fige la composition du comité à la date de la séance, puis fait l’appel."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._session: Session | None = None
        self._items: dict[str, AgendaItem] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the two tabs and what is known of the chosen item."""
        with TabbedContent():
            with TabPane("Ordre du jour", id="agenda"):
                yield Listing(
                    Column("N°", 3),
                    Column("Référence", 14),
                    Column("Organisme"),
                    Column("Rapporteur", 16),
                    Column("Proposition", 14),
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
        self.title = f"Séance {self._reference}"
        self.query_one("#items", Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the session, its agenda and its members again."""
        agenda = self.desk.agenda
        self._session = session = await asyncio.to_thread(agenda.session, self._reference)
        items = await asyncio.to_thread(agenda.items, self._reference)
        members = await asyncio.to_thread(agenda.members, self._reference)
        self._items = {item.dossier: item for item in items}
        self.query_one("#items", Listing).fill({item.dossier: _cells(item) for item in items})
        self.query_one("#seats", Listing).fill(
            {
                str(member.id): (
                    member.full_name,
                    member.body,
                    member.quality,
                    "oui" if member.voting else "non",
                )
                for member in members
            }
        )
        voting = sum(member.voting for member in members)
        day = long_date_with_day(session.meets_on).capitalize() if session.meets_on else session.period
        self.summarise(
            f"{day} · {session.state.label} · {counted(len(items), 'point')} · "
            f"{counted(voting, 'voix', 'voix')}"
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the session's state allows."""
        allowed = SESSION_MACHINE.legal(self._session.state) if self._session else ()
        if action in {"add", "rapporteur", "propose", "remove"}:
            return SessionAction.EDIT_AGENDA in allowed and self._on_agenda
        if action == "replan":
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
        item = self._items.get(event.key or "")
        self.query_one("#chosen", Section).show(_described(item) if item else "")

    @on(Listing.Chosen, "#items")
    async def _open_dossier(self, event: Listing.Chosen) -> None:
        await self.shell.open_subject("dossiers", event.key)

    @property
    def _item(self) -> AgendaItem | None:
        return self._items.get(self.query_one("#items", Listing).key or "")

    @writing
    async def action_add(self) -> None:
        """Ask for a dossier under review and put it at the end of the agenda."""
        candidates = await asyncio.to_thread(self.desk.agenda.candidates, self._reference)
        choices = [
            Choice(
                dossier.reference,
                f"{dossier.reference}  {dossier.organisation.name}",
                f"{dossier.organisation.name}{NBSP}: {dossier.content.domain}",
            )
            for dossier in candidates
        ]
        chosen = await self.app.push_screen_wait(
            ChoiceModal(
                "Inscrire un dossier",
                choices,
                search="Chercher un dossier…",
                empty="Aucun dossier en instruction pour ces programmes.",
            )
        )
        if chosen is not None:
            item = await asyncio.to_thread(self.desk.agenda.add, self._reference, chosen)
            self.kept(f"{item.dossier} inscrit, point {item.position}.")

    @writing
    async def action_rapporteur(self) -> None:
        """Ask for the rapporteur of the chosen item."""
        item = self._item
        if item is None:
            return
        name = await self.app.push_screen_wait(
            EntryModal(f"Point {item.position}", "Rapporteur\u00a0:", read_reason, item.rapporteur)
        )
        if name is not None:
            await asyncio.to_thread(self.desk.agenda.propose, self._reference, item.id, name, item.proposal)
            self.kept(f"Point {item.position}\u00a0: {name}.")

    @writing
    async def action_propose(self) -> None:
        """Ask for the opinion that the rapporteur of the chosen item proposes."""
        item = self._item
        if item is None:
            return
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        programme = next(programme for programme in programmes if programme.code == item.programme)
        motion = await ask_motion(self.app, programme, item.proposal)
        if motion is not None:
            await asyncio.to_thread(
                self.desk.agenda.propose, self._reference, item.id, item.rapporteur, motion
            )
            self.kept(f"Point {item.position}\u00a0: {motion.sense.label}.")

    @writing
    async def action_replan(self) -> None:
        """Ask when and where the session meets."""
        if self._session is None:
            return
        plan = await self.app.push_screen_wait(replanning_sheet(self._session))
        if plan is not None:
            await asyncio.to_thread(self.desk.agenda.replan, self._reference, plan)
            self.kept("Séance modifiée.")

    @writing
    async def action_remove(self) -> None:
        """Take the chosen item off the agenda."""
        item = self._item
        if item is None:
            return
        reason = await self.app.push_screen_wait(ReasonModal(f"Retirer {item.dossier} de l’ordre du jour"))
        if reason is not None:
            await asyncio.to_thread(self.desk.agenda.remove, self._reference, item.dossier, reason)
            self.kept(f"{item.dossier} retiré de l’ordre du jour.")

    def action_convening(self) -> None:
        """Convene the members, and prepare the papers of the room."""
        from screens.committee.convening import ConveningScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(ConveningScreen(self.desk, self._reference))

    @writing
    async def action_open(self) -> None:
        """Open the session, then go to the roll call over the first item."""
        from screens.committee.attendance import AttendanceScreen  # noqa: PLC0415 – when it is first shown
        from screens.committee.sitting import SittingScreen  # noqa: PLC0415

        question = opening_question(await asyncio.to_thread(self.desk.convening.view, self._reference))
        if not await self.app.push_screen_wait(
            ConfirmModal("Ouvrir la séance\u202f?", question, yes="Ouvrir la séance")
        ):
            return
        await asyncio.to_thread(self.desk.committee.open, self._reference)
        self.shell.note_kept(f"Séance {self._reference} ouverte.")
        # Not awaited: this worker ends with the screen that it replaces.
        self.app.switch_screen(SittingScreen(self.desk, self._reference))
        self.app.push_screen(AttendanceScreen(self.desk, self._reference))

    def action_leave(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)


def _cells(item: AgendaItem) -> tuple[str, str, str, str, str]:
    sense = item.proposal.sense.label.removeprefix("avis ")
    return (str(item.position), item.dossier, item.organisation, item.rapporteur or "—", sense)


def _described(item: AgendaItem) -> str:
    grounds = item.proposal.grounds
    more = grounds.wanted or grounds.reasons or ", ".join(grounds.reservations)
    return (
        f"{item.organisation}{NBSP}: {item.domain}\n"
        f"Proposition{NBSP}: {item.proposal.sense.label}{f' ({more})' if more else ''}."
    )
