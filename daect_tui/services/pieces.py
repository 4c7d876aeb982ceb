"""Pieces: received, asked for, taken back; each event moves the silence date with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DOSSIER_MACHINE, Dossier, DossierAction, DossierState
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.journal import Act
from daect_tui.domain.piece import (
    PieceLine,
    PieceRequest,
    ReceivedPiece,
    answered,
    missing,
    piece_key,
    piece_lines,
    reopened,
)
from daect_tui.domain.piece_form import Asking
from daect_tui.domain.text import counted, listed, quoted
from daect_tui.services.attachments import Attachment
from daect_tui.services.clocks_of_dossier import with_silence
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# From these, all pieces being there, completeness may be found at once.
_BEFORE_COMPLETE = (DossierState.FILED, DossierState.ACKNOWLEDGED, DossierState.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class PieceBook:
    """The pieces of a dossier, and whether finding it complete is what comes next."""

    lines: tuple[PieceLine, ...]
    requests: tuple[PieceRequest, ...]
    completable: bool

    @property
    def missing(self) -> tuple[PieceLine, ...]:
        """What the dossier lacks."""
        return missing(self.lines)

    @property
    def open_requests(self) -> tuple[PieceRequest, ...]:
        """The requests that still wait for something."""
        return tuple(request for request in self.requests if request.is_open)


def book_of(work: UnitOfWork, dossier: Dossier) -> PieceBook:
    """Gather the pieces of a dossier, in the caller's transaction."""
    expected = work.programmes.get(dossier.programme).pieces
    requests = work.pieces.requests(dossier.reference)
    lines = piece_lines(expected, work.pieces.received(dossier.reference), requests)
    whole = bool(lines) and not missing(lines)
    return PieceBook(lines, requests, whole and dossier.state in _BEFORE_COMPLETE)


def receiving_refusal(dossier: Dossier) -> str:
    """Say why the pieces of a dossier no longer change; empty while they do."""
    if dossier.state in SILENCE_RUNS:
        return ""
    return (
        f"Le dossier {dossier.reference} est {quoted(dossier.state.label)}\u00a0: "
        "ses pièces ne changent plus."
    )


def asking_refusal(dossier: Dossier) -> str:
    """Say why no piece can be asked for now; empty when some can."""
    if dossier.state is DossierState.INCOMPLETE:
        return ""
    return DOSSIER_MACHINE.refusal(dossier.state, DossierAction.FIND_INCOMPLETE)


