"""The papers of a session: convocations, agenda, packets, the sheet to sign, the appointment for calendars.

They are kept with the letters, under their hash. Asked for again, a paper that still says what is
true stands; one that no longer does is replaced, never overwritten (product decision 10).
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from daect_tui.domain.calendar_event import session_event
from daect_tui.domain.document import Document
from daect_tui.domain.document_form import DocumentForm, form_of
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.member import Member
from daect_tui.domain.session import Session, SessionState
from daect_tui.services import agenda_drafting, session_drafting
from daect_tui.services.following import Progress, silent
from daect_tui.services.letter_orders import Again, Drafter, LetterOrder
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, Files, UnitOfWork
from daect_tui.services.producing import Producer, Production

_OVER = (SessionState.CLOSED, SessionState.CANCELLED)


class SessionPapers:
    """The use cases of the papers of the room."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office = office
        self._documents = documents
        self._files = files
        self._producer = Producer(office, documents)

    def produce_convocations(self, reference: str, progress: Progress = silent) -> tuple[Production, ...]:
        """Produce the convocation of each member; each is its own transaction."""
        return self._each(reference, LetterKind.CONVOCATION, session_drafting.convocation, progress)

    def produce_packets(self, reference: str, progress: Progress = silent) -> tuple[Production, ...]:
        """Produce the packet of each member, without the dossiers from which the member is recused."""
        return self._each(reference, LetterKind.PACKET, session_drafting.packet, progress)

    def produce_agenda(self, reference: str) -> Production:
        """Produce the agenda, or give the one that still says what is true."""
        session, _members = self._composition(reference)
        draft = partial(agenda_drafting.agenda, session)
        return self._producer.produce(_paper(LetterKind.AGENDA, reference, draft))

    def write_agenda(self, letter: Letter, path: Path) -> Path:
        """Write an agenda that was produced, in the format of the suffix; raises `UnusableArgument`."""
        form = form_of(path)
        with self._office.reading() as work:
            if form is DocumentForm.PDF:
                content = work.letters.content(letter.sha256)
            elif document := work.frozen_documents.find(letter.sha256):
                content = self._documents.render(document, form)
            else:
                raise Refusal(f"De {letter.chrono}, seul le PDF est gardé. Produisez-le à nouveau.")
        self._files.write(path, content)
        return path

    def produce_signing_sheet(self, reference: str) -> Production:
        """Produce the sheet that the members sign."""
        session, _members = self._composition(reference)
        draft = partial(session_drafting.signing_sheet, session)
        return self._producer.produce(_paper(LetterKind.SIGNING_SHEET, reference, draft))

    def write_calendar(self, reference: str, folder: Path) -> Path:
        """Write the session as a calendar file; raises `Refusal` without a day and an hour."""
        session, _members = self._composition(reference)
        path = folder / f"{reference}.ics"
        self._files.write(path, self._documents.calendar(session_event(session, self._office.clock.now())))
        return path

    def _composition(self, reference: str) -> tuple[Session, tuple[Member, ...]]:
        with self._office.reading() as work:
            session = work.sessions.get(reference)
            if session.state in _OVER:
                raise Refusal(
                    f"La séance {reference} est {session.state.label}\u00a0: "
                    "ses documents ne se préparent plus."
                )
            if session.meets_on is None:
                raise Refusal(f"La séance {reference} n’a pas de date. Donnez-la d’abord.")
            return session, work.members.on(session.meets_on)

    def _each(
        self,
        reference: str,
        kind: LetterKind,
        draft: Callable[[Session, Member, UnitOfWork, str, date], Document],
        progress: Progress,
    ) -> tuple[Production, ...]:
        session, members = self._composition(reference)
        ordered = [
            _paper(kind, reference, partial(draft, session, member), f"{member.full_name}, {member.body}")
            for member in members
        ]
        return self._producer.produce_all(ordered, progress)


def _paper(kind: LetterKind, session: str, draft: Drafter, recipient: str = "") -> LetterOrder:
    return LetterOrder(kind, session, draft, session, recipient, again=Again.RENEWED)
