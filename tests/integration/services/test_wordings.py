"""The texts of documents as the register words them, the library, the paragraph of one letter."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.domain.errors import Refusal, StaleRecord, UnknownReference
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterAction, LetterKind
from daect_tui.domain.personal_paragraph import LONGEST_PARAGRAPH, LetterKey
from daect_tui.domain.standard_text import TextKind
from daect_tui.domain.wording import InvalidWording
from daect_tui.domain.wording_version import WordingVersion
from daect_tui.services.desk import Desk
from daect_tui.services.moves import move_letter
from daect_tui.services.producing import Production
from daect_tui.services.wordings import worded
from tests.support.desks import MORNING, filed

NAME = "acknowledgement"


def said(desk: Desk, made: Production, folder: Path) -> str:
    """Return the text of a letter that was produced, spaces made plain."""
    assert made.letter is not None, made.faults
    (path,) = desk.letters.write([made.letter.chrono], folder)
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def acts(desk: Desk, count: int) -> list[str]:
    return [entry.kind for entry in desk.directory.journal(count)]


def test_an_edited_text_words_the_letters_to_come_and_the_shipped_one_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    first, second, third = (filed(desk, domain=domain) for domain in ("Eau", "Forêt", "Musées"))
    before = desk.letters.produce_acknowledgement(first)
    sheet = desk.wordings.open(NAME)
    edited = sheet.text.replace("J’accuse réception de", "J’ai bien reçu")

    saved = desk.wordings.save(NAME, edited, base=0)
    after = desk.letters.produce_acknowledgement(second)
    again = desk.letters.produce_acknowledgement(first)
    back = desk.wordings.save(NAME, f"\n{sheet.shipped}", base=1)
    last = desk.letters.produce_acknowledgement(third)

    assert "J’accuse réception de" in said(desk, before, tmp_path)
    assert "J’ai bien reçu la candidature" in said(desk, after, tmp_path)
    assert again.letter == before.letter
    assert "J’accuse réception de" in said(desk, last, tmp_path)
    assert (saved.number, saved.is_edited, back.number, back.is_edited) == (1, True, 2, False)
    assert [version.number for version in desk.wordings.open(NAME).versions] == [1, 2]
    assert {"wording.saved", "wording.restored"} <= set(acts(desk, 9))


def test_a_text_at_fault_is_not_saved_nor_one_that_another_has_changed(desk: Desk) -> None:
    text = desk.wordings.open(NAME).text
    with pytest.raises(InvalidWording, match="implicit_rejection"):
        desk.wordings.save(NAME, text.replace("**{implicit_rejection}**", "bientôt"), base=0)
    desk.wordings.save(NAME, text.replace("J’accuse", "Je vous accuse"), base=0)
    with pytest.raises(StaleRecord, match="Camille Renaud"):
        desk.wordings.save(NAME, text, base=0)
    with pytest.raises(UnknownReference, match="acknowledgement, "):
        desk.wordings.open("inconnu")
    assert desk.wordings.open(NAME).number == 1


def test_a_text_that_went_bad_stops_its_own_document_and_no_other(desk: Desk, tmp_path: Path) -> None:
    """As one does when a later program no longer gives a value that it uses."""
    reference = filed(desk)
    with desk.office.begin() as work:
        for name in ("appeals", "pieces_request"):
            work.wordings.add(WordingVersion(name, 1, 'body = ["{perdue}"]', MORNING, "Camille Renaud"))
        work.journal.append(Act("wording.saved", "modele/appeals", {}))
        work.commit()

    made = desk.letters.produce_acknowledgement(reference)

    assert "Votre demande est susceptible" in said(desk, made, tmp_path)
    faults = {line.name: line.fault for line in desk.wordings.lines() if line.fault}
    assert {"appeals", "pieces_request", "refusal", "mission_refusal"} <= set(faults)
    assert {"acknowledgement", "referral", "communique"}.isdisjoint(faults)
    assert "{perdue} n’existe pas pour ce document" in faults["refusal"]


def test_the_appeals_are_worded_once_for_every_document_that_takes_them_in(desk: Desk) -> None:
    text = desk.wordings.open("appeals").text
    desk.wordings.save("appeals", text.replace("Si vous estimez devoir", "Si vous souhaitez"), base=0)
    with desk.office.reading() as work:
        refusal = worded(work, "refusal")
    literal = [piece.text for entry in refusal.body for phrase in entry.phrases for piece in phrase]
    assert any(part.startswith("Si vous souhaitez contester") for part in literal)


def test_every_document_has_a_preview_on_invented_values(desk: Desk) -> None:
    for line in desk.wordings.lines():
        text = desk.wordings.preview(line.name, desk.wordings.open(line.name).text)
        assert "{" not in text, line.name
    refusal = desk.wordings.preview("refusal", desk.wordings.open("refusal").text)
    assert "Madame la Maire," in refusal
    assert refusal.index("[le paragraphe personnel") < refusal.index("Voies et délais de recours")


def test_texts_go_out_one_file_a_document_and_come_back_all_or_none(desk: Desk, tmp_path: Path) -> None:
    written = {path.stem: path.read_text("utf-8") for path in desk.wordings.export(tmp_path)}
    assert desk.wordings.save_all(written) == ()
    changed = {
        name: text.replace("l’assurance de ma", "l’expression de ma") for name, text in written.items()
    }

    with pytest.raises(InvalidWording):
        desk.wordings.save_all({**changed, "refusal": "body = []"})
    assert not any(line.is_edited for line in desk.wordings.lines())
    saved = desk.wordings.save_all(changed)

    assert {one.name for one in saved} == {name for name in written if written[name] != changed[name]}


def test_a_letter_carries_its_own_paragraph_once_and_so_does_the_one_that_replaces_it(
    desk: Desk, tmp_path: Path
) -> None:
    reference = filed(desk)
    key = LetterKey(LetterKind.ACKNOWLEDGEMENT, reference, "")
    typed = "  Je salue <b>votre</b> travail **exemplaire** : {call}\n\nMerci\u202e!  "
    assert (
        desk.paragraphs.write(key, typed) == "Je salue <b>votre</b> travail **exemplaire** : {call}\nMerci!"
    )

    made = desk.letters.produce_acknowledgement(reference)

    text = said(desk, made, tmp_path)
    assert "Je salue <b>votre</b> travail **exemplaire** : {call} Merci !" in text
    assert text.index("Le présent accusé") < text.index("Je salue") < text.index("Je vous prie d’agréer")
    kept = desk.paragraphs.of(key)
    assert made.letter is not None
    assert kept is not None
    assert kept.letter == made.letter.chrono
    with desk.office.begin() as work:
        move_letter(work, desk.office, made.letter, LetterAction.REPLACE)
        work.commit()
    again = desk.letters.produce_acknowledgement(reference)
    assert again.letter != made.letter
    assert "Je salue" in said(desk, again, tmp_path)

    with pytest.raises(Refusal, match=f"{LONGEST_PARAGRAPH} au plus"):
        desk.paragraphs.write(key, "x" * (LONGEST_PARAGRAPH + 1))
    assert desk.paragraphs.write(key, " ") == ""
    assert desk.paragraphs.of(key) is None
    assert acts(desk, 1) == ["letter.personal"]


def test_the_library_is_offered_by_kind_and_its_past_is_kept(desk: Desk) -> None:
    reserved = desk.standard_texts.offered(TextKind.RESERVATION)
    wordings = [text.wording for text in reserved]

    count = desk.standard_texts.save(TextKind.RESERVATION, ["Neuf.", *wordings[1:], "Neuf."])

    assert count == len(wordings)
    offered = desk.standard_texts.offered(TextKind.PIECES, TextKind.RESERVATION)
    assert [text.wording for text in offered if text.kind is TextKind.RESERVATION] == ["Neuf.", *wordings[1:]]
    assert offered[0].kind is TextKind.PIECES
    with desk.office.reading() as work:
        gone = next(text for text in work.standard_texts.all() if text.wording == wordings[0])
    assert gone.valid_until == date(2018, 3, 14)
    assert acts(desk, 1) == ["texts.saved"]
