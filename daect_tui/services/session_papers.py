"""The papers of a session: convocations, agenda, packets, the sheet to sign, the appointment for calendars.

They are kept with the letters, under their hash. Asked for again, a paper that still says what is
true stands; one that no longer does is replaced, never overwritten (product decision 10).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from daect_tui.domain.calendar_event import session_event
from daect_tui.domain.document import Document
from daect_tui.domain.document_form import DocumentForm, form_of
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.letter import Letter, LetterAction, LetterKind, LetterState
from daect_tui.domain.member import Member
from daect_tui.domain.references import Series, letter_chrono
from daect_tui.domain.session import Session, SessionState
from daect_tui.services import agenda_drafting, session_drafting
from daect_tui.services.keeping import Entry, keep_document
from daect_tui.services.letters import Production, Progress
from daect_tui.services.moves import move_letter
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, Files, UnitOfWork

_OVER = (SessionState.CLOSED, SessionState.CANCELLED)


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is to be produced, for whom (nobody, for the sheet), and by which drafter."""

    kind: LetterKind
    session: str
    recipient: str
    draft: Callable[[UnitOfWork, str, date], Document]


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


class SessionPapers:
    """The use cases of the papers of the room."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office = office
        self._documents = documents
        self._files = files

    def produce_convocations(self, reference: str, progress: Progress = _silent) -> tuple[Production, ...]:
        """Produce the convocation of each member; each is its own transaction."""
        return self._each(reference, LetterKind.CONVOCATION, session_drafting.convocation, progress)

    def produce_packets(self, reference: str, progress: Progress = _silent) -> tuple[Production, ...]:
        """Produce the packet of each member, without the dossiers from which the member is recused."""
        return self._each(reference, LetterKind.PACKET, session_drafting.packet, progress)

    def produce_agenda(self, reference: str) -> Production:
        """Produce the agenda, or give the one that still says what is true."""
        session, _members = self._composition(reference)
        draft = partial(agenda_drafting.agenda, session)
        return self._produce(_Paper(LetterKind.AGENDA, reference, "", draft))

    def write_agenda(self, letter: Letter, path: Path) -> Path:
        """Write an agenda that was produced, in the format of the suffix; raises `UnusableArgument`."""
        form = form_of(path)
        with self._office.reading() as work:
            if form is DocumentForm.PDF:
                content = work.letters.content(letter.sha256)
            else:
                session = work.sessions.get(letter.subject)
                document = agenda_drafting.agenda(session, work, letter.chrono, letter.dated)
                content = self._documents.render(document, form)
        self._files.write(path, content)
        return path

    def produce_signing_sheet(self, reference: str) -> Production:
        """Produce the sheet that the members sign."""
        session, _members = self._composition(reference)
        draft = partial(session_drafting.signing_sheet, session)
        return self._produce(_Paper(LetterKind.SIGNING_SHEET, reference, "", draft))

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
        produced = []
        for done, member in enumerate(members):
            progress(done, len(members))
            recipient = f"{member.full_name}, {member.body}"
            produced.append(
                self._produce(_Paper(kind, reference, recipient, partial(draft, session, member)))
            )
        progress(len(members), len(members))
        return tuple(produced)

    def _produce(self, paper: _Paper) -> Production:
        try:
            with self._office.begin() as work:
                standing = _standing(work, paper)
                if standing and self._still_says(work, paper, standing):
                    return Production(paper.recipient or paper.session, standing)
                today = self._office.clock.today()
                chrono = letter_chrono(today.year, work.next_number(Series.LETTER, "", today.year))
                document = paper.draft(work, chrono, today)
                if faults := self._documents.faults(document):
                    return Production(paper.recipient or paper.session, None, faults)
                if standing:
                    move_letter(work, self._office, standing, LetterAction.REPLACE)
                entry = Entry(paper.kind, paper.session, paper.session, paper.recipient, today)
                letter = keep_document(work, self._office, chrono, entry, self._documents.render(document))
                work.commit()
        except DaectError as fault:
            return Production(paper.recipient or paper.session, None, (str(fault),))
        return Production(paper.recipient or paper.session, letter)

    def _still_says(self, work: UnitOfWork, paper: _Paper, letter: Letter) -> bool:
        """Tell whether a kept paper, laid out again under its number and its date, is the same."""
        again = self._documents.render(paper.draft(work, letter.chrono, letter.dated))
        return sha256(again).hexdigest() == letter.sha256


def _standing(work: UnitOfWork, paper: _Paper) -> Letter | None:
    return next(
        (
            letter
            for letter in work.letters.of_session(paper.session)
            if (letter.kind, letter.recipient) == (paper.kind, paper.recipient)
            and letter.state is not LetterState.REPLACED
        ),
        None,
    )
