"""Who knows how to do something somewhere: a question compared with what the register knows.

The order is told and never weighed. Answers follow one another by: how many of the words are found,
the theme, what may be used today before what may not, the place (the country, then its region of the
world), the languages, the kind, the most recent. One more thing that fits can therefore only raise.

Profiles are compared by whole sets, each a Python integer: a question costs the same whatever fits it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Protocol

from daect_tui.domain.dates import short_date
from daect_tui.domain.states import LabelledEnum


class ProfileKind(LabelledEnum):
    """What an answer is, in the order in which equal answers are shown."""

    LABEL = "label", "label"
    EXPERT = "expert", "expert"
    MISSION = "mission", "mission"
    LESSON = "enseignement", "enseignement"


class Place(LabelledEnum):
    """Where an answer stands from the country that was asked for, the nearest first."""

    SAME_COUNTRY = "pays", "même pays"
    SAME_REGION = "region", "même région du monde"
    ELSEWHERE = "ailleurs", "ailleurs"


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a profile, and what it is: « domaine », « objet »."""

    caption: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the register knows of somebody who did, or may do, something.

    `heading` names the holder or the expert, `title` what they do; `reference` is the label, mission or
    lesson, `opens` what is opened to read it: a label, a mission, a lesson. `usable` tells whether its
    state lets it be used, from `first_day` to `last_day` where they count; `standing` is that
    state in words. `person` is the same in all the profiles of one expert; `told` are reasons that always
    hold.
    """

    kind: ProfileKind
    reference: str
    heading: str
    title: str
    said: tuple[Said, ...]
    theme: str
    countries: tuple[str, ...]
    languages: str
    standing: str
    usable: bool
    day: date
    first_day: date | None = None
    last_day: date | None = None
    person: str = ""
    opens: str = ""
    told: tuple[str, ...] = ()

    def live(self, today: date) -> bool:
        """Tell whether it may be used on a day."""
        begun = self.first_day is None or self.first_day <= today
        return self.usable and begun and (self.last_day is None or today <= self.last_day)

    def standing_on(self, today: date) -> str:
        """Say how it stands on a day: the recorded state, unless its dates say more."""
        if self.usable and self.last_day is not None and self.last_day < today:
            return f"expiré depuis le {short_date(self.last_day)}"
        if self.usable and self.first_day is not None and today < self.first_day:
            return f"à partir du {short_date(self.first_day)}"
        return self.standing


class Known(Protocol):
    """All the profiles, as the sets of those that have something: bit n is that of profile n."""

    def holding(self, word: str) -> int:
        """Return those that hold a word beginning with a folded one, plural or not."""
        ...

    def themed(self, themes: Iterable[str]) -> int:
        """Return those of one of some themes."""
        ...

    def in_countries(self, countries: Iterable[str]) -> int:
        """Return those of one of some countries."""
        ...

    def speaking(self, language: str) -> int:
        """Return those that speak a language, by its folded name."""
        ...

    def of_kind(self, kind: ProfileKind) -> int:
        """Return those of a kind."""
        ...

    def live(self, today: date) -> int:
        """Return those that may be used on a day."""
        ...

    def first(self, profiles: int, limit: int) -> Sequence[int]:
        """Return some of a set, the most recent first, then in the order of their references."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, each thing by its folded word or code with how it is read.

    Only profiles of some `kinds` answer. `neighbours` are the other countries of the same region of the
    world. Where `every_word` is set, all the words must be found, or the theme be the same; otherwise one
    is enough.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    neighbours: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[ProfileKind, ...] = tuple(ProfileKind)
    every_word: bool = True

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is asked."""
        return not (self.words or self.themes or self.countries or self.languages)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who answers a question; `places` are the sets of those of each place, the nearest first."""

    question: Question
    known: Known
    today: date
    answers: int
    places: tuple[int, int, int]

    def counts(self) -> dict[Place, int]:
        """Return how many profiles of each place answer."""
        return {place: its.bit_count() for place, its in zip(Place, self.places, strict=True)}

    def best(self, limit: int) -> tuple[int, ...]:
        """Return the first profiles, in their order."""
        found: list[int] = []
        for equals in _parted(self.answers, self._criteria() if self.answers else ()):
            found += self.known.first(equals, limit - len(found))
            if len(found) >= limit:
                break
        return tuple(found)

    def _criteria(self) -> list[tuple[int, ...]]:
        """Return what parts the answers, the most telling first; each as the sets that follow one another."""
        question, known = self.question, self.known
        themed, live = known.themed(question.themes), known.live(self.today)
        return [
            _by_count([known.holding(word) for word in question.words]),
            (themed, ~themed),
            (live, ~live),
            self.places,
            _by_count([known.speaking(language) for language in question.languages]),
            tuple(known.of_kind(kind) for kind in ProfileKind),
        ]


def ranked(question: Question, known: Known, today: date) -> Ranking:
    """Compare a question with all that is known."""
    same = known.in_countries(question.countries)
    near = known.in_countries(question.neighbours) & ~same
    wanted = _union(known.of_kind(kind) for kind in question.kinds)
    answers = _answers(question, known, same | near) & wanted
    places = (same & answers, near & answers, answers & ~same & ~near)
    return Ranking(question, known, today, answers, places if question.countries else (answers, 0, 0))


def _answers(question: Question, known: Known, around: int) -> int:
    """Return those that answer: by what they know; where nothing of it is asked, by place or language."""
    if not (question.words or question.themes):
        return around | _union(known.speaking(language) for language in question.languages)
    found = [known.holding(word) for word in question.words]
    themed = known.themed(question.themes)
    if question.every_word:
        return themed | (reduce(and_, found) if found else 0)
    return themed | _union(found)


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _by_count(sets: Sequence[int]) -> tuple[int, ...]:
    """Part all profiles by how many of some sets they are in, the most first."""
    at_least = [-1]
    for one in sets:
        at_least.append(0)
        for count in range(len(at_least) - 1, 0, -1):
            at_least[count] |= at_least[count - 1] & one
    return tuple(one & ~more for one, more in zip(at_least[::-1], (0, *at_least[:0:-1]), strict=True))


def _parted(profiles: int, criteria: Sequence[tuple[int, ...]]) -> Iterator[int]:
    """Part a set by the first criterion, each part by the next, and so on; empty parts are left out."""
    if not profiles:
        return
    if not criteria:
        yield profiles
        return
    for part in criteria[0]:
        yield from _parted(profiles & part, criteria[1:])
