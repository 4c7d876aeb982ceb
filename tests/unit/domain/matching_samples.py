"""Profiles and questions for the tests of matching, all invented."""

from datetime import date
from typing import Any

from daect_tui.domain.french_words import searchable, telling_words
from daect_tui.domain.matching import Entry, Profile, ProfileKind, Question, Said

TODAY = date(2018, 3, 14)


def profile(**changes: object) -> Profile:
    given: dict[str, Any] = {
        "kind": ProfileKind.LABEL,
        "reference": "LAB-2017-001",
        "heading": "Commune de Montclair",
        "title": "Patrimoine et vitrail",
        "said": (Said("domaine", "Patrimoine et vitrail"),),
        "theme": "patrimoine",
        "countries": ("MA",),
        "languages": "français, arabe",
        "standing": "actif",
        "usable": True,
        "day": date(2017, 5, 22),
        **changes,
    }
    return Profile(**given)


def entry(number: int, of: Profile) -> Entry:
    """Write a profile as it is compared."""
    return Entry(
        number,
        of.kind.value,
        searchable(said.text for said in of.said),
        of.theme,
        f" {' '.join(of.countries)} ",
        searchable((of.languages,)),
        of.usable,
        of.first_day.toordinal() if of.first_day else 0,
        of.last_day.toordinal() if of.last_day else 0,
        of.day.toordinal(),
        of.person,
        of.reference,
    )


def question(what: str = "", where: str = "", **changes: object) -> Question:
    """Ask for words, and for a country by its code; the Maghreb stands for a region of the world."""
    maghreb = {"MA": "Maroc", "TN": "Tunisie", "DZ": "Algérie"}
    given: dict[str, Any] = {"words": telling_words(what)}
    if where:
        given["countries"] = {where: maghreb.get(where, where)}
        if where in maghreb:
            given["neighbours"] = {code: name for code, name in maghreb.items() if code != where}
    return Question(**{**given, **changes})
