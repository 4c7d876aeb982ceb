"""The catalogue that ships with the program: programmes, countries, themes, defaults of a new register."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from daect_tui.domain.committee_rules import CommitteeRules, DatedRules
from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.evaluation import GridLine
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.programme import Award, CalendarKind, Criterion, ExpectedPiece, Programme
from daect_tui.domain.standard_text import StandardText, TextKind, revised
from daect_tui.services.ports import UnitOfWork

_PACKAGE = "daect_tui.catalogue"
_STATE = ("RÉPUBLIQUE FRANÇAISE",)
_DELEGATION = "Délégation pour l’action extérieure des collectivités territoriales"
_ADDRESS = ("57, boulevard des Invalides", "75007 Paris")


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the reference list; `region` is the delegation's own world region.

    `other_name` is the name of the United Nations' list, which people type too.
    """

    code: str
    name: str
    other_name: str
    region: str


def read_text(name: str) -> str:
    """Return a file of the catalogue."""
    return resources.files(_PACKAGE).joinpath(name).read_text("utf-8")


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries (source: CLDR and the delegation's regions of 2018), in file order."""
    rows = csv.DictReader(read_text("countries.csv").splitlines())
    return tuple(Country(row["iso2"], row["name_fr"], row["name_fr_un"], row["region"]) for row in rows)


def country_name(code: str) -> str:
    """Return the French name of a country, or its code when it is not in the list."""
    return next((country.name for country in countries() if country.code == code), code)


@cache
def themes() -> dict[str, str]:
    """Return the contact themes: code and French name."""
    return dict(_institution()["themes"])


@cache
def _institution() -> dict[str, Any]:
    return tomllib.loads(read_text("institution.toml"))


def default_programmes() -> tuple[Programme, ...]:
    """Return the programmes that a new register starts with, the calls for projects last."""
    files = ("programmes.toml", "calls.toml")
    entries = (entry for name in files for entry in tomllib.loads(read_text(name))["programme"])
    return tuple(_programme(entry) for entry in entries)


def _programme(entry: dict[str, Any]) -> Programme:
    return Programme(
        code=entry["code"],
        name=entry["name"],
        label=entry["label"],
        applicants=tuple(OrganisationKind(kind) for kind in entry["applicants"]),
        calendar=CalendarKind(entry["calendar"]),
        label_months=entry["label_months"],
        criteria=tuple(Criterion(**criterion) for criterion in entry["criteria"]),
        introduction=tuple(entry["introduction"]),
        what_it_opens=entry["what_it_opens"],
        conditions=tuple(entry["conditions"]),
        sources=tuple(entry["sources"]),
        pieces=tuple(ExpectedPiece(**piece) for piece in entry["pieces"]),
        award=Award(entry.get("award", Award.LABEL)),
        countries=tuple(entry.get("countries", ())),
        themes=tuple(entry.get("themes", ())),
        opinion_first=entry.get("opinion_first", False),
    )


def default_letterheads(phone: str, email: str, contact: Contact) -> tuple[DatedLetterhead, ...]:
    """Return the dated letterheads, with the telephone, address and contact that the desk gives."""
    entries = sorted(_institution()["letterhead"], key=lambda entry: entry["valid_from"])
    starts: list[date] = [entry["valid_from"] for entry in entries]
    return tuple(
        DatedLetterhead(start, None, _letterhead(entry, phone, email), contact)
        for start, entry in zip(starts, entries, strict=True)
    )


def _letterhead(entry: dict[str, Any], phone: str, email: str) -> Letterhead:
    return Letterhead(
        state=_STATE,
        ministry=entry["ministry"],
        direction=entry["direction"],
        delegation=_DELEGATION,
        place="Paris",
        address=_ADDRESS,
        phone=phone,
        email=email,
    )


def default_grid() -> tuple[GridLine, ...]:
    """Return the questions of the evaluation grid."""
    return tuple(GridLine(**line) for line in _institution()["grid"])


def default_standard_texts(since: date) -> tuple[StandardText, ...]:
    """Return the texts of the library, offered from a day on."""
    texts = tomllib.loads(read_text("standard_texts.toml"))
    return tuple(text for kind in TextKind for text in revised((), kind, texts.get(kind.value, ()), since))


def furnish(work: UnitOfWork, phone: str, email: str, contact: Contact) -> None:
    """Put the defaults into a new register, in the caller's transaction."""
    for programme in default_programmes():
        work.programmes.add(programme)
    letterheads = default_letterheads(phone, email, contact)
    for letterhead in letterheads:
        work.institution.save_letterhead(letterhead)
    for text in default_standard_texts(letterheads[0].valid_from):
        work.standard_texts.save(text)
    work.institution.save_rules(DatedRules(letterheads[0].valid_from, CommitteeRules()))
    work.institution.save_grid(default_grid())
