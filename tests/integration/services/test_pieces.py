"""Pieces and clocks on a real register: each event moves the silence date, and only as it must."""

from datetime import date

import pytest

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, TransitionRefused, UnknownReference
from daect_tui.domain.piece import AskedPiece, PieceStanding, RequestKind
from daect_tui.domain.piece_form import Asking
from daect_tui.services.attachments import Attachment
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.desks import filed, form, under_review

TODAY = date(2018, 3, 14)
FORM = ("formulaire", "Formulaire de candidature signé")
DELIBERATION = ("deliberation", "Délibération ou décision de l’organe compétent")


def asking(
    *pieces: tuple[str, str], asked: date = TODAY, until: date = date(2018, 4, 13), note: str = ""
) -> Asking:
    asked_pieces = tuple(AskedPiece(*piece) for piece in pieces or (DELIBERATION,))
    return Asking(RequestKind.INCOMPLETE, asked_pieces, asked, until, note)


def silence_on(desk: Desk, reference: str) -> date | None:
    """Return the kept date, which the computed one must equal."""
    opened = desk.intake.open(reference)
    assert opened.dossier.silence_on == (opened.silence.due if opened.silence else None)
    return opened.dossier.silence_on


def at(desk: Desk, day: date) -> None:
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = clock.moment.replace(year=day.year, month=day.month, day=day.day)


def test_a_request_suspends_until_its_day_and_the_last_piece_ends_it_early(desk: Desk) -> None:
    reference = filed(desk)
    assert silence_on(desk, reference) == date(2018, 5, 5)

    desk.pieces.ask(reference, asking(FORM, DELIBERATION))
    opened = desk.intake.open(reference)
    assert opened.dossier.state is DossierState.INCOMPLETE
    assert silence_on(desk, reference) == date(2018, 6, 4)
    assert opened.passages[-1].reason.startswith("pièces manquantes, attendues le 13/04/2018\u00a0: ")

    at(desk, date(2018, 3, 31))
    book = desk.pieces.receive(reference, FORM, date(2018, 3, 24))
    assert not book.completable
    assert silence_on(desk, reference) == date(2018, 6, 4)
    book = desk.pieces.receive(reference, DELIBERATION, date(2018, 3, 31))
    assert book.completable
    assert book.open_requests == ()
    # 14 to 31 March: seventeen days.
    assert silence_on(desk, reference) == date(2018, 5, 22)
    silence = desk.intake.open(reference).silence
    assert silence is not None
    assert silence.explanation == "reçu le 05/03/2018 + 2\u00a0mois + 17\u00a0j de pièces = 22/05/2018"


def test_pieces_that_come_after_the_day_given_suspend_no_longer(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())
    at(desk, date(2018, 4, 30))

    desk.pieces.receive(reference, DELIBERATION, date(2018, 4, 30))

    assert silence_on(desk, reference) == date(2018, 6, 4)


def test_two_requests_that_overlap_count_a_day_once(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())
    at(desk, date(2018, 4, 1))

    desk.pieces.ask(reference, asking(FORM, asked=date(2018, 4, 1), until=date(2018, 4, 20)))

    # 14 March to 20 April: thirty-seven days, not thirty and nineteen.
    assert silence_on(desk, reference) == date(2018, 6, 11)


def test_a_piece_asked_for_already_is_not_asked_twice_while_the_delay_runs(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())

    with pytest.raises(Refusal, match="1\u00a0pièce est déjà demandée depuis le 14/03/2018"):
        desk.pieces.ask(reference, asking())

    at(desk, date(2018, 4, 20))
    desk.pieces.ask(reference, asking(asked=date(2018, 4, 20), until=date(2018, 5, 1)))
    assert silence_on(desk, reference) == date(2018, 6, 15)


def test_what_is_found_complete_awaits_nothing_more(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())
    at(desk, date(2018, 3, 20))

    desk.intake.act(reference, DossierAction.FIND_COMPLETE)

    opened = desk.intake.open(reference)
    assert opened.book.open_requests == ()
    assert silence_on(desk, reference) == date(2018, 5, 11)


