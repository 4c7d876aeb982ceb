"""The papers of a label as they are printed, and the public extract as a document and as tables."""

from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.label_papers import digest
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.reversal import ReversalKind
from daect_tui.services.desk import Desk
from daect_tui.services.producing import Production
from exports.tables import open_table
from tests.integration.services.test_decisions_and_letters import text_of
from tests.integration.services.test_labels import NUMBER, case, state
from tests.integration.services.test_reversals_and_appeals import ILLEGAL, at, decided, notified


def made(production: Production) -> Letter:
    assert production.faults == ()
    assert production.letter is not None
    return production.letter


def printed(desk: Desk, letter: Letter, folder: Path) -> str:
    return text_of(desk.letters.write_to(letter.chrono, folder / letter.file_name))


def test_an_attestation_says_the_register_of_its_day_and_how_to_verify_it(desk: Desk, tmp_path: Path) -> None:
    decided(desk)
    assert "pas encore commencé" in desk.label_papers.produce_attestation(NUMBER).faults[0]
    at(desk, date(2018, 5, 10))

    letter = made(desk.label_papers.produce_attestation(NUMBER))

    text = printed(desk, letter, tmp_path)
    facts = (
        ("Numéro du label", NUMBER),
        ("Label", "Expertise territoriale internationale"),
        ("Titulaire", "Organisme 1 (fictif)"),
        ("Domaine labellisé", "Domaine 1"),
        (
            "Programme",
            "PACT3 – Programme d’appui à la coopération thématique des collectivités territoriales",
        ),
        ("Période", "du 20 mars 2018 au 19 mars 2021"),
        ("État au 10 mai 2018", "actif"),
    )
    for caption, value in facts:
        assert f"{caption} : {value}" in text
    assert digest(facts) in text
    assert "Hélène VASSEUR" in text
    assert "recours" not in text
    assert made(desk.label_papers.produce_attestation(NUMBER)) == letter

    desk.labels.suspend(NUMBER, case(desk))
    again = made(desk.label_papers.produce_attestation(NUMBER))

    assert "Il est suspendu depuis le 1er mai 2018, jusqu’au 30 juin 2018." in printed(desk, again, tmp_path)
    with desk.office.reading() as work:
        assert work.letters.get(letter.chrono).state is LetterState.REPLACED


def test_the_letter_of_suspension_gives_reasons_article_and_appeals_and_its_notification_counts(
    desk: Desk, tmp_path: Path
) -> None:
    decided(desk)
    assert "jamais été suspendu" in desk.label_papers.produce_suspension(NUMBER).faults[0]
    desk.labels.suspend(NUMBER, case(desk))

    letter = notified(desk, desk.label_papers.produce_suspension(NUMBER), date(2018, 5, 4))

    text = printed(desk, letter, tmp_path)
    for words in (
        "Paris, le 20 avril 2018",
        "du 1er mai 2018 au 30 juin 2018",
        "le 2 avril 2018, de présenter vos observations avant le 20 avril 2018",
        "Vous n’avez pas présenté d’observations",
        "article L. 242-2",
        case(desk).condition.rstrip("."),
        "Aucun rapport n’est remis.",
        "tribunal administratif de Paris",
    ):
        assert words in text
    assert letter.recipient == "Organisme 1 (fictif)"
    assert [state(desk, date(2018, 5, day)).value for day in (3, 4)] == ["actif", "suspendu"]
    assert desk.office.register.faults() == ()


def test_the_public_extract_names_organisations_and_leaves_out_what_never_was(
    desk: Desk, tmp_path: Path
) -> None:
    decision = decided(desk)
    day = date(2018, 5, 10)
    for suffix in ("pdf", "csv", "xlsx"):
        assert desk.label_papers.write_extract(day, tmp_path / f"extrait.{suffix}") == 1
        assert desk.label_papers.write_extract(date(2018, 3, 19), tmp_path / f"avant.{suffix}") == 0
    with pytest.raises(WouldOverwrite):
        desk.label_papers.write_extract(day, tmp_path / "extrait.csv")

    text = text_of(tmp_path / "extrait.pdf")
    for words in (NUMBER, "Organisme 1 (fictif)", "Domaine 1", "20/03/2018 – 19/03/2021", "actif"):
        assert words in text
    assert "Lormier" not in text
    with open_table(tmp_path / "extrait.csv") as table:
        assert table.headings[0] == "numéro"
        assert [row.cells for row in table.rows] == [
            (NUMBER, "Organisme 1 (fictif)", "Domaine 1", "PACT3", "2018-03-20", "2021-03-19", "actif")
        ]

    desk.reversals.sign(decision.id, ILLEGAL, date(2018, 5, 2))
    assert ILLEGAL.kind is ReversalKind.WITHDRAWAL
    assert desk.label_papers.write_extract(day, tmp_path / "extrait.csv", force=True) == 0
