"""Keeping a document in the register of letters, with its hash, in the caller's transaction."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from daect_tui.domain.document import Document
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.personal_paragraph import LetterKey
from daect_tui.services.office import Office
from daect_tui.services.paragraphs import mark_carried
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Entry:
    """Under what a document is kept: its kind, what it is about, of which session, to whom, dated when."""

    kind: LetterKind
    subject: str
    session: str
    recipient: str
    dated: date


def keep_document(
    work: UnitOfWork, office: Office, chrono: str, entry: Entry, document: Document, content: bytes
) -> Letter:
    """Keep what was just produced under a number that was just allotted, and tell of it.

    `content` is the document laid out. What it says is kept beside it: to be read, and laid out again.
    """
    letter = work.letters.add(
        Letter(
            id=0,
            chrono=chrono,
            kind=entry.kind,
            subject=entry.subject,
            session=entry.session,
            recipient=entry.recipient,
            dated=entry.dated,
            state=LetterState.PRODUCED,
            produced_at=office.clock.now(),
            sent_on=None,
            notified_on=None,
            sha256=sha256(content).hexdigest(),
            version=1,
        ),
        content,
    )
    work.frozen_documents.keep(letter.sha256, document)
    detail: dict[str, str | int | list[str]] = {
        "type": entry.kind.value,
        "objet": entry.subject,
        "sha256": letter.sha256,
    }
    work.journal.append(Act("letter.produced", chrono, detail))
    mark_carried(work, LetterKey(entry.kind, entry.subject, entry.session, entry.recipient), chrono)
    return letter
