import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from daect_tui.domain.document import (
    BulletList,
    Document,
    Heading,
    LetterDocument,
    Paragraph,
    PlainDocument,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.errors import DocumentFault
from exports.pdf import document_faults, document_flaws, render_lot, render_pdf
from exports.pdf.boxes.flow import pages as laid_out
from exports.pdf.pages import _FIRST_ROOM, _NEXT_ROOM
from exports.pdf.story import story

Letters = Callable[..., LetterDocument]
Plains = Callable[..., PlainDocument]
Pages = Callable[[bytes], list[str]]

SENTENCE = "Le comité de sélection a examiné le dossier et en a délibéré à la majorité des voix. "


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def long_body(paragraphs: int) -> tuple[Paragraph, ...]:
    return tuple(paragraph(SENTENCE * 8) for _ in range(paragraphs))


def test_a_letter_says_all_that_its_document_holds(letter: Letters, pages: Pages) -> None:
    (text,) = pages(render_pdf(letter()))
    for part in (
        "RÉPUBLIQUE FRANÇAISE",
        "Délégation pour les essais des collectivités territoriales",
        "Paris, le 1er mai 2017",
        "Affaire suivie par : Camille Durand-Exemple chargée de mission Tél. : 01 99 00 12 35",
        "Nos réf. : 2017-0001",
        "Madame la Maire Commune d’Exemple Place du Marché 99000 EXEMPLE",
        "Objet : Attribution du label",
        "Référence : votre dossier PACT3-2017-001",
        "Pièce jointe : charte du label",
        "Madame la Maire, Votre dossier est retenu.",
        "Pour le ministre et par délégation, Le délégué Alix EXEMPLE",
        "1, rue de l’Exemple · 75000 Paris",
    ):
        assert part in text
    assert "1/1" not in text


def test_text_that_looks_like_markup_is_printed_as_it_stands(letter: Letters, pages: Pages) -> None:
    odd = "<Durand> & [/x] <b> &amp; <img src='/etc/hostname'/> <br/> **gras** {nom}"
    (text,) = pages(render_pdf(letter(recipient=(odd, "99000 EXEMPLE"), subject=odd, body=(paragraph(odd),))))
    assert text.count(odd) == 3


def test_styles_of_runs_are_kept(letter: Letters) -> None:
    runs = (Run("normal "), Run("gras ", bold=True), Run("penché ", italic=True), Run("les deux", True, True))
    fonts = _fonts(render_pdf(letter(body=(Paragraph(runs),))))
    assert {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"} == fonts


def test_every_typeface_is_embedded_noto(letter: Letters, plain: Plains) -> None:
    table = Table(("A", "B"), (("", "x"),), (1, 1))
    fonts = _fonts(render_lot([letter(), plain(body=(Heading("Titre"), table))]))
    assert all(font.startswith("NotoSans") for font in fonts)


def _fonts(content: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(content)
    names = set()
    try:
        for page in document:
            for item in page.get_objects():
                if isinstance(item, pypdfium2.PdfTextObj):
                    names.add(item.get_font().get_base_name().rpartition("+")[2])
            page.close()
    finally:
        document.close()
    assert b"/Helvetica" not in content
    return names


def test_the_same_document_gives_the_same_bytes(letter: Letters, plain: Plains) -> None:
    documents: list[Document] = [letter(), plain(), letter(body=long_body(12))]
    assert render_lot(documents) == render_lot(documents)


def test_the_same_document_gives_the_same_bytes_in_another_process(letter: Letters) -> None:
    script = (
        "import pickle, sys; from exports.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(pickle.load(sys.stdin.buffer)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=pickle.dumps(letter()), capture_output=True, check=True
    )
    assert done.stdout == render_pdf(letter())


def test_a_long_letter_is_numbered_and_keeps_its_signature_together(letter: Letters, pages: Pages) -> None:
    texts = pages(render_pdf(letter(body=(*long_body(26), paragraph("Formule de politesse.")))))
    assert len(texts) == 4
    assert [f"{number}/4" in text for number, text in enumerate(texts, 1)] == [True] * 4
    assert all("2017-0001 – Lettre de labellisation" in text for text in texts[1:])
    assert "Formule de politesse. Pour le ministre et par délégation, Le délégué Alix EXEMPLE" in texts[-1]


@pytest.mark.parametrize("lines", range(30, 42))
def test_the_signature_is_never_parted_from_the_last_paragraph(
    letter: Letters, pages: Pages, lines: int
) -> None:
    body = (*(paragraph(f"Ligne {number}.") for number in range(lines)), paragraph("Politesse."))
    texts = pages(render_pdf(letter(body=body)))
    assert f"Ligne {lines - 1}. Politesse. Pour le ministre et par délégation, Le délégué" in texts[-1]


def test_a_letter_stands_closer_when_that_saves_a_page(letter: Letters, pages: Pages) -> None:
    saved = []
    for lines in range(10, 30):
        document = letter(body=tuple(paragraph(f"Ligne {number}.") for number in range(lines)))
        easy = len(laid_out(story(document), _FIRST_ROOM, _NEXT_ROOM))
        saved.append(easy - len(pages(render_pdf(document))))

    assert set(saved) == {0, 1}


def test_a_long_table_repeats_its_heading_row(plain: Plains, pages: Pages) -> None:
    rows = tuple((f"Membre {number}", "Représentant", f"{number}") for number in range(60))
    texts = pages(
        render_pdf(plain(body=(Table(("Membre", "Qualité", "Voix"), rows, (2, 4, 1)),), signatures=()))
    )
    assert len(texts) > 1
    assert all("Membre Qualité Voix" in text for text in texts)
    assert all(f"Membre {number} Représentant {number}" in " ".join(texts) for number in range(60))


def test_a_row_higher_than_a_page_goes_on_over_the_next(plain: Plains, pages: Pages) -> None:
    cell = SENTENCE * 120
    texts = pages(render_pdf(plain(body=(Table(("Point", "Débat"), (("1", cell),), (1, 3)),))))
    assert len(texts) > 1
    assert "".join(texts).count("délibéré") == 120


def test_a_title_stays_with_what_it_announces(plain: Plains, pages: Pages) -> None:
    for lines in range(25, 40):
        body = (
            *(paragraph(f"Ligne {number}.") for number in range(lines)),
            Heading("Annonce"),
            *(paragraph("Suite.") for _ in range(3)),
        )
        texts = pages(render_pdf(plain(body=body)))
        assert any("Annonce Suite." in text for text in texts), lines


def test_a_lot_starts_each_document_on_a_new_page_with_its_own_numbers(
    letter: Letters, plain: Plains, pages: Pages
) -> None:
    texts = pages(render_lot([letter(body=long_body(14)), letter(), plain(body=long_body(10))]))
    numbers = [next((n for n in ("1/3", "2/3", "3/3", "1/2", "2/2") if n in text), "") for text in texts]
    assert numbers == ["1/3", "2/3", "3/3", "", "1/2", "2/2"]
    assert "Procès-verbal" in texts[4]
    assert "Séance du 17 mai 2017" in texts[4]


def test_a_lot_embeds_each_typeface_once(letter: Letters) -> None:
    one, ten = render_pdf(letter()), render_lot([letter()] * 10)
    assert ten.count(b"/FontFile2") == one.count(b"/FontFile2")


def test_metadata_gives_title_author_and_language(letter: Letters) -> None:
    content = render_pdf(letter())
    document = pypdfium2.PdfDocument(content)
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "Lettre de labellisation"
    assert metadata["Author"] == "Délégation pour les essais des collectivités territoriales"
    assert b"/Lang (fr-FR)" in content
    assert b"/DisplayDocTitle true" in content


def test_minutes_bear_two_signatures_and_a_list(plain: Plains, pages: Pages) -> None:
    items = BulletList(((Run("Exemple", bold=True), Run(" : patrimoine")), (Run("Essai"),)))
    (text,) = pages(render_pdf(plain(body=(items,))))
    assert "– Exemple : patrimoine – Essai" in text
    for part in ("Le président de séance", "Alix EXEMPLE", "La secrétaire de séance", "PACT3-2017-S1"):
        assert part in text


def test_preflight_tells_every_fault_at_once(letter: Letters) -> None:
    faults = document_faults(
        letter(recipient=("", " "), subject="", signature=SignatureBlock("", "", ""), body=(paragraph("😀"),))
    )
    assert len(faults) == 5
    for fault, part in zip(
        faults, ("destinataire", "objet", "GRINNING FACE", "qualité", "signature, nom"), strict=True
    ):
        assert part in fault
        assert fault.startswith("Lettre de labellisation 2017-0001, ")


def test_preflight_is_silent_on_a_sound_document(letter: Letters, plain: Plains) -> None:
    assert document_faults(letter()) == ()
    assert document_faults(plain()) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Madame la Maire", "Commune d’Exemple", "Bâtiment C", "Escalier D", "BP 12", "99000 EXEMPLE"),
        (*("Communauté d’agglomération de l’Exemple et des Essais",) * 7, "99000 EXEMPLE CEDEX"),
    ],
)
def test_the_window_of_an_envelope_shows_the_address_and_nothing_else(
    letter: Letters, lines: tuple[str, ...]
) -> None:
    subject = "Attribution du label " * 8
    document = pypdfium2.PdfDocument(render_pdf(letter(recipient=lines, subject=subject)))
    page = document[0]
    mm = 72 / 25.4
    height = page.get_height()
    seen, strays = 0, []
    for item in page.get_objects():
        if not isinstance(item, pypdfium2.PdfTextObj):
            continue
        left, bottom, right, top = (side / mm for side in item.get_bounds())
        above, below = height / mm - top, height / mm - bottom
        # What a DL or a C5 envelope shows of the sheet that rests in it, whichever of the two.
        if right > 100 and below > 43 and above < 88:
            inside = left >= 105 and right <= 190 and above >= 43 and below <= 80
            seen += inside
            strays += [] if inside else [(left, above)]
    page.close()
    document.close()
    assert (seen, strays) == (len(lines), [])


def test_an_address_too_long_for_the_window_is_a_fault(letter: Letters) -> None:
    assert document_faults(letter(recipient=("ligne",) * 8)) == ()
    (fault,) = document_faults(letter(recipient=("ligne",) * 9))
    assert "9 lignes" in fault
    (fault,) = document_faults(letter(recipient=("x" * 121,)))
    assert "la limite est de 120" in fault
    flaws = document_flaws(letter(recipient=("W" * 80, "W" * 80, "W" * 80, "99000 EXEMPLE")))
    assert "occupe 10 lignes une fois imprimée" in flaws[0].sentence
    assert not any(flaw.blocks for flaw in flaws)


def test_a_document_without_text_is_a_fault(plain: Plains) -> None:
    (fault,) = document_faults(plain(body=()))
    assert fault.startswith("Procès-verbal, «\u202fcorps\u202f»\u00a0: le document n’a pas de texte.")


def test_a_footer_too_long_for_its_line_is_cut_with_a_sign(letter: Letters, pages: Pages) -> None:
    head = replace(letter().letterhead, address=("rue du Faubourg-Exemple " * 12,))
    (flaw,) = document_flaws(letter(letterhead=head))
    assert (flaw.field, flaw.blocks) == ("pied de page", False)
    (text,) = pages(render_pdf(letter(letterhead=head)))
    _, foot = text.split("Alix EXEMPLE ")
    assert foot.startswith("rue du Faubourg-Exemple ")
    assert "…" in foot


def test_rendering_refuses_what_preflight_refuses(letter: Letters) -> None:
    faulty = letter(subject="Projet 😀")
    with pytest.raises(DocumentFault) as caught:
        render_lot([letter(), faulty])
    assert str(caught.value) == "\n".join(document_faults(faulty))
    assert "GRINNING FACE" in str(caught.value)


def test_rendering_nothing_is_refused() -> None:
    with pytest.raises(DocumentFault, match="Aucun document"):
        render_lot([])


def test_what_cannot_stand_on_a_page_is_a_fault(letter: Letters) -> None:
    head = replace(letter().letterhead, state=("Une mention de l’État",) * 100)
    with pytest.raises(DocumentFault, match="ne tient pas sur une page"):
        render_pdf(letter(letterhead=head))


def test_the_hardest_admitted_letter_is_laid_out(letter: Letters, pages: Pages) -> None:
    line = "W" * 300
    hard = letter(
        recipient=("W" * 120,) * 8,
        subject=line,
        references=(line,),
        call=line,
        body=(paragraph("W" * 20_000),),
        signature=SignatureBlock(line, line, line),
    )
    assert document_faults(hard) == ()
    assert len(pages(render_pdf(hard))) >= 1


def test_importing_the_package_does_not_load_reportlab() -> None:
    script = "import sys, exports.pdf, exports.files, exports.printing; print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_contents_give_the_page_of_each_title(plain: Plains, pages: Pages) -> None:
    titles = tuple(f"Point {number}" for number in range(1, 31))
    rows = tuple((title, "") for title in titles)
    points = tuple(
        block
        for number, title in enumerate(titles)
        for block in (Heading(title, new_page=True), *long_body(1 + number % 8))
    )
    body = (Table(("Titre", "Page"), rows, (8, 1), pages=titles), *points)

    texts = pages(render_pdf(plain(body=body, signatures=())))

    contents = " ".join(texts[:2])
    for title in titles:
        (page,) = (number for number, text in enumerate(texts, 1) if number > 1 and f" {title} Le " in text)
        assert f" {title} {page} " in f"{contents} "


def test_each_document_of_a_lot_counts_its_own_pages(plain: Plains, pages: Pages) -> None:
    titles = ("Premier", "Second")
    table = Table(("Titre", "Page"), tuple((title, "") for title in titles), (8, 1), pages=titles)
    one = plain(
        body=(table, *(Heading(title, new_page=True) for title in titles), paragraph("Fin.")), signatures=()
    )

    texts = pages(render_lot([one, one]))

    assert [("Premier 2 Second 3" in text) for text in texts] == [True, False, False] * 2


def test_a_row_to_sign_is_never_cut_between_two_pages(plain: Plains, pages: Pages) -> None:
    high = "\n".join(f"ligne {number}" for number in range(30))
    rows = tuple((f"Membre {number}", f"{high} de {number}", "") for number in range(5))

    texts = pages(
        render_pdf(plain(body=(Table(("Membre", "Qualité", "Signature"), rows, (2, 4, 3), to_sign=True),)))
    )

    assert len(texts) > 2
    for number in range(5):
        (text,) = (text for text in texts if f"Membre {number} " in text)
        assert f"ligne 29 de {number}" in text


def test_the_annex_of_a_letter_comes_after_its_signature_on_a_page_of_its_own(
    letter: Letters, pages: Pages
) -> None:
    annexed = letter(annex=(Heading("Coupon-réponse", new_page=True), paragraph("Je siégerai.")))

    first, second = pages(render_pdf(annexed))

    assert "Alix EXEMPLE" in first
    assert "Coupon-réponse Je siégerai." in second


def test_an_annex_goes_through_the_door_too(letter: Letters) -> None:
    (fault,) = document_faults(letter(annex=(paragraph("\N{GRINNING FACE}"),)))

    assert "manque à la police" in fault
