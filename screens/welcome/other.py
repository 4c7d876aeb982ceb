"""« Ouvrir un autre registre »: one that was opened lately, or a file that is named."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.text import shown
from daect_tui.services.places import typed_path
from daect_tui.services.reception_ports import Reception
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal
from screens.shell import Shell
from screens.widgets.path_field import PathField

_TITLE = "Ouvrir un autre registre"
_NAME = Choice(
    Path(), "Nommer un fichier…", "Son chemin\u202f; un nom où rien n’est encore y commence un registre."
)
_GONE = "Ce fichier n’est plus là."
_EXPLAINED = "→ complète un nom. Où rien n’est encore, daect demande ce qu’il faut y faire."


async def other_register(shell: Shell, reception: Reception) -> Path | None:
    """Ask for a register; return where it is, `None` to stay. Raises a sentence for a file that is none."""
    recent = await asyncio.to_thread(reception.recent)
    choices = [
        Choice(one.path, shown(one.path.name), shown(str(one.path)), "" if one.stands else _gone(one.path))
        for one in recent
        if shell.desk is None or one.path != reception.register.absolute()
    ]
    path: Path | None = Path()
    if choices:
        path = await shell.push_screen_wait(ChoiceModal(_TITLE, [*choices, _NAME]))
    if path == Path():
        path = await shell.push_screen_wait(path_sheet(_TITLE, _EXPLAINED))
    if path is not None:
        await asyncio.to_thread(reception.check, path)
    return path


def path_sheet(title: str, explanation: str) -> SheetModal[Path]:
    """Ask for the path of a file."""
    return SheetModal(title, (PathField("path", "Fichier", required=True),), _read, {}, explanation)


def _read(texts: Mapping[str, str]) -> Path:
    if not texts["path"].strip():
        raise FormRefused({"path": "Fichier\u00a0: à remplir."})
    return typed_path(texts["path"]).absolute()


def _gone(path: Path) -> str:
    return f"{_GONE} {shown(str(path))}"
