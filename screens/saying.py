"""What was done, said in the same words on every screen: what it is, its number, where it is."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from textual.screen import Screen

from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.letter import Letter
from daect_tui.domain.text import NBSP, counted, grouped, listed
from daect_tui.services.following import Progress
from daect_tui.services.producing import Production
from screens.base import DeskScreen
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal
from screens.modals.working import long_work

T = TypeVar("T")

LAYING_OUT = "Mise en page…"
NOT_PRODUCED = "Courrier non produit"


def written_in(what: str, path: Path) -> str:
    """Say where a file or a folder is: « 13 labels écrits dans /home/…/extrait.pdf. »."""
    return f"{what} dans {path}."


def not_written(path: Path) -> str:
    """Say that a file was not written, whatever stood there."""
    return f"{path} n’est pas écrit."


async def over(screen: Screen[Any], path: Path, write: Callable[[bool], Awaitable[T]]) -> T | None:
    """Write a file in a `@writing` method; ask before it takes the place of another.

    `write` is given whether it may replace, and raises `WouldOverwrite` where it may not. Gives `None`
    back when the other file is to stay.
    """
    try:
        return await write(False)
    except WouldOverwrite:
        if not await may_replace(screen, path):
            return None
    return await write(True)


class WritesRows(Protocol):
    """What writes many things in a file, and tells how far it is."""

    def __call__(self, *, force: bool, progress: Progress) -> int:
        """Return how many were written."""


async def write_rows(
    screen: DeskScreen[Any], title: str, path: Path, write: WritesRows, words: tuple[str, str]
) -> bool:
    """Write many things in a file in a `@writing` method, then say how many and where; tell whether it was.

    `words` name one and several that are written.
    """

    def said(done: int, total: int) -> str:
        return f"{counted(done, *words)}{f' sur {grouped(total)}' if total else '…'}"

    async def working(force: bool) -> int | None:
        work = partial(_written, write, force)
        return await long_work(screen, title, f"Écriture de {path}.", work, said)

    count = await over(screen, path, working)
    screen.shell.tell(not_written(path) if count is None else written_in(counted(count, *words), path))
    return count is not None


def _written(write: WritesRows, force: bool, progress: Progress) -> int:
    return write(force=force, progress=progress)


async def may_replace(screen: Screen[Any], path: Path) -> bool:
    """Ask whether a file may take the place of the one that stands there."""
    question = f"{path} existe déjà. Ce qu’il contient sera perdu\u00a0: Ctrl+Z ne le rendra pas."
    return await screen.app.push_screen_wait(
        ConfirmModal("Remplacer ce fichier\u202f?", question, yes="Remplacer")
    )


def produced(letters: Sequence[Letter]) -> str:
    """Say which letters were produced, with what each is where there is one."""
    named = letters[0].kind.label if len(letters) == 1 else counted(len(letters), "courrier")
    return f"Produit{NBSP}: {named}, {listed([letter.chrono for letter in letters])}."


def tell_produced(screen: DeskScreen[Any], made: Sequence[Production], then: str = "") -> bool:
    """Say which letters were produced, and what stands against the others; tell whether one was.

    `then` is what may be done with them.
    """
    letters = [one.letter for one in made if one.letter is not None]
    if letters:
        screen.kept(" ".join(filter(None, (produced(letters), then))))
    else:
        screen.shell.tell("")
    faults = [f"{one.subject}{NBSP}: {fault}" for one in made for fault in one.faults]
    if len(made) == 1:
        faults = list(made[0].faults)
    if faults:
        screen.app.push_screen(ErrorModal("\n".join(faults), NOT_PRODUCED))
    return bool(letters)
