"""Requests that look alike: the same applicant, a close domain, told with the reason (procedure §2).

The measure is one that a person can check by hand: the share of words that two texts have in common.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, fold, quoted

# Two words out of three for a name, one out of two for a domain: the domain is freely worded.
CLOSE_NAME = 2 / 3
CLOSE_DOMAIN = 1 / 2
# A shorter word is another word as soon as a letter changes (« eau », « mer »).
_SHORTEST_NEAR = 5

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    (
        "a", "au", "aux", "avec", "chez", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le",
        "les", "leur", "leurs", "ou", "par", "pour", "s", "sa", "saint", "sainte", "ses", "sous", "st",
        "ste", "sur", "un", "une",
    )
)  # fmt: skip
# The same collectivité is named by its territory, its assembly or its town hall.
_OFFICES = frozenset({"ville", "commune", "mairie", "conseil", "general", "municipal", "collectivite"})
_SAME_AS = {"departemental": "departement", "regional": "region"}
# What sort of body a name is of: two bodies of one sort are not one for that.
_SORTS = frozenset(
    (
        "agence", "agglomeration", "association", "centre", "communaute", "communes", "departement",
        "etablissement", "federation", "fondation", "groupement", "intercommunal", "intercommunale",
        "metropole", "mixte", "national", "nationale", "office", "pays", "public", "region", "societe",
        "syndicat", "union",
    )
)  # fmt: skip


class CandidateKind(LabelledEnum):
    """What a request typed today may be a double of."""

    OPEN = "dossier", "dossier ouvert"
    LABEL = "label", "label en vigueur"
    REFUSED = "refus", "refus antérieur"
    PAST = "demande_passee", "demande passée"


class Strength(IntEnum):
    """How sure a match is, the surest last."""

    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3

    @property
    def label(self) -> str:
        """The French word, of a resemblance."""
        return ("possible", "probable", "certaine")[self - 1]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A request of the register; `standing` says in French where it is, `dossier` what led to it."""

    kind: CandidateKind
    reference: str
    dossier: str
    organisation: str
    siren: str
    rna: str
    domain: str
    standing: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What is typed, or filed: `itself` and `origin` are dossiers that are no doubles of it."""

    organisation: str
    siren: str
    rna: str
    domain: str
    itself: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A request that looks alike; `why` is a French sentence that gives each resemblance."""

    kind: CandidateKind
    reference: str
    dossier: str
    organisation: str
    domain: str
    standing: str
    why: str
    strength: Strength


def compare(sought: Sought, candidate: Candidate) -> Match | None:
    """Return the match of a candidate; `None` when it is another applicant, or another domain.

    Two different SIREN are two applicants, whatever their names: each was checked by its key.
    """
    if candidate.dossier and candidate.dossier in {sought.itself, sought.origin}:
        return None
    domain = nearness(sought.domain, candidate.domain)
    identity = _same_applicant(sought, candidate) if domain >= CLOSE_DOMAIN else None
    if identity is None:
        return None
    who, certainty = identity
    exact = _same_words(sought.domain, candidate.domain)
    same = "même domaine" if exact else f"domaine voisin ({_share(domain)})"
    return Match(
        kind=candidate.kind,
        reference=candidate.reference,
        dossier=candidate.dossier,
        organisation=candidate.organisation,
        domain=candidate.domain,
        standing=candidate.standing,
        why=f"{who}, {same}{NBSP}: {quoted(candidate.domain)}.",
        strength=Strength(min(Strength.CERTAIN, certainty + exact)),
    )


def matches(sought: Sought, candidates: tuple[Candidate, ...]) -> tuple[Match, ...]:
    """Return every match, the surest first, each reference once."""
    found = {match.reference: match for one in candidates if (match := compare(sought, one))}
    return tuple(sorted(found.values(), key=lambda match: (-match.strength, match.reference)))


def _same_applicant(sought: Sought, candidate: Candidate) -> tuple[str, int] | None:
    if sought.siren and candidate.siren:
        return (f"Même SIREN ({sought.siren})", 2) if sought.siren == candidate.siren else None
    if sought.rna and sought.rna == candidate.rna:
        return f"Même RNA ({sought.rna})", 2
    if _same_words(sought.organisation, candidate.organisation):
        return "Même nom", 2
    if near_names(sought.organisation, candidate.organisation):
        share = _share(nearness(sought.organisation, candidate.organisation))
        return f"Nom voisin, {quoted(candidate.organisation)} ({share})", 1
    return None


def _same_words(one: str, other: str) -> bool:
    words = words_of(one)
    return bool(words) and words == words_of(other)


def near_names(one: str, other: str) -> bool:
    """Tell whether two names are near: in all their words, and in those that are no sort of body."""
    first, second = words_of(one), words_of(other)
    own, others = first - _SORTS or first, second - _SORTS or second
    return _common(first, second) >= CLOSE_NAME and _common(own, others) > 1 / 2


def named_within(name: str, text: str) -> bool:
    """Tell whether a text holds every word of a name that is no sort of body (« maire de Chartres »)."""
    own = words_of(name) - _SORTS
    return bool(own) and own <= words_of(text)


def _share(nearness: float) -> str:
    return f"{int(nearness * 100)}{NBSP}% des mots"


def nearness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1.

    It is symmetric, blind to accents, case, order and small words; two long words that differ by
    one sign are taken for one (« Chartre », « Chartres »). A text without any word is near nothing.
    """
    return _common(words_of(one), words_of(other))


def _common(first: frozenset[str], second: frozenset[str]) -> float:
    if not first or not second:
        return 0.0
    common = sum(_holds(second, word) for word in first) + sum(_holds(first, word) for word in second)
    return common / (len(first) + len(second))


@lru_cache(4096)
def words_of(text: str) -> frozenset[str]:
    """Return the folded words of a text that tell something; all of them where none does."""
    every = [_SAME_AS.get(word, word) for word in _WORD.findall(fold(text))]
    telling = frozenset(every) - _SMALL - _OFFICES
    return telling or frozenset(every)


def _holds(words: frozenset[str], word: str) -> bool:
    return word in words or any(one_sign_apart(word, other) for other in words)


def one_sign_apart(one: str, other: str) -> bool:
    """Tell whether two long words differ by one letter added, dropped, changed, or two exchanged."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST_NEAR:
        return False
    if one.isdigit() or other.isdigit():
        return False
    short, long = sorted((one, other), key=len)
    start = next((rank for rank, sign in enumerate(short) if sign != long[rank]), len(short))
    if len(short) == len(long):
        swapped = short[:start] + short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
        return long == swapped or short[start + 1 :] == long[start + 1 :]
    return len(long) == len(short) + 1 and short[start:] == long[start + 1 :]
