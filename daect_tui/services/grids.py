"""Evaluation grids: the default one, and that of each programme which has its own."""

from dataclasses import dataclass

from daect_tui.domain.errors import Refusal
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.grid_form import read_grid
from daect_tui.domain.journal import Act
from daect_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class ProgrammeGrid:
    """The grid of a programme, of none for the default one; empty where the default one serves."""

    programme: str
    name: str
    lines: tuple[GridLine, ...]


class Grids:
    """The use cases of F9 Répertoire, « Grilles d’évaluation »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self) -> tuple[ProgrammeGrid, ...]:
        """Return the default grid, then that of each programme."""
        with self._office.reading() as work:
            return (
                ProgrammeGrid("", "par défaut", work.institution.grid()),
                *(
                    ProgrammeGrid(one.code, one.name, work.institution.grid(one.code))
                    for one in work.programmes.all()
                ),
            )

    def save(self, programme: str, typed: str) -> tuple[GridLine, ...]:
        """Replace a grid by what was typed; a programme without question goes back to the default one.

        Marks already given keep the questions that they answered. Raises `InvalidField`, `Refusal`.
        """
        with self._office.begin() as work:
            if programme:
                work.programmes.get(programme)
            known = work.institution.grid(programme)
            grid = read_grid(typed, known or work.institution.grid())
            if not programme and not grid:
                raise Refusal("La grille par défaut pose au moins une question. Écrivez-la.")
            work.institution.save_grid(grid, programme)
            questions = [line.question for line in grid]
            work.journal.append(Act("grid.saved", programme or "registre", {"questions": questions}))
            work.commit()
        return grid
