"""« Chercher partout »: what can be found, how near a thing is to what was typed, the passage that says it.

One rule everywhere, that of the register list: each word typed begins a word of the thing, accents and
capitals aside. A reference, whole or its end (« 2017-001 » for PACT3-2017-001), comes before a title, a
title before a text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import fold
from daect_tui.domain.words import LONGEST_SEARCH, LONGEST_WORD, words_at_once, words_in, words_sought
from daect_tui.domain.worklist import Room

_WORD = re.compile(r"[^\W_]+")
# Signs shown on each side of the first word found; the passage ends at whole words.
_AROUND = 90
# No word holds these signs: a line is its reference, « | », its title, « ¦ », its texts.
_TITLE, _TEXTS = " | ", " ¦ "
# Longer texts repeat themselves: each word is kept once.
_FEW_WORDS = 100


class FoundKind(LabelledEnum):
    """What a thing is, in the order in which kinds that answer equally well are shown."""

    DOSSIER = "dossier", "dossier"
    ORGANISATION = "organisme", "organisme"
    PERSON = "personne", "personne"
    SESSION = "seance", "séance"
    LABEL = "label", "label"
    MISSION = "mission", "mission"
    LETTER = "courrier", "courrier"
    REPORT = "rapport", "rapport"
    LESSON = "enseignement", "enseignement"
    OPINION = "avis", "avis"
    MINUTES = "proces-verbal", "procès-verbal"
    APPEAL = "recours", "recours"
    REQUEST = "bourse", "demande Bourse"
    MEMBER = "membre", "membre"
    CORRESPONDENT = "correspondant", "correspondant"
    PROGRAMME = "programme", "programme"
    WORDING = "modele", "modèle"
    PIECE = "piece", "pièce"
    STANDARD_TEXT = "texte", "texte type"

    @property
    def plural(self) -> str:
        """Name several of them."""
        return _PLURALS.get(self, f"{self.label}s")


_PLURALS = {
    FoundKind.OPINION: "avis",
    FoundKind.MINUTES: "procès-verbaux",
    FoundKind.APPEAL: "recours",
    FoundKind.REQUEST: "demandes de la Bourse",
    FoundKind.STANDARD_TEXT: "textes types",
}


class Nearness(IntEnum):
    """How near a thing is to what was typed, the nearest first."""

    REFERENCE = 0
    END_OF_REFERENCE = 1
    START_OF_REFERENCE = 2
    START_OF_TITLE = 3
    TITLE = 4
    TEXT = 5


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing as it is found: its words, and where it is opened (`room`, `subject`).

    `key` tells it from the others of its kind; `texts` are what it says beyond its title and `detail`.
    """

    kind: FoundKind
    key: str
    reference: str
    title: str
    detail: str
    texts: tuple[str, ...]
    room: Room
    subject: str

    @property
    def line(self) -> str:
        """Its folded words on one line, as `Sought` reads them."""
        reference = words_at_once(self.reference)
        said = words_at_once(" ".join((self.detail, *self.texts)))
        if len(said) > _FEW_WORDS:
            said = list(dict.fromkeys(said))
        # « 2017-1 » is how one says PACT3-2017-001.
        said += [_unpadded(word) for word in reference]
        title = words_at_once(self.title)
        return f" {' '.join(reference)}{_TITLE}{' '.join(title)}{_TEXTS}{' '.join(said)}"


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that somebody typed, folded: in their order as `typed`, each once as `words`."""

    typed: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, search: str) -> "Sought":
        """Read what was typed."""
        return cls(words_in(search[:LONGEST_SEARCH]), words_sought(search))

    def answers(self, lines: Sequence[str]) -> list[int]:
        """Return the ranks of the lines in which each word begins a word; none for no word at all."""
        found: Sequence[int] = range(len(lines) if self.words else 0)
        # The longest word leaves the fewest.
        for word in sorted(self.words, key=len, reverse=True):
            begun = f" {word}"
            found = [rank for rank in found if begun in lines[rank]]
        return list(found)

    def likeliest(self, ranks: Sequence[int], lines: Sequence[str], most: int) -> Sequence[int]:
        """Return `most` lines that answer: those whose title begins with what was typed, then others."""
        if len(ranks) <= most:
            return ranks
        begun = f"{_TITLE}{' '.join(self.typed)}"
        first = [rank for rank in ranks if begun in lines[rank]][:most]
        return [*first, *ranks[: most - len(first)]]

    def nearness(self, line: str) -> Nearness:
        """Tell how near a line is, that answers."""
        reference, _, said = line.partition(_TITLE)
        title = f" {said.partition(_TEXTS)[0]}"
        if tuple(reference.split()) == self.typed:
            return Nearness.REFERENCE
        number, typed = [*map(_unpadded, reference.split())], [*map(_unpadded, self.typed)]
        if number[-len(typed) :] == typed:
            return Nearness.END_OF_REFERENCE
        begun = f" {' '.join(self.typed)}"
        if reference.startswith(begun):
            return Nearness.START_OF_REFERENCE
        if title.startswith(begun):
            return Nearness.START_OF_TITLE
        if all(f" {word}" in title or f" {word}" in reference for word in self.words):
            return Nearness.TITLE
        return Nearness.TEXT


def _unpadded(word: str) -> str:
    return word.lstrip("0") or word if word.isdecimal() else word


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a thing says what was typed; `marks` are the starts and ends of the words that answer."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def passage(texts: Sequence[str], sought: Sought) -> Passage:
    """Return the surroundings of the words typed, in the text that holds the most of them."""
    best: tuple[int, str, list[tuple[int, int]]] = (0, "", [])
    for text in texts:
        marks, held = _marks(text, sought)
        if held > best[0]:
            best = (held, text, marks)
    _held, text, marks = best
    if not marks:
        return Passage("")
    start, end = _whole_words(text, marks[0][0] - _AROUND, marks[0][0] + _AROUND)
    lead, trail = "… " if start else "", " …" if end < len(text) else ""
    shift = len(lead) - start
    shown = tuple((at + shift, to + shift) for at, to in marks if start <= at and to <= end)
    # One sign stands for one sign: the marks stay where they are.
    return Passage(lead + text[start:end].replace("\n", " ") + trail, shown)


def _marks(text: str, sought: Sought) -> tuple[list[tuple[int, int]], int]:
    marks: list[tuple[int, int]] = []
    held: set[str] = set()
    for word in _WORD.finditer(text):
        folded = fold(word[0])[:LONGEST_WORD]
        begun = [one for one in sought.words if folded.startswith(one)]
        if begun:
            held.update(begun)
            marks.append(word.span())
    return marks, len(held)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inwards to the next space, or outwards to the ends of the text."""
    if start <= 0:
        start = 0
    else:
        space = text.find(" ", start, start + _AROUND)
        start = space + 1 if space >= 0 else start
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start + 1, end)
    return start, space if space > start else end


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that answers, how near it is, and the passage that says so."""

    thing: Findable
    nearness: Nearness
    passage: Passage


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a search: how many of each kind, and the best ones, those of a kind together."""

    search: str
    counts: dict[FoundKind, int]
    results: tuple[Result, ...]

    @property
    def total(self) -> int:
        """How many things answer, of all kinds."""
        return sum(self.counts.values())
