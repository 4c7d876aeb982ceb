"""The mission report as typed: voices, results, costs, what follows; and the marks of the delegation."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from daect_tui.domain.aid import NO_LISTS, AidLists, parse_goals, parse_markers, parse_purpose
from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import (
    HIGHEST_MARK,
    LOWEST_MARK,
    Diffusion,
    GridLine,
    Judgement,
    Mark,
    Report,
)
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import MissionContent
from daect_tui.domain.money import Euros, parse_euros, total
from daect_tui.domain.report_lines import (
    blank_costs,
    blank_results,
    parse_costs,
    parse_results,
    parse_speaker,
    written_amount,
    written_costs,
    written_results,
    written_speaker,
)
from daect_tui.domain.report_parts import CostLine, FollowUp, MarkerScore, Result, Speaker
from daect_tui.domain.report_questions import REPORT_QUESTIONS, lacking, to_answer
from daect_tui.domain.text import NBSP, quoted

T = TypeVar("T")

_NO_RESULT: tuple[Result, ...] = ()
_NO_COST: tuple[CostLine, ...] = ()
_NO_MARKER: tuple[MarkerScore, ...] = ()
_NO_GOAL: tuple[int, ...] = ()
_RANK = {question.name: rank for rank, question in enumerate(REPORT_QUESTIONS)}


def read_report_form(
    fields: Mapping[str, str], lists: AidLists = NO_LISTS, *, partial: bool = False
) -> Report:
    """Read the raw texts of the report; raises `FormRefused` with every fault, in the order asked.

    A required answer that is missing is a fault, unless the report is `partial` on purpose.
    """
    reader = FormReader(fields)
    costs = _text(reader, "costs", "Coûts réels", parse_costs, _NO_COST)
    report = Report(
        expert_voice=reader.text("expert_voice", "Voix de l’expert"),
        expert_by=_speaker(reader, "expert_by", "Qui (expert)"),
        host_voice=reader.text("host_voice", "Voix de l’hôte"),
        host_by=_speaker(reader, "host_by", "Qui (hôte)"),
        poste_voice=reader.text("poste_voice", "Voix du poste"),
        poste_by=_speaker(reader, "poste_by", "Qui (poste)"),
        results=_text(reader, "results", "Résultats", parse_results, _NO_RESULT),
        deliverables=reader.text("deliverables", "Livrables"),
        lessons=reader.text("lessons", "Enseignements"),
        costs=costs,
        real_cost=_real_cost(reader, costs),
        follow_up_kind=_follow_up(reader),
        follow_up=reader.text("follow_up", "Suites"),
        follow_up_on=reader.day("follow_up_on", "À vérifier le"),
        purpose=reader.parsed("purpose", parse_purpose, ""),
        markers=_text(reader, "markers", "Marqueurs", lambda typed: parse_markers(typed, lists), _NO_MARKER),
        goals=reader.parsed("goals", parse_goals, _NO_GOAL),
        diffusion=reader.choice("diffusion", "Diffusion", Diffusion, Diffusion.INTERNAL),
    )
    if not partial:
        for question in lacking(report):
            reader.faults.setdefault(question.name, to_answer(question))
    reader.faults = {name: reader.faults[name] for name in sorted(reader.faults, key=_RANK.__getitem__)}
    reader.check()
    return report


def _text(reader: FormReader, name: str, caption: str, parse: Callable[[str], T], otherwise: T) -> T:
    """Read a text of several lines with a parser that raises `InvalidField`."""
    try:
        return parse(reader.text(name, caption))
    except InvalidField as fault:
        reader.faults[name] = str(fault)
        return otherwise


def _speaker(reader: FormReader, name: str, caption: str) -> Speaker | None:
    return reader.parsed(name, lambda typed: parse_speaker(typed, caption), None)


def _real_cost(reader: FormReader, costs: Sequence[CostLine]) -> Euros | None:
    """Return the sum of the lines, which the total must agree with, else the total alone."""
    typed: Euros | None = reader.parsed("real_cost", lambda text: parse_euros(text, "Coût réel"), None)
    if not costs:
        return typed
    summed = total(tuple(line.amount for line in costs))
    if typed not in (None, summed):
        reader.faults["real_cost"] = (
            f"Coût réel{NBSP}: le total écrit, {typed}, n’est pas la somme des lignes, {summed}. "
            "Corrigez l’un ou l’autre, ou laissez le total vide."
        )
    return summed


def _follow_up(reader: FormReader) -> FollowUp | None:
    (typed,) = reader.typed(["follow_up_kind"])
    return reader.choice("follow_up_kind", "Suites", FollowUp, FollowUp.NONE) if typed else None


def report_initial(content: MissionContent, lists: AidLists) -> dict[str, str]:
    """Return the texts that the report of a mission begins with: what was planned, to be answered."""
    return {
        "results": blank_results(content),
        "costs": blank_costs(content),
        "markers": "\n".join(f"{words} ; " for words in lists.markers.values()),
        "diffusion": Diffusion.INTERNAL.value,
    }


def report_fields(report: Report, lists: AidLists = NO_LISTS) -> dict[str, str]:
    """Write a report back as the raw texts of its form, to correct it."""
    cost = report.real_cost if not report.costs else None
    scores = {one.marker: one.score for one in report.markers}
    markers = dict.fromkeys((*lists.markers, *scores))
    return {
        "expert_voice": report.expert_voice,
        "expert_by": written_speaker(report.expert_by),
        "host_voice": report.host_voice,
        "host_by": written_speaker(report.host_by),
        "poste_voice": report.poste_voice,
        "poste_by": written_speaker(report.poste_by),
        "results": written_results(report.results),
        "deliverables": report.deliverables,
        "lessons": report.lessons,
        "costs": written_costs(report.costs),
        "real_cost": written_amount(cost) if cost else "",
        "follow_up_kind": report.follow_up_kind.value if report.follow_up_kind else "",
        "follow_up": report.follow_up,
        "follow_up_on": short_date(report.follow_up_on) if report.follow_up_on else "",
        "purpose": report.purpose,
        "markers": "\n".join(f"{lists.markers.get(code, code)} ; {scores.get(code, '')}" for code in markers),
        "goals": ", ".join(str(goal) for goal in report.goals),
        "diffusion": report.diffusion.value,
    }


def read_marks(
    values: Mapping[str, int], grid: tuple[GridLine, ...], comments: Mapping[str, str] | None = None
) -> tuple[Mark, ...]:
    """Return one mark a question of the grid, in its order; raises `InvalidField` for a gap or a bad mark."""
    marks = []
    for line in grid:
        value = values.get(line.code)
        if value is None or not LOWEST_MARK <= value <= HIGHEST_MARK:
            raise InvalidField(
                line.code,
                f"{quoted(line.question)}{NBSP}: donnez une note de {LOWEST_MARK} à {HIGHEST_MARK}.",
            )
        comment = (comments or {}).get(line.code, "").strip()
        marks.append(Mark(line.code, line.question, value, comment, line.weight))
    return tuple(marks)


def check_judgement(judgement: Judgement) -> None:
    """Raise `InvalidField` for a satisfaction that is off the scale."""
    for name, value in (("host_mark", judgement.host_mark), ("poste_mark", judgement.poste_mark)):
        if value is not None and not LOWEST_MARK <= value <= HIGHEST_MARK:
            raise InvalidField(name, f"Satisfaction{NBSP}: une note va de {LOWEST_MARK} à {HIGHEST_MARK}.")
