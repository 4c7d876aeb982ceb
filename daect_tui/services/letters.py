"""Documents: each produced from its order, kept with its hash, written, shown, printed."""

from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.decision import Decision
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.mission import Mission
from daect_tui.domain.observations import Invitation
from daect_tui.domain.piece import PieceRequest
from daect_tui.domain.reversal import Reversal
from daect_tui.services import orders
from daect_tui.services.following import Progress, silent
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, Files
from daect_tui.services.producing import Producer, Production


class Letters:
    """The use cases of F8 Courriers."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office = office
        self._producer = Producer(office, documents)
        self._files = files

    def all(self) -> tuple[Letter, ...]:
        """Return every produced document, the most recent first."""
        with self._office.reading() as work:
            return work.letters.all()

    def produce_decisions(self, session: str, progress: Progress = silent) -> tuple[Production, ...]:
        """Produce the letters of the session's signed decisions that have none yet."""
        with self._office.reading() as work:
            ordered = orders.session_orders(work, session)
        return self._producer.produce_all(ordered, progress)

    def produce_decision(self, decision: Decision) -> Production:
        """Produce the letter of one signed decision, of a session or case by case."""
        return self._producer.produce(orders.decision_order(decision))

    def produce_reversal(self, decision: Decision, reversal: Reversal) -> Production:
        """Produce the letter of the act that ended a decision."""
        return self._producer.produce(orders.reversal_order(decision, reversal))

    def produce_communique(self, session: str) -> Production:
        """Produce the communiqué of a session's notified laureates."""
        return self._producer.produce(orders.communique_order(session))

    def produce_mission_letter(self, mission: str) -> Production:
        """Produce the validation letter of a mission, which passes to « lettre émise »."""
        return self._producer.produce(orders.mission_order(self._office, mission))

    def produce_mission_refusal(self, mission: Mission) -> Production:
        """Produce the letter that refuses a mission."""
        return self._producer.produce(orders.mission_refusal_order(mission))

    def produce_evaluation_sheet(self, mission: str) -> Production:
        """Produce the evaluation sheet of a mission."""
        return self._producer.produce(orders.evaluation_sheet_order(mission))

    def produce_lesson_sheet(
        self, lesson_id: int, circle: Diffusion, kept: frozenset[str] = frozenset()
    ) -> Production:
        """Produce the capitalisation sheet of a lesson for some readers; the public one names nobody."""
        return self._producer.produce(orders.lesson_sheet_order(lesson_id, circle, kept))

    def produce_acknowledgement(self, dossier: str) -> Production:
        """Produce the acknowledgement of a dossier; sent, it makes the dossier acknowledged."""
        return self._producer.produce(orders.acknowledgement_order(dossier))

    def produce_pieces_request(self, request: PieceRequest) -> Production:
        """Produce the letter of a request for pieces."""
        return self._producer.produce(orders.pieces_request_order(request))

    def produce_referral(self, opinion: DossierOpinion) -> Production:
        """Produce the referral for an opinion, or the reminder that was noted last."""
        return self._producer.produce(orders.referral_order(opinion))

    def produce_inadmissibility(self, dossier: str) -> Production:
        """Produce the letter of a dossier declared inadmissible."""
        return self._producer.produce(orders.inadmissibility_order(dossier))

    def produce_invitation(self, invitation: Invitation) -> Production:
        """Produce the letter that invites to present observations; received, it starts the time to answer."""
        with self._office.reading() as work:
            ordered = orders.invitation_order(work, invitation)
        return self._producer.produce(ordered)

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
