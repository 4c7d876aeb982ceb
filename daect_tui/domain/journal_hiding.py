"""Hiding words in past entries without breaking the chain (GDPR, articles 16 and 17).

The entry keeps the hash that it was sealed with, so that the chain runs on through it. One later act
tells which entries were changed, and the digest of what stands in each since.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act, JournalEntry, canonical, content_digest
from daect_tui.domain.text import NARROW

HIDING = "journal.hidden"
HIDDEN = "[effacé]"
HIDDEN_LINES = "lignes_effacees"
_REASON = "motif"


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is hidden, and where: in the details, and where it is asked in who acted or on what."""

    pattern: re.Pattern[str]
    agents: bool = False
    subjects: bool = False

    def text(self, text: str) -> str:
        """Return a text without the words."""
        return self.pattern.sub(HIDDEN, text)

    def entry(self, entry: JournalEntry) -> JournalEntry:
        """Return an entry without the words, with the same hash; the same entry where it had none."""
        return replace(
            entry,
            agent=self.text(entry.agent) if self.agents else entry.agent,
            subject=self.text(entry.subject) if self.subjects else entry.subject,
            detail=self._detail(entry),
        )

    def _detail(self, entry: JournalEntry) -> str:
        told = json.loads(entry.detail)
        # The digests of an earlier hiding are no text of anybody.
        kept = {HIDDEN_LINES} if entry.kind == HIDING else set()
        hidden = {key: value if key in kept else self._value(value) for key, value in told.items()}
        return canonical(hidden) if hidden != told else entry.detail

    def _value(self, value: str | int | list[str]) -> str | int | list[str]:
        if isinstance(value, str):
            return self.text(value)
        return [self.text(one) for one in value] if isinstance(value, list) else value


def hiding_of(words: Iterable[str], *, agents: bool = False, subjects: bool = False) -> Hiding:
    """Prepare to hide texts, as they are written (accents, capitals), the longest first.

    What was hidden before stays as it is. Raises `Refusal` where a text is blank: it is everywhere.
    """
    texts = sorted(set(words), key=lambda text: (-len(text), text))
    if not texts or any(not text.strip() for text in texts):
        raise Refusal(f"Il n’y a pas de mot à effacer{NARROW}; donnez le texte tel qu’il est écrit.")
    return Hiding(re.compile("|".join((re.escape(HIDDEN), *_branches(texts)))), agents, subjects)


def hiding_act(hiding: Hiding, changed: Iterable[JournalEntry], reason: str, subject: str) -> Act:
    """Write the act that tells of a hiding; it does not itself say again what was hidden."""
    lines = [f"{entry.sequence}:{content_digest(entry)}" for entry in changed]
    detail: dict[str, str | int | list[str]] = {_REASON: hiding.text(reason), HIDDEN_LINES: lines}
    return Act(HIDING, hiding.text(subject), detail)


def vouched(entry: JournalEntry) -> Mapping[int, str]:
    """Return the digests that an act of hiding gives, by the entries before it; nothing for another act."""
    if entry.kind != HIDING:
        return {}
    try:
        lines = [str(line).partition(":") for line in json.loads(entry.detail)[HIDDEN_LINES]]
        named = {int(number): digest for number, _, digest in lines}
    except (ValueError, TypeError, LookupError):
        return {}
    return {number: digest for number, digest in named.items() if number < entry.sequence}


def _branches(texts: Iterable[str]) -> Iterable[str]:
    """Write the alternatives by their first letter: thousands of words are tried as fast as a few."""
    by_letter: dict[str, list[str]] = {}
    for text in texts:
        by_letter.setdefault(text[0], []).append(re.escape(text[1:]))
    return (f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
