"""The application on an encrypted register: after a while without a key, or on demand, it is covered.

What is being typed stays in its draft; long acts go on beneath, and nothing that they show comes above.
"""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.events import Event, InputEvent, Paste

from daect_tui.domain.idleness import Idleness, idleness
from daect_tui.domain.passphrases import PlainCopies
from screens.calls import reading
from screens.resuming import ResumingShell

if TYPE_CHECKING:
    from daect_tui.services.encryption_ports import RegisterLock

# Seconds between two looks at how long nobody has touched anything.
PERIOD = 1.0


class LockingShell(ResumingShell):
    """The application that covers its screen, where its register is encrypted."""

    BINDINGS = [
        Binding(
            "f10",
            "cover",
            "Verrouiller",
            tooltip="couvrir l’écran jusqu’à la phrase secrète",
            show=False,
            priority=True,
            id="app.cover",
        ),
    ]

    register_lock: "RegisterLock | None" = None
    # The clock of idleness, which nobody sets back.
    now: Callable[[], float] = staticmethod(monotonic)

    locks = False
    _touched = 0.0
    covered = False

    @reading
    async def begin_locking(self) -> None:
        """Begin to watch an encrypted register, and tell which copies of it remain in plain."""
        lock = self.register_lock
        self.locks = lock is not None and await asyncio.to_thread(lock.is_encrypted)
        if lock is None or not self.locks:
            return
        self._touched = self.now()
        self.set_interval(PERIOD, self.look_at_idleness)
        self.refresh_bindings()
        remaining = await asyncio.to_thread(lock.remaining)
        if remaining:
            raise PlainCopies(remaining)

    def look_at_idleness(self) -> None:
        """Warn or cover, when nobody has touched anything for long enough."""
        from screens.safety.covered import IdleWarning  # noqa: PLC0415 – an encrypted register only

        if self.covered or self.register_lock is None:
            return
        due = idleness(self.now() - self._touched, self.register_lock.minutes)
        if due is Idleness.LOCK:
            self.action_cover()
        elif due is Idleness.WARN and not isinstance(self.screen, IdleWarning):
            self.push_screen(IdleWarning())

    def action_cover(self) -> None:
        """Cover the screen now."""
        from screens.safety.covered import IdleWarning  # noqa: PLC0415 – an encrypted register only

        if self.covered or not self.locks:
            return
        if isinstance(self.screen, IdleWarning):
            self.screen.dismiss(None)
        self.covered = True
        self._put_cover()
        self.run_worker(self._keep_what_is_typed())

    async def _keep_what_is_typed(self) -> None:
        for form in list(self.open_forms):
            await form.flush()

    def _put_cover(self) -> None:
        from screens.safety.covered import CoverScreen  # noqa: PLC0415 – an encrypted register only

        if self.register_lock is not None:
            super().push_screen(
                CoverScreen(self.register_lock.unlock, lambda: not self.covered), self._uncover
            )
            self.refresh_bindings()

    def _uncover(self, _: None) -> None:
        self.covered = False
        self._touched = self.now()
        self.refresh_bindings()

    def push_screen(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 – Textual’s own, overloaded
        """Push a screen; where an act that went on shows one, the cover comes above before it is painted."""
        pushed = super().push_screen(*args, **options)
        if self.covered:
            self._put_cover()
        return pushed

    async def on_event(self, event: Event) -> None:
        """Note each key and each move of the mouse; one that answers the warning does nothing else."""
        if self.locks and isinstance(event, (InputEvent, Paste)) and not event.is_forwarded:
            from screens.safety.covered import IdleWarning  # noqa: PLC0415 – an encrypted register only

            self._touched = self.now()
            if isinstance(self.screen, IdleWarning):
                self.screen.dismiss(None)
                return
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but to quit is possible while the screen is covered."""
        if self.covered and action != "quit":
            return False
        if action == "cover":
            return self.locks
        return super().check_action(action, parameters)
