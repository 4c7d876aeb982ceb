"""ODT and DOCX, read back by their XML: named styles, marked header rows, French, no broken file."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from daect_tui.domain.document import (
    BulletList,
    Heading,
    LetterDocument,
    Paragraph,
    PlainDocument,
    Run,
    Table,
)
from daect_tui.domain.document_form import DocumentForm
from exports.documents import render

Plains = Callable[..., PlainDocument]
Letters = Callable[..., LetterDocument]
FORMS = (DocumentForm.ODT, DocumentForm.DOCX)
CONTENT = {DocumentForm.ODT: "content.xml", DocumentForm.DOCX: "word/document.xml"}
NAMES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
BODY = (
    Heading("Composition & présences"),
    Table(("Membre", "Qualité"), (("Mme Ada Morin", "élue\nde Paris"), ("M. Luc Ambert", "")), (1, 3)),
    Heading("Point 1", 2),
    Heading("Détail", 3),
    BulletList(((Run("un"),), (Run("deux"),))),
    Paragraph((Run("Le 1er mai, "), Run("adopté", bold=True), Run(" puis lu", italic=True))),
)


def parts(content: bytes) -> dict[str, ET.Element]:
    """Parse every part of a file; one that is not XML would raise."""
    with ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: ET.fromstring(packed.read(name)) for name in packed.namelist() if name != "mimetype"}  # noqa: S314 – our own file


def q(name: str) -> str:
    """Write « w:p » as the parser does."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def words(element: ET.Element) -> str:
    """Return what an element says: line breaks and repeated spaces as a reader sees them."""
    said = []
    for one in element.iter():
        if one.tag == q("text:s"):
            said.append(" " * int(one.get(q("text:c"), "1")))
        elif one.tag in (q("text:line-break"), q("w:br")):
            said.append("\n")
        said.append(one.text or "")
        said.append(one.tail or "" if one is not element else "")
    return "".join(said)


