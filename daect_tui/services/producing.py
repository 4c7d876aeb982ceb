"""From an order to a kept letter: drafted, checked, numbered, laid out, kept, told in the journal.

Each letter is one transaction: one that is at fault frees its number, and blocks neither the act that
it tells of nor the other letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from daect_tui.domain.document import Document
from daect_tui.domain.errors import DaectError
from daect_tui.domain.letter import Letter, LetterAction
from daect_tui.domain.letter_replacement import Replacement, replacement_day
from daect_tui.domain.preflight import Flaw, blocking, flaws_of, said
from daect_tui.domain.references import Series, letter_chrono
from daect_tui.services.following import Progress, silent
from daect_tui.services.keeping import Entry, keep_document
from daect_tui.services.letter_orders import Again, LetterOrder, recipient_of, standing_letter
from daect_tui.services.moves import move_letter
from daect_tui.services.office import Office
from daect_tui.services.paragraphs import carry_paragraph
from daect_tui.services.ports import Documents, UnitOfWork
from daect_tui.services.redating import drafted_on

# What stands for the number of a letter that is only checked.
_UNNUMBERED = "à numéroter"


@dataclass(frozen=True, slots=True)
class Production:
    """What came of one order: the letter, or the flaws that stand against it, and those that only warn."""

    subject: str
    letter: Letter | None
    flaws: tuple[Flaw, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """Say what stands against the letter."""
        return tuple(said(flaw) for flaw in blocking(self.flaws))


class Producer:
    """Follows orders; every family of letters has one."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._documents = documents

    def produce(self, order: LetterOrder) -> Production:
        """Produce a letter, or give the one that stands."""
        try:
            with self._office.begin() as work:
                standing = standing_letter(work, order)
                if standing and (
                    order.again is not Again.RENEWED or still_says(work, self._documents, order, standing)
                ):
                    return Production(order.name, standing)
                made = self.make(work, order, standing)
                if made.letter is not None:
                    work.commit()
        except DaectError as error:
            return Production(order.name, None, flaws_of(error))
        return made

    def produce_all(
        self, orders: Sequence[LetterOrder], progress: Progress = silent
    ) -> tuple[Production, ...]:
        """Follow several orders; those that are done stay, whatever happens to the next."""
        produced = []
        for done, order in enumerate(orders):
            progress(done, len(orders))
            produced.append(self.produce(order))
        progress(len(orders), len(orders))
        return tuple(produced)

    def check(self, orders: Sequence[LetterOrder], progress: Progress = silent) -> tuple[Production, ...]:
        """Draft every letter on one reading of the register, number and keep none, and list the flaws."""
        checked = []
        with self._office.reading() as work:
            for done, order in enumerate(orders):
                progress(done, len(orders))
                flaws, _document = self.checked(work, order)
                checked.append(Production(order.name, None, flaws))
        progress(len(orders), len(orders))
        return tuple(checked)

    def checked(self, work: UnitOfWork, order: LetterOrder) -> tuple[tuple[Flaw, ...], Document | None]:
        """Draft a letter without a number: return its flaws, and the document where it could be drafted."""
        try:
            document = self._draft(work, order, _UNNUMBERED)
        except DaectError as error:
            return flaws_of(error), None
        return self._documents.flaws(document), document

    def _draft(self, work: UnitOfWork, order: LetterOrder, chrono: str) -> Document:
        document = order.draft(work, chrono, order.dated or self._office.clock.today())
        return carry_paragraph(work, order.key, document)

    def make(
        self, work: UnitOfWork, order: LetterOrder, replaced: Letter | None = None, reason: str = ""
    ) -> Production:
        """Number, lay out and keep a letter in the caller's transaction, to be committed where one is kept.

        It stands from now on for `replaced`, which it cites when a `reason` is given.
        """
        today = self._office.clock.today()
        chrono = letter_chrono(today.year, work.next_number(Series.LETTER, "", today.year))
        if replaced and reason:
            document = drafted_on(work, order, chrono, replacement_day(replaced, today), replaced)
            document = carry_paragraph(work, order.key, document, replaced.chrono)
        else:
            document = self._draft(work, order, chrono)
        flaws = self._documents.flaws(document)
        if blocking(flaws):
            return Production(order.name, None, flaws)
        if replaced:
            move_letter(work, self._office, replaced, LetterAction.REPLACE, reason)
        entry = Entry(order.kind, order.subject, order.session, recipient_of(work, order), document.dated)
        content = self._documents.render(document)
        letter = keep_document(work, self._office, chrono, entry, document, content)
        if replaced:
            work.letter_replacements.add(Replacement(letter.chrono, replaced.chrono, reason))
        order.done(work, letter)
        return Production(order.name, letter, flaws)


def still_says(work: UnitOfWork, documents: Documents, order: LetterOrder, letter: Letter) -> bool:
    """Tell whether a kept letter, drafted again under its number and its date, says the same.

    The bytes are compared for one of which an older program kept the layout alone.
    """
    again = carry_paragraph(work, order.key, order.draft(work, letter.chrono, letter.dated), letter.chrono)
    kept = work.frozen_documents.find(letter.sha256)
    if kept is not None:
        return kept == again
    return sha256(documents.render(again)).hexdigest() == letter.sha256