def test_lifting_a_request_starts_the_clock_again_and_says_why_in_the_journal(desk: Desk) -> None:
    reference = filed(desk)
    request = desk.pieces.ask(reference, asking())
    at(desk, date(2018, 3, 24))

    with pytest.raises(Refusal, match="Écrivez le motif"):
        desk.pieces.lift(reference, request.id, " ")
    desk.pieces.lift(reference, request.id, "Pièce inutile")

    assert silence_on(desk, reference) == date(2018, 5, 15)
    assert "Pièce inutile" in desk.directory.journal(1)[0].detail
    with pytest.raises(Refusal, match="déjà close"):
        desk.pieces.lift(reference, request.id, "Encore")


def test_a_receipt_noted_by_mistake_is_taken_back_and_its_request_reopens(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())
    book = desk.pieces.receive(reference, DELIBERATION, TODAY, Attachment("d.pdf", b"octets"))
    (receipt,) = next(line.received for line in book.lines if line.code == "deliberation")
    assert silence_on(desk, reference) == date(2018, 5, 5)

    book = desk.pieces.take_back(reference, receipt.id, "Autre dossier")

    line = next(line for line in book.lines if line.code == "deliberation")
    assert line.standing is PieceStanding.ASKED
    assert silence_on(desk, reference) == date(2018, 6, 4)
    with pytest.raises(UnknownReference):
        desk.pieces.take_back(reference, receipt.id, "Encore")


def test_a_review_is_interrupted_by_a_request_but_a_decided_dossier_is_not(desk: Desk) -> None:
    reference = under_review(desk)
    desk.pieces.ask(reference, asking())
    assert desk.intake.open(reference).dossier.state is DossierState.INCOMPLETE

    desk.intake.act(reference, DossierAction.WITHDRAW, "Lettre du maire")
    assert silence_on(desk, reference) is None
    with pytest.raises(TransitionRefused):
        desk.pieces.ask(reference, asking(FORM))
    with pytest.raises(Refusal, match="ses pièces ne changent plus"):
        desk.pieces.receive(reference, FORM, TODAY)


def test_a_refused_request_leaves_no_trace(desk: Desk) -> None:
    reference = filed(desk)
    desk.intake.act(reference, DossierAction.WITHDRAW, "Lettre du maire")
    acts = len(desk.directory.journal())

    with pytest.raises(TransitionRefused):
        desk.pieces.ask(reference, asking())

    with desk.office.reading() as work:
        assert work.pieces.requests(reference) == ()
    assert len(desk.directory.journal()) == acts


def test_pieces_cannot_have_been_asked_for_before_the_dossier_came(desk: Desk) -> None:
    reference = filed(desk)

    with pytest.raises(Refusal, match="est arrivé le 05/03/2018"):
        desk.pieces.ask(reference, asking(asked=date(2018, 3, 1)))


def test_an_amended_reception_moves_the_silence_with_its_suspensions(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.ask(reference, asking())
    draft = desk.intake.drafts.save(form(received_on="07/03/2018"), target=reference)

    desk.intake.amend(draft.id)

    assert silence_on(desk, reference) == date(2018, 6, 6)


def test_the_same_bytes_are_kept_once_and_come_back(desk: Desk) -> None:
    reference = filed(desk)
    desk.pieces.receive(reference, FORM, TODAY, Attachment("a.pdf", b"octets"))
    book = desk.pieces.receive(reference, DELIBERATION, TODAY, Attachment("b.pdf", b"octets"))

    files = {(piece.file_name, piece.sha256) for line in book.lines for piece in line.received}
    assert {name for name, _ in files} == {"a.pdf", "b.pdf"}
    (digest,) = {digest for _, digest in files}
    with desk.office.reading() as work:
        assert work.files.content(digest) == b"octets"
    assert desk.office.register.faults() == ()
