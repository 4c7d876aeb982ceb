"""Documents: produced once, kept with their hash, written, printed, followed to the recipient."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from daect_tui.domain.decision import Decision
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.document import Document
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.errors import DaectError
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import lesson_subject
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mission import Mission, MissionAction
from daect_tui.domain.observations import Invitation
from daect_tui.domain.piece import PieceRequest
from daect_tui.domain.printing import PrintJob
from daect_tui.domain.references import Series, letter_chrono
from daect_tui.domain.reversal import Reversal
from daect_tui.services import (
    drafting,
    inadmissibility_drafting,
    intake_drafting,
    mission_drafting,
    observation_drafting,
)
from daect_tui.services.keeping import Entry, keep_document
from daect_tui.services.lesson_drafting import SheetOrder, lesson_sheet
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, Files, UnitOfWork
from daect_tui.services.posting import Posting

Progress = Callable[[int, int], None]
_Drafter = Callable[[UnitOfWork, str], Document]


@dataclass(frozen=True, slots=True)
class Production:
    """What came of producing one document: the letter, or the faults that stand against it."""

    subject: str
    letter: Letter | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be produced, about what, and by which drafter."""

    kind: LetterKind
    subject: str
    session: str
    draft: _Drafter
    # For letters of which a subject may have several: to whom, dated when.
    recipient: str = ""
    dated: date | None = None


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


