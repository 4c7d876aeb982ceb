"""Answers of several parts, typed one entry a line: « objectif ; atteint ; commentaire »."""

from collections.abc import Sequence

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.mission import MissionContent
from daect_tui.domain.money import Euros, parse_euros
from daect_tui.domain.report_parts import Achievement, CostLine, Result, Speaker
from daect_tui.domain.text import NBSP, fold, quoted, typeset

_PARTS = 3
_COST_LAYOUT = typeset("« intitulé ; montant ; à la charge de »")
_RESULT_LAYOUT = typeset("« objectif ; atteint, partiel ou non atteint ; commentaire »")
_SPEAKER_LAYOUT = typeset("« nom ; fonction ; date »")
_WORDS = {
    **{fold(one.label): one for one in Achievement},
    "partiellement": Achievement.PARTLY,
    "partiellement atteint": Achievement.PARTLY,
    "non": Achievement.MISSED,
    "oui": Achievement.REACHED,
}


def parse_results(typed: str) -> tuple[Result, ...]:
    """Read results; an objective whose achievement is blank has none yet. Raises `InvalidField`."""
    return tuple(_result(number, parts) for number, parts in _entries(typed))


def _result(number: int, parts: list[str]) -> Result:
    objective, said, comment = (*parts, "", "")[:_PARTS]
    if not objective:
        raise InvalidField("results", f"Résultats, ligne {number}{NBSP}: écrivez {_RESULT_LAYOUT}.")
    achievement = _WORDS.get(fold(said))
    if said and achievement is None:
        raise InvalidField(
            "results",
            f"Résultats, ligne {number}{NBSP}: {quoted(said)} n’est pas un résultat. "
            f"Écrivez {_RESULT_LAYOUT}.",
        )
    return Result(objective, achievement, comment)


def parse_costs(typed: str) -> tuple[CostLine, ...]:
    """Read real costs; a line whose amount is blank is not counted. Raises `InvalidField`."""
    lines = (_cost(number, parts) for number, parts in _entries(typed))
    return tuple(line for line in lines if line is not None)


def _cost(number: int, parts: list[str]) -> CostLine | None:
    if len(parts) != _PARTS or not parts[0] or not parts[-1]:
        raise InvalidField("costs", f"Coûts réels, ligne {number}{NBSP}: écrivez {_COST_LAYOUT}.")
    heading, amount, borne_by = parts
    euros = parse_euros(amount, f"Coûts réels, ligne {number}")
    return None if euros is None else CostLine(heading, euros, borne_by)


def parse_speaker(typed: str, caption: str) -> Speaker | None:
    """Read who speaks; blank is `None`. Raises `InvalidField`."""
    parts = [part.strip() for part in typed.split(";")]
    if not any(parts):
        return None
    if len(parts) > _PARTS:
        raise InvalidField("speaker", f"{caption}{NBSP}: écrivez {_SPEAKER_LAYOUT}.")
    name, office, day = (*parts, "", "")[:_PARTS]
    return Speaker(name, office, parse_date(day, caption))


def _entries(typed: str) -> list[tuple[int, list[str]]]:
    """Return the lines that hold something with their numbers, each in three parts at most."""
    return [
        (number, [part.strip() for part in line.split(";", _PARTS - 1)])
        for number, line in enumerate(typed.splitlines(), start=1)
        if line.strip(" ;")
    ]


# ── Written back ───────────────────────────────────────────────────────────────────────────


def written_results(results: Sequence[Result]) -> str:
    """Write results as they are typed."""
    return "\n".join(_written_result(one) for one in results)


def _written_result(one: Result) -> str:
    said = f"{one.objective} ; {one.achievement.label if one.achievement else ''}"
    return f"{said} ; {one.comment}" if one.comment else said


def written_costs(costs: Sequence[CostLine]) -> str:
    """Write real costs as they are typed."""
    return "\n".join(f"{one.heading} ; {written_amount(one.amount)} ; {one.borne_by}" for one in costs)


def written_amount(amount: Euros) -> str:
    """Write an amount as it is typed: « 1980,50 »."""
    return f"{amount.cents // 100},{amount.cents % 100:02d}"


def written_speaker(speaker: Speaker | None) -> str:
    """Write who speaks as it is typed."""
    if speaker is None:
        return ""
    day = short_date(speaker.on) if speaker.on else ""
    return f"{speaker.name} ; {speaker.office} ; {day}".rstrip(" ;")


def blank_results(content: MissionContent) -> str:
    """Return the terms of reference as results to fill: one a line."""
    terms = (line.strip().replace(";", ",") for line in content.terms.splitlines())
    return "\n".join(f"{term} ; " for term in terms if term)


def blank_costs(content: MissionContent) -> str:
    """Return the planned budget as real costs to fill, without the amounts."""
    return "\n".join(f"{line.heading} ;  ; {line.borne_by}" for line in content.budget)
