"""A text without the names of people: what was found is told, so that it is reviewed before it leaves.

Names are looked for folded, word by word, first name first or last. Of a person who is `near` (of the
mission that the text is about) each word of the name is replaced alone too. Offices stay: they stand in
the place of names, between brackets, unless they name somebody themselves.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile

from daect_tui.domain.text import fold

_WORD = re.compile(r"[^\W_]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/])(?:\+\d{1,3}[\s.]?(?:\(0\))?|0)\d(?:[\s.-]?\d{2}){4}(?!\d)")
# What stands before a name and goes with it: a civility and its particles, initials.
_BEFORE = re.compile(
    r"(?:\b(?:MM?\.|Mmes?|Mlles?|Dr|Pr|Me)\s+(?:[^\W\d_]\.[\s-]?)*(?:(?:de|du|des|la|le|les)\s+|d[’'])*"
    r"|\b(?:[^\W\d_]\.[\s-]?)+)\Z"
)
# What may stand between two words of one name.
_BETWEEN = re.compile(r"(?:[\s,’'-]|\b(?:de|du|des|la|le|les|d|l)\b)*", re.IGNORECASE)
_TITLES = frozenset({"m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "pr", "me", "monsieur", "madame"})
_PARTICLES = _TITLES | {
    *("de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "el", "al", "ben", "bin"),
    *("da", "di", "do", "dos", "del", "et", "saint", "sainte"),
}
_UPPER = "[A-ZÀ-ÖØ-ÞŒ]"
# Somebody whom no list knows: a civility, then words with a capital.
_UNKNOWN = re.compile(
    rf"\b(?:MM?\.|Mmes?|Mlles?|Dr|Pr)\s+(?:{_UPPER}\.[\s-]?)*(?:(?:de|du|des|la|le)\s+|d’)*"
    rf"{_UPPER}[\w’-]+(?:\s+{_UPPER}[\w’-]+)*"
)
_SENTENCE_END = re.compile(r"[.!?;:]\s")
_SHORTEST = 3
# A civility and its particles stand within so many signs of the name.
_FARTHEST = 60
NAMELESS = "[…]"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose name must not remain; `near` when the text is about what they did."""

    name: str
    office: str
    near: bool = True


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was found, what stands in its place, how often.

    `doubtful`: a word of a name typed without a capital, which may be an ordinary word.
    """

    found: str
    put: str
    count: int
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Anonymised:
    """A text without names, and what was replaced in it, in order."""

    text: str
    replacements: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True)
class _Sought:
    """A run of folded words that names a person (`who`).

    `alone`: one word of a longer name; `turned`: the last name comes first.
    """

    words: tuple[str, ...]
    who: int
    alone: bool = False
    turned: bool = False


# What is looked for, by its first word, the longest first.
_Index = Mapping[str, Sequence[_Sought]]


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word and where it stands in the text as typed."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """A stretch of the text that names a person."""

    start: int
    end: int
    who: int
    doubtful: bool


def anonymise(text: str, people: Sequence[Person], kept: Collection[str] = ()) -> Anonymised:
    """Replace the names of people, e-mails and telephones; `kept` are doubtful words that stay, folded."""
    found: Counter[tuple[str, str, bool]] = Counter()
    index = _index(people)
    for pattern, put in ((_EMAIL, "[courriel]"), (_PHONE, "[téléphone]")):
        found.update((match[0], put, False) for match in pattern.finditer(text))
        text = pattern.sub(put, text)
    # What was put may name somebody beside its new neighbours: later passes put what cannot.
    first = True
    while hits := _hits(text, index, kept):
        puts = [_put(people[hit.who], index) if first else NAMELESS for hit in hits]
        found.update(
            (text[hit.start : hit.end], put, hit.doubtful) for hit, put in zip(hits, puts, strict=True)
        )
        text = _replaced(text, hits, puts)
        first = False
    found.update((match[0], NAMELESS, False) for match in _UNKNOWN.finditer(text))
    text = _UNKNOWN.sub(NAMELESS, text)
    return Anonymised(
        text, tuple(Replacement(one, put, count, unsure) for (one, put, unsure), count in found.items())
    )


def _index(people: Sequence[Person]) -> _Index:
    index: dict[str, list[_Sought]] = {}
    for who, person in enumerate(people):
        for run in _runs(who, _name_words(person.name), near=person.near):
            index.setdefault(run.words[0], []).append(run)
    for runs in index.values():
        runs.sort(key=lambda run: len(run.words), reverse=True)
    return index


@lru_cache(1 << 14)
def _name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, without the civility before it."""
    words = tuple(word.folded for word in _words(name))
    return tuple(dropwhile(_TITLES.__contains__, words)) or words


