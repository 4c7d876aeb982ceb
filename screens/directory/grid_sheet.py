"""The evaluation grids, chosen then typed: one question a line, with its weight where it has one."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.errors import DaectError
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.grid_form import written_grid
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.grids import ProgrammeGrid
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice
from screens.widgets.fields import LongField

_HOW = "Une question par ligne\u202f; puis «\u202f;\u202f» et son poids, s’il n’est pas 1."
_BACK = "Vide, le programme reprend la grille par défaut."


def grid_choices(grids: Sequence[ProgrammeGrid]) -> list[Choice[ProgrammeGrid]]:
    """List the grids: the default one, then that of each programme."""
    return [
        Choice(grid, f"{grid.programme or 'Toutes'}{NBSP}: {_questions(grid)}", grid.name) for grid in grids
    ]


def _questions(grid: ProgrammeGrid) -> str:
    return counted(len(grid.lines), "question") if grid.lines else "grille par défaut"


def grid_sheet(desk: Desk, grid: ProgrammeGrid) -> SavingSheet[tuple[GridLine, ...]]:
    """Ask for the questions of a grid."""

    def save(texts: Mapping[str, str]) -> tuple[GridLine, ...]:
        try:
            return desk.grids.save(grid.programme, texts["grid"])
        except DaectError as fault:
            raise FormRefused({"grid": str(fault)}) from fault

    explanation = f"{_HOW} {_BACK}" if grid.programme else _HOW
    field = LongField("grid", "Questions", lines=8, hint="Une question par ligne.")
    title = f"Grille d’évaluation {grid.programme or 'par défaut'}"
    return SavingSheet(title, (field,), save, {"grid": written_grid(grid.lines)}, explanation)
