"""Acts without their letter: bounded windows of numbers, nothing long is read."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, union
from sqlmodel import col

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_opinion import OpinionState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mission import MissionState
from storage.repositories.base import Repository
from storage.tables import (
    CancellationTable,
    DecisionTable,
    DossierOpinionTable,
    DossierTable,
    InvitationTable,
    LabelEventTable,
    LabelTable,
    LetterTable,
    MissionChangeTable,
    MissionTable,
    PieceRequestTable,
    PostponementTable,
    ReversalTable,
)

# The acts that only a label knows; the others follow the reversal of a decision where there is one.
_OF_LABELS = (LabelEventKind.SUSPENDED, LabelEventKind.REINSTATED)


class SqlOwedLetters(Repository):
    """Implements the port `OwedLetters`."""

    def decisions(self, limit: int) -> tuple[int, ...]:
        """Return the signed decisions, not reversed, that wait for their letter."""
        kinds = or_(
            *(
                and_(col(DecisionTable.kind) == kind, col(LetterTable.kind) == letter)
                for kind, letter in LETTER_KINDS.items()
            )
        )
        told = exists().where(
            col(LetterTable.subject) == col(DecisionTable.dossier),
            col(LetterTable.dated) == col(DecisionTable.signed_on),
            col(LetterTable.session).is_not_distinct_from(col(DecisionTable.session)),
            kinds,
        )
        reversed_since = exists().where(col(ReversalTable.decision_id) == col(DecisionTable.id))
        return self._numbers(
            select(col(DecisionTable.id))
            .where(col(DecisionTable.state) == DecisionState.SIGNED, ~told, ~reversed_since)
            .order_by(col(DecisionTable.signed_on), col(DecisionTable.id))
            .limit(limit)
        )

    def reversals(self, limit: int) -> tuple[int, ...]:
        """Return the acts that end a decision and wait for their letter."""
        told = _told(
            [LetterKind.REVERSAL],
            col(DecisionTable.dossier),
            col(LetterTable.dated) == col(ReversalTable.signed_on),
        )
        return self._numbers(
            select(col(ReversalTable.id))
            .join(DecisionTable, col(DecisionTable.id) == col(ReversalTable.decision_id))
            .where(col(ReversalTable.notified_on).is_(None), ~told)
            .order_by(col(ReversalTable.id))
            .limit(limit)
        )

    def dossiers(self, state: DossierState, kind: LetterKind, limit: int) -> tuple[str, ...]:
        """Return the dossiers in a state that have no letter of a kind, the first that silence rejects first.

        They are read in the order of the index: the window ends there, however many wait.
        """
        return self._numbers(
            select(col(DossierTable.reference))
            .where(col(DossierTable.state) == state, ~_told([kind], col(DossierTable.reference)))
            .order_by(col(DossierTable.silence_on), col(DossierTable.reference))
            .limit(limit)
        )

    def pieces_requests(self, states: Collection[DossierState], limit: int) -> tuple[tuple[str, int], ...]:
        """Return the open requests on dossiers in some states: dossier, and number of the request."""
        told = _told(
            [LetterKind.PIECES_REQUEST],
            col(PieceRequestTable.dossier),
            col(LetterTable.dated) == col(PieceRequestTable.asked_on),
        )
        rows = self._session.connection().execute(
            select(col(PieceRequestTable.dossier), col(PieceRequestTable.id))
            .join(DossierTable, col(DossierTable.reference) == col(PieceRequestTable.dossier))
            .where(
                col(PieceRequestTable.ended_on).is_(None),
                col(DossierTable.state).in_(list(states)),
                ~told,
            )
            .order_by(col(PieceRequestTable.asked_on), col(PieceRequestTable.id))
            .limit(limit)
        )
        return tuple((dossier, number) for dossier, number in rows)

    def referrals(self, states: Collection[DossierState], limit: int) -> tuple[int, ...]:
        """Return the opinions that are awaited and whose question, or last reminder, has no letter."""
        opinion = DossierOpinionTable
        rows = self._session.connection().execute(
            select(
                col(opinion.id),
                col(opinion.dossier),
                col(opinion.source),
                col(opinion.asked_on),
                col(opinion.reminders),
            )
            .join(DossierTable, col(DossierTable.reference) == col(opinion.dossier))
            .where(col(opinion.state) == OpinionState.ASKED, col(DossierTable.state).in_(list(states)))
            .order_by(col(opinion.due_on), col(opinion.id))
            .limit(limit)
        )
        awaited = {
            number: (dossier, source, reminders[-1] if reminders else asked_on)
            for number, dossier, source, asked_on, reminders in rows
        }
        told = {
            tuple(row)
            for row in self._session.connection().execute(
                select(col(LetterTable.subject), col(LetterTable.recipient), col(LetterTable.dated)).where(
                    col(LetterTable.kind) == LetterKind.REFERRAL,
                    col(LetterTable.subject).in_({dossier for dossier, _source, _day in awaited.values()}),
                )
            )
        }
        return tuple(number for number, asked in awaited.items() if asked not in told)

    def missions(self, limit: int) -> tuple[str, ...]:
        """Return the validated missions without their letter."""
        return self._missions(MissionState.VALIDATED, LetterKind.MISSION_VALIDATION, limit)

    def refused_missions(self, limit: int) -> tuple[str, ...]:
        """Return the missions refused with their grounds and without their letter."""
        grounded = col(MissionTable.refusal).is_not(None)
        return self._missions(MissionState.REFUSED, LetterKind.MISSION_REFUSAL, limit, grounded)

    def _missions(
        self, state: MissionState, kind: LetterKind, limit: int, *where: ColumnElement[bool]
    ) -> tuple[str, ...]:
        return self._numbers(
            select(col(MissionTable.reference))
            .where(col(MissionTable.state) == state, ~_told([kind], col(MissionTable.reference)), *where)
            .order_by(col(MissionTable.reference))
            .limit(limit)
        )

    def changed_missions(self, limit: int) -> tuple[str, ...]:
        """Return the missions of which a change, a postponement or a cancellation has no letter."""
        untold = union(
            *(
                select(col(table.mission).label("mission")).where(col(table.letter).is_(None))
                for table in (MissionChangeTable, PostponementTable, CancellationTable)
            )
        ).subquery()
        return self._numbers(select(untold.c.mission).order_by(untold.c.mission).limit(limit))

    def invitations(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Return the invitations to present observations without letter: about what, and number."""
        about = func.coalesce(col(InvitationTable.label), col(InvitationTable.dossier))
        same_day = col(LetterTable.dated) == col(InvitationTable.written_on)
        rows = self._session.connection().execute(
            select(about, col(InvitationTable.id))
            .where(
                col(InvitationTable.received_on).is_(None),
                ~_told([LetterKind.OBSERVATIONS_INVITATION], about, same_day),
            )
            .order_by(col(InvitationTable.written_on), col(InvitationTable.id))
            .limit(limit)
        )
        return tuple((subject, number) for subject, number in rows)

    def label_events(
        self, letters: Mapping[LabelEventKind, LetterKind], limit: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the signed acts on labels, not notified, of which no letter tells: label, and number."""
        event = LabelEventTable
        waits = or_(
            *(
                and_(
                    col(event.kind) == kind,
                    ~_told([letter], col(event.label), col(LetterTable.dated) == col(event.decided_on)),
                )
                for kind, letter in letters.items()
            )
        )
        rows = self._session.connection().execute(
            select(col(event.label), col(event.id))
            .join(LabelTable, col(LabelTable.number) == col(event.label))
            .where(
                col(event.notified_on).is_(None),
                col(event.signatory) != "",
                or_(col(event.kind).in_(_OF_LABELS), col(LabelTable.dossier).is_(None)),
                waits,
            )
            .order_by(col(event.decided_on), col(event.id))
            .limit(limit)
        )
        return tuple((label, number) for label, number in rows)

    def _numbers(self, statement: Select[Any]) -> tuple[Any, ...]:
        return tuple(self._session.connection().execute(statement).scalars())


def _told(
    kinds: Collection[LetterKind],
    subject: Any,  # noqa: ANN401 – a mapped column
    *where: ColumnElement[bool],
) -> ColumnElement[bool]:
    """Tell that a letter was produced, even one that was replaced since: another then stands for it."""
    return exists().where(col(LetterTable.subject) == subject, col(LetterTable.kind).in_(kinds), *where)
