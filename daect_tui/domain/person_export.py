"""All that the register holds of a person, for them: as data for machines, as a document for people.

RGPD art. 15.1 (purposes, categories, recipients, durations, rights, source) and 15.3 (the copy), 20 for the
machine-readable form. The names of the JSON are stable: `FORMAT` and `VERSION` say which they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run, Table
from daect_tui.domain.person_answer import REMEDIES
from daect_tui.domain.personal_data import Holding, Purpose
from daect_tui.domain.personal_places import Place
from daect_tui.domain.personal_records import KEEPING
from daect_tui.domain.personal_treatments import TREATMENTS
from daect_tui.domain.personal_words import OUT_OF_REACH
from daect_tui.domain.retention import RetentionKind, RetentionRule
from daect_tui.domain.text import NBSP, counted, typeset

FORMAT, VERSION = "daect-personne", 1
RIGHTS = (
    "demander la rectification de ce qui est inexact (article 16)",
    "demander l’effacement, que limitent les archives publiques et les affaires en cours (article 17)",
    "demander la limitation du traitement (article 18)",
    "vous opposer au traitement pour des raisons tenant à votre situation (article 21)",
)
_MASKS = (
    "Les autres personnes nommées dans les mêmes textes sont masquées, afin de ne pas porter atteinte à "
    "leurs droits (RGPD, article 15.4)."
)


@dataclass(frozen=True, slots=True)
class Datum:
    """One text about the person; `field` is its place in the record."""

    field: str
    category: Holding
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """A record and what in it is about the person; `file` is the name of the file given with it."""

    place: Place
    data: tuple[Datum, ...]
    file: str = ""

    @property
    def purpose(self) -> Purpose:
        """Why it is kept."""
        return KEEPING[self.place.kind].purpose


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What is given to the person: who answers, on what day, each record, and the lengths in force."""

    person: str
    service: str
    day: date
    held: tuple[Held, ...]
    rules: Mapping[RetentionKind, RetentionRule]

    @property
    def by_purpose(self) -> Iterator[tuple[Purpose, tuple[Held, ...]]]:
        """Yield the records by purpose, in the order of the register of processing."""
        order = list(Purpose)
        ranked = sorted(self.held, key=lambda one: order.index(one.purpose))
        for purpose, records in groupby(ranked, key=lambda one: one.purpose):
            yield purpose, tuple(records)


def as_data(given: PersonFile) -> dict[str, Any]:
    """Write it for machines."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "personne": given.person,
        "responsable": given.service,
        "etabli_le": given.day.isoformat(),
        "traitements": [
            {"finalite": purpose.value, "libelle": purpose.label, **_treatment(purpose, given)}
            for purpose, _records in given.by_purpose
        ],
        "donnees": [_record(one) for one in given.held],
        "droits": list(RIGHTS),
        "hors_de_portee": OUT_OF_REACH,
    }


def _treatment(purpose: Purpose, given: PersonFile) -> dict[str, str]:
    told = TREATMENTS[purpose]
    return {"base": told.basis, "destinataires": told.recipients, "duree": told.duration(given.rules)}


def _record(held: Held) -> dict[str, Any]:
    place = held.place
    return {
        "fiche": place.kind.value,
        "libelle": place.title,
        "reference": place.reference,
        "date": place.day.isoformat() if place.day else None,
        "finalite": held.purpose.value,
        "textes": [
            {"champ": one.field, "categorie": one.category.value, "texte": one.text} for one in held.data
        ],
        "fichier": held.file or None,
    }


def as_body(given: PersonFile) -> tuple[Block, ...]:
    """Write it for people."""
    return tuple(_body(given))


def _body(given: PersonFile) -> Iterator[Block]:
    count = counted(len(given.held), "fiche")
    yield _said(
        "À votre demande, voici ce que le registre du service conserve à votre sujet au "
        f"{long_date(given.day)}, dans {count}. Responsable du traitement{NBSP}: {given.service}."
    )
    yield _said(_MASKS)
    for purpose, records in given.by_purpose:
        told = TREATMENTS[purpose]
        yield Heading(f"{purpose.label[0].upper()}{purpose.label[1:]}")
        yield BulletList(
            tuple(
                (Run(f"{name}{NBSP}: ", bold=True), Run(typeset(text)))
                for name, text in (
                    ("Fondement", told.basis),
                    ("Destinataires", told.recipients),
                    ("Durée", told.duration(given.rules)),
                )
            )
        )
        yield Table(("Source", "Catégorie", "Donnée"), tuple(_rows(records)), (2.2, 1.5, 4.3))
    yield Heading("Vos droits")
    yield _said("Vous pouvez, auprès du service\u00a0:")
    yield BulletList(tuple((Run(right),) for right in RIGHTS))
    for remedy in REMEDIES:
        yield _said(remedy)
    yield _said(OUT_OF_REACH)


def _rows(records: Sequence[Held]) -> Iterator[tuple[str, str, str]]:
    for held in records:
        day = f", {short_date(held.place.day)}" if held.place.day else ""
        for one in held.data:
            yield typeset(f"{held.place.title}{day}"), one.category.label, typeset(one.text)
        if held.file:
            yield typeset(f"{held.place.title}{day}"), "fichier joint", typeset(held.file)


def _said(text: str) -> Paragraph:
    return Paragraph((Run(text),))
