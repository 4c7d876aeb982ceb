"""Pieces of a dossier: expected, received, asked for; what asking does to the clock (CRPA L114-5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.deadlines import Suspension
from daect_tui.domain.programme import ExpectedPiece
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import fold


class RequestKind(LabelledEnum):
    """Why pieces are asked for."""

    INCOMPLETE = "incomplet", "pièces manquantes"
    INCORRECT = "incorrect", "pièces à corriger"


class PieceStanding(LabelledEnum):
    """Where one piece of a dossier stands."""

    RECEIVED = "recue", "reçue"
    ASKED = "demandee", "demandée"
    MISSING = "manquante", "manque"
    OPTIONAL = "facultative", "facultative"


def piece_key(code: str, label: str) -> str:
    """Return what tells a piece from the others: its code, or the folded label of one that has none."""
    return code or f"={fold(label)}"


@dataclass(frozen=True, slots=True)
class ReceivedPiece:
    """A piece that came in. `code` is empty for one that the programme does not list.

    `file_name` and `sha256` name its kept file; both are empty where only the paper came.
    """

    id: int
    dossier: str
    code: str
    label: str
    received_on: date
    file_name: str = ""
    sha256: str = ""

    @property
    def key(self) -> str:
        """What tells the piece from the others of its dossier."""
        return piece_key(self.code, self.label)


@dataclass(frozen=True, slots=True)
class AskedPiece:
    """One line of a request, and the day on which it was answered."""

    code: str
    label: str
    received_on: date | None = None

    @property
    def key(self) -> str:
        """What tells the piece from the others of its dossier."""
        return piece_key(self.code, self.label)


@dataclass(frozen=True, slots=True)
class PieceRequest:
    """A dated request for pieces, with the day that it gives (`until`).

    It ends by itself when the last asked piece comes in, or earlier when the desk lifts it.
    """

    id: int
    dossier: str
    kind: RequestKind
    asked_on: date
    until: date
    pieces: tuple[AskedPiece, ...]
    note: str = ""
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether something is still awaited."""
        return self.ended_on is None

    @property
    def awaited(self) -> tuple[AskedPiece, ...]:
        """The asked pieces that have not come; none once the request has ended."""
        return tuple(piece for piece in self.pieces if self.is_open and piece.received_on is None)

    @property
    def suspension(self) -> Suspension:
        """The time that it suspends (CRPA L114-5)."""
        return Suspension(self.asked_on, self.until, self.ended_on)


@dataclass(frozen=True, slots=True)
class PieceLine:
    """One piece of a dossier in full; `asked` is the open request that awaits it."""

    code: str
    label: str
    required: bool
    standing: PieceStanding
    received: tuple[ReceivedPiece, ...]
    asked: PieceRequest | None

    @property
    def key(self) -> str:
        """What tells the piece from the others of its dossier."""
        return piece_key(self.code, self.label)


def answered(request: PieceRequest, key: str, day: date) -> PieceRequest:
    """Return an open request once a piece came in; the last one ends it.

    A piece that came before it was asked for ends its request on the day it was asked: nothing was
    suspended.
    """
    if key not in {piece.key for piece in request.awaited}:
        return request
    pieces = tuple(
        replace(piece, received_on=day) if piece.key == key and piece.received_on is None else piece
        for piece in request.pieces
    )
    days = [piece.received_on for piece in pieces if piece.received_on is not None]
    ended = max(request.asked_on, *days) if len(days) == len(pieces) else None
    return replace(request, pieces=pieces, ended_on=ended)


def reopened(request: PieceRequest, receipt: ReceivedPiece) -> PieceRequest:
    """Return a request that a receipt had answered, once that receipt is taken back."""
    answer = (receipt.key, receipt.received_on)
    if answer not in {(piece.key, piece.received_on) for piece in request.pieces}:
        return request
    pieces = tuple(
        replace(piece, received_on=None) if piece.key == receipt.key else piece for piece in request.pieces
    )
    return replace(request, pieces=pieces, ended_on=None)


def piece_lines(
    expected: Sequence[ExpectedPiece], received: Iterable[ReceivedPiece], requests: Iterable[PieceRequest]
) -> tuple[PieceLine, ...]:
    """Return every piece of a dossier: those that its programme expects, then the others."""
    came: dict[str, list[ReceivedPiece]] = {}
    for piece in received:
        came.setdefault(piece.key, []).append(piece)
    awaited = {
        piece.key: (request, piece) for request in requests if request.is_open for piece in request.awaited
    }
    known = {
        piece_key(piece.code, piece.label): (piece.code, piece.label, piece.required) for piece in expected
    }
    for key, pieces in came.items():
        known.setdefault(key, (pieces[0].code, pieces[0].label, False))
    for key, (_request, asked) in awaited.items():
        known.setdefault(key, (asked.code, asked.label, False))
    return tuple(
        PieceLine(
            code,
            label,
            required,
            _standing(required=required, came=key in came, asked=key in awaited),
            tuple(came.get(key, ())),
            awaited[key][0] if key in awaited else None,
        )
        for key, (code, label, required) in known.items()
    )


def _standing(*, required: bool, came: bool, asked: bool) -> PieceStanding:
    if asked:
        return PieceStanding.ASKED
    if came:
        return PieceStanding.RECEIVED
    return PieceStanding.MISSING if required else PieceStanding.OPTIONAL


def missing(lines: Iterable[PieceLine]) -> tuple[PieceLine, ...]:
    """Return the pieces without which the dossier is incomplete: required or asked for, and not there."""
    return tuple(line for line in lines if line.standing in (PieceStanding.MISSING, PieceStanding.ASKED))


def suspensions(requests: Iterable[PieceRequest]) -> tuple[Suspension, ...]:
    """Return the time that the requests suspend; `deadlines.silence` counts a day once."""
    return tuple(request.suspension for request in requests)
