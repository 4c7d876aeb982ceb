"""The criteria of a programme as typed: one a line, « code : texte »; a new one may come without a code.

Nothing is lost: what was reworded keeps its former text with the last day on which it stood, and what is
retired stays in the programme, so that what cited it can still be read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.line_code import free_code
from daect_tui.domain.programme import Criterion, FormerText
from daect_tui.domain.text import NBSP, clean, fold, quoted

FIELD = "criteria"
_LINE = re.compile(r"(?:([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*:\s+)?(\S.*)")
_LONGEST_CODE = 24


def written_criteria(criteria: Sequence[Criterion]) -> str:
    """Write criteria as they are typed."""
    return "\n".join(f"{one.code}{NBSP}: {one.text}" for one in criteria)


def read_criteria(typed: str, known: Sequence[Criterion], today: date) -> tuple[Criterion, ...]:
    """Return all the criteria of a programme, those that stand first; raises `InvalidField`.

    A code that is known is a criterion reworded, or taken back; one that is no longer typed is retired
    from today on. A programme that had criteria keeps one: a refusal cites some (CRPA L211-5).
    """
    before = {one.code: one for one in known}
    standing: dict[str, Criterion] = {}
    for number, line in enumerate(clean(typed).text.splitlines(), start=1):
        if not line.strip():
            continue
        code, text = _parts(line.strip(), before, standing)
        if code in standing or any(fold(one.text) == fold(text) for one in standing.values()):
            raise InvalidField(FIELD, f"Critères, ligne {number}{NBSP}: {quoted(code)} y est deux fois.")
        standing[code] = _said(before.get(code), code, text, today)
    if known and not standing:
        raise InvalidField(FIELD, f"Critères{NBSP}: gardez-en un. Un refus cite un critère au moins.")
    gone = [_retired(one, today) for one in known if one.code not in standing]
    return (*standing.values(), *gone)


def _parts(line: str, before: dict[str, Criterion], standing: dict[str, Criterion]) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found and found[1]:
        return found[1], found[2].strip()
    return free_code(line, {*before, *standing}, _LONGEST_CODE, "critere"), line


def _said(one: Criterion | None, code: str, text: str, today: date) -> Criterion:
    source = f"délégation, {short_date(today)}"
    if one is None:
        return Criterion(code, text, source, since=today)
    if one.text == text:
        return replace(one, until=None)
    if one.since == today:
        return replace(one, text=text, until=None)
    former = FormerText(one.text, one.source, today - timedelta(days=1))
    return replace(one, text=text, source=source, since=today, until=None, former=(*one.former, former))


def _retired(one: Criterion, today: date) -> Criterion:
    return one if one.until else replace(one, until=today - timedelta(days=1))
