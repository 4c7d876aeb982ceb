"""What a screen reader finds in our files (ISO 14289-1); veraPDF says the rest in `tests/system`."""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from daect_tui.domain.document import Document
from exports.pdf import render_lot, render_pdf, write_lot
from tests.support.papers import LETTER, MINUTES
from tests.support.tagged import Tagged

CONTENTS: dict[str, list[Document]] = {
    "letter": [LETTER],
    "minutes": [MINUTES],
    "lot": [LETTER, MINUTES, LETTER],
}
CONTACT = (
    "Affaire suivie par : Zo? Durand-Exemple charg?e de mission T?l. : 01 99 00 12 35 "
    "Courriel : zoe@example.org Nos r?f. : 2017-0042"
)


@pytest.fixture(scope="module", params=CONTENTS)
def tagged(request: pytest.FixtureRequest) -> Tagged:
    return Tagged(render_lot(CONTENTS[request.param]))


@pytest.fixture(scope="module")
def letter() -> Tagged:
    return Tagged(render_pdf(LETTER))


@pytest.fixture(scope="module")
def minutes() -> Tagged:
    return Tagged(render_pdf(MINUTES))


def test_whatever_is_drawn_is_content_or_artifact_and_never_both(tagged: Tagged) -> None:
    for page in tagged.pages:
        depth = 0
        for line in tagged.code(page).splitlines():
            depth += line.endswith(" BDC")
            depth -= line == "EMC"
            assert depth in (0, 1)
            if re.search(r"(Tj|\bS|\bf)$", line):
                assert depth == 1, line
        assert depth == 0


def test_each_mark_of_a_page_belongs_to_one_element_and_each_element_knows_its_marks(tagged: Tagged) -> None:
    for page in tagged.pages:
        drawn = [int(mark) for mark in re.findall(r"/MCID (\d+)", tagged.code(page))]
        owners = tagged.marked_by(page)
        assert drawn == list(range(len(owners)))
        for mark, owner in enumerate(owners):
            assert (page, mark) in tagged.elements[owner].marks
    known = {(page, mark) for page in tagged.pages for mark in range(len(tagged.marked_by(page)))}
    assert {mark for element in tagged.elements.values() for mark in element.marks} == known


def test_every_element_hangs_on_the_document(tagged: Tagged) -> None:
    assert len(tagged.reading) == len(tagged.elements)
    for element in tagged.elements.values():
        for child in element.children:
            assert tagged.elements[tagged.elements[child].parent] is element


def test_no_level_of_title_is_skipped(tagged: Tagged) -> None:
    levels = [int(element.tag[1:]) for element in tagged.reading if re.fullmatch(r"H\d", element.tag)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_document_of_a_lot_is_a_part_with_its_bookmark() -> None:
    content = render_lot([LETTER, MINUTES, LETTER])

    top, *_ = Tagged(content).reading
    assert [Tagged(content).elements[child].tag for child in top.children] == ["Part"] * 3
    with closing(pypdfium2.PdfDocument(content)) as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        pages = len(document)
    letter, minutes = "Lettre de refus", "Procès-verbal – Séance du 17\u00a0mai\u00a02017"
    assert [(level, title) for level, title, _ in marks] == [
        (0, letter),
        (0, minutes),
        (1, "Présents"),
        (1, "Débat"),
        (0, letter),
    ]
    assert [page for _, _, page in marks] == sorted(page for _, _, page in marks)
    assert marks[-1][2] == pages - marks[1][2]


def test_a_letter_is_read_in_its_order(letter: Tagged) -> None:
    assert _said(letter, "P", "H1")[:13] == [
        "R?PUBLIQUE FRAN?AISE",
        "Libert?",
        "?galit?",
        "Fraternit?",
        "Minist?re des Exemples",
        "Direction g?n?rale des essais",
        "D?l?gation pour les essais des collectivit?s territoriales",
        "Paris, le 1er mai 2017",
        CONTACT,
        "Nguy?n Th? Minh ???? ??? ????????????? ???? i ??ne? 99000 EXEMPLE",
        r"Objet : candidature (essai \ ??????????)",
        "R?f?rences : votre dossier PACT3-2017-015 ; comit? du 17 mai 2017",
        "Pi?ce jointe : charte du label",
    ]


def test_a_paragraph_over_two_pages_is_one(letter: Tagged) -> None:
    (long,) = (one for one in letter.reading if one.tag == "P" and len({page for page, _ in one.marks}) > 1)

    assert _text(letter, long.marks).startswith("Le comit?, r?uni le 1er mai 2017, a d?lib?r?")


def test_a_list_holds_items_with_a_sign_and_a_text(letter: Tagged) -> None:
    (listed,) = (one for one in letter.reading if one.tag == "L")

    items = [letter.elements[child] for child in listed.children]
    assert [item.tag for item in items] == ["LI"] * 8
    assert {tuple(letter.elements[child].tag for child in item.children) for item in items} == {
        ("Lbl", "LBody")
    }


def test_a_table_over_pages_is_one_with_one_heading_row(minutes: Tagged) -> None:
    table = next(
        one
        for one in minutes.reading
        if one.tag == "Table" and len(minutes.elements[one.children[1]].children) == 60
    )
    head, body = (minutes.elements[child] for child in table.children)

    (row,) = (minutes.elements[child] for child in head.children)
    headers = [minutes.elements[child] for child in row.children]
    assert [header.tag for header in headers] == ["TH"] * 3
    assert all(b"/Scope/Column" in header.source for header in headers)
    first = [minutes.elements[child].children[0] for child in body.children]
    assert all(minutes.elements[cell].tag == "TH" for cell in first)
    assert all(b"/Scope/Row" in minutes.elements[cell].source for cell in first)


def test_a_cell_over_pages_is_one(minutes: Tagged) -> None:
    cells = [one for one in minutes.reading if one.tag == "TD" and len({page for page, _ in one.marks}) > 1]

    assert len(cells) == 1


def test_a_lot_is_written_document_by_document() -> None:
    buffer, told = BytesIO(), list[tuple[int, bool]]()
    documents: Iterable[Document] = (LETTER, MINUTES)

    count = write_lot(
        iter(documents),
        buffer,
        title="Session PACT3-2017-S1",
        written=lambda number: told.append((number, b"%%EOF" in buffer.getvalue())),
    )

    assert count == 2
    assert told == [(1, False), (2, False)]
    assert len(buffer.getvalue()) > 10_000
    assert "Session PACT3-2017-S1".encode("utf-16-be").hex().upper().encode() in buffer.getvalue()


def test_documents_made_at_the_same_time_do_not_mix() -> None:
    subjects = [f"Sujet n° {number} {chr(0x400 + number) * 3}" for number in range(24)]
    documents = [replace(LETTER, subject=subject) for subject in subjects]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(render_pdf, documents))

    assert together == [render_pdf(document) for document in documents]


def _said(tagged: Tagged, *tags: str) -> list[str]:
    return [_text(tagged, one.marks) for one in tagged.reading if one.tag in tags]


def _text(tagged: Tagged, marks: tuple[tuple[int, int], ...]) -> str:
    """What is drawn under marks; what is no ASCII comes as a question mark."""
    said = ""
    for page, mark in marks:
        found = re.search(rf"<</MCID {mark}>> BDC\n(.*?)EMC", tagged.code(page), re.DOTALL)
        assert found
        for literal in re.findall(r"\((.*)\) Tj", found[1]):
            said += re.sub(r"\\(.)", r"\1", literal)
    return re.sub(r"[^ -~]", "?", said).strip()