class Letters:
    """The use cases of F8 Courriers."""

    def __init__(self, office: Office, documents: Documents, files: Files, posting: Posting) -> None:
        self._office = office
        self._posting = posting
        self._documents = documents
        self._files = files

    def all(self) -> tuple[Letter, ...]:
        """Return every produced document, the most recent first."""
        with self._office.reading() as work:
            return work.letters.all()

    def preflight(self, session: str) -> tuple[Production, ...]:
        """Draft every letter still to produce for a session, keep none, and list the faults."""
        return tuple(self._produce(order, keep=False) for order in self._decision_orders(session))

    def produce_decisions(self, session: str, progress: Progress = _silent) -> tuple[Production, ...]:
        """Produce the letters of the session's signed decisions that have none yet.

        Each is its own transaction: a letter that fails blocks neither its decision nor the others.
        """
        orders = self._decision_orders(session)
        produced = []
        for done, order in enumerate(orders):
            progress(done, len(orders))
            produced.append(self._produce(order))
        progress(len(orders), len(orders))
        return tuple(produced)

    def _decision_orders(self, session: str) -> list[_Order]:
        with self._office.reading() as work:
            record = work.sessions.record(session)
            decisions = {
                decision.dossier: decision
                for decision in work.decisions.of_session(session)
                if decision.is_signed
            }
            return [
                _Order(
                    LETTER_KINDS[decision.kind],
                    decision.dossier,
                    session,
                    partial(drafting.decision_letter, decision),
                )
                for item in record.items
                if (decision := decisions.get(item.dossier))
                and _standing(work, LETTER_KINDS[decision.kind], item.dossier, session) is None
            ]

    def produce_decision(self, decision: Decision) -> Production:
        """Produce the letter of one signed decision, of a session or case by case."""
        draft = partial(drafting.decision_letter, decision)
        kind = LETTER_KINDS[decision.kind]
        order = _Order(kind, decision.dossier, decision.session, draft, dated=decision.signed_on)
        return self._once(order)

    def produce_reversal(self, decision: Decision, reversal: Reversal) -> Production:
        """Produce the letter of the act that ended a decision."""
        draft = partial(drafting.reversal_letter, decision.id)
        order = _Order(LetterKind.REVERSAL, decision.dossier, "", draft, dated=reversal.signed_on)
        return self._once(order)

    def produce_communique(self, session: str) -> Production:
        """Produce the communiqué of a session's notified laureates."""
        return self._once(
            _Order(
                LetterKind.COMMUNIQUE,
                session,
                session,
                partial(drafting.communique, session),
            )
        )

    def produce_mission_letter(self, mission: str) -> Production:
        """Produce the validation letter of a mission, which passes to « lettre émise »."""
        return self._once(
            _Order(
                LetterKind.MISSION_VALIDATION,
                mission,
                "",
                partial(mission_drafting.mission_letter, mission),
            )
        )

    def produce_mission_refusal(self, mission: Mission) -> Production:
        """Produce the letter that refuses a mission."""
        draft = partial(mission_drafting.mission_refusal_letter, mission.reference)
        order = _Order(LetterKind.MISSION_REFUSAL, mission.reference, "", draft, recipient=mission.holder)
        return self._once(order)

    def produce_evaluation_sheet(self, mission: str) -> Production:
        """Produce the evaluation sheet of a mission."""
        return self._once(
            _Order(
                LetterKind.EVALUATION_SHEET,
                mission,
                "",
                partial(drafting.evaluation_sheet, mission),
            )
        )

    def produce_lesson_sheet(
        self, lesson_id: int, circle: Diffusion, kept: frozenset[str] = frozenset()
    ) -> Production:
        """Produce the capitalisation sheet of a lesson for some readers; the public one names nobody."""
        ordered = SheetOrder(lesson_id, circle, self._office.clock.today(), kept)
        draft = partial(lesson_sheet, ordered)
        whom = f"diffusion {circle.label}"
        return self._once(_Order(LetterKind.LESSON_SHEET, lesson_subject(lesson_id), "", draft, whom))

    def produce_acknowledgement(self, dossier: str) -> Production:
        """Produce the acknowledgement of a dossier; sent, it makes the dossier acknowledged."""
        draft = partial(intake_drafting.acknowledgement, dossier, self._office.clock.today())
        return self._once(_Order(LetterKind.ACKNOWLEDGEMENT, dossier, "", draft))

    def produce_pieces_request(self, request: PieceRequest) -> Production:
        """Produce the letter of a request for pieces."""
        draft = partial(intake_drafting.pieces_request, request)
        order = _Order(LetterKind.PIECES_REQUEST, request.dossier, "", draft, dated=request.asked_on)
        return self._once(order)

    def produce_referral(self, opinion: DossierOpinion) -> Production:
        """Produce the referral for an opinion, or the reminder that was noted last."""
        draft = partial(intake_drafting.referral, opinion)
        dated = intake_drafting.referral_date(opinion)
        return self._once(_Order(LetterKind.REFERRAL, opinion.dossier, "", draft, opinion.source, dated))

    def produce_inadmissibility(self, dossier: str) -> Production:
        """Produce the letter of a dossier declared inadmissible."""
        draft = partial(inadmissibility_drafting.inadmissibility_letter, dossier)
        return self._once(_Order(LetterKind.INADMISSIBILITY, dossier, "", draft))

    def produce_invitation(self, invitation: Invitation) -> Production:
        """Produce the letter that invites to present observations; received, it starts the time to answer."""
        with self._office.reading() as work:
            holder = observation_drafting.invited_holder(work, invitation)
        draft = partial(observation_drafting.invitation_letter, invitation)
        kind = LetterKind.OBSERVATIONS_INVITATION
        return self._once(_Order(kind, invitation.subject, "", draft, holder, invitation.written_on))

    def _once(self, order: _Order) -> Production:
        """Produce a document, or give the one that stands."""
        with self._office.reading() as work:
            standing = _standing(work, order.kind, order.subject, order.session, order.recipient, order.dated)
        return Production(order.subject, standing) if standing else self._produce(order)

    def _produce(self, order: _Order, *, keep: bool = True) -> Production:
        """Draft, check, lay out and keep one document in one transaction; a fault frees its number."""
        try:
            with self._office.begin() as work:
                year = self._office.clock.today().year
                chrono = letter_chrono(year, work.next_number(Series.LETTER, "", year))
                document = order.draft(work, chrono)
                faults = self._documents.faults(document)
                if faults or not keep:
                    return Production(order.subject, None, faults)
                letter = self._keep(work, order, chrono, document)
                if order.kind is LetterKind.MISSION_VALIDATION:
                    mission = work.missions.get(order.subject)
                    move_mission(work, self._office, mission, MissionAction.ISSUE_LETTER)
                work.commit()
        except DaectError as fault:
            return Production(order.subject, None, (str(fault),))
        return Production(order.subject, letter)

    def _keep(self, work: UnitOfWork, order: _Order, chrono: str, document: Document) -> Letter:
        entry = Entry(order.kind, order.subject, order.session, _recipient(work, order), document.dated)
        return keep_document(work, self._office, chrono, entry, self._documents.render(document))

    def of_session(self, session: str) -> tuple[Letter, ...]:
        """Return the documents of a session that stand, in the order of their numbers."""
        with self._office.reading() as work:
            kept = work.letters.of_session(work.sessions.get(session).reference)
        return tuple(letter for letter in kept if letter.state is not LetterState.REPLACED)

    def write(self, chronos: Sequence[str], folder: Path) -> tuple[Path, ...]:
        """Write kept documents into a folder, under their own names; raises `UnusableOutput`."""
        with self._office.reading() as work:
            letters = [work.letters.get(chrono) for chrono in chronos]
        return tuple(self.write_to(letter.chrono, folder / letter.file_name) for letter in letters)

    def write_to(self, chrono: str, path: Path) -> Path:
        """Write one kept document to a file; raises `UnusableOutput`."""
        with self._office.reading() as work:
            content = work.letters.content(work.letters.get(chrono).sha256)
        self._files.write(path, content)
        return path

    def open(self, chrono: str, folder: Path) -> Path:
        """Write a document into a folder and show it in the system's viewer."""
        (path,) = self.write([chrono], folder)
        self._files.open(path)
        return path

    def print(self, chronos: Sequence[str], folder: Path) -> PrintJob:
        """Queue documents as one job in this order, then record them as printed."""
        paths = self.write(chronos, folder)
        job = self._files.print(paths, f"daect {chronos[0]}" if chronos else "daect")
        self._posting.mark_printed(chronos)
        return job


def _standing(
    work: UnitOfWork,
    kind: LetterKind,
    subject: str,
    session: str,
    recipient: str = "",
    dated: date | None = None,
) -> Letter | None:
    """Return the document of a kind on a subject, from a session, that was not replaced.

    `recipient` and `dated` are given for letters of which a subject may have several.
    """
    return next(
        (
            letter
            for letter in work.letters.of_subject(subject)
            if (letter.kind, letter.session) == (kind, session)
            and letter.state is not LetterState.REPLACED
            and recipient in ("", letter.recipient)
            and dated in (None, letter.dated)
        ),
        None,
    )


def _recipient(work: UnitOfWork, order: _Order) -> str:
    """Name whom a letter goes to; a document that is not mailed goes to nobody."""
    if order.recipient:
        return order.recipient
    if order.kind is LetterKind.MISSION_VALIDATION:
        return work.missions.get(order.subject).holder
    return work.dossiers.get(order.subject).organisation.name if order.kind.is_mailed else ""
