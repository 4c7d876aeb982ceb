"""Slips typed one after the other: the numbers on the day of the mailing, the days when the post brings them.

Entrée goes to what follows; nothing is recorded before Ctrl+S, and then all of it or nothing.
"""

import asyncio
from collections.abc import Collection, Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import AwaitMount
from textual.widgets import Input, Static

from daect_tui.domain.dates import long_date_with_day, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.letter import Letter
from daect_tui.domain.mailing import Receipt
from daect_tui.domain.mailing_form import read_receipt, receipt_day
from daect_tui.domain.registered_number import number_warning, spaced_number, tidy_number
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.confirm import ConfirmModal
from screens.widgets.line_input import LineInput
from screens.widgets.section import Section

_HINT = "«\u202f24\u202f» ou «\u202f24/05\u202f» suffisent. Entrée passe à la suite, ↑ ↓ changent de ligne."
_NUMBER_ONLY = "Numéro seul\u00a0: le courrier reste attendu."
_EMPTY = "Aucun courrier n’attend d’avis de réception. Échap revient à la liste."
# Lines arranged at once: each has two boxes to type in, which cost; the others come before one is there.
_PAGE, _AHEAD = 30, 8
_LOSS = "Rien n’est encore enregistré\u00a0: ce qui est tapé ici serait perdu."


class _Line(LineInput):
    """The line itself takes Entrée, and says so: the key of a plain line is told nowhere."""

    BINDINGS = [Binding("enter", "submit", "Suite", tooltip="passer à la suite", id="receipts.enter")]


class _Slip(Horizontal):
    """One letter: what it is, and what its slip says."""

    def __init__(self, letter: Letter, today: date) -> None:
        super().__init__(classes="slip")
        self.letter = letter
        self._today = today
        self.day = _Line(placeholder="reçu le")
        self.number = _Line(spaced_number(letter.registered_number), placeholder="numéro")
        self.day.add_class("day")
        self.number.add_class("number")

    def compose(self) -> ComposeResult:
        """Arrange the line."""
        sent = short_date(self.letter.sent_on)
        yield Static(Content(f"{self.letter.chrono}  {self.letter.recipient}"), classes="whom")
        yield Static(Content(sent), classes="sent")
        yield self.day
        yield self.number

    @property
    def is_typed(self) -> bool:
        """Whether something was typed."""
        return bool(self.day.value.strip()) or tidy_number(self.number.value) != self.letter.registered_number

    def read(self) -> Receipt | None:
        """Read the line; raises `InvalidField`."""
        if not self.is_typed or self.letter.sent_on is None:
            return None
        typed = (self.letter.chrono, self.day.value, self.number.value)
        return read_receipt(*typed, self.letter.sent_on, self._today)

    def described(self) -> str:
        """Say what was understood, or what is wrong."""
        try:
            day = receipt_day(self.day.value, self.letter.sent_on) if self.letter.sent_on else None
            self.read()
        except InvalidField as fault:
            return str(fault)
        numbered = tidy_number(self.number.value) != self.letter.registered_number
        understood = f"Reçu le {long_date_with_day(day)}." if day else _NUMBER_ONLY if numbered else _HINT
        return " ".join(filter(None, (understood, number_warning(tidy_number(self.number.value)))))


