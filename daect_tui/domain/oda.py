"""The declaration of official development assistance (CGCT, art. L. 1115-6; procedure §7).

What is declared of a mission: its real costs, else those of its budget, that French public bodies bear,
bearer by bearer, where its country may receive aid in the year of the departure. What is not is told,
with the reason.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.evaluation import Report
from daect_tui.domain.mission import BudgetLine, Mission
from daect_tui.domain.mission_costs import Bearer, bearer_of
from daect_tui.domain.money import Euros, total, typed_euros
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.report_parts import CostLine
from daect_tui.domain.statistics import has_departed
from daect_tui.domain.text import NBSP, fold, quoted

CURRENCY = "EUR"
_ARTICLE = "CGCT, art. L. 1115-6"
_WORD = re.compile("[a-z0-9]+")
_GENDER, _CLIMATE = "genre", ("climat-attenuation", "climat-adaptation")
# Those of the mission's closed list who are never a French public body; of the others, names may say more.
_PRIVATE = frozenset({Bearer.HOST, Bearer.EXPERT})


@dataclass(frozen=True, slots=True)
class AidStanding:
    """Whether a country may receive aid: `until` is the last year's end for one that left the list.

    A country of the European Union never does, from the year it entered to the year it left.
    """

    name: str
    eu_since: date | None
    eu_until: date | None
    recipient: bool
    category: str
    until: date | None


@dataclass(frozen=True, slots=True)
class AidAnswers:
    """What a report says of aid: purpose code of the DAC, markers 0–2, goals; and the real costs, by line."""

    purpose: str = ""
    gender: str = ""
    climate: str = ""
    goals: str = ""
    costs: tuple[CostLine, ...] = ()


def aid_answers(report: Report | None) -> AidAnswers:
    """Return what a report says of aid; of the two markers of climate, the higher counts."""
    if report is None:
        return AidAnswers()
    scores = {one.marker: one.score for one in report.markers}
    climate = [scores[marker] for marker in _CLIMATE if marker in scores]
    return AidAnswers(
        purpose=report.purpose,
        gender=str(scores.get(_GENDER, "")),
        climate=str(max(climate)) if climate else "",
        goals=", ".join(map(str, report.goals)),
        costs=report.costs,
    )


@dataclass(frozen=True, slots=True)
class BearerWords:
    """The words, folded, by which a bearer is recognised: foreign or private, the holder, the State.

    The State abroad is told by a word of `abroad`: a ministry that stands beside the name of the country
    without one may be that country's own.
    """

    others: tuple[str, ...]
    holder: tuple[str, ...]
    state: tuple[str, ...]
    abroad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who went: name, SIREN, nature, and whether that is a public body's."""

    name: str
    siren: str
    kind: OrganisationKind
    public: bool


