"""What stands against validating a mission, each a reason shown and overridable (procedure §7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.label import Label
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import Mission, MissionState
from daect_tui.domain.text import fold, quoted

_NOT_LEAVING = frozenset({MissionState.REFUSED, MissionState.CANCELLED, MissionState.POSTPONED})
# From the letter on, a report is owed.
REPORT_OUTSTANDING = frozenset(
    {
        MissionState.LETTER_ISSUED,
        MissionState.UNDER_WAY,
        MissionState.RETURNED,
        MissionState.REPORT_DUE,
        MissionState.REMINDED_ONCE,
        MissionState.REMINDED_TWICE,
        MissionState.REMINDED_THRICE,
    }
)


@dataclass(frozen=True, slots=True)
class Guard:
    """One reason against; `code` names the rule in the journal."""

    code: str
    sentence: str


def guards(mission: Mission, life: LabelLife, others: Iterable[Mission], today: date) -> tuple[Guard, ...]:
    """Return every reason against validating the mission today, all at once.

    `others` are the other missions of the register that concern the same holder or experts.
    """
    others = tuple(other for other in others if other.id != mission.id)
    found = (
        _label_guard(mission, life),
        _opinion_guard(mission),
        *_expert_guards(mission, life.label),
        *_overlap_guards(mission, others),
        *_overdue_guards(mission, others, today),
    )
    return tuple(guard for guard in found if guard)


def _label_guard(mission: Mission, life: LabelLife) -> Guard | None:
    content, label = mission.content, life.label
    uncovered = life.first_uncovered(content.starts_on, content.ends_on)
    if uncovered is None:
        return None
    return Guard(
        "label",
        f"Le label {label.number} (du {short_date(label.starts_on)} au {short_date(label.until)}) ne couvre "
        f"pas toute la mission, du {short_date(content.starts_on)} au {short_date(content.ends_on)}\u00a0: "
        f"il est {quoted(life.state_on(uncovered).label)} le {short_date(uncovered)}.",
    )


def _opinion_guard(mission: Mission) -> Guard | None:
    if mission.opinion is not None:
        return None
    return Guard("avis", "L’avis du poste diplomatique n’est pas enregistré.")


def _expert_guards(mission: Mission, label: Label) -> Iterable[Guard]:
    if not mission.content.experts:
        yield Guard("experts", "Aucun expert n’est désigné.")
    for expert in mission.content.experts:
        if fold(expert.employer) != fold(label.holder):
            employer = f"de {quoted(expert.employer)}" if expert.employer else "d’un employeur non indiqué"
            yield Guard(
                "employeur",
                f"{expert.name} relève {employer}, non du titulaire du label, {quoted(label.holder)}.",
            )


def _overlap_guards(mission: Mission, others: Iterable[Mission]) -> Iterable[Guard]:
    names = {fold(expert.name) for expert in mission.content.experts}
    period = mission.content
    for other in others:
        apart = other.content.ends_on < period.starts_on or period.ends_on < other.content.starts_on
        if other.state in _NOT_LEAVING or apart:
            continue
        for expert in other.content.experts:
            if fold(expert.name) in names:
                yield Guard("chevauchement", f"{expert.name} part déjà aux mêmes dates ({other.reference}).")


def _overdue_guards(mission: Mission, others: Iterable[Mission], today: date) -> Iterable[Guard]:
    for other in others:
        late = other.report_due is not None and other.report_due < today
        if late and other.holder == mission.holder and other.state in REPORT_OUTSTANDING:
            yield Guard(
                "rapport",
                f"Le rapport de la mission {other.reference} du même titulaire est en retard depuis le "
                f"{short_date(other.report_due)}.",
            )
