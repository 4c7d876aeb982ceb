"""The mission report as typed: three voices, real cost, follow-up, lessons."""

from collections.abc import Mapping

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import (
    HIGHEST_MARK,
    LOWEST_MARK,
    Diffusion,
    GridLine,
    Mark,
    Report,
)
from daect_tui.domain.forms import FormReader
from daect_tui.domain.money import parse_euros
from daect_tui.domain.text import NBSP, quoted


def read_report_form(fields: Mapping[str, str], *, partial: bool = False) -> Report:
    """Read the raw texts of the report; raises `FormRefused` with every fault.

    What is required may be missing from a `partial` one.
    """
    reader = FormReader(fields)
    report = Report(
        expert_voice=reader.text("expert_voice", "Voix de l’expert", required=not partial),
        host_voice=reader.text("host_voice", "Voix de l’hôte"),
        poste_voice=reader.text("poste_voice", "Voix du poste"),
        real_cost=reader.parsed("real_cost", lambda typed: parse_euros(typed, "Coût réel"), None),
        follow_up=reader.text("follow_up", "Suites"),
        lessons=reader.text("lessons", "Enseignements"),
        diffusion=reader.choice("diffusion", "Diffusion", Diffusion, Diffusion.INTERNAL),
    )
    reader.check()
    return report


def read_marks(values: Mapping[str, int], grid: tuple[GridLine, ...]) -> tuple[Mark, ...]:
    """Return one mark a question of the grid, in its order; raises `InvalidField` for a gap or a bad mark."""
    marks = []
    for line in grid:
        value = values.get(line.code)
        if value is None or not LOWEST_MARK <= value <= HIGHEST_MARK:
            raise InvalidField(
                line.code,
                f"{quoted(line.question)}{NBSP}: donnez une note de {LOWEST_MARK} à {HIGHEST_MARK}.",
            )
        marks.append(Mark(line.code, line.question, value))
    return tuple(marks)
