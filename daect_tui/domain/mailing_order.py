"""Letters put together to be mailed: in which order, under which names.

Who stuffs envelopes makes a heap a way of sending – registered letters go to the counter with their
slips –, and wants in it what goes to one address to come together, so that it leaves in one envelope;
the post office wants postcodes in their order. Who ticks a register wants its numbers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.file_name import safe_file_name
from daect_tui.domain.letter import Letter
from daect_tui.domain.mailing import MailMode
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import counted, fold

_POSTCODE = re.compile(r"\s*([0-9]{5})\b")
# After every French postcode: an address abroad, then what is mailed to nobody.
_ABROAD, _NOWHERE = "A", "Z"
_MODES = tuple(MailMode)


class MailingOrder(LabelledEnum):
    """The order of the sheets in the pile."""

    ADDRESS = "adresse", "par envoi, code postal et adresse"
    NUMBER = "numero", "par numéro de courrier"


@dataclass(frozen=True, slots=True)
class Mail:
    """A kept letter, and the lines to write on its envelope; none for what is mailed to nobody.

    `unreadable` says why its text is not known: a document that is damaged, or that was not kept.
    """

    letter: Letter
    address: tuple[str, ...] = ()
    unreadable: str = ""

    @property
    def mode(self) -> MailMode | None:
        """How it left, else how it usually leaves; nothing for what is mailed to nobody."""
        return self.letter.mode or (self.letter.kind.usual_mode if self.letter.kind.is_mailed else None)

    @property
    def postcode(self) -> str:
        """The French postcode of the address, or nothing."""
        match = _POSTCODE.match(self.address[-1]) if self.address else None
        return match[1] if match else ""


def addressed(document: Document) -> tuple[str, ...]:
    """Return the lines of the address that a document bears."""
    return document.recipient if isinstance(document, LetterDocument) else ()


def in_mailing_order(mails: Iterable[Mail], order: MailingOrder) -> tuple[Mail, ...]:
    """Put letters in the order of the pile."""
    if order is MailingOrder.NUMBER:
        return tuple(sorted(mails, key=lambda mail: mail.letter.chrono))
    return tuple(sorted(mails, key=_by_address))


def _by_address(mail: Mail) -> tuple[int, str, tuple[str, ...], str]:
    # From the last line up: country or city, street, organisation, person.
    lines = tuple(fold(line) for line in reversed(mail.address or (mail.letter.recipient,)))
    place = mail.postcode or (_ABROAD if any(lines) else _NOWHERE)
    heap = _MODES.index(mail.mode) if mail.mode else len(_MODES)
    return heap, place, lines, mail.letter.chrono


def names_in_folder(letters: Sequence[Letter], suffix: str = "") -> dict[str, str]:
    """Name the file of each letter, by its number: sortable, safe on any system, no two alike.

    Another `suffix` than that of the letter itself may be asked for (« .eml »). Two names that a
    system would not tell apart, for their capitals, are told apart by a number.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for letter in letters:
        stem = safe_file_name(letter.file_name, letter.chrono).removesuffix(".pdf").replace(" ", "-")
        name, again = stem, 1
        while name.casefold() in taken:
            again += 1
            name = f"{stem}-{again}"
        taken.add(name.casefold())
        names[letter.chrono] = f"{name}{suffix or '.pdf'}"
    return names


def lot_name(letters: Sequence[Letter]) -> str:
    """Name a lot after its numbers and how many it holds: « lot-2018-0001-2018-0013-12 »."""
    chronos = sorted(letter.chrono for letter in letters)
    ends = dict.fromkeys((chronos[0], chronos[-1]))
    return safe_file_name("-".join(("lot", *ends, str(len(chronos)))))


def lot_title(letters: Sequence[Letter]) -> str:
    """Write the title of the file that holds a whole lot."""
    chronos = sorted(letter.chrono for letter in letters)
    if len(chronos) == 1:
        return f"Courrier {chronos[0]}"
    return f"{counted(len(chronos), 'courrier')}, {chronos[0]} à {chronos[-1]}"