class Pieces:
    """The use cases of the tab « Pièces »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def receive(
        self, reference: str, piece: tuple[str, str], day: date, attachment: Attachment | None = None
    ) -> PieceBook:
        """Note a piece (code or empty, label) received on a day, with its file if there is one.

        The last piece that an open request awaits ends it. Raises `Refusal`.
        """
        code, label = piece
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            _check_open(dossier)
            sha256 = work.files.keep(attachment.content) if attachment else ""
            name = attachment.name if attachment else ""
            work.pieces.add(ReceivedPiece(0, reference, code, label, day, name, sha256))
            for request in work.pieces.requests(reference):
                after = answered(request, piece_key(code, label), day)
                if after != request:
                    work.pieces.update_request(after)
            detail: dict[str, str | int | list[str]] = {"piece": label, "recue_le": day.isoformat()}
            if sha256:
                detail["sha256"] = sha256
            work.journal.append(Act("piece.received", reference, detail))
            book = self._dated(work, dossier)
            work.commit()
        return book

    def take_back(self, reference: str, piece_id: int, reason: str) -> PieceBook:
        """Take out a piece that was noted by mistake, with the reason; the request it answered reopens."""
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            _check_open(dossier)
            receipt = next((one for one in work.pieces.received(reference) if one.id == piece_id), None)
            if receipt is None:
                raise UnknownReference(f"Le dossier {reference} n’a pas de pièce nº {piece_id}. Relisez-le.")
            work.pieces.remove(piece_id)
            for request in work.pieces.requests(reference):
                after = reopened(request, receipt)
                if after != request:
                    work.pieces.update_request(after)
            detail: dict[str, str | int | list[str]] = {"piece": receipt.label, "motif": _reason(reason)}
            work.journal.append(Act("piece.taken_back", reference, detail))
            book = self._dated(work, dossier)
            work.commit()
        return book

    def ask(self, reference: str, asking: Asking) -> PieceRequest:
        """Ask for pieces: the silence stops from that day, and the dossier is incomplete.

        Raises `Refusal` for a piece that a running request asks for already, `TransitionRefused`
        for a dossier that can no longer be found incomplete.
        """
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            _check_not_asked(work.pieces.requests(reference), asking)
            if asking.asked_on < dossier.content.received_on:
                raise Refusal(
                    f"Le dossier est arrivé le {short_date(dossier.content.received_on)}\u202f; des pièces "
                    f"n’ont pas pu être demandées le {short_date(asking.asked_on)}. Vérifiez la date."
                )
            request = work.pieces.add_request(
                PieceRequest(
                    0, reference, asking.kind, asking.asked_on, asking.until, asking.pieces, asking.note
                )
            )
            labels = [piece.label for piece in asking.pieces]
            detail: dict[str, str | int | list[str]] = {
                "pieces": labels,
                "motif": asking.kind.label,
                "demandees_le": asking.asked_on.isoformat(),
                "jusqu_au": asking.until.isoformat(),
            }
            work.journal.append(Act("pieces.requested", reference, detail))
            if dossier.state is DossierState.INCOMPLETE:
                self._dated(work, dossier)
            else:
                why = f"{asking.kind.label}, attendues le {short_date(asking.until)}\u00a0: {listed(labels)}"
                move_dossier(work, self._office, dossier, DossierAction.FIND_INCOMPLETE, why)
            work.commit()
        return request

    def lift(self, reference: str, request_id: int, reason: str) -> PieceBook:
        """End a request before all has come, with the reason: the silence runs again from today."""
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            requests = work.pieces.requests(reference)
            request = next((one for one in requests if one.id == request_id and one.is_open), None)
            if request is None:
                raise Refusal("Cette demande de pièces est déjà close. Relisez le dossier.")
            today = max(self._office.clock.today(), request.asked_on)
            work.pieces.update_request(replace(request, ended_on=today))
            detail: dict[str, str | int | list[str]] = {
                "pieces": [piece.label for piece in request.awaited],
                "motif": _reason(reason),
            }
            work.journal.append(Act("pieces.request_lifted", reference, detail))
            book = self._dated(work, dossier)
            work.commit()
        return book

    def _dated(self, work: UnitOfWork, dossier: Dossier) -> PieceBook:
        """Keep the silence date true after a change of pieces."""
        dated = with_silence(work, dossier)
        if dated != dossier:
            work.dossiers.update(dated)
        return book_of(work, dated)


def _check_open(dossier: Dossier) -> None:
    refusal = receiving_refusal(dossier)
    if refusal:
        raise Refusal(refusal)


def _check_not_asked(requests: Sequence[PieceRequest], asking: Asking) -> None:
    """Refuse to ask for what a request whose delay still runs asks for already."""
    running = {
        piece.key: request
        for request in requests
        if request.until >= asking.asked_on
        for piece in request.awaited
    }
    again = [piece for piece in asking.pieces if piece.key in running]
    if again:
        earlier = running[again[0].key]
        are = "est déjà demandée" if len(again) == 1 else "sont déjà demandées"
        raise Refusal(
            f"{counted(len(again), 'pièce')} {are} depuis le {short_date(earlier.asked_on)}, jusqu’au "
            f"{short_date(earlier.until)}\u00a0: {listed([piece.label for piece in again])}. Décochez-les, "
            "ou levez d’abord cette demande."
        )


def _reason(typed: str) -> str:
    if not typed.strip():
        raise Refusal("Écrivez le motif\u00a0: il reste dans le journal.")
    return typed.strip()
