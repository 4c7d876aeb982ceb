"""One order for every letter: what is to be produced, about what, for whom, and by which drafter.

Whoever owes a letter makes an order of it; `producing` is the one way from an order to a kept letter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from daect_tui.domain.document import Document
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.letter_replacement import last_replacing
from daect_tui.domain.personal_paragraph import LetterKey
from daect_tui.services.ports import UnitOfWork

# From the register, the number and the day that the letter bears.
Drafter = Callable[[UnitOfWork, str, date], Document]
Done = Callable[[UnitOfWork, Letter], None]


class Again(Enum):
    """What an order that was already followed gives, when it is given again."""

    STANDS = auto()
    """The letter that stands."""
    RENEWED = auto()
    """The letter that stands while it says what is true; else another one, which replaces it."""
    ANOTHER = auto()
    """Another letter: what it tells of remembers its own."""


def nothing_more(_work: UnitOfWork, _letter: Letter) -> None:
    """Do nothing beside keeping the letter."""


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A letter to produce.

    `dated` is the day of the act that it tells of, `None` for a letter that bears the day on which it is
    produced. `recipient` is empty where the register names it from the subject. `done` is what the letter
    does, in the transaction that keeps it.
    """

    kind: LetterKind
    subject: str
    draft: Drafter
    session: str = ""
    recipient: str = ""
    dated: date | None = None
    again: Again = Again.STANDS
    done: Done = nothing_more

    @property
    def key(self) -> LetterKey:
        """What the paragraph that an agent writes for it is kept under."""
        return LetterKey(self.kind, self.subject, self.session, self.recipient)

    @property
    def name(self) -> str:
        """Tell it from the other orders of a batch: its subject, or who of several receives it."""
        return self.recipient if self.kind.is_one_a_recipient and self.session else self.subject


def of_act(draft: Callable[[UnitOfWork, str], Document]) -> Drafter:
    """Make a drafter of one that takes the day from the act that it tells of."""

    def drafted(work: UnitOfWork, chrono: str, _day: date) -> Document:
        return draft(work, chrono)

    return drafted


def of_day(draft: Callable[[date, UnitOfWork, str], Document]) -> Drafter:
    """Make a drafter of one that is first given the day."""

    def drafted(work: UnitOfWork, chrono: str, day: date) -> Document:
        return draft(day, work, chrono)

    return drafted


def standing_letter(work: UnitOfWork, order: LetterOrder) -> Letter | None:
    """Return the letter that answers an order and stands: the one that was asked for, or what replaced it."""
    if order.again is Again.ANOTHER:
        return None
    letters = {one.chrono: one for one in work.letters.of_subject(order.subject)}
    replacements = work.letter_replacements.among(letters)
    for asked in (one for one in letters.values() if _answers(one, order)):
        last = letters[last_replacing(asked.chrono, replacements)]
        if last.state is not LetterState.REPLACED:
            return last
    return None


def _answers(letter: Letter, order: LetterOrder) -> bool:
    return (
        (letter.kind, letter.session) == (order.kind, order.session)
        and order.dated in (None, letter.dated)
        and (not order.kind.is_one_a_recipient or letter.recipient == order.recipient)
    )


def recipient_of(work: UnitOfWork, order: LetterOrder) -> str:
    """Name whom a letter goes to; a document that is not mailed goes to nobody."""
    if order.recipient:
        return order.recipient
    if order.kind is LetterKind.MISSION_VALIDATION:
        return work.missions.get(order.subject).holder
    return work.dossiers.get(order.subject).organisation.name if order.kind.is_mailed else ""
