"""Aid vocabulary: purpose codes and policy markers of the DAC, sustainable development goals, as typed.

The lists are data (`catalogue/dac_*.csv`, `catalogue/goals.csv`): the domain reads against those it is
given. A purpose code that is not in the list is accepted, since the list is not the whole of the DAC's.
"""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.report_parts import HIGHEST_MARKER, LAST_GOAL, LOWEST_MARKER, MarkerScore
from daect_tui.domain.text import NBSP, fold, quoted
from daect_tui.domain.whole_number import whole

_PURPOSE = re.compile(r"([0-9]{5})(?:\D.*)?", re.DOTALL)
_BEFORE_SCORE = f"{string.whitespace};:,="
_GOAL = re.compile("[0-9]{1,2}")
_BETWEEN_GOALS = re.compile("[,;]|odd", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AidLists:
    """Purpose codes, markers by code, goals by number, each with its French words."""

    purposes: Mapping[str, str] = field(default_factory=dict)
    markers: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[int, str] = field(default_factory=dict)


# Checks the form of what is typed, and no more.
NO_LISTS = AidLists()


def parse_purpose(typed: str) -> str:
    """Read a purpose code, alone or before its words; blank is empty. Raises `InvalidField`."""
    text = typed.strip()
    if not text:
        return ""
    match = _PURPOSE.fullmatch(text)
    if match is None:
        raise InvalidField(
            "purpose",
            f"Code CAD{NBSP}: {quoted(typed)} n’est pas un code de cinq chiffres, par exemple 14030.",
        )
    return match[1]


def parse_markers(typed: str, lists: AidLists) -> tuple[MarkerScore, ...]:
    """Read markers, one a line, « genre ; 1 »; a line without score is left out.

    Without a list of markers a name is kept folded. Raises `InvalidField`.
    """
    found: dict[str, int] = {}
    for line in typed.splitlines():
        name, digits = _cut(line.strip())
        if not digits:
            _check_blank(line)
            continue
        score = whole(digits)
        if score is None or not LOWEST_MARKER <= score <= HIGHEST_MARKER:
            raise InvalidField("markers", f"Marqueurs, {quoted(name)}{NBSP}: écrivez 0, 1 ou 2.")
        code = _marker(name, lists)
        if code in found:
            raise InvalidField("markers", f"Marqueurs, {quoted(name)}{NBSP}: écrit deux fois. Gardez-en un.")
        found[code] = score
    return tuple(MarkerScore(code, score) for code, score in found.items())


def _cut(line: str) -> tuple[str, str]:
    """Cut a line before the digits that end it; without a pattern, which would try each place in turn."""
    name = line.rstrip(string.digits)
    return name.rstrip(_BEFORE_SCORE), line[len(name) :]


def _check_blank(line: str) -> None:
    """Refuse a line that gives something else than a score after its name."""
    name, _, rest = line.partition(";")
    if rest.strip():
        raise InvalidField("markers", f"Marqueurs, {quoted(name.strip())}{NBSP}: écrivez 0, 1 ou 2.")


def _marker(name: str, lists: AidLists) -> str:
    sought = fold(name)
    if not lists.markers and sought:
        return sought
    known = [code for code, words in lists.markers.items() if sought in (fold(code), fold(words))]
    if not known:
        raise InvalidField(
            "markers",
            f"Marqueurs{NBSP}: {quoted(name)} n’est pas dans la liste. Écrivez l’un de ceux-ci{NBSP}: "
            f"{', '.join(lists.markers.values())}.",
        )
    return known[0]


def parse_goals(typed: str) -> tuple[int, ...]:
    """Read goals, « 4, 11, 17 », in their order, each once; raises `InvalidField`."""
    goals = set()
    for part in _BETWEEN_GOALS.sub(" ", typed).split():
        if not _GOAL.fullmatch(part) or not 1 <= int(part) <= LAST_GOAL:
            raise InvalidField(
                "goals", f"ODD{NBSP}: {quoted(part)} n’est pas un objectif, de 1 à {LAST_GOAL}."
            )
        goals.add(int(part))
    return tuple(sorted(goals))


def purpose_words(code: str, lists: AidLists) -> str:
    """Write a purpose code with its words, where it is in the list."""
    words = lists.purposes.get(code)
    return f"{code} {words}" if words else code


def marker_words(one: MarkerScore, lists: AidLists) -> str:
    """Write a marker with its score: « genre : 1 »."""
    return f"{lists.markers.get(one.marker, one.marker)}{NBSP}: {one.score}"


def goal_words(goal: int, lists: AidLists) -> str:
    """Write a goal with its words."""
    words = lists.goals.get(goal)
    return f"{goal} {words}" if words else str(goal)
