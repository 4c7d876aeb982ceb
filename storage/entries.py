"""A dossier as the register list needs it: its line, its sort keys, the keys under which it is found.

Keys are plain texts. A word stands as itself; `word*` for each of its beginnings of at most `SHORT`
letters, the empty one included; a value that can be filtered on as `=facet:value`. No word holds a
sign, so the three never meet.
"""

import re
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.register_query import Sort
from daect_tui.domain.text import fold
from daect_tui.domain.words import vocabulary, words_in
from daect_tui.services.catalogue import countries, themes

# Beginnings up to this length have their own key; longer ones are few words each.
SHORT = 4
EVERYTHING = "*"
_KEY_LENGTH = 64
# Sorts after every letter and digit: what is blank comes last.
_LAST = "~"
_NUMBER = re.compile(r"\d+")
_DIGITS = 8


class Facet(StrEnum):
    """What can be filtered on."""

    PROGRAMME = "programme"
    STATE = "etat"
    THEME = "theme"
    COUNTRY = "pays"
    REFERENT = "referent"
    SILENCE = "echeance"


def facet_key(facet: Facet, value: str) -> str:
    """Return the key of the dossiers that bear a value."""
    return f"={facet}:{value}"


@lru_cache(1 << 14)
def beginnings(word: str) -> tuple[str, ...]:
    """Return the keys of the beginnings of a word, the empty one first; none of what is no word."""
    if word.startswith("="):
        return ()
    return tuple(f"{word[:length]}*" for length in range(min(SHORT, len(word)) + 1))


def keys_of(dossier: Dossier) -> set[str]:
    """Return the words under which a dossier is found, and the values that it is filtered by."""
    return vocabulary(texts_of(dossier)) | values_of(dossier)


def texts_of(dossier: Dossier) -> tuple[str, ...]:
    """Return the texts whose words a dossier is found under."""
    content, referents = dossier.content, dossier.referents
    return (
        dossier.reference,
        content.domain,
        content.skills,
        content.evidence,
        content.mobilisation,
        content.experts,
        referents.geographic,
        referents.thematic,
        *searched_of(dossier.organisation),
    )


def values_of(dossier: Dossier) -> set[str]:
    """Return the keys of a dossier that its texts do not say: filters, and the names of its countries."""
    content, referents = dossier.content, dossier.referents
    silence = dossier.silence_on.isoformat() if dossier.silence_on else ""
    keys = {
        facet_key(Facet.PROGRAMME, dossier.programme),
        facet_key(Facet.STATE, dossier.state.value),
        facet_key(Facet.THEME, content.theme),
        facet_key(Facet.SILENCE, silence),
    }
    for code in content.countries:
        keys.add(facet_key(Facet.COUNTRY, code))
        keys.update(_country_words().get(code, ()))
    for name in (referents.geographic, referents.thematic):
        if name:
            keys.add(facet_key(Facet.REFERENT, name))
    return keys


def searched_of(organisation: Organisation) -> tuple[str, ...]:
    """Return what is searched of an organisation: its names, numbers and people."""
    person = organisation.representative
    return (
        organisation.name,
        organisation.siren,
        organisation.siret,
        organisation.rna,
        organisation.address.city,
        person.first_name,
        person.last_name,
        organisation.contact.name,
    )


def entry_values(dossier: Dossier) -> dict[str, Any]:
    """Return the columns of the line of a dossier, by name."""
    content, referents = dossier.content, dossier.referents
    return {
        "id": dossier.id,
        "reference": dossier.reference,
        "organisation": dossier.organisation.name,
        "domain": content.domain,
        "programme": dossier.programme,
        "theme": content.theme,
        "countries": ",".join(content.countries),
        "geographic_referent": referents.geographic,
        "thematic_referent": referents.thematic,
        "received_on": content.received_on,
        "silence_on": dossier.silence_on,
        "state": dossier.state,
        "version": dossier.version,
        "by_reference": natural(dossier.reference),
        "by_organisation": _folded(dossier.organisation.name),
        "by_domain": _folded(content.domain),
        "by_programme": _folded(dossier.programme),
        "by_theme": _folded(themes().get(content.theme, content.theme)),
        "by_received": content.received_on.isoformat(),
        "by_silence": _day(dossier.silence_on),
        "by_referent": _folded(referents.geographic or referents.thematic),
        "by_state": f"{_rank()[dossier.state]:02}",
    }


# The column of the entries that each order follows.
SORTED_BY = {
    Sort.REFERENCE: "by_reference",
    Sort.ORGANISATION: "by_organisation",
    Sort.DOMAIN: "by_domain",
    Sort.PROGRAMME: "by_programme",
    Sort.THEME: "by_theme",
    Sort.RECEIVED: "by_received",
    Sort.SILENCE: "by_silence",
    Sort.REFERENT: "by_referent",
    Sort.STATE: "by_state",
}


def natural(reference: str) -> str:
    """Write a reference so that its numbers sort as numbers: 99 before 100, 999 before 1000."""
    return _NUMBER.sub(lambda number: number[0].rjust(_DIGITS, "0"), reference)


@lru_cache(1 << 12)
def _folded(text: str) -> str:
    return fold(text)[:_KEY_LENGTH] or _LAST


def _day(day: date | None) -> str:
    return day.isoformat() if day else _LAST


@cache
def _rank() -> dict[DossierState, int]:
    return {state: rank for rank, state in enumerate(DossierState)}


@cache
def _country_words() -> dict[str, tuple[str, ...]]:
    return {
        country.code: words_in(f"{country.name} {country.other_name} {country.code}")
        for country in countries()
    }
