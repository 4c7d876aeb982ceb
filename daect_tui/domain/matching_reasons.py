"""Why an answer answers: each thing that fits, in words (« domaine : “eau” », « même pays : Maroc »)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.french_words import begun, holds, vocabulary_of
from daect_tui.domain.matching import Place, Profile, Question
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class Match:
    """One answer, as it is read: the profile that answers best, where it stands, and why."""

    profile: Profile
    place: Place
    live: bool
    standing: str
    reasons: tuple[str, ...]


def by_person(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Put the profiles of one expert together, where the first of them stands."""
    groups: dict[str, list[Profile]] = {}
    for rank, profile in enumerate(profiles):
        groups.setdefault(profile.person or str(rank), []).append(profile)
    return list(groups.values())


def explained(question: Question, profiles: Sequence[Profile], today: date) -> Match:
    """Put one answer in words; `profiles` are those that make it, the best first."""
    best = profiles[0]
    place = _place(question, best)
    reasons = (
        *_words(question, best),
        *_theme(question, best),
        *_named_place(place, question, best),
        *_languages(question, best),
        *(told for profile in profiles for told in profile.told),
    )
    return Match(best, place, best.live(today), best.standing_on(today), tuple(dict.fromkeys(reasons)))


def _words(question: Question, profile: Profile) -> Iterator[str]:
    """Tell each word once, in the first text that holds it."""
    left = dict(question.words)
    for said in profile.said:
        known = vocabulary_of((said.text,))
        found = [word for word in left if begun(known, word)]
        if found:
            quoted = ", ".join(f"“{left.pop(word)}”" for word in found)
            yield f"{said.caption}{NBSP}: {quoted}"


def _theme(question: Question, profile: Profile) -> Iterator[str]:
    if profile.theme in question.themes:
        yield f"thème{NBSP}: {question.themes[profile.theme]}"


def _place(question: Question, profile: Profile) -> Place:
    if not question.countries.keys().isdisjoint(profile.countries):
        return Place.SAME_COUNTRY
    if not question.neighbours.keys().isdisjoint(profile.countries):
        return Place.SAME_REGION
    return Place.ELSEWHERE if question.countries else Place.SAME_COUNTRY


def _named_place(place: Place, question: Question, profile: Profile) -> Iterator[str]:
    names = question.countries if place is Place.SAME_COUNTRY else question.neighbours
    found = [names[code] for code in profile.countries if code in names]
    if found:
        yield f"{place.label}{NBSP}: {', '.join(found)}"


def _languages(question: Question, profile: Profile) -> Iterator[str]:
    spoken = [name for word, name in question.languages.items() if holds(profile.languages, word)]
    if spoken:
        yield f"langue{NBSP}: {', '.join(spoken)}"
