"""Passphrases, asked in the terminal: never an argument, never the environment, never a pipe.

A command that meets an encrypted file says so (`LockedRegister`) before it does anything; the person is
asked, and the command is run again.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from daect_tui.commands.opened import complain
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.passphrases import (
    ADVICE,
    LockedRegister,
    NewPassphraseWanted,
    WrongPassphrase,
    pause_after,
    weakness,
)

ATTEMPTS = 5

Ask = Callable[[str], str]
Pause = Callable[[float], None]


def asking(run: Callable[[], int]) -> int:
    """Run a command as often as it needs a passphrase that was not given yet; return its exit code."""
    while True:
        try:
            return run()
        except LockedRegister as locked:
            _check_terminal(locked)
            give(locked.path)
        except NewPassphraseWanted as wanted:
            _check_terminal(wanted)
            _agree(wanted.path)


def give(path: Path, ask: Ask | None = None, pause: Pause = time.sleep) -> None:
    """Ask for the passphrase of an encrypted file until it opens; each wrong one costs more time."""
    from daect_tui.safeguards import unlock

    for failures in range(1, ATTEMPTS + 1):
        try:
            unlock(path, (ask or secret)(f"Phrase secrète de {path.name}\u00a0: "))
        except WrongPassphrase as wrong:
            pause(pause_after(failures))
            if failures == ATTEMPTS:
                raise
            complain(str(wrong))
        else:
            return


def _agree(path: Path) -> None:
    from daect_tui.safeguards import promise_passphrase

    print(
        f"{path.name} sera chiffré, comme le registre. Convenez de sa phrase avec qui l’emporte.",
        file=sys.stderr,
    )
    promise_passphrase(path, choose(path))


def choose(path: Path, ask: Ask | None = None) -> str:
    """Ask for a new passphrase, twice; raises `Refusal` without a terminal, or when the two differ."""
    _check_terminal(Refusal(f"La phrase secrète de {path} se choisit dans un terminal. Relancez-y daect."))
    print(ADVICE, file=sys.stderr)
    while True:
        chosen = (ask or secret)(f"Nouvelle phrase secrète de {path.name}\u00a0: ")
        weak = weakness(chosen)
        if not weak:
            break
        complain(weak)
    if (ask or secret)("La même, encore une fois\u00a0: ") != chosen:
        raise Refusal("Les deux phrases diffèrent\u00a0: rien n’a été changé. Recommencez.")
    return chosen


def secret(prompt: str) -> str:
    """Read a line that the terminal does not show."""
    import warnings
    from getpass import GetPassWarning, getpass

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(prompt)
    except (EOFError, GetPassWarning) as error:
        raise Refusal(
            "Ce terminal ne sait pas lire une phrase sans la montrer\u00a0: rien n’a été fait."
        ) from error


def _check_terminal(refused: DaectError) -> None:
    if not sys.stdin.isatty():
        raise refused