def lines(content: bytes, form: DocumentForm) -> list[tuple[str, str]]:
    """Return every paragraph as its style and its text."""
    body = parts(content)[CONTENT[form]]
    if form is DocumentForm.ODT:
        found = [one for one in body.iter() if one.tag in (q("text:p"), q("text:h"))]
        return [(one.get(q("text:style-name"), "").replace("_20_", " "), words(one)) for one in found]
    styles = {
        one.get(q("w:styleId"), ""): one.find(q("w:name")).get(q("w:val"), "")  # type: ignore[union-attr]
        for one in parts(content)["word/styles.xml"].iter(q("w:style"))
    }
    return [
        (styles[one.find(f".//{q('w:pStyle')}").get(q("w:val"), "")], words(one))  # type: ignore[union-attr]
        for one in body.iter(q("w:p"))
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes_and_every_part_is_xml(
    plain: Plains, letter: Letters, form: DocumentForm
) -> None:
    for document in (plain(body=BODY), letter()):
        content = render(document, form)
        assert content == render(document, form)
        assert CONTENT[form] in parts(content)
        with ZipFile(BytesIO(content)) as packed:
            assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("form", FORMS)
def test_headings_lists_and_texts_bear_named_styles(plain: Plains, form: DocumentForm) -> None:
    said = [(style.lower(), text) for style, text in lines(render(plain(body=BODY), form), form)]

    body = "text body" if form is DocumentForm.ODT else "body text"
    for expected in (
        ("title", "Procès-verbal"),
        ("subtitle", "Séance du 17\u00a0mai\u00a02017"),
        ("heading 1", "Composition & présences"),
        ("heading 2", "Point 1"),
        ("heading 3", "Détail"),
        ("list bullet", "un"),
        ("list bullet", "deux"),
        ("table heading", "Qualité"),
        ("table contents", "élue\nde Paris"),
        (body, "Le 1er\u00a0mai, adopté puis lu"),
        ("signatory", "Camille DURAND-EXEMPLE"),
    ):
        assert expected in said
    order = [text for _style, text in said]
    assert order.index("RÉPUBLIQUE FRANÇAISE") < order.index("Procès-verbal") < order.index("Point 1")


def test_the_header_row_is_marked_and_repeated_in_odt(plain: Plains) -> None:
    content = parts(render(plain(body=BODY), DocumentForm.ODT))["content.xml"]
    table = next(one for one in content.iter(q("table:table")) if one.get(q("table:name")) == "Grid1")

    (header,) = table.findall(q("table:table-header-rows"))
    assert [words(cell) for cell in header.iter(q("table:table-cell"))] == ["Membre", "Qualité"]
    assert len(table.findall(q("table:table-row"))) == 2
    columns = [one.get(q("style:name")) for one in content.iter(q("style:style"))]
    assert {"Grid1.0", "Grid1.1"} <= set(columns)


def test_the_header_row_is_marked_and_repeated_in_docx(plain: Plains) -> None:
    content = parts(render(plain(body=BODY), DocumentForm.DOCX))["word/document.xml"]
    rows = [
        row for row in content.iter(q("w:tr")) if row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None
    ]

    assert [[words(cell) for cell in row.iter(q("w:tc"))] for row in rows] == [["Membre", "Qualité"]]
    # A cell always ends with a paragraph, and no two tables touch: Word refuses the one, joins the others.
    assert all(cell[-1].tag == q("w:p") for cell in content.iter(q("w:tc")))
    tags = [one.tag for one in content[0]]
    assert all(q("w:tbl") != after for tag, after in pairwise(tags) if tag == q("w:tbl"))


def test_headings_have_levels_and_lists_are_lists(plain: Plains) -> None:
    odt = parts(render(plain(body=BODY), DocumentForm.ODT))["content.xml"]
    docx = parts(render(plain(body=BODY), DocumentForm.DOCX))

    assert [one.get(q("text:outline-level")) for one in odt.iter(q("text:h"))] == ["1", "2", "3"]
    assert [len(one) for one in odt.iter(q("text:list"))] == [2]
    styles = {one.get(q("w:styleId")): one for one in docx["word/styles.xml"].iter(q("w:style"))}
    levels = [styles[f"Heading{rank}"].find(f".//{q('w:outlineLvl')}") for rank in (1, 2, 3)]
    assert [one.get(q("w:val")) for one in levels if one is not None] == ["0", "1", "2"]
    assert styles["ListBullet"].find(f".//{q('w:numId')}") is not None


@pytest.mark.parametrize("form", FORMS)
def test_a4_french_titled_with_page_numbers_and_the_foot_on_every_page(
    plain: Plains, form: DocumentForm
) -> None:
    found = parts(render(plain(body=BODY, foot="Tête du journal\u00a0: nº\u00a07"), form))
    if form is DocumentForm.ODT:
        styles, meta = found["styles.xml"], found["meta.xml"]
        page = next(styles.iter(q("style:page-layout-properties")))
        assert (page.get(q("fo:page-width")), page.get(q("fo:page-height"))) == ("210mm", "297mm")
        foot = next(styles.iter(q("style:footer")))
        assert [len(list(foot.iter(q(f"text:page-{name}")))) for name in ("number", "count")] == [1, 1]
        default = next(styles.iter(q("style:default-style"))).find(q("style:text-properties"))
        assert default is not None
        assert (default.get(q("fo:language")), default.get(q("fo:country"))) == ("fr", "FR")
    else:
        section = next(found["word/document.xml"].iter(q("w:pgSz")))
        assert (section.get(q("w:w")), section.get(q("w:h"))) == ("11906", "16838")
        foot, meta = found["word/footer1.xml"], found["docProps/core.xml"]
        fields = [one.get(q("w:instr"), "").strip() for one in foot.iter(q("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert next(found["word/styles.xml"].iter(q("w:lang"))).get(q("w:val")) == "fr-FR"
    assert "Tête du journal\u00a0: nº\u00a07" in words(foot)
    assert meta.findtext(f".//{q('dc:title')}") == "Procès-verbal – Séance du 17\u00a0mai\u00a02017"
    assert meta.findtext(f".//{q('dc:language')}") == "fr-FR"


HOSTILE = "".join(map(chr, (*range(32), 127, 0x85, 0x202E, 0xD800, 0xFFFE, 0xFFFF))) + "]]> <b>&amp;</b> \"'"


@pytest.mark.parametrize("form", FORMS)
def test_no_character_breaks_the_file_and_no_text_is_taken_for_markup(
    plain: Plains, letter: Letters, form: DocumentForm
) -> None:
    body = (
        Heading(HOSTILE),
        Paragraph((Run(HOSTILE, bold=True),)),
        BulletList(((Run(HOSTILE),),)),
        Table((HOSTILE,), ((HOSTILE,),), (1,)),
    )
    documents = (
        plain(title=HOSTILE, subtitle=HOSTILE, reference=HOSTILE, foot=HOSTILE, body=body),
        letter(title=HOSTILE, subject=HOSTILE, recipient=(HOSTILE,), call=HOSTILE, body=body),
    )
    for document in documents:
        said = [text for _style, text in lines(render(document, form), form)]
        assert sum("]]> <b>&amp;</b> \"'" in text for text in said) >= 6
        assert not any("\x00" in text or "\ufffe" in text or "\x0b" in text for text in said)


@pytest.mark.parametrize("form", FORMS)
def test_spaces_and_line_ends_stay_as_they_were_typed(plain: Plains, form: DocumentForm) -> None:
    text = "  deux  espaces\u202f; fin \nseconde ligne "
    said = lines(render(plain(body=(Paragraph((Run(text),)),)), form), form)

    assert text in [words for _style, words in said]


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_says_all_that_its_frame_asks(letter: Letters, form: DocumentForm) -> None:
    whole = letter(annex=(Heading("Coupon-réponse"),))

    said = "\n".join(text for _style, text in lines(render(whole, form), form)).replace("\u00a0", " ")

    for expected in (
        "Affaire suivie par : Camille Durand-Exemple",
        "Nos réf. : 2017-0001",
        "Paris, le 1er mai 2017",
        "99000 EXEMPLE",
        "Objet : Attribution du label",
        "Référence : votre dossier PACT3-2017-001",
        "Pièce jointe : charte du label",
        "Madame la Maire,",
        "Pour le ministre et par délégation,\nLe délégué\nAlix EXEMPLE",
    ):
        assert expected in said
    assert said.index("Alix EXEMPLE") < said.index("Coupon-réponse")


def test_an_odt_says_what_it_is_before_anything_else(plain: Plains) -> None:
    content = render(plain(), DocumentForm.ODT)
    with ZipFile(BytesIO(content)) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        listed = ET.fromstring(packed.read("META-INF/manifest.xml"))  # noqa: S314 – our own file
        kept = {one.get(q("manifest:full-path")) for one in listed} - {"/"}
        assert kept == set(packed.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def test_a_docx_names_every_part_that_it_ties(plain: Plains) -> None:
    found = parts(render(plain(), DocumentForm.DOCX))
    typed = {one.get("PartName", "").lstrip("/") for one in found["[Content_Types].xml"]} - {""}
    tied = {f"word/{one.get('Target')}" for one in found["word/_rels/document.xml.rels"]}

    assert typed == {
        name for name in found if name.startswith(("word/", "docProps/")) and "_rels" not in name
    }
    assert tied <= typed
