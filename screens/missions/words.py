"""A mission put in words: its way through the states, its facts, its history."""

from collections.abc import Iterable, Iterator
from datetime import date

from daect_tui.domain.dates import clock_time, long_date, paris_day, short_date
from daect_tui.domain.evaluation import EvaluationAction, EvaluationState
from daect_tui.domain.mission import AWAITING_REPORT, Mission, MissionAction, MissionState
from daect_tui.domain.report_deadline import late_words
from daect_tui.domain.states import LabelledEnum, Passage
from daect_tui.domain.text import NBSP, quoted
from daect_tui.services.catalogue import country_name

Pairs = list[tuple[str, str]]

_S = MissionState
_WAY = ("demandée", "instruction", "validée", "partie", "rapport", "évaluée")
# The step of the ordinary way that each state stands for; the others are side exits.
_STEPS = {
    _S.REQUESTED: 0,
    _S.OPINION_ASKED: 0,
    _S.OPINION_RECEIVED: 0,
    _S.UNDER_REVIEW: 1,
    _S.VALIDATED: 2,
    _S.LETTER_ISSUED: 2,
    _S.UNDER_WAY: 3,
    _S.RETURNED: 4,
    _S.REPORT_DUE: 4,
    _S.REMINDED_ONCE: 4,
    _S.REMINDED_TWICE: 4,
    _S.REMINDED_THRICE: 4,
    _S.REPORT_RECEIVED: 4,
    _S.EVALUATED: 5,
    _S.CAPITALISED: 5,
    _S.CLOSED: 5,
}


def way(state: MissionState) -> str:
    """Draw where a state stands: « demandée ─ ● en instruction ─ validée ─ … »; a side exit stands alone."""
    step = _STEPS.get(state)
    if step is None:
        return f"{_WAY[0]} ─ ● {state.label}"
    return " ─ ".join((*_WAY[:step], f"● {state.label}", *_WAY[step + 1 :]))


def period(mission: Mission, today: date) -> str:
    """Write the dates in little room: « 05/02–09/02 », with the year when it is another than today’s."""
    first, last = mission.content.starts_on, mission.content.ends_on
    if first.year == last.year == today.year:
        return f"{first:%d/%m}–{last:%d/%m}"
    return (
        f"{first:%d/%m}–{last:%d/%m/%Y}" if first.year == last.year else f"{first:%d/%m/%y}–{last:%d/%m/%y}"
    )


def stay(mission: Mission) -> str:
    """Write the dates in full."""
    content = mission.content
    return f"du {long_date(content.starts_on)} au {long_date(content.ends_on)}"


def where(mission: Mission) -> str:
    """Write the place and the country."""
    return ", ".join(part for part in (mission.content.place, country_name(mission.content.country)) if part)


def report_late(mission: Mission, today: date) -> str:
    """Say how late the report is; empty while it is not, or is no longer awaited."""
    return late_words(mission.report_due, today) if mission.state in AWAITING_REPORT else ""


def previewed(mission: Mission, today: date) -> str:
    """Write what the list does not show."""
    content = mission.content
    experts = ", ".join(expert.name for expert in content.experts) or "aucun expert désigné"
    lines = [
        f"{content.subject} ({where(mission)})",
        f"Label {mission.label} de {mission.holder}",
        f"{stay(mission).capitalize()}. {experts}.",
        f"Coût prévu{NBSP}: {content.cost}",
    ]
    if mission.report_due:
        late = report_late(mission, today)
        lines.append(f"Rapport dû le {short_date(mission.report_due)}{f', {late}' if late else ''}")
    return "\n".join(lines)


# What makes both a mission and its evaluation pass: told once, as the mission's.
_OF_BOTH = frozenset({EvaluationAction.EVALUATE, EvaluationAction.CAPITALISE, EvaluationAction.REOPEN})


def history_facts(passages: Iterable[Passage]) -> Pairs:
    """Return every passage, the last first: when, what, by whom, why."""
    told = [passage for passage in passages if not _told_by_the_mission(passage)]
    return [(_moment(passage), "\n".join(_told(passage))) for passage in reversed(told)] or [
        ("", "Aucun passage encore.")
    ]


def _told_by_the_mission(passage: Passage) -> bool:
    return _of_evaluation(passage) and passage.action in {action.value for action in _OF_BOTH}


def _of_evaluation(passage: Passage) -> bool:
    """Tell whose passage it is: the history of a mission holds those of its evaluation too."""
    return passage.after in {state.value for state in EvaluationState}


def _moment(passage: Passage) -> str:
    return f"{short_date(paris_day(passage.at))} {clock_time(passage.at)}"


def _told(passage: Passage) -> Iterator[str]:
    of_evaluation = _of_evaluation(passage)
    state = _label(passage.after, EvaluationState if of_evaluation else MissionState)
    action = _label(passage.action, EvaluationAction if of_evaluation else MissionAction)
    yield f"{state} ({action}), par {passage.agent}"
    if passage.reason:
        yield f"Motif{NBSP}: {passage.reason}"


def _label(code: str, kind: type[LabelledEnum]) -> str:
    return next((member.label for member in kind if member.value == code), quoted(code))
