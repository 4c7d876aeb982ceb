"""The way into the public extract: in which file, on the day of the register."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from daect_tui.domain.dates import long_date
from daect_tui.domain.forms import FormRefused
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.modals.sheet import SheetModal
from screens.saying import write_rows
from screens.widgets.path_field import PathField

_FORMATS = (".pdf", ".csv", ".xlsx", ".json")
_EXPLAINED = "Le nom dit le format\u00a0: .pdf, .csv, .xlsx ou .json. Aucune personne n’y est nommée."


async def write_extract(screen: DeskScreen[Any], day: date) -> None:
    """Ask for the file and write it, in a `@writing` method; an existing one is replaced knowingly."""
    path = await screen.app.push_screen_wait(_sheet(day))
    if path is None:
        return
    write = partial(screen.desk.label_papers.write_extract, day, path)
    await write_rows(screen, "Extrait public", path, write, ("label écrit", "labels écrits"))


def read_extract_path(texts: Mapping[str, str]) -> Path:
    """Read where to write; raises `FormRefused`, under the field, for a name without a known format."""
    if not texts["path"].strip():
        raise FormRefused({"path": "Fichier\u00a0: à remplir."})
    path = typed_path(texts["path"])
    if path.suffix.lower() not in _FORMATS:
        raise FormRefused({"path": "Fichier\u00a0: finissez le nom par .pdf, .csv, .xlsx ou .json."})
    return path


def _sheet(day: date) -> SheetModal[Path]:
    fields = (PathField("path", "Fichier", required=True),)
    initial = {"path": str(Path.home() / f"labels-{day.isoformat()}.pdf")}
    return SheetModal(f"Extrait public au {long_date(day)}", fields, read_extract_path, initial, _EXPLAINED)
