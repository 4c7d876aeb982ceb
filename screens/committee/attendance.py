"""Who is there: the roll call, and every arrival and departure, stamped by the register's clock."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import clock_time
from daect_tui.domain.quorum import quorum
from daect_tui.domain.session import Attendance, Presence, Seat, Sitting
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.desk import Desk
from daect_tui.services.room import RoomView
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.substitutes import substitute_sheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section
from screens.widgets.text import capital


class AttendanceScreen(DeskScreen[None]):
    """The members of an open session; a letter marks the chosen one and goes down to the next."""

    TITLE = "Présences"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding("escape", "leave", "Revenir", tooltip="revenir au point", id="attendance.leave"),
        Binding("ctrl+u", "call_roll", "Appel", tooltip="faire l’appel en une fois", id="attendance.roll"),
        Binding("p", "mark('salle')", "Présent", tooltip="arrive, en salle", id="attendance.here"),
        Binding("a", "away", "Parti", tooltip="s’en va", id="attendance.away"),
        Binding(
            "d",
            "mark('distance')",
            "À distance",
            show=False,
            tooltip="arrive, à distance",
            id="attendance.remote",
        ),
        Binding(
            "ctrl+g",
            "mandate",
            "Pouvoir",
            show=False,
            tooltip="le membre choisi donne pouvoir, ou le retire",
            id="attendance.mandate",
        ),
        Binding(
            "ctrl+r",
            "substitute",
            "Suppléant",
            show=False,
            tooltip="le membre choisi est suppléé, ou reprend son siège",
            id="attendance.substitute",
        ),
        Binding(
            "ctrl+z",
            "undo",
            "Annuler",
            show=False,
            tooltip="annuler le dernier acte de la séance",
            id="attendance.undo",
        ),
    ]
    TASKS = (
        (
            "Faire l’appel",
            "Ctrl+U, Espace sur chaque absent, Ctrl+S\u202f; ou P et D (à distance), un à un.",
        ),
        ("Noter un départ", "A sur le membre. L’heure est celle de l’horloge du registre."),
        (
            "Noter un pouvoir",
            "Ctrl+G sur le membre absent, puis choisir qui le porte. Il prend fin si le membre arrive.",
        ),
        (
            "Noter un suppléant",
            "Ctrl+R sur le membre absent. Un élu l’est par un élu, une personne qualifiée jamais.",
        ),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._room: RoomView | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the members and the quorum."""
        yield Listing(
            Column("Membre", 24),
            Column("Organisme"),
            Column("Présence", 13),
            Column("Arrivée", 8),
            Column("Départ", 8),
            empty="Aucun membre ne compose cette séance.",
            opens=False,
            id="members",
        )
        yield Section("Quorum", id="quorum")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"{self._reference} · présences"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the room again."""
        self._show(await asyncio.to_thread(self.desk.committee.room, self._reference))

    def _show(self, room: RoomView) -> None:
        self._room = room
        sitting = room.sitting
        self.query_one(Listing).fill({str(seat.member_id): _cells(sitting, seat) for seat in sitting.seats})
        here = len(sitting.here())
        self.summarise(
            f"{counted(here, 'membre présent', 'membres présents')} · "
            f"{counted(len(sitting.standing_mandates), 'pouvoir')}"
        )
        held = room.current.quorum if room.current else quorum(sitting)
        mandates = [
            f"{sitting.seat(mandate.giver_id).name} à {sitting.seat(mandate.holder_id).name}"
            for mandate in sitting.standing_mandates
        ]
        given = f"\nPouvoirs{NBSP}: {listed(mandates)}." if mandates else ""
        self.query_one("#quorum", Section).show(f"{capital(str(held))}. {held.explained}{given}")

    @property
    def _member(self) -> Seat | None:
        key = self.query_one(Listing).key
        return self._room.sitting.seat(int(key)) if self._room and key else None

    def _next(self) -> None:
        self.query_one(Listing).table.action_cursor_down()

    @writing
    async def action_mark(self, presence: str) -> None:
        """Record the chosen member as taking part from now on."""
        member = self._member
        if member is None:
            return
        mode = Presence(presence)
        self._next()
        if self._room and _is_there(self._room.sitting, member, mode):
            self.shell.tell(f"{member.name}{NBSP}: déjà noté, {mode.label}.")
            return
        room = await asyncio.to_thread(self.desk.committee.arrive, self._reference, {member.member_id: mode})
        self._done(room, f"{member.name}{NBSP}: {mode.label}.")

    @writing
    async def action_away(self) -> None:
        """Record that the chosen member leaves; one who never came stays absent."""
        member = self._member
        if member is None or self._room is None:
            return
        self._next()
        if member.member_id not in self._room.sitting.here():
            return
        room = await asyncio.to_thread(self.desk.committee.leave, self._reference, member.member_id)
        self._done(room, f"{member.name}{NBSP}: départ noté.")

    @writing
    async def action_call_roll(self) -> None:
        """Tick who is in the room among those not there yet; all their arrivals are one act."""
        if self._room is None:
            return
        sitting = self._room.sitting
        gone = sitting.here() | {mandate.giver_id for mandate in sitting.standing_mandates}
        missing = [seat for seat in sitting.seats if seat.member_id not in gone]
        ids = [str(seat.member_id) for seat in missing]
        roll = ChecksField("here", "Présents", [(i, s.name) for i, s in zip(ids, missing, strict=True)])
        present = await self.app.push_screen_wait(
            SheetModal(
                "Appel",
                (roll,),
                lambda texts: [int(member) for member in texts["here"].splitlines()],
                {"here": "\n".join(ids)},
                "Espace décoche un absent. Ctrl+S note l’arrivée de tous les autres, en salle.",
            )
        )
        if present:
            arrivals = dict.fromkeys(present, Presence.IN_ROOM)
            room = await asyncio.to_thread(self.desk.committee.arrive, self._reference, arrivals)
            self._done(room, f"{counted(len(present), 'arrivée notée', 'arrivées notées')}.")

    @writing
    async def action_mandate(self) -> None:
        """Ask who holds the mandate of the chosen member, or withdraw the one that was given."""
        giver = self._member
        if giver is None or self._room is None:
            return
        sitting = self._room.sitting
        if any(mandate.giver_id == giver.member_id for mandate in sitting.standing_mandates):
            await self._withdraw_mandate(giver)
            return
        holders = [
            Choice(seat.member_id, seat.name, seat.body)
            for seat in sitting.seats
            if seat.voting and seat.member_id in sitting.here() and seat is not giver
        ]
        holder = await self.app.push_screen_wait(
            ChoiceModal(f"Pouvoir de {giver.name}", holders, empty="Aucun membre présent ne peut le porter.")
        )
        if holder is not None:
            room = await asyncio.to_thread(
                self.desk.committee.give_mandate, self._reference, giver.member_id, holder
            )
            self._done(room, f"{giver.name} a donné pouvoir à {sitting.seat(holder).name}.")

    async def _withdraw_mandate(self, giver: Seat) -> None:
        committee = self.desk.committee
        room = await asyncio.to_thread(committee.withdraw_mandate, self._reference, giver.member_id)
        self._done(room, f"Pouvoir de {giver.name} retiré. Ctrl+Z le rend.")

    @writing
    async def action_substitute(self) -> None:
        """Ask who sits in the place of the chosen member, or give the seat back."""
        seat, committee = self._member, self.desk.committee
        if seat is None:
            return
        if seat.titular is not None:
            room = await asyncio.to_thread(committee.give_back_seat, self._reference, seat.member_id)
            self._done(room, f"{seat.titular.name} reprend son siège. Ctrl+Z annule.")
            return
        substitute = await self.app.push_screen_wait(substitute_sheet(seat))
        if substitute is not None:
            room = await asyncio.to_thread(committee.substitute, self._reference, seat.member_id, substitute)
            self._done(room, f"{substitute.name} supplée {seat.name}. P note son arrivée.")

    @writing
    async def action_undo(self) -> None:
        """Take the last act back."""
        undone = await asyncio.to_thread(self.desk.committee.undo, self._reference)
        self._done(undone.room, f"Annulé{NBSP}: {undone.about}.")

    def _done(self, room: RoomView, message: str) -> None:
        self.shell.note_kept(message)
        self._read_at = self.shell.revision
        self._show(room)

    def action_leave(self) -> None:
        """Go back to the item."""
        self.dismiss(None)


def _cells(sitting: Sitting, seat: Seat) -> tuple[str, str, str, str, str]:
    name = f"{seat.name} (supplée {seat.titular.name})" if seat.titular else seat.name
    who = seat.occupant if seat.titular else None
    stays = [
        stay for stay in sitting.attendances if stay.member_id == seat.member_id and stay.substitute == who
    ]
    mandate = next((m for m in sitting.standing_mandates if m.giver_id == seat.member_id), None)
    last = stays[-1] if stays else None
    if mandate is not None:
        return (name, seat.body, "pouvoir", "", "")
    return (name, seat.body, _presence(last), _time(last, arrived=True), _time(last, arrived=False))


def _is_there(sitting: Sitting, seat: Seat, mode: Presence) -> bool:
    """Tell whether a member takes part already, in that way."""
    return any(
        stay.member_id == seat.member_id and stay.left_at is None and stay.presence is mode
        for stay in sitting.attendances
    )


def _presence(stay: Attendance | None) -> str:
    if stay is None:
        return "—"
    return "sortie notée" if stay.left_at else stay.presence.label


def _time(stay: Attendance | None, *, arrived: bool) -> str:
    moment = None if stay is None else stay.arrived_at if arrived else stay.left_at
    return clock_time(moment) if moment else ""
