"""An evaluation grid as typed: one question a line, « question ; poids », the weight being optional."""

import re
from collections.abc import Sequence

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.line_code import free_code
from daect_tui.domain.text import NBSP, clean, fold, quoted
from daect_tui.domain.whole_number import whole

HEAVIEST = 9
_LINE = re.compile(r"(.*?\S)\s*(?:;\s*([0-9]*)\s*)?")
_LONGEST_CODE = 40


def read_grid(typed: str, known: Sequence[GridLine] = ()) -> tuple[GridLine, ...]:
    """Read a grid; a question that stood already keeps its code. Raises `InvalidField`."""
    codes = {fold(line.question): line.code for line in known}
    grid: list[GridLine] = []
    for number, line in enumerate(clean(typed).text.splitlines(), start=1):
        if line.strip(" ;"):
            question, weight = _question(number, line.strip())
            if any(fold(one.question) == fold(question) for one in grid):
                raise InvalidField(
                    "grid", f"Grille, ligne {number}{NBSP}: cette question est déjà posée. Retirez-la."
                )
            taken = {one.code for one in grid} | set(codes.values())
            code = codes.get(fold(question)) or free_code(question, taken, _LONGEST_CODE, "question")
            grid.append(GridLine(code, question, weight))
    return tuple(grid)


def _question(number: int, line: str) -> tuple[str, int]:
    match = _LINE.fullmatch(line)
    question, digits = (match[1], match[2] or "1") if match else (line, "")
    if ";" in question:
        said = quoted(question.rpartition(";")[2].strip())
        raise InvalidField(
            "grid", f"Grille, ligne {number}{NBSP}: {said} n’est pas un poids, de 1 à {HEAVIEST}."
        )
    weight = whole(digits) or 0
    if not 1 <= weight <= HEAVIEST:
        raise InvalidField("grid", f"Grille, ligne {number}{NBSP}: un poids va de 1 à {HEAVIEST}.")
    return question, weight


def written_grid(grid: Sequence[GridLine]) -> str:
    """Write a grid as it is typed."""
    return "\n".join(
        line.question if line.weight == 1 else f"{line.question} ; {line.weight}" for line in grid
    )
