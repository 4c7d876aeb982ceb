"""The change of a validated mission (« avenant »): what was agreed, what is agreed from now on, and why.

A change is a thing of its own: it keeps both contents, so that what was validated first stays readable.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.mission import AWAITING_REPORT, Expert, Mission, MissionContent, MissionState
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NARROW, NBSP, counted


class ChangedPart(LabelledEnum):
    """What a change may be about."""

    DATES = "dates", "dates"
    PLACE = "lieu", "lieu"
    EXPERTS = "experts", "experts"
    BUDGET = "budget", "budget"
    TERMS = "termes", "termes de référence"
    OBJECTIVES = "objectifs", "objectifs"
    DELIVERABLES = "livrables", "livrables"
    SECURITY = "securite", "sécurité"
    REPORT_DUE = "rapport", "remise du rapport"


# What may still change once the experts are back.
_AFTER_RETURN = frozenset({ChangedPart.BUDGET, ChangedPart.REPORT_DUE})


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is agreed with the holder at one moment, the day on which the report is due included."""

    content: MissionContent
    report_due: date | None


@dataclass(frozen=True, slots=True)
class MissionChange:
    """One « avenant », numbered in its mission. `overrides` are the guards that it passed over.

    `letter` is the number of the letter that tells of it; empty while there is none.
    """

    id: int
    mission: str
    number: int
    before: Agreed
    after: Agreed
    reason: str
    decided_on: date
    signatory: str
    overrides: tuple[str, ...]
    letter: str = ""

    @property
    def name(self) -> str:
        """Return how it is called: « avenant n° 1 »."""
        return f"avenant n°{NBSP}{self.number}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that changes, in words."""

    part: ChangedPart
    before: str
    after: str


def agreed(mission: Mission) -> Agreed:
    """Return what is agreed now."""
    return Agreed(mission.content, mission.report_due)


def differences(before: Agreed, after: Agreed, country: Callable[[str], str]) -> tuple[Difference, ...]:
    """Return what changes between two contents; `country` names a country by its code."""
    pairs = (
        (ChangedPart.DATES, _dates(before), _dates(after)),
        (ChangedPart.PLACE, _place(before, country), _place(after, country)),
        (ChangedPart.EXPERTS, *_experts(before, after)),
        (ChangedPart.BUDGET, *_budget(before, after)),
        (ChangedPart.TERMS, before.content.terms, after.content.terms),
        (ChangedPart.OBJECTIVES, _items(before.content.objectives), _items(after.content.objectives)),
        (ChangedPart.DELIVERABLES, _items(before.content.deliverables), _items(after.content.deliverables)),
        (ChangedPart.SECURITY, _security(before), _security(after)),
        (ChangedPart.REPORT_DUE, _due(before), _due(after)),
    )
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def check_change(mission: Mission, after: Agreed) -> None:
    """Raise `Refusal` for a change that changes nothing, or what is past."""
    parts = {one.part for one in differences(agreed(mission), after, str)}
    if not parts:
        raise Refusal("Rien ne change\u00a0: corrigez ce que l’avenant modifie, ou revenez par Échap.")
    if mission.state is MissionState.POSTPONED and ChangedPart.DATES not in parts:
        raise Refusal("La mission est reportée\u00a0: l’avenant qui la reprend en donne les nouvelles dates.")
    past = parts - _AFTER_RETURN
    if mission.state in AWAITING_REPORT and past:
        raise Refusal(
            "Les experts sont de retour\u00a0: l’avenant ne peut plus changer que le budget et la remise du "
            f"rapport, non {' ni '.join(sorted(part.label for part in past))}."
        )
    if after.report_due is not None and after.report_due < after.content.ends_on:
        raise Refusal(
            f"Le rapport ne peut pas être dû le {short_date(after.report_due)}, avant le retour du "
            f"{short_date(after.content.ends_on)}."
        )


def amended(mission: Mission, after: Agreed) -> Mission:
    """Return the mission with what is agreed from now on."""
    return replace(mission, content=after.content, report_due=after.report_due)


def not_passed_over(guards: Iterable[Guard], overrides: Iterable[str]) -> tuple[Guard, ...]:
    """Return the guards that nobody has passed over yet, in these very words, for this mission."""
    known = tuple(overrides)
    return tuple(guard for guard in guards if not any(one.startswith(f"{guard.sentence} ") for one in known))


def override_words(guard: Guard, reason: str) -> str:
    """Write a guard that is passed over, with its reason."""
    return f"{guard.sentence} Motif{NBSP}: {reason}"


def _dates(one: Agreed) -> str:
    return f"du {long_date(one.content.starts_on)} au {long_date(one.content.ends_on)}"


def _place(one: Agreed, country: Callable[[str], str]) -> str:
    return f"{one.content.place} ({country(one.content.country)})"


def _experts(before: Agreed, after: Agreed) -> tuple[str, str]:
    old, new = (tuple(map(_expert, one.content.experts)) for one in (before, after))
    gone, come = _own_lines(old, new)
    return _listed(gone) or "aucun", _listed(come) or "aucun"


def _expert(expert: Expert) -> str:
    who = f"{expert.name}, {expert.office}, {expert.employer}{NBSP}: {counted(expert.days, 'jour')}"
    if expert.starts_on and expert.ends_on:
        return f"{who}, du {long_date(expert.starts_on)} au {long_date(expert.ends_on)}"
    return who


def _budget(before: Agreed, after: Agreed) -> tuple[str, str]:
    old, new = (
        tuple(f"{line.heading}{NBSP}: {line.amount} ({line.borne_by})" for line in one.content.budget)
        for one in (before, after)
    )
    gone, come = _own_lines(old, new)
    return _costs(gone, before), _costs(come, after)


def _costs(lines: Sequence[str], one: Agreed) -> str:
    return _listed([*lines, f"en tout {one.content.cost}"]) if lines else "aucune dépense"


def _own_lines(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the lines that one of two lists only has; both whole where one has nothing of its own."""
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    return (gone, come) if gone and come else (old, new)


def _listed(lines: Iterable[str]) -> str:
    return f"{NARROW}; ".join(lines)


def _items(items: tuple[str, ...]) -> str:
    return _listed(items) or "aucun"


def _security(one: Agreed) -> str:
    level = one.content.security_level
    return ", ".join(filter(None, (level.label if level else "", one.content.security))) or "—"


def _due(one: Agreed) -> str:
    return f"le {long_date(one.report_due)}" if one.report_due else "sans date"
