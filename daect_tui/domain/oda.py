"""The declaration of official development assistance (CGCT, art. L. 1115-6; procedure §7).

What is declared of a mission: the costs of its budget that French public bodies bear, bearer by bearer,
where its country may receive aid in the year of the departure. What is not is told, with the reason.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.mission import Mission
from daect_tui.domain.money import Euros, total, typed_euros
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.statistics import has_departed
from daect_tui.domain.text import NBSP, fold, quoted

CURRENCY = "EUR"
_ARTICLE = "CGCT, art. L. 1115-6"
_WORD = re.compile("[a-z0-9]+")


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
    """What a report says of aid: purpose code of the DAC, markers 0–2, goals; empty until it is asked."""

    purpose: str = ""
    gender: str = ""
    climate: str = ""
    goals: str = ""


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


def is_public(borne_by: str, parties: Parties, words: BearerWords) -> bool | None:
    """Tell whether a bearer is a French public body; `None` when its name does not tell."""
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
    for line in mission.content.budget:
        public = is_public(line.borne_by, parties, words)
        if public is None:
            unknown.append(line)
        elif public:
            borne.setdefault(fold(line.borne_by), (line.borne_by, []))[1].append(line.amount)
    lines = tuple(
        OdaLine(mission, parties.holder, name, total(tuple(amounts)), standing.category, answers)
        for name, amounts in borne.values()
    )
    return lines, _unsaid(mission, [(one.borne_by, one.amount) for one in unknown], bool(lines))


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