class _Slips(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What scrolls by itself to the line that is typed: ↑ ↓ are for the lines."""


class ReceiptsScreen(DeskScreen[str]):
    """Letters whose receipt is awaited, the oldest first; gives back what was recorded, in words.

    Where some of `chosen` are awaited, those alone.
    """

    CSS_PATH = "letters.tcss"
    BINDINGS = [
        Binding("escape", "close", "Courriers", tooltip="revenir aux courriers", id="receipts.close"),
        Binding("ctrl+s", "record", "Enregistrer", tooltip="enregistrer ce qui est tapé", id="receipts.save"),
        Binding("up", "go(-1)", "Ligne", key_display="↑ ↓", tooltip="changer de ligne", id="receipts.up"),
        Binding("down", "go(1)", show=False),
    ]
    TASKS = (
        ("Saisir", "Le jour, Entrée, le numéro s’il manque, Entrée\u00a0: la ligne suivante."),
        ("Au départ", "Tab, le numéro, Entrée\u00a0: le numéro suivant. Les jours viendront avec les avis."),
        ("Laisser une ligne", "Une ligne où rien n’est tapé n’est pas touchée."),
        ("Enregistrer", "Ctrl+S\u00a0: tout ou rien. La première ligne fausse est montrée."),
    )

    def __init__(self, desk: Desk, chosen: Collection[str] = ()) -> None:
        super().__init__(desk)
        self._chosen = chosen
        self.title = "Courriers · avis de réception"
        self._filled = False
        self._slips: list[_Slip] = []
        # The letters whose lines are not arranged yet.
        self._further: list[Letter] = []

    def compose_body(self) -> ComposeResult:
        """Arrange the lines, and under them what was understood of the one that is typed."""
        with Horizontal(id="heads"):
            yield Static("Courrier", classes="whom")
            yield Static("Envoyé le", classes="sent")
            yield Static("Reçu le", classes="day")
            yield Static("Numéro", classes="number")
        yield _Slips(id="slips")
        yield Section("Saisie", id="understood")

    def reload(self) -> object:
        """Read the letters once: what is being typed is never read again."""
        if self._filled:
            return None
        self._filled = True
        return self._fill()

    @reading
    async def _fill(self) -> None:
        letters = await asyncio.to_thread(self.desk.letters.all)
        awaited = sorted(
            (one for one in letters if one.awaits_receipt),
            key=lambda one: (one.sent_on, one.chrono),
        )
        chosen = [one for one in awaited if one.chrono in self._chosen]
        self._further = chosen or awaited
        await self._arrange()
        self.query_one("#understood", Section).show(_HINT if awaited else _EMPTY)
        for slip in self._slips[:1]:
            slip.day.focus()
        self._count()

    def _arrange(self) -> AwaitMount:
        """Arrange a page more of lines."""
        today = self.desk.office.clock.today()
        page = [_Slip(letter, today) for letter in self._further[:_PAGE]]
        self._further = self._further[_PAGE:]
        self._slips += page
        return self.query_one("#slips").mount_all(page)

    def _count(self) -> None:
        typed = sum(slip.is_typed for slip in self._slips)
        awaited = counted(len(self._slips) + len(self._further), "avis attendu", "avis attendus")
        self.summarise(f"{awaited} · {counted(typed, 'saisi')}")

    # ── Typing ─────────────────────────────────────────────────────────────────────────────

    @property
    def _current(self) -> _Slip | None:
        focused = self.focused
        return focused.parent if focused is not None and isinstance(focused.parent, _Slip) else None

    @on(Input.Changed)
    def _typed(self) -> None:
        self.shell.tell("")
        self._understand()

    @on(events.DescendantFocus)
    def _understand(self) -> None:
        slip = self._current
        if slip is not None:
            self.query_one("#understood", Section).show(slip.described(), slip.letter.chrono)
            self._count()
            if self._further and slip in self._slips[-_AHEAD:]:
                self._arrange()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        """Go to the number where it is still to be typed, else to the next line; numbers follow numbers."""
        event.stop()
        slip = self._current
        if slip is None:
            return
        if event.input is slip.day and not slip.number.value and slip.day.value.strip():
            slip.number.focus()
        elif event.input is slip.number and not slip.day.value.strip():
            self._to(slip, 1).number.focus()
        else:
            self._to(slip, 1).day.focus()

    def action_go(self, lines: int) -> None:
        """Go to the same place of another line."""
        slip = self._current
        if slip is not None:
            other = self._to(slip, lines)
            (other.number if self.focused is slip.number else other.day).focus()

    def _to(self, slip: _Slip, lines: int) -> _Slip:
        last = len(self._slips) - 1
        return self._slips[max(0, min(last, self._slips.index(slip) + lines))]

    # ── Recording ──────────────────────────────────────────────────────────────────────────

    @writing
    async def action_record(self) -> None:
        """Record the lines that were typed, all or none; the first that is wrong is shown."""
        receipts = self._read()
        if receipts is None:
            return
        if not receipts:
            self.shell.tell("Rien n’est saisi.")
            return
        await asyncio.to_thread(self.desk.posting.record_receipts, receipts)
        self.dismiss(_told(receipts))

    def _read(self) -> list[Receipt] | None:
        """Read what was typed; `None` for a line that is wrong, where the focus goes."""
        receipts = []
        for slip in self._slips:
            try:
                receipt = slip.read()
            except InvalidField as fault:
                slip.day.focus()
                self.shell.tell(str(fault))
                return None
            if receipt is not None:
                receipts.append(receipt)
        return receipts

    async def leave(self) -> None:
        """Go back, what was typed being lost."""
        self.dismiss("")

    @writing
    async def action_close(self) -> None:
        """Go back; ask first where something was typed."""
        typed = any(slip.is_typed for slip in self._slips)
        if typed and not await self.app.push_screen_wait(
            ConfirmModal("Quitter sans enregistrer\u202f?", _LOSS, yes="Quitter", no="Continuer")
        ):
            return
        self.dismiss("")


def _told(receipts: Sequence[Receipt]) -> str:
    """Say what was recorded: « 3 avis de réception enregistrés, 2 numéros notés. »."""
    received = sum(receipt.day is not None for receipt in receipts)
    parts = (
        (received, "avis de réception enregistré", "avis de réception enregistrés"),
        (len(receipts) - received, "numéro noté", "numéros notés"),
    )
    return f"{', '.join(counted(count, one, many) for count, one, many in parts if count)}."
