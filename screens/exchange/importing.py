"""The way into an import: what the file contains, where it is, then its columns."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daect_tui.domain.exchange import IMPORTED, ExchangeKind
from daect_tui.domain.forms import FormRefused
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.exchange.mapping import MappingScreen
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField
from screens.widgets.path_field import PathField

_EXPLAINED = "CSV, XLSX, ODS, JSON, ou l’export de demarches-simplifiees. → complète un nom de fichier."


async def import_file(screen: DeskScreen[Any]) -> str | None:
    """Import a file, in a `@writing` method of a screen; return what was done, in words."""
    chosen = await screen.app.push_screen_wait(_sheet())
    if chosen is None:
        return None
    kind, path = chosen
    screen.shell.tell("Lecture du fichier…")
    try:
        shape = await asyncio.to_thread(screen.desk.exchange.examine, kind, path)
    finally:
        screen.shell.tell("")
    told: str | None = await screen.app.push_screen_wait(MappingScreen(screen.desk, shape))
    return told


def _sheet() -> SheetModal[tuple[ExchangeKind, Path]]:
    fields = (
        PathField("path", "Fichier", required=True),
        ChoiceField("kind", "Contient", [(kind.value, kind.label) for kind in IMPORTED], required=True),
    )
    initial = {"kind": ExchangeKind.DOSSIERS.value}
    return SheetModal("Importer un fichier", fields, _read, initial, _EXPLAINED)


def _read(texts: Mapping[str, str]) -> tuple[ExchangeKind, Path]:
    if not texts["path"].strip():
        raise FormRefused({"path": "Fichier\u00a0: à remplir."})
    return ExchangeKind(texts["kind"] or ExchangeKind.DOSSIERS.value), typed_path(texts["path"])
