"""The way into an export: what, which columns, in which file."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daect_tui.domain.exchange import EXPORTED, Column, ExchangeKind
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.text import counted
from daect_tui.services.exchange import written_columns
from daect_tui.services.following import Progress
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal
from screens.saying import write_rows
from screens.widgets.checks import ChecksField
from screens.widgets.path_field import PathField
from screens.widgets.text import capital

_EXPLAINED = "Le nom dit le format\u00a0: .csv, .xlsx ou .json. Espace coche une colonne."


@dataclass(frozen=True, slots=True)
class _What:
    """What is written: a kind; of the dossiers, those of a choice or of a query, else all."""

    kind: ExchangeKind
    references: tuple[str, ...] | None = None
    query: RegisterQuery | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """In which file, and which columns."""

    path: Path
    columns: tuple[Column, ...]


async def export_file(
    screen: DeskScreen[Any], query: RegisterQuery | None = None, marked: Sequence[str] = ()
) -> None:
    """Write a file, in a `@writing` method of a screen that shows a `query`, with some lines ticked."""
    what = await screen.app.push_screen_wait(
        ChoiceModal("Que faut-il écrire\u202f?", _choices(query, tuple(marked)))
    )
    if what is None:
        return
    where = await screen.app.push_screen_wait(_sheet(screen, what.kind))
    if where is None:
        return

    def write(*, force: bool, progress: Progress) -> int:
        return screen.desk.exchange.telling(lambda count: progress(count, 0)).export(
            what.kind,
            where.path,
            columns=where.columns,
            references=what.references,
            query=what.query,
            force=force,
        )

    words = ("ligne écrite", "lignes écrites")
    if await write_rows(screen, "Exporter", where.path, write, words):
        screen.shell.tell(screen.shell.told + await _left_out(screen, what))


async def _left_out(screen: DeskScreen[Any], what: _What) -> str:
    """Say how much a declaration of aid leaves out; the command line gives each reason."""
    if what.kind is not ExchangeKind.ODA:
        return ""
    left_out = await asyncio.to_thread(screen.desk.exchange.not_declared)
    if not left_out:
        return ""
    return f" {counted(len(left_out), 'mission ou coût laissé', 'missions ou coûts laissés')} de côté."


def _choices(query: RegisterQuery | None, marked: tuple[str, ...]) -> list[Choice[_What]]:
    dossiers = ExchangeKind.DOSSIERS
    choices: list[Choice[_What]] = []
    if marked:
        chosen = counted(len(marked), "dossier choisi", "dossiers choisis")
        choices.append(Choice(_What(dossiers, references=marked), capital(chosen), "Ceux qui sont cochés."))
    if query is not None:
        label = "Dossiers de la liste, dans son ordre"
        choices.append(Choice(_What(dossiers, query=query), label, "Recherche, filtres et tri compris."))
    choices.append(Choice(_What(dossiers), "Tous les dossiers"))
    choices += [Choice(_What(kind), capital(kind.label)) for kind in EXPORTED if kind is not dossiers]
    return choices


def _sheet(screen: DeskScreen[Any], kind: ExchangeKind) -> SheetModal[_Where]:
    columns = {column.key: column for column in written_columns(kind)}
    fields = (
        PathField("path", "Fichier", required=True),
        ChecksField("columns", "Colonnes", [(key, column.heading) for key, column in columns.items()]),
    )
    day = screen.desk.office.clock.today().isoformat()
    initial = {
        "path": str(Path.home() / f"{kind.label.split()[0]}-{day}.xlsx"),
        "columns": "\n".join(columns),
    }

    def read(texts: Mapping[str, str]) -> _Where:
        faults: dict[str, str] = {}
        if not texts["path"].strip():
            faults["path"] = "Fichier\u00a0: à remplir."
        if not texts["columns"]:
            faults["columns"] = "Colonnes\u00a0: cochez-en une au moins."
        if faults:
            raise FormRefused(faults)
        return _Where(typed_path(texts["path"]), tuple(columns[key] for key in texts["columns"].split("\n")))

    return SheetModal(f"Écrire les {kind.label}", fields, read, initial, _EXPLAINED)
