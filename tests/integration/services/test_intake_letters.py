"""The letters of intake: drafted from the register as it stands, laid out, followed to the recipient."""

from datetime import date
from io import BytesIO

import pypdfium2

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.piece import AskedPiece, RequestKind
from daect_tui.domain.piece_form import Asking
from daect_tui.services.desk import Desk
from daect_tui.services.producing import Production
from tests.support.desks import filed

TODAY = date(2018, 3, 14)


def said(desk: Desk, made: Production) -> str:
    """Return the text of the kept document, on one line, with plain spaces."""
    assert made.letter is not None, made.faults
    with desk.office.reading() as work:
        content = work.letters.content(made.letter.sha256)
    pages = pypdfium2.PdfDocument(BytesIO(content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def asked(desk: Desk, reference: str) -> None:
    piece = AskedPiece("deliberation", "Délibération du conseil")
    desk.pieces.ask(
        reference, Asking(RequestKind.INCOMPLETE, (piece,), TODAY, date(2018, 4, 13), "Une copie suffit.")
    )


def test_an_acknowledgement_is_sent_and_the_dossier_is_acknowledged(desk: Desk) -> None:
    reference = filed(desk)

    made = desk.letters.produce_acknowledgement(reference)

    text = said(desk, made)
    assert "Votre dossier a été reçu le 5 mars 2018" in text
    assert "réputée rejetée le 5 mai 2018" in text
    assert "Formulaire de candidature signé" in text
    assert "Service chargé de l’instruction : Délégation pour l’action" in text
    assert "01 99 00 12 00" in text
    assert desk.letters.produce_acknowledgement(reference) == made
    assert made.letter is not None
    assert made.letter.recipient == "Montclair (fictif)"
    desk.posting.mark_signed([made.letter.chrono])
    assert desk.intake.open(reference).dossier.state is DossierState.FILED
    desk.posting.mark_sent([made.letter.chrono], TODAY)
    assert desk.intake.open(reference).dossier.state is DossierState.ACKNOWLEDGED


def test_an_acknowledgement_suspends_for_what_was_asked_alone(desk: Desk) -> None:
    reference = filed(desk)
    asked(desk, reference)

    text = said(desk, desk.letters.produce_acknowledgement(reference))

    demanded, lacking = text.split("Pièces à joindre")
    assert "Délibération ou décision de l’organe compétent" in demanded
    assert "au plus tard le 13 avril 2018" in demanded
    assert "Formulaire de candidature signé" in lacking
    assert "Délibération" not in lacking


def test_an_acknowledgement_that_leaves_later_changes_nothing_more(desk: Desk) -> None:
    reference = filed(desk)
    made = desk.letters.produce_acknowledgement(reference)
    asked(desk, reference)
    assert made.letter is not None

    desk.posting.mark_signed([made.letter.chrono])
    desk.posting.mark_sent([made.letter.chrono], TODAY)

    assert desk.intake.open(reference).dossier.state is DossierState.INCOMPLETE


def test_a_request_for_pieces_says_the_suspended_date(desk: Desk) -> None:
    reference = filed(desk)
    asked(desk, reference)
    (request,) = desk.intake.open(reference).book.requests

    made = desk.letters.produce_pieces_request(request)

    text = said(desk, made)
    assert "au plus tard le 13 avril 2018" in text
    assert "Délibération du conseil" in text
    assert "Une copie suffit." in text
    assert "réputée rejetée le 4 juin 2018" in text
    assert desk.letters.produce_pieces_request(request) == made


def test_each_correspondent_has_a_letter_then_a_reminder(desk: Desk) -> None:
    reference = filed(desk)
    numbers = tuple(
        desk.directory.save_correspondent(
            Correspondent(
                0, CorrespondentKind.POSTE, name, "Rabat", "MA", "", "Mme", "Inès", "Delcourt", "", ""
            )
        ).id
        for name in ("Ambassade A (fictive)", "Ambassade B (fictive)")
    )
    first, second = desk.opinions.ask(
        reference, OpinionAsking(numbers, "Utile aux villes ?", date(2018, 3, 1), date(2018, 3, 12))
    )

    one, two = desk.letters.produce_referral(first), desk.letters.produce_referral(second)
    again = desk.letters.produce_referral(desk.opinions.remind(first.id, TODAY))

    text = said(desk, one)
    assert "Madame," in text
    assert "Inès Delcourt" in text
    assert "Utile aux villes ?" in text
    assert "Maroc et Tunisie" in text
    assert "restée sans réponse" not in text
    assert "ma demande d’avis du 1er mars 2018 est restée sans réponse" in said(desk, again)
    letters = desk.intake.open(reference).letters
    assert [letter.recipient for letter in letters] == [first.source, second.source, first.source]
    assert {letter.kind for letter in letters} == {LetterKind.REFERRAL}
    assert two.letter is not None
    assert two.letter.dated == date(2018, 3, 1)