def _runs(who: int, words: tuple[str, ...], *, near: bool) -> Iterator[_Sought]:
    for turn in range(len(words)):
        yield _Sought(words[turn:] + words[:turn], who, turned=turn > 0)
    if near and len(words) > 1:
        for word in words:
            if word not in _PARTICLES and len(word) > 1:
                yield _Sought((word,), who, alone=True)


def _put(person: Person, index: _Index) -> str:
    """Return what stands in the place of a name: the office, where it names nobody."""
    for words in (person.office.strip(), "expert"):
        if words and not _hits(words, index, ()):
            return f"[{words}]"
    return NAMELESS


def _hits(text: str, index: _Index, kept: Collection[str]) -> list[_Hit]:
    """Return the stretches that name somebody, in order, none over another."""
    words = _words(text)
    hits: list[_Hit] = []
    rank = 0
    while rank < len(words):
        hit, length = _hit(text, words, rank, index.get(words[rank].folded, ()), kept)
        if hit is not None:
            _append(text, hits, hit)
        rank += length
    return hits


def _hit(
    text: str, words: Sequence[_Word], rank: int, sought: Iterable[_Sought], kept: Collection[str]
) -> tuple[_Hit | None, int]:
    """Return who is named from a word on, and how many words that takes."""
    word = words[rank]
    typed_small = not text[word.start].isupper()
    for one in sought:
        run = words[rank : rank + len(one.words)]
        if tuple(said.folded for said in run) != one.words:
            continue
        doubtful = one.alone and typed_small
        if doubtful and (len(word.folded) < _SHORTEST or word.folded in kept):
            continue
        if one.turned and _SENTENCE_END.search(text, word.start, run[-1].start):
            continue
        before = None if doubtful else _BEFORE.search(text, max(0, word.start - _FARTHEST), word.start)
        start = before.start() if before else word.start
        return _Hit(start, run[-1].end, one.who, doubtful), len(run)
    return None, 1


def _append(text: str, hits: list[_Hit], hit: _Hit) -> None:
    """Add a stretch, as one with the last when both name the same person side by side."""
    if hits:
        last = hits[-1]
        hit = replace(hit, start=max(hit.start, last.end))
        together = _BETWEEN.fullmatch(text, last.end, hit.start)
        if together and last.who == hit.who and not last.doubtful and not hit.doubtful:
            hits[-1] = replace(last, end=hit.end)
            return
    hits.append(hit)


def _replaced(text: str, hits: Sequence[_Hit], puts: Sequence[str]) -> str:
    parts, end = [], 0
    for hit, put in zip(hits, puts, strict=True):
        parts += [text[end : hit.start], put]
        end = hit.end
    return "".join([*parts, text[end:]])


def _words(text: str) -> tuple[_Word, ...]:
    """Return the folded words of a text with where they stand in it: folding changes lengths."""
    folded, origin = [], []
    for index, char in enumerate(text):
        # A mark of its own folds to nothing, and cuts no word.
        piece = fold(char) or ("" if unicodedata.combining(char) else " ")
        folded.append(piece)
        origin += [index] * len(piece)
    return tuple(
        _Word(match[0], origin[match.start()], origin[match.end() - 1] + 1)
        for match in _WORD.finditer("".join(folded))
    )
