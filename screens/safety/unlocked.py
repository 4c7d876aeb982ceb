"""A call that may meet an encrypted file: the passphrase is asked, and the call made again."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from daect_tui.domain.passphrases import LockedRegister, NewPassphraseWanted
from screens.locking import LockingShell
from screens.safety.new_passphrase import NewPassphraseModal
from screens.safety.passphrase import PassphraseModal
from screens.shell import Shell

T = TypeVar("T")


async def unlocked(shell: Shell, call: Callable[[], Awaitable[T]]) -> T:
    """Make a call as often as it asks for a passphrase; raises its refusal if none is given."""
    while True:
        try:
            return await call()
        except LockedRegister as locked:
            if not await _given(shell, locked):
                raise
        except NewPassphraseWanted as wanted:
            if not await _chosen(shell, wanted):
                raise


async def _given(shell: Shell, locked: LockedRegister) -> bool:
    lock = shell.register_lock if isinstance(shell, LockingShell) else None
    if lock is None:
        return False
    question = f"{locked.path.name} est chiffré. Écrivez sa phrase secrète."
    modal = PassphraseModal("Fichier chiffré", question, partial(lock.unlock_file, locked.path))
    opened: bool | None = await shell.push_screen_wait(modal)
    return bool(opened)


async def _chosen(shell: Shell, wanted: NewPassphraseWanted) -> bool:
    lock = shell.register_lock if isinstance(shell, LockingShell) else None
    if lock is None:
        return False
    chosen: str | None = await shell.push_screen_wait(NewPassphraseModal(wanted.path.name))
    if chosen:
        await asyncio.to_thread(lock.promise, wanted.path, chosen)
    return bool(chosen)
