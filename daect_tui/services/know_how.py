"""« Qui sait faire X dans le pays Y »: words and a place, as typed, answered from the whole register."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from daect_tui.domain.french_words import telling_words
from daect_tui.domain.matching import Place, Question, ranked
from daect_tui.domain.matching_reasons import Match, by_person, explained
from daect_tui.domain.words import LONGEST_SEARCH, words_in
from daect_tui.services.catalogue import Country, countries, themes
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Answers:
    """The first answers, and how many there are of each place.

    Where they are not `complete`, an expert counts once a mission. `unknown_place` tells that no country
    begins as what was typed: the place was left out.
    """

    matches: tuple[Match, ...] = ()
    counts: Mapping[Place, int] = field(default_factory=dict)
    complete: bool = True
    unknown_place: bool = False

    @property
    def total(self) -> int:
        """How many answers there are."""
        return sum(self.counts.values())


class KnowHow:
    """The use case of « Qui sait faire ? »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def search(self, what: str, where: str, limit: int = SHOWN) -> Answers:
        """Answer what is typed: every word must be found; the place orders, or chooses when it is alone."""
        question = asked(what, where)
        unknown = bool(where.strip()) and not question.countries
        return replace(self.answer(question, limit), unknown_place=unknown)

    def answer(self, question: Question, limit: int = SHOWN) -> Answers:
        """Answer a question, the best first, each with its reasons."""
        with self._office.reading() as work:
            return self.answer_in(work, question, limit)

    def answer_in(self, work: UnitOfWork, question: Question, limit: int = SHOWN) -> Answers:
        """Answer a question in the caller's unit of work."""
        if question.is_blank:
            return Answers()
        today = self._office.clock.today()
        ranking = ranked(question, work.know_how, today)
        # An expert of several missions is several profiles, and one answer.
        read = limit + limit // 2
        profiles = work.know_how.profiles(ranking.best(read), today)
        groups = by_person(profiles)
        matches = [explained(question, group, today) for group in groups[:limit]]
        complete = len(profiles) < read and len(groups) <= limit
        counts = Counter(match.place for match in matches) if complete else ranking.counts()
        return Answers(tuple(matches), counts, complete)


def asked(what: str, where: str) -> Question:
    """Read a question as it is typed: words, and the beginning of a country or of a region of the world."""
    words = telling_words(what[:LONGEST_SEARCH])
    codes, neighbours = around(found.code for found in _places(where[:LONGEST_SEARCH]))
    return Question(words=words, themes=_themes_holding(words), countries=codes, neighbours=neighbours)


def around(codes: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return some countries with their names, and the others of the same regions of the world."""
    wanted = set(codes)
    regions = {country.region for country in countries() if country.code in wanted}
    same = {country.code: country.name for country in countries() if country.code in wanted}
    return same, {
        country.code: country.name
        for country in countries()
        if country.region in regions and country.code not in wanted
    }


def _themes_holding(words: Iterable[str]) -> dict[str, str]:
    """Return the themes whose name holds a word beginning with each of those typed."""
    typed = tuple(words)
    return {
        code: name
        for code, name in themes().items()
        if typed and all(any(word.startswith(one) for word in words_in(name)) for one in typed)
    }


def _places(where: str) -> tuple[Country, ...]:
    """Return the countries of this name; else those whose name begins so, or that of their region does."""
    typed = words_in(where)
    if not typed:
        return ()
    exact = tuple(country for country in countries() if typed in _names(country))
    return exact or tuple(
        country
        for country in countries()
        if _begins(_names(country), typed) or _holds(_region(country.region), typed)
    )


@cache
def _names(country: Country) -> tuple[tuple[str, ...], ...]:
    return tuple(words_in(name) for name in (country.name, country.other_name) if name)


@cache
def _region(name: str) -> tuple[str, ...]:
    return words_in(name)


def _begins(names: Iterable[tuple[str, ...]], typed: tuple[str, ...]) -> bool:
    """Tell whether words that follow one another in a name begin as those typed."""
    return any(
        all(word.startswith(one) for word, one in zip(name[start:], typed, strict=False))
        for name in names
        for start in range(len(name) - len(typed) + 1)
    )


def _holds(name: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return all(any(word.startswith(one) for word in name) for one in typed)
