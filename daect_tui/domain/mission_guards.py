"""What stands against validating a mission, each a reason shown and overridable (procedure §7).

What is not known (a theme, the level of the place) is no guard: `remarks` tells it, and nothing more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.label import Label
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import AWAITING_REPORT, NOT_LEAVING, Mission, MissionState, OpinionSense
from daect_tui.domain.mission_ceilings import passed_ceilings
from daect_tui.domain.mission_settings import MissionSettings
from daect_tui.domain.text import NBSP, fold, listed, quoted

# From the letter on, a report is owed.
REPORT_OUTSTANDING = frozenset({MissionState.LETTER_ISSUED, MissionState.UNDER_WAY, *AWAITING_REPORT})


@dataclass(frozen=True, slots=True)
class Guard:
    """One reason against; `code` names the rule in the journal."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Names:
    """The French names of countries and themes, by code; a code without a name stands for itself."""

    countries: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)

    def country(self, code: str) -> str:
        """Name a country."""
        return self.countries.get(code, code)

    def theme(self, code: str) -> str:
        """Name a theme."""
        return self.themes.get(code, code)


_NO_NAMES, _NO_SETTINGS = Names(), MissionSettings()


def guards(
    mission: Mission,
    life: LabelLife,
    others: Iterable[Mission],
    today: date,
    settings: MissionSettings = _NO_SETTINGS,
    names: Names = _NO_NAMES,
) -> tuple[Guard, ...]:
    """Return every reason against validating the mission today, all at once.

    `others` are the other missions of the register that concern the same holder or experts;
    `settings` those in force on the day of the departure.
    """
    others = tuple(other for other in others if other.id != mission.id)
    found = (
        _label_guard(mission, life),
        _theme_guard(mission, life.label, names),
        _country_guard(mission, life.label, names),
        _opinion_guard(mission, today),
        *_expert_guards(mission, life.label),
        *_overlap_guards(mission, others),
        *_overdue_guards(mission, others, today),
        *(Guard("plafond", sentence) for sentence in passed_ceilings(mission.content, settings)),
        _security_guard(mission),
    )
    return tuple(guard for guard in found if guard)


def remarks(mission: Mission, label: Label) -> tuple[str, ...]:
    """Say what could not be verified, because the request or the label does not tell it."""
    found = (
        "" if mission.content.theme else "Le thème de la mission n’est pas indiqué.",
        "" if label.theme else f"Le thème du label {label.number} n’est pas connu.",
        "" if label.countries else f"Les pays du label {label.number} ne sont pas connus.",
        "" if mission.content.security_level else "Le niveau de sécurité du lieu n’est pas indiqué.",
        "" if mission.content.budget else "Aucune dépense n’est prévue.",
    )
    return tuple(filter(None, found))


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


def _theme_guard(mission: Mission, label: Label, names: Names) -> Guard | None:
    asked = mission.content.theme
    if not asked or label.theme in ("", asked):
        return None
    return Guard(
        "theme",
        f"Le thème de la mission, {quoted(names.theme(asked))}, n’est pas celui du label {label.number}, "
        f"{quoted(names.theme(label.theme))}.",
    )


def _country_guard(mission: Mission, label: Label, names: Names) -> Guard | None:
    country = mission.content.country
    if not label.countries or country in label.countries:
        return None
    known = listed([names.country(code) for code in label.countries])
    return Guard(
        "pays",
        f"Le pays de la mission, {names.country(country)}, n’est pas parmi ceux du label {label.number}"
        f"{NBSP}: {known}.",
    )


def _opinion_guard(mission: Mission, today: date) -> Guard | None:
    opinion, asked = mission.opinion, mission.asked
    if opinion is not None:
        if opinion.sense is not OpinionSense.UNFAVOURABLE:
            return None
        given = f"{opinion.source}, reçu le {short_date(opinion.received_on)}"
        return Guard("avis_defavorable", f"L’avis du poste diplomatique est défavorable ({given}).")
    if asked is None:
        return Guard("avis", "L’avis du poste diplomatique n’est pas enregistré.")
    late = ", en retard" if asked.is_late(today) else ""
    return Guard(
        "avis",
        f"L’avis du poste diplomatique ({asked.source}) n’est pas enregistré{NBSP}: demandé le "
        f"{short_date(asked.asked_on)}, attendu le {short_date(asked.due_on)}{late}.",
    )


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
    """Compare each expert's own days, here and in the other missions."""
    stays = {fold(expert.name): mission.content.stay(expert) for expert in mission.content.experts}
    for other in others:
        if other.state in NOT_LEAVING:
            continue
        for expert in other.content.experts:
            stay = stays.get(fold(expert.name))
            first, last = other.content.stay(expert)
            if stay and first <= stay[1] and stay[0] <= last:
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


def _security_guard(mission: Mission) -> Guard | None:
    level = mission.content.security_level
    if level is None or not level.stands_against:
        return None
    return Guard("securite", f"Le lieu de la mission, {mission.content.place}, est {quoted(level.label)}.")
