"""Convening the members of a session, and the papers of the room."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.convocation import Reception
from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import SessionState
from daect_tui.domain.text import NBSP, clean_line, counted
from daect_tui.services.convening import ConveningLine, ConveningView
from daect_tui.services.desk import Desk
from daect_tui.services.producing import Production
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.convening_sheets import receiving_sheet, sending_sheet
from screens.committee.convening_words import cells, counts, regularity, when_in_words
from screens.modals.entry import EntryModal
from screens.modals.error import ErrorModal
from screens.saying import LAYING_OUT, NOT_PRODUCED, written_in
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section
from screens.widgets.text import capital


class ConveningScreen(DeskScreen[None]):
    """The members of one session: to whom a convocation left, who received it, and their papers."""

    TITLE = "Convocations"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding(
            "ctrl+n", "convene", "Convoquer", tooltip="noter l’envoi des convocations", id="convening.new"
        ),
        Binding("ctrl+r", "receive", "Réceptions", tooltip="noter les réceptions", id="convening.received"),
        Binding(
            "ctrl+u", "justify", "Urgence", tooltip="donner le motif de l’urgence", id="convening.urgency"
        ),
        Binding(
            "ctrl+l",
            "convocations",
            "Lettres",
            tooltip="produire la convocation de chaque membre",
            id="convening.letters",
        ),
        Binding(
            "ctrl+d",
            "packets",
            "Dossiers",
            tooltip="produire le dossier de séance de chaque membre",
            id="convening.packets",
        ),
        Binding(
            "r", "receive_one", "Reçue", tooltip="le membre choisi l’a reçue", show=False, id="convening.one"
        ),
        Binding(
            "ctrl+o",
            "agenda",
            "Ordre du jour",
            tooltip="produire l’ordre du jour\u00a0: PDF, ODT et DOCX",
            show=False,
            id="convening.agenda",
        ),
        Binding(
            "ctrl+e",
            "signing_sheet",
            "Émargement",
            tooltip="produire la feuille d’émargement",
            show=False,
            id="convening.sheet",
        ),
        Binding(
            "ctrl+g",
            "calendar",
            "Agenda",
            tooltip="écrire le fichier .ics de la séance",
            show=False,
            id="convening.calendar",
        ),
        Binding(
            "escape", "leave", "Revenir", show=False, tooltip="revenir à la préparation", id="convening.leave"
        ),
    ]
    TASKS = (
        (
            "Convoquer",
            "Ctrl+N\u00a0: les membres, la date et le mode d’envoi. C’est la réception qui compte.",
        ),
        (
            "Noter les réceptions",
            "Ctrl+R en une fois, ou R sur un membre. Ctrl+U donne le motif de l’urgence.",
        ),
        (
            "Préparer les documents",
            "Ctrl+L les lettres, Ctrl+D un dossier par membre, sans les points dont il est déporté.",
        ),
        ("Écrire l’ordre du jour", "Ctrl+O\u00a0: un PDF gardé au registre, un ODT et un DOCX à retoucher."),
        ("Préparer la salle", "Ctrl+E la feuille d’émargement, Ctrl+G le fichier .ics pour les agendas."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._view: ConveningView | None = None
        self._written = ""

    def compose_body(self) -> ComposeResult:
        """Arrange the members and how regular their convening is."""
        yield Listing(
            Column("Membre"),
            Column("Organisme", wide=True),
            Column("Envoyée", 10),
            Column("Mode", 8),
            Column("Reçue", 10),
            Column("État", 18),
            empty="Aucun membre en fonction ce jour\u00a0: complétez le Répertoire (F9).",
            opens=False,
            id="members",
        )
        yield Section("Régularité", id="regularity")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"Convoquer {self._reference}"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the members and their convocations again."""
        self._view = view = await asyncio.to_thread(self.desk.convening.view, self._reference)
        self.query_one(Listing).fill({str(line.member.id): cells(line) for line in view.lines})
        session = view.session
        self.summarise(f"{when_in_words(session)} · {counts(view)}")
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        if self._view is not None:
            said = "\n".join(part for part in (regularity(self._view), self._written) if part)
            self.query_one("#regularity", Section).show(said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the session's state and its convocations allow."""
        view = self._view
        if action == "convene":
            return bool(view and view.lines and view.session.state is SessionState.PLANNED)
        if action == "receive":
            return bool(view and any(line.convocation for line in view.lines))
        if action in {"justify", "convocations", "packets", "agenda", "signing_sheet", "calendar"}:
            return bool(view and view.lines)
        if action == "receive_one":
            return self._chosen is not None and self._chosen.reception is not Reception.NOT_SENT
        return super().check_action(action, parameters)

    @property
    def _chosen(self) -> ConveningLine | None:
        key = self.query_one(Listing).key
        return (
            next((line for line in self._view.lines if str(line.member.id) == key), None)
            if self._view
            else None
        )

    @writing
    async def action_convene(self) -> None:
        """Ask to whom convocations left, and note it."""
        if self._view is None:
            return
        sheet = sending_sheet(self._view, self.desk.office.clock.today())
        sending = await self.app.push_screen_wait(sheet)
        if sending is not None:
            convening = self.desk.convening
            await asyncio.to_thread(
                convening.convene, self._reference, sending.members, sending.day, sending.mode
            )
            self.kept(f"{counted(len(sending.members), 'convocation notée', 'convocations notées')}.")

    @writing
    async def action_receive(self) -> None:
        """Ask who received their convocation, and note it."""
        if self._view is None:
            return
        sheet = receiving_sheet(self._view, self.desk.office.clock.today())
        receiving = await self.app.push_screen_wait(sheet)
        if receiving is not None:
            await asyncio.to_thread(
                self.desk.convening.receive, self._reference, receiving.members, receiving.day
            )
            self.kept(f"{counted(len(receiving.members), 'réception notée', 'réceptions notées')}.")

    @writing
    async def action_receive_one(self) -> None:
        """Ask when the chosen member received the convocation."""
        line = self._chosen
        if line is None:
            return
        name = line.member.full_name
        today = self.desk.office.clock.today()
        day = await self.app.push_screen_wait(
            EntryModal(name, "Convocation reçue le\u00a0:", _read_day, f"{today:%d/%m/%Y}")
        )
        if day is not None:
            await asyncio.to_thread(self.desk.convening.receive, self._reference, [line.member.id], day)
            self.kept(f"{name}\u00a0: réception notée.")

    @writing
    async def action_justify(self) -> None:
        """Ask for the reason of the urgency; a blank one takes it back."""
        if self._view is None:
            return
        question = "Motif de l’urgence (CRPA, art. R. 133-8)\u202f; vide, il est retiré\u00a0:"
        reason = await self.app.push_screen_wait(
            EntryModal("Urgence", question, _read_urgency, self._view.session.urgency)
        )
        if reason is not None:
            await asyncio.to_thread(self.desk.convening.justify, self._reference, reason)
            self.kept("Urgence motivée." if reason else "Urgence retirée.")

    @writing
    async def action_convocations(self) -> None:
        """Produce the convocation of each member."""
        await self._produce(
            self.desk.papers.produce_convocations, ("convocation écrite", "convocations écrites")
        )

    @writing
    async def action_packets(self) -> None:
        """Produce the packet of each member."""
        await self._produce(
            self.desk.papers.produce_packets, ("dossier de séance écrit", "dossiers de séance écrits")
        )

    @writing
    async def action_agenda(self) -> None:
        """Produce the agenda, and write it beside for a word processor."""

        def produce(reference: str) -> tuple[Production, ...]:
            made = self.desk.papers.produce_agenda(reference)
            if made.letter is not None:
                for suffix in (".odt", ".docx"):
                    name = Path(made.letter.file_name).with_suffix(suffix)
                    self.desk.papers.write_agenda(made.letter, self._folder / name)
            return (made,)

        await self._produce(produce, ("ordre du jour écrit (PDF, ODT et DOCX)", ""))

    @writing
    async def action_signing_sheet(self) -> None:
        """Produce the sheet that the members sign."""

        def produce(reference: str) -> tuple[Production, ...]:
            return (self.desk.papers.produce_signing_sheet(reference),)

        await self._produce(produce, ("feuille d’émargement écrite", ""))

    @writing
    async def action_calendar(self) -> None:
        """Write the calendar file of the session."""
        path = await asyncio.to_thread(self.desk.papers.write_calendar, self._reference, self._folder)
        self._written = f"Fichier d’agenda{NBSP}: {path}"
        self._show()
        self.shell.tell(written_in("Fichier d’agenda écrit", path))

    async def _produce(self, produce: Callable[[str], Sequence[Production]], words: tuple[str, str]) -> None:
        self.shell.tell(LAYING_OUT)
        made = await asyncio.to_thread(produce, self._reference)
        chronos = [one.letter.chrono for one in made if one.letter]
        await asyncio.to_thread(self.desk.letters.write, chronos, self._folder)
        one, many = words
        said = counted(len(chronos), one, many) if many else capital(one)
        if chronos:
            self._written = f"{said} dans{NBSP}: {self._folder}"
        self.kept(written_in(said, self._folder) if chronos else "")
        faults = dict.fromkeys(fault for one in made for fault in one.faults)
        if faults:
            self.app.push_screen(ErrorModal("\n".join(faults), NOT_PRODUCED))

    @property
    def _folder(self) -> Path:
        """Where the papers of the session are written."""
        return self.shell.documents_folder / self._reference

    def action_leave(self) -> None:
        """Go back to the preparation."""
        self.dismiss(None)


def _read_day(typed: str) -> date:
    day = parse_date(typed, "Date")
    if day is None:
        raise Refusal("Écrivez la date, ou revenez par Échap.")
    return day


def _read_urgency(typed: str) -> str:
    return clean_line(typed).text
