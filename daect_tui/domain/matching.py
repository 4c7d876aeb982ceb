"""Who knows how to do something somewhere: a question compared with what the register knows.

The order is told and never weighed. Answers follow one another by: how many of the words are found,
the theme, what may be used today before what may not, the place (the country, then its region of the
world), the languages, the kind, the most recent. One more thing that fits can therefore only raise.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from daect_tui.domain.dates import short_date
from daect_tui.domain.french_words import needles
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


class Said(NamedTuple):
    """One text of a profile, and what it is: « domaine », « objet »."""

    caption: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the register knows of somebody who did, or may do, something.

    `reference` is what is opened: a label, a mission. `heading` names the holder or the expert, `title`
    what they do. `usable` tells whether the recorded state lets it be used, from `first_day` to
    `last_day` where they count; `standing` is that state in words; `told` are reasons that always hold.
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


class Entry(NamedTuple):
    """A profile as it is compared: `words` as `searchable` writes them, codes between spaces.

    The days are ordinals (`date.toordinal`), 0 where the profile has none; `person` is empty but for
    experts, whose several missions make one answer.
    """

    id: int
    kind: str
    words: str
    theme: str
    countries: str
    languages: str
    usable: bool
    first_day: int
    last_day: int
    day: int
    person: str
    reference: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, each thing by its folded word or code with how it is read.

    `neighbours` are the other countries of the same region of the world. Where `every_word` is set, all
    the words must be found, or the theme be the same; otherwise one is enough.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    neighbours: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    every_word: bool = True

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is asked."""
        return not (self.words or self.themes or self.countries or self.languages)


@dataclass(frozen=True, slots=True)
class Answer:
    """The numbers of the entries that make one answer, the best first, and where it stands."""

    entries: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first answers in their order, and how many there are of each place."""

    answers: tuple[Answer, ...]
    counts: Mapping[Place, int]

    @property
    def total(self) -> int:
        """How many answers there are."""
        return sum(self.counts.values())


# Found words, off the theme, idle, place, languages, kind, day, reference, number: smaller is better. A
# plain tuple, since twenty thousand of them are made.
_Rank = tuple[int, bool, bool, int, int, int, int, str, int]
_PLACE: Final = 3
_NUMBER: Final = 8
_PLACES = tuple(Place)
_KINDS = {kind.value: rank for rank, kind in enumerate(ProfileKind)}
_NEAR = _PLACES.index(Place.SAME_REGION)


def ranked(question: Question, entries: Iterable[Entry], today: date, limit: int) -> Ranking:
    """Return the `limit` best answers to a question; the order of the entries does not matter."""
    alone: list[_Rank] = []
    experts: dict[str, list[_Rank]] = defaultdict(list)
    compare = _Comparison(question, today)
    for entry in entries if not question.is_blank else ():
        rank = compare.rank(entry)
        if rank is None:
            continue
        if entry[10]:
            experts[entry[10]].append(rank)
        else:
            alone.append(rank)
    groups = {min(ranks): sorted(ranks) for ranks in experts.values()}
    counts = dict.fromkeys(Place, 0)
    for rank in (*alone, *groups):
        counts[_PLACES[rank[_PLACE]]] += 1
    best = heapq.nsmallest(limit, [*alone, *groups])
    return Ranking(
        tuple(
            Answer(tuple(one[_NUMBER] for one in groups.get(rank, [rank])), _PLACES[rank[_PLACE]])
            for rank in best
        ),
        counts,
    )


class _Comparison:
    """A question made ready to be compared with twenty thousand entries."""

    def __init__(self, question: Question, today: date) -> None:
        self._words = [needles(word) for word in question.words]
        self._every = question.every_word
        self._themes = frozenset(question.themes)
        self._countries = frozenset(question.countries)
        self._neighbours = frozenset(question.neighbours)
        self._languages = [needles(word) for word in question.languages]
        self._today = today.toordinal()

    def rank(self, entry: Entry) -> _Rank | None:
        """Return where an entry stands; `None` when it does not answer."""
        number, kind, words, theme, countries, languages, usable, first, last, day, _, reference = entry
        found = 0
        for several in self._words:
            for needle in several:
                if needle in words:
                    found += 1
                    break
        themed = theme in self._themes
        if self._words or self._themes:
            enough = len(self._words) if self._every and self._words else 1
            if found < enough and not themed:
                return None
        place = self._place(countries)
        spoken = sum(any(needle in languages for needle in several) for several in self._languages)
        if not (self._words or self._themes) and not ((self._countries and place <= _NEAR) or spoken):
            return None
        live = bool(usable) and first <= self._today and (not last or self._today <= last)
        return (-found, not themed, not live, place, -spoken, _KINDS[kind], -day, reference, number)

    def _place(self, countries: str) -> int:
        if not self._countries:
            return 0
        codes = countries.split()
        if not self._countries.isdisjoint(codes):
            return 0
        return 2 if self._neighbours.isdisjoint(codes) else 1
