"""What is asked of the journal, and what paper says of it: a head, typed as it is printed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.text import NARROW, NBSP, fold, listed, quoted

# Of the sixty-four signs of a hash, as many as tell it from any other.
LEAST_SIGNS = 16
_WHOLE = 64


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """Which acts: from a day to another (in Paris), by whom, of which kinds, on what, with which words.

    What is empty leaves nothing out. `subject` is how a reference begins; `words` stand anywhere in
    the act, accents and capitals aside.
    """

    since: date | None = None
    until: date | None = None
    agents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    subject: str = ""
    words: str = ""


def named_agents(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the agents whose names hold what was typed; raises `UnusableArgument` with those there are."""
    return _holding(typed, {name: name for name in known}, "aucun acte n’est d’un agent")


def named_kinds(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of acts whose French words, or codes, hold what was typed; raises as above."""
    return _holding(typed, {kind: act_in_words(kind) for kind in known}, "aucun acte n’est d’une nature")


def _holding(typed: str, known: dict[str, str], nothing: str) -> tuple[str, ...]:
    wanted = fold(typed)
    found = tuple(code for code, words in known.items() if wanted in fold(words) or wanted in fold(code))
    if not found:
        there = listed([quoted(words) for words in sorted(known.values(), key=fold)]) or "aucun"
        raise UnusableArgument(f"{nothing} qui contient {quoted(typed)}. Il y a{NBSP}: {there}.")
    return found


def typed_head(typed: str) -> str:
    """Read a head of the journal, or its first signs, as printed: groups, capitals, an ellipsis.

    Raises `UnusableArgument` when it is too short to tell a head from another, or no head at all.
    """
    signs = re.sub(rf"[\s{NBSP}{NARROW}….·-]", "", typed).lower()
    if not re.fullmatch(rf"[0-9a-f]{{{LEAST_SIGNS},{_WHOLE}}}", signs):
        raise UnusableArgument(
            f"{quoted(typed)} n’est pas une tête de journal{NBSP}: recopiez-en au moins les {LEAST_SIGNS} "
            "premiers signes (chiffres et lettres de a à f), tels qu’ils sont imprimés."
        )
    return signs


def grouped_head(digest: str) -> str:
    """Write the first signs of a head in groups of four, as they are read aloud and typed again."""
    return " ".join(digest[start : start + 4] for start in range(0, LEAST_SIGNS, 4))
