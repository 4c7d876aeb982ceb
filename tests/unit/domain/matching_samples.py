"""Profiles and questions for the tests of matching, all invented."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from daect_tui.domain.french_words import holds, telling_words
from daect_tui.domain.matching import Profile, ProfileKind, Question, Said

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


class Profiles:
    """Profiles told apart by their rank, each looked at in turn."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles

    def _those(self, fits: Callable[[Profile], bool]) -> int:
        return sum(1 << rank for rank, one in enumerate(self.profiles) if fits(one))

    def holding(self, word: str) -> int:
        return self._those(lambda one: any(holds(said.text, word) for said in one.said))

    def themed(self, themes: Iterable[str]) -> int:
        wanted = set(themes)
        return self._those(lambda one: one.theme in wanted)

    def in_countries(self, countries: Iterable[str]) -> int:
        wanted = set(countries)
        return self._those(lambda one: not wanted.isdisjoint(one.countries))

    def speaking(self, language: str) -> int:
        return self._those(lambda one: holds(one.languages, language))

    def of_kind(self, kind: ProfileKind) -> int:
        return self._those(lambda one: one.kind is kind)

    def live(self, today: date) -> int:
        return self._those(lambda one: one.live(today))

    def first(self, profiles: int, limit: int) -> list[int]:
        there = [rank for rank in range(len(self.profiles)) if profiles >> rank & 1]
        by_reference = sorted(there, key=lambda rank: self.profiles[rank].reference)
        return sorted(by_reference, key=lambda rank: self.profiles[rank].day, reverse=True)[:limit]


def question(what: str = "", where: str = "", **changes: object) -> Question:
    """Ask for words, and for a country by its code; the Maghreb stands for a region of the world."""
    maghreb = {"MA": "Maroc", "TN": "Tunisie", "DZ": "Algérie"}
    given: dict[str, Any] = {"words": telling_words(what)}
    if where:
        given["countries"] = {where: maghreb.get(where, where)}
        if where in maghreb:
            given["neighbours"] = {code: name for code, name in maghreb.items() if code != where}
    return Question(**{**given, **changes})
