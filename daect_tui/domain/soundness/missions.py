"""What must hold of every mission: a label over its dates, a report only of what took place."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import DEPARTED, MissionState
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import quoted
from daect_tui.domain.worklist import Room

_S = MissionState
_REPORTED = frozenset({_S.REPORT_RECEIVED, _S.EVALUATED, _S.CAPITALISED})
_AGREED = frozenset({_S.VALIDATED, _S.LETTER_ISSUED, *DEPARTED})


@dataclass(frozen=True, slots=True)
class MissionCase:
    """A mission with its label’s term; `overrides` are the guards passed over, each with its reason.

    `reported_on` is the day of its report, `None` without one; `called_off` and `refused` tell whether
    those acts are kept. `taken_over` tells that it came from a file of before, which says no more.
    """

    reference: str
    label: str
    label_from: date
    label_until: date
    state: MissionState
    starts_on: date
    ends_on: date
    report_due: date | None
    overrides: tuple[str, ...]
    reported_on: date | None
    called_off: bool
    refused: bool
    taken_over: bool


def outside_its_label(case: MissionCase) -> str:
    """Say that a mission was agreed on outside the term of its label, and nobody passed over it (§7).

    What ended the label later does not undo what was agreed before.
    """
    if case.taken_over or case.state not in _AGREED:
        return ""
    if case.label_from <= case.starts_on and case.ends_on <= case.label_until:
        return ""
    if any(case.label in override for override in case.overrides):
        return ""
    return (
        f"La mission {case.reference}, du {short_date(case.starts_on)} au {short_date(case.ends_on)}, sort "
        f"du label {case.label} (du {short_date(case.label_from)} au {short_date(case.label_until)}) sans "
        "motif enregistré."
    )


def report_of_nothing(case: MissionCase) -> str:
    """Say that a report came of a mission from which nobody has come back."""
    if case.reported_on is None or case.state in _REPORTED or case.state is _S.CLOSED:
        return ""
    return f"La mission {case.reference} est {quoted(case.state.label)}, mais son rapport est enregistré."


def report_missing(case: MissionCase) -> str:
    """Say that the report of a mission is said to have come, and is nowhere."""
    if case.taken_over or case.state not in _REPORTED or case.reported_on is not None:
        return ""
    return f"La mission {case.reference} est {quoted(case.state.label)} sans que son rapport soit là."


def dates_disordered(case: MissionCase) -> str:
    """Say that a report was due before the mission had taken place."""
    if case.taken_over or case.report_due is None or case.report_due >= case.ends_on:
        return ""
    return (
        f"Le rapport de la mission {case.reference} serait dû le {short_date(case.report_due)}, avant le "
        f"retour du {short_date(case.ends_on)}."
    )


def ended_by_no_act(case: MissionCase) -> str:
    """Say that a mission was cancelled or refused by no act, or that such an act left it going."""
    if case.taken_over:
        return ""
    for state, kept, act in (
        (_S.CANCELLED, case.called_off, "d’annulation"),
        (_S.REFUSED, case.refused, "de refus"),
    ):
        if case.state is state and not kept:
            return f"La mission {case.reference} est {quoted(state.label)} sans acte {act}."
    if case.called_off and case.state is not _S.CANCELLED:
        return f"La mission {case.reference} a été annulée, mais elle est {quoted(case.state.label)}."
    return ""


MISSIONS = Family(
    "missions",
    Room.MISSIONS,
    MissionCase,
    (
        Rule(
            "mission.hors-label",
            outside_its_label,
            "Lisez les dates sur la lettre de validation. Si ce sont celles-ci, faites un avenant qui dit le "
            "motif (F5)\u202f; sinon, restaurez la dernière sauvegarde.",
        ),
        Rule("mission.rapport-sans-mission", report_of_nothing),
        Rule("mission.rapport-absent", report_missing),
        Rule(
            "mission.dates",
            dates_disordered,
            "Vérifiez les dates sur la lettre de validation, puis corrigez la mission (F5).",
        ),
        Rule("mission.sans-acte", ended_by_no_act),
    ),
)
