"""Asking for the passphrase: a masked line, a sentence when it is wrong, time that each wrong one costs."""

import asyncio
from collections.abc import Awaitable, Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from daect_tui.domain.errors import DaectError
from daect_tui.domain.passphrases import pause_after
from screens.modals.base import Modal, sentence
from screens.widgets.line_input import LineInput

TRYING = "Vérification…"

Unlock = Callable[[str], None]
Pause = Callable[[float], Awaitable[None]]


class PassphraseField(Vertical):
    """The masked line; posts `Opened` once what was typed has opened the file.

    `unlock` is slow and runs in a thread; what it refuses is a `DaectError`.
    """

    class Opened(Message):
        """The passphrase was the right one."""

    def __init__(self, unlock: Unlock, pause: Pause = asyncio.sleep) -> None:
        super().__init__()
        self._unlock = unlock
        self._pause = pause
        self._failures = 0

    def compose(self) -> ComposeResult:
        """Arrange the line, and the place of what is said."""
        line = LineInput("", "Phrase secrète", id="passphrase")
        line.password = True
        yield line
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Let the person type at once."""
        self.query_one(LineInput).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        line = self.query_one(LineInput)
        typed, line.value = line.value, ""
        if typed and not line.disabled:
            line.disabled = True
            self._say(TRYING)
            self.run_worker(self._try(typed), exclusive=True)

    async def _try(self, typed: str) -> None:
        try:
            await asyncio.to_thread(self._unlock, typed)
        except DaectError as error:
            self._failures += 1
            await self._pause(pause_after(self._failures))
            self._say(str(error))
            line = self.query_one(LineInput)
            line.disabled = False
            line.focus()
        else:
            self._failures = 0
            self.post_message(self.Opened())

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))


class PassphraseModal(Modal[bool]):
    """Asks for the passphrase of a file; gives back whether it was opened. Échap gives up."""

    BINDINGS = [
        Binding(
            "enter", "submit", "Ouvrir", tooltip="essayer cette phrase", priority=True, id="passphrase.enter"
        ),
        Binding("escape", "give_up", "Renoncer", tooltip="ne pas ouvrir ce fichier", id="passphrase.escape"),
    ]

    def __init__(self, title: str, question: str, unlock: Unlock) -> None:
        super().__init__(title)
        self._question, self._unlock = question, unlock

    def compose_inside(self) -> ComposeResult:
        """Arrange the question and the masked line."""
        yield sentence(self._question)
        yield PassphraseField(self._unlock)

    @on(PassphraseField.Opened)
    def _opened(self) -> None:
        self.dismiss(True)

    async def action_submit(self) -> None:
        """Try what is typed: the line itself does, where it has the focus."""
        await self.query_one(LineInput).action_submit()

    def action_give_up(self) -> None:
        """Give up."""
        self.dismiss(False)
