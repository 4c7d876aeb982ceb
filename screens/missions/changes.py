"""The changes of a mission, its postponements and its cancellation, in words."""

from collections.abc import Iterator

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission_change import MissionChange, differences
from daect_tui.domain.mission_interruption import Cancellation, Postponement, shares
from daect_tui.domain.text import NBSP
from daect_tui.services.catalogue import country_name
from daect_tui.services.course import CourseFile
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]


def change_facts(course: CourseFile) -> Pairs:
    """Write the cancellation, the changes and the postponements, the last of each first."""
    called_off = course.cancellation
    return [
        *([("Annulée", "\n".join(_cancellation(called_off)))] if called_off else []),
        *((capital(one.name), "\n".join(_change(one))) for one in reversed(course.changes)),
        *(("Reportée", "\n".join(_postponement(one))) for one in reversed(course.postponements)),
    ]


def _change(one: MissionChange) -> Iterator[str]:
    yield _signed(one)
    for changed in differences(one.before, one.after, country_name):
        yield f"{capital(changed.part.label)}{NBSP}: {changed.after}, au lieu de{NBSP}: {changed.before}"
    yield f"Motif{NBSP}: {one.reason}"
    yield from (f"Passé outre{NBSP}: {override}" for override in one.overrides)


def _postponement(one: Postponement) -> Iterator[str]:
    yield _signed(one)
    yield f"À la demande de{NBSP}: {one.asked_by.label}. Motif{NBSP}: {one.reason}"
    if one.starts_on and one.ends_on:
        yield f"Dates envisagées{NBSP}: du {short_date(one.starts_on)} au {short_date(one.ends_on)}"
    else:
        yield "Les nouvelles dates ne sont pas connues."


def _cancellation(one: Cancellation) -> Iterator[str]:
    yield _signed(one)
    yield f"À la demande de{NBSP}: {one.asked_by.label}. Motif{NBSP}: {one.reason}"
    if not one.costs:
        yield "Aucune dépense n’était engagée."
    for cost in one.costs:
        yield f"{cost.heading}{NBSP}: {cost.amount}, à la charge de{NBSP}: {cost.borne_by}"
    if len(one.costs) > 1:
        borne = ", ".join(f"{bearer} {amount}" for bearer, amount in shares(one.costs))
        yield f"En tout {one.cost}{NBSP}: {borne}"


def _signed(one: MissionChange | Postponement | Cancellation) -> str:
    letter = f"courrier {one.letter}" if one.letter else "lettre à produire (Ctrl+L)"
    return f"{short_date(one.decided_on)}, {one.signatory}, {letter}"
