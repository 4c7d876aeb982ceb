"""A letter at fault is never overwritten: a new one, under its own number, cancels and replaces it.

What is cited stands here for every kind, and in no wording. The old letter stays in the register as it
was kept, marked as replaced.

The delay of appeal runs from the notification of the letter that stands (CJA R421-1 and R421-5): the
letter that replaces one that was notified is notified in its turn, and a whole new delay runs from that
day. Until then the day of the first notification stays on record.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.document import Document, LetterDocument, Paragraph, Run
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.text import NBSP

# The states of a letter that is still at the desk: nobody outside has read it.
AT_THE_DESK = frozenset({LetterState.PRODUCED, LetterState.PRINTED, LetterState.SIGNED})


@dataclass(frozen=True, slots=True)
class Replacement:
    """A letter that replaces another, by their numbers; `reason` is empty for a paper that was renewed."""

    letter: str
    replaced: str
    reason: str = ""


def replacement_day(letter: Letter, today: date) -> date:
    """Return the day that the new letter bears: that of the old one while it has not left, else today.

    A letter that was read bears its true day: nothing is antedated, and whoever may sign on that day signs.
    """
    return letter.dated if letter.state in AT_THE_DESK else today


def citing(document: Document, old: Letter) -> Document:
    """Have a document say that it cancels and replaces another, in its references and in its body."""
    named = f"n°{NBSP}{old.chrono} du {long_date(old.dated)}"
    if isinstance(document, LetterDocument):
        said = f"La présente lettre annule et remplace ma lettre {named}."
        return replace(
            document,
            references=(*document.references, f"ma lettre {named}, annulée et remplacée"),
            body=(Paragraph((Run(said),)), *document.body),
            personal_at=None if document.personal_at is None else document.personal_at + 1,
        )
    said = f"Le présent document annule et remplace le document {named}."
    return replace(document, body=(Paragraph((Run(said),)), *document.body))


def replaced_chain(chrono: str, replacements: Iterable[Replacement]) -> tuple[str, ...]:
    """Return the numbers of the letters that one replaced, then those that they had replaced in their turn.

    Papers that were renewed are none of them: each speaks of its own day.
    """
    before = {one.letter: one.replaced for one in replacements if one.reason}
    chain: list[str] = []
    while chrono in before:
        chrono = before[chrono]
        chain.append(chrono)
    return tuple(chain)


def last_replacing(chrono: str, replacements: Iterable[Replacement]) -> str:
    """Return the number of the letter that stands for one: itself, or the last that replaced it in turn."""
    after = {one.replaced: one.letter for one in replacements}
    while chrono in after:
        chrono = after[chrono]
    return chrono
