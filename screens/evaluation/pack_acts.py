"""The two ways of an exchange file, from the list of reports: it leaves, it comes back."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.pack import PACK_SUFFIX
from daect_tui.domain.text import quoted
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.evaluation.merging import MergeScreen
from screens.modals.error import ErrorModal
from screens.modals.sheet import SheetModal
from screens.saying import over, written_in
from screens.widgets.path_field import PathField

_LEAVES = (
    f"Le fichier à envoyer à l’expert ou au poste, qui le remplit par {quoted('daect fill')}, sans registre. "
    "S’il finit par .txt, c’est le formulaire en texte, pour tout éditeur."
)
_RETURNS = "Le paquet rempli, ou le formulaire en texte. → complète un nom de fichier."


async def make_pack(screen: DeskScreen[Any], reference: str) -> str | None:
    """Ask where, then write the pack of a mission; return what was done, in words."""
    path = await screen.app.push_screen_wait(
        _sheet(f"Paquet de {reference}", _LEAVES, str(Path.home() / f"{reference}{PACK_SUFFIX}"))
    )
    if path is None:
        return None

    async def write(force: bool) -> bool:
        await asyncio.to_thread(screen.desk.packs.make, reference, path, force=force)
        return True

    if await over(screen, path, write) is None:
        return None
    return written_in(f"Paquet de {reference} écrit", path)


async def merge_file(screen: DeskScreen[Any]) -> str | None:
    """Ask which file, show what it would change, merge it; return what was done, in words."""
    path = await screen.app.push_screen_wait(_sheet("Fusionner un retour", _RETURNS, ""))
    if path is None:
        return None
    merged = await asyncio.to_thread(screen.desk.packs.preview, path)
    if merged.already is not None:
        day = short_date(paris_day(merged.already.at))
        told = (
            f"{merged.pack.mission}\u00a0: ce fichier a été fusionné le {day}\u00a0: il n’y a rien à faire."
        )
        await screen.app.push_screen_wait(ErrorModal(told, "Déjà fusionné"))
        return None
    done: str | None = await screen.app.push_screen_wait(MergeScreen(screen.desk, path, merged))
    return done


def _sheet(title: str, explained: str, proposed: str) -> SheetModal[Path]:
    fields = (PathField("path", "Fichier", required=True),)
    return SheetModal(title, fields, _read, {"path": proposed}, explained)


def _read(texts: Mapping[str, str]) -> Path:
    if not texts["path"].strip():
        raise FormRefused({"path": "Fichier\u00a0: à remplir."})
    return typed_path(texts["path"])
