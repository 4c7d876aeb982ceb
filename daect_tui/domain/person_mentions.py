"""Where a text names a person who is sought, how surely, and the text with other words in their place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import EMAIL, WORD, Sought
from daect_tui.domain.similar import one_sign_apart
from daect_tui.domain.text import fold

# What may stand between the words of one name: « DUPONT, Jeanne », « jeanne.dupont@ », « J.-P. Dupont ».
_JOINT = re.compile(r"[\s.,'’_\u2010\u2011-]{1,3}")
_BETWEEN_DIGITS = r"[\s.\u00a0\u202f()-]{0,2}"


@dataclass(frozen=True, slots=True)
class Mention:
    """The signs of a text that name the person, from `start` to `end`, and how surely."""

    start: int
    end: int
    naming: Naming


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int
    capital: bool


def mentions(person: Sought, text: str) -> tuple[Mention, ...]:
    """Return every mention of a person in a text, in order; those that touch are one."""
    if not text or not person.may_stand_in(text):
        return ()
    found = [*_by_name(person, text), *_by_number(person, text)]
    emails = [match.span() for match in EMAIL.finditer(text)] if found else []
    return _joined(_within(mention, emails) for mention in found)


def replaced(text: str, found: Iterable[Mention], words: str) -> str:
    """Put other words in the place of some mentions."""
    for mention in sorted(found, key=lambda one: one.start, reverse=True):
        text = text[: mention.start] + words + text[mention.end :]
    return text


def surest(found: Iterable[Mention]) -> Naming:
    """Return how surely a text names the person at its surest."""
    return max((mention.naming for mention in found), default=Naming.NO)


def _by_name(person: Sought, text: str) -> Iterator[Mention]:
    if not person.words:
        return
    read = [_Word(fold(one[0]), one.start(), one.end(), one[0][0].isupper()) for one in WORD.finditer(text)]
    said = [word for word in read if word.folded not in person.particles]
    for rank, word in enumerate(said):
        run = _run(said, rank, len(person.words), text, person)
        if len(run) > 1 and _turned(tuple(one.folded for one in run), person.words):
            yield _mention(run, read, person, text, Naming.SURE)
        elif word.folded == person.name and word.capital:
            yield _mention(_with_initial(said, rank, text, person), read, person, text, Naming.LIKELY)
        else:
            near = _run(said, rank, 2, text, person)
            if len(near) > 1 and person.first and _nearly([one.folded for one in near], person):
                yield _mention(near, read, person, text, Naming.LIKELY)


def _run(said: list[_Word], rank: int, length: int, text: str, person: Sought) -> list[_Word]:
    """Return some words that stand together from one on, fewer than asked for where a text goes between."""
    run = [said[rank]]
    for word in said[rank + 1 : rank + length]:
        gap = text[run[-1].end : word.start]
        particles = WORD.findall(gap)
        bare = WORD.sub("", gap) if all(fold(one) in person.particles for one in particles) else gap
        if not re.fullmatch(rf"(?:{_JOINT.pattern}){{1,{len(particles) + 1}}}", bare):
            break
        run.append(word)
    return run


def _turned(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether some words are a name, or the same with its end before its beginning."""
    return len(words) == len(name) and any(words == name[turn:] + name[:turn] for turn in range(len(name)))


def _nearly(words: list[str], person: Sought) -> bool:
    one, other = words
    return (one == person.first and one_sign_apart(other, person.name)) or (
        other == person.first and one_sign_apart(one, person.name)
    )


def _with_initial(said: list[_Word], rank: int, text: str, person: Sought) -> list[_Word]:
    """Return the family name with the initial that stands before it, if it is theirs."""
    before = said[rank - 1] if rank else None
    if before is None or not person.first or before.folded != person.first[0]:
        return [said[rank]]
    return [before, said[rank]] if _JOINT.fullmatch(text[before.end : said[rank].start]) else [said[rank]]


def _mention(run: list[_Word], read: list[_Word], person: Sought, text: str, naming: Naming) -> Mention:
    """Make a mention of some words, and of the particles before them that are theirs."""
    start = run[0].start
    for word in reversed(read[: read.index(run[0])]):
        if word.folded not in person.particles or not _JOINT.fullmatch(text[word.end : start]):
            break
        start = word.start
    return Mention(start, run[-1].end, naming)


def _by_number(person: Sought, text: str) -> Iterator[Mention]:
    for email in person.emails:
        for match in EMAIL.finditer(text):
            if fold(match[0]) == email:
                yield Mention(*match.span(), Naming.SURE)
    for phone in person.phones:
        dialled = rf"(?<!\d)(?:\+33|0033|0)?{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(phone)}(?!\d)"
        for match in re.finditer(dialled, text):
            yield Mention(*match.span(), Naming.SURE)


def _within(mention: Mention, emails: list[tuple[int, int]]) -> Mention:
    for start, end in emails:
        if start <= mention.start < end:
            return Mention(start, end, mention.naming)
    return mention


def _joined(found: Iterable[Mention]) -> tuple[Mention, ...]:
    joined: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        if joined and mention.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = Mention(last.start, max(last.end, mention.end), max(last.naming, mention.naming))
        else:
            joined.append(mention)
    return tuple(joined)
