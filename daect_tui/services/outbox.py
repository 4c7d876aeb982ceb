"""« Boîte d’envoi »: the letters that are owed, all checked before any is numbered, then produced.

A letter that is at fault says where it is mended; it blocks neither the act that it tells of nor the others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mending import Mend, Sheet, Thing, character_at_fault, mend_of, thing_of
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.personal_paragraph import LetterKey
from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.services.following import Progress, silent
from daect_tui.services.letter_orders import LetterOrder, recipient_of
from daect_tui.services.office import Office
from daect_tui.services.orders import session_orders
from daect_tui.services.owed import owed_count, owed_orders
from daect_tui.services.ports import Documents, UnitOfWork
from daect_tui.services.producing import Producer, Production


@dataclass(frozen=True, slots=True)
class Batch:
    """Which letters: those of a session’s decisions, or some of those that are owed (all without `keys`)."""

    session: str = ""
    keys: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A letter to produce; `key` tells it from the others and is the same each time it is read."""

    key: str
    kind: LetterKind
    subject: str
    recipient: str
    dated: date | None
    # Under what the paragraph that an agent writes for it is kept.
    paragraph: LetterKey


@dataclass(frozen=True, slots=True)
class Trouble:
    """A flaw and where it is mended."""

    flaw: Flaw
    mend: Mend


@dataclass(frozen=True, slots=True)
class Checked:
    """A letter as it would be, where it can be drafted; its `troubles` stand against it, or only warn."""

    owed: Owed
    troubles: tuple[Trouble, ...]
    document: Document | None

    @property
    def blocked(self) -> bool:
        """Tell whether it cannot be produced as it is."""
        return any(trouble.flaw.blocks for trouble in self.troubles)


class Outbox:
    """The use cases of the letters to produce."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._producer = Producer(office, documents)

    def count(self) -> int:
        """Count the letters that are owed."""
        with self._office.reading() as work:
            return owed_count(work, self._office.clock.today())

    def owed(self) -> tuple[Owed, ...]:
        """Return the letters to produce, in the order in which they would be numbered."""
        with self._office.reading() as work:
            return tuple(_owed(work, key, order) for key, order in self._keyed(work, Batch()))

    def check(self, batch: Batch, progress: Progress = silent) -> tuple[Checked, ...]:
        """Draft every letter of a batch on one reading of the register; number and keep none."""
        with self._office.reading() as work:
            keyed = self._keyed(work, batch)
            checked = []
            for done, (key, order) in enumerate(keyed):
                progress(done, len(keyed))
                flaws, document = self._producer.checked(work, order)
                troubles = tuple(Trouble(flaw, _mend(work, order, flaw)) for flaw in flaws)
                checked.append(Checked(_owed(work, key, order), troubles, document))
        progress(len(keyed), len(keyed))
        return _with_twins(checked)

    def produce(self, batch: Batch, progress: Progress = silent) -> dict[str, Production]:
        """Produce the letters of a batch, each in its own transaction; return what came of each, by key."""
        with self._office.reading() as work:
            keyed = self._keyed(work, batch)
        made = self._producer.produce_all([order for _key, order in keyed], progress)
        return {key: production for (key, _order), production in zip(keyed, made, strict=True)}

    def organisation(self, owed: Owed) -> Organisation:
        """Return to which organisation a letter goes."""
        with self._office.reading() as work:
            return organisation_of(work, owed.subject)

    def _keyed(self, work: UnitOfWork, batch: Batch) -> list[tuple[str, LetterOrder]]:
        ordered = session_orders(work, batch.session) if batch.session else owed_orders(self._office, work)
        keyed = _keys(ordered)
        return [one for one in keyed if batch.keys is None or one[0] in batch.keys]


def organisation_of(work: UnitOfWork, subject: str) -> Organisation:
    """Return to which organisation a letter on a dossier, a label or a mission goes."""
    about = thing_of(subject)
    if about is Thing.DOSSIER:
        return work.dossiers.get(subject).organisation
    label = work.missions.get(subject).label if about is Thing.MISSION else subject
    return work.organisations.get(work.labels.get(label).organisation_id)


def _keys(ordered: Iterable[LetterOrder]) -> list[tuple[str, LetterOrder]]:
    """Name each order, the same way each time; acts of one day on one thing are told apart by their rank."""
    seen: Counter[str] = Counter()
    keyed = []
    for order in ordered:
        name = f"{order.kind.value}/{order.subject}/{order.session}/{order.name}/{order.dated or ''}"
        seen[name] += 1
        keyed.append((f"{name}/{seen[name]}", order))
    return keyed


def _owed(work: UnitOfWork, key: str, order: LetterOrder) -> Owed:
    return Owed(key, order.kind, order.subject, recipient_of(work, order), order.dated, order.key)


def _mend(work: UnitOfWork, order: LetterOrder, flaw: Flaw) -> Mend:
    """Return where a flaw is mended; a character is looked for where it may have been typed."""
    found, character = mend_of(order.kind, flaw), character_at_fault(flaw)
    if not character or found.sheet not in (Sheet.SUBJECT, Sheet.ORGANISATION):
        return found
    own = work.paragraphs.of(order.key) if found.sheet is Sheet.SUBJECT else None
    if own and character in own.text:
        return Mend(Sheet.PARAGRAPH, "paragraph")
    typed = organisation_fields(organisation_of(work, order.subject))
    at_fault = next((field for field, text in typed.items() if character in text), "")
    return Mend(Sheet.ORGANISATION, at_fault) if at_fault else found


def _with_twins(checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """Warn of letters that would say the same to the same recipient: one of them may be too many."""
    marks = [_mark(one) for one in checked]
    many = {mark for mark, count in Counter(marks).items() if mark and count > 1}
    return tuple(
        replace(one, troubles=(*one.troubles, _twin(one))) if mark in many else one
        for one, mark in zip(checked, marks, strict=True)
    )


def _mark(one: Checked) -> tuple[str, ...]:
    if not isinstance(one.document, LetterDocument):
        return ()
    return (one.owed.kind.value, *one.document.recipient, one.document.subject)


def _twin(one: Checked) -> Trouble:
    sentence = (
        f"Une autre lettre du même objet est à produire pour {one.owed.recipient}. "
        "Vérifiez qu’aucune n’est de trop."
    )
    return Trouble(Flaw(Aspect.DUPLICATE, "", sentence, blocks=False), Mend(Sheet.SUBJECT))