@dataclass(frozen=True, slots=True)
class OdaLine:
    """What one French public body bore of one mission."""

    mission: Mission
    holder: Holder
    bearer: str
    amount: Euros
    category: str
    answers: AidAnswers


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mission, or a cost of one, that is not declared, and why."""

    reference: str
    reason: str


def exclusion(standing: AidStanding | None, year: int) -> str:
    """Say why aid to a country cannot be declared in a year; empty when it can."""
    if standing is None:
        return "le pays n’est pas dans la liste"
    since, left = standing.eu_since, standing.eu_until
    if since and since.year <= year and (left is None or year <= left.year):
        return f"{standing.name} est de l’Union européenne en {year} ({_ARTICLE})"
    if standing.recipient or (standing.until and year <= standing.until.year):
        return ""
    after = f", sorti de la liste du CAD après {standing.until.year}" if standing.until else ""
    return f"{standing.name} n’est pas bénéficiaire de l’aide en {year}{after} ({_ARTICLE})"


@dataclass(frozen=True, slots=True)
class Parties:
    """Who may bear costs of a mission: its holder, its host, and the public bodies that the register knows.

    `country` is the French name of the mission's; `public` are folded names.
    """

    holder: Holder
    host: str
    country: str
    public: frozenset[str]


def is_public(
    borne_by: str, parties: Parties, words: BearerWords, bearer: Bearer = Bearer.OTHER
) -> bool | None:
    """Tell whether a bearer is a French public body, by its kind, else by its name; `None` if neither does.

    A ministry may be foreign, and an operator too: their names are looked at.
    """
    if bearer in _PRIVATE:
        return False
    if bearer is Bearer.HOLDER:
        return parties.holder.public
    return _named_public(borne_by, parties, words)


def _named_public(borne_by: str, parties: Parties, words: BearerWords) -> bool | None:
    said = f" {_words(borne_by)} "
    host, holder = _words(parties.host), parties.holder

    def names(*known: str) -> bool:
        return any(f" {one} " in said for one in known if one)

    if names(*words.others) or said.strip() == host or names(host):
        return False
    if names(*words.holder) or said.strip() == _words(holder.name):
        return holder.public
    if names(*words.state):
        theirs = names(_words(parties.country)) and not names(*words.abroad)
        return None if theirs else True
    return True if fold(borne_by) in parties.public else None


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def declared(
    mission: Mission,
    parties: Parties,
    standing: AidStanding | None,
    words: BearerWords,
    answers: AidAnswers,
) -> tuple[tuple[OdaLine, ...], tuple[LeftOut, ...]]:
    """Return what is declared of a mission, bearer by bearer, and what is left out with its reason."""
    reason = exclusion(standing, mission.content.starts_on.year)
    if not has_departed(mission.state):
        return (), ()
    if reason or standing is None:
        return (), (LeftOut(mission.reference, reason),)
    borne: dict[str, tuple[str, list[Euros]]] = {}
    unknown = []
    for line in answers.costs or mission.content.budget:
        public = is_public(line.borne_by, parties, words, _bearer(line, mission, parties))
        if public is None:
            unknown.append(line)
        elif public:
            borne.setdefault(fold(line.borne_by), (line.borne_by, []))[1].append(line.amount)
    lines = tuple(
        OdaLine(mission, parties.holder, name, total(tuple(amounts)), standing.category, answers)
        for name, amounts in borne.values()
    )
    return lines, _unsaid(mission, [(one.borne_by, one.amount) for one in unknown], bool(lines))


def _bearer(line: BudgetLine | CostLine, mission: Mission, parties: Parties) -> Bearer:
    """Return the kind of who bears a cost: as the budget has it, else recognised as the budget’s was."""
    if isinstance(line, BudgetLine):
        return line.bearer
    known = {
        parties.holder.name: Bearer.HOLDER,
        parties.host: Bearer.HOST,
        mission.content.operator: Bearer.OPERATOR,
    }
    return bearer_of(line.borne_by, known)


def _unsaid(mission: Mission, unknown: Iterable[tuple[str, Euros]], some: bool) -> tuple[LeftOut, ...]:
    told = tuple(
        LeftOut(
            mission.reference,
            f"{amount} à la charge de {quoted(name)}{NBSP}: organisme public français non reconnu",
        )
        for name, amount in unknown
    )
    if some or told:
        return told
    return (LeftOut(mission.reference, "aucun coût à la charge d’un organisme public français"),)


def oda_texts(line: OdaLine, channels: Mapping[str, str], country: str) -> dict[str, str]:
    """Write a line of the declaration as the texts of its columns."""
    content, answers = line.mission.content, line.answers
    return {
        "reference": line.mission.reference,
        "year": str(content.starts_on.year),
        "country": content.country,
        "country_name": country,
        "oda_category": line.category,
        "purpose": answers.purpose,
        "channel": channels.get(line.holder.kind.value, ""),
        "amount": typed_euros(line.amount),
        "currency": CURRENCY,
        "bearer": line.bearer,
        "gender": answers.gender,
        "climate": answers.climate,
        "sdg": answers.goals,
        "siren": line.holder.siren,
        "holder": line.holder.name,
        "title": content.subject,
        "starts_on": content.starts_on.isoformat(),
        "ends_on": content.ends_on.isoformat(),
    }
