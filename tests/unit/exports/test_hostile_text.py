"""Whatever stands in whatever field of a document: drawn as it was typed, or named with its field."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from daect_tui.domain.document import (
    BulletList,
    Document,
    Heading,
    LetterDocument,
    Paragraph,
    PlainDocument,
    Run,
    Table,
)
from daect_tui.domain.preflight import blocking
from exports.pdf import document_flaws, render_pdf
from tests.unit.exports.conftest import LETTER, PLAIN

Letters = Callable[..., LetterDocument]
Plains = Callable[..., PlainDocument]

BLOCKS = (
    Heading("Intertitre"),
    Paragraph((Run("Un début "), Run("en gras", bold=True), Run(" puis en italique.", italic=True))),
    BulletList(((Run("premier point"),), (Run("second point"),))),
    Table(("Colonne", "Nombre"), (("cellule", "12"), ("autre", "3")), (1, 1)),
    Table(("Nom", "Signature"), (("membre", ""),), (2, 1), to_sign=True),
)
DRAWN = [
    "Société <b>Durand</b>",
    "<Durand> & <i>Fils",
    "&amp; &lt; &#65; &bogus;",
    '<img src="/etc/hostname"/> <a href="x">y</a> <br/> <para>',
    "=SOMME(A1:A2) +33 @cmd -1",
    "Łódź, Nguyễn Thị Ánh, İstanbul, Αθήνα, Україна, Timișoara",
    "E\u0301lodie co\u0302te\u0301",
    "50 % {value} {{x}} %(nom)s \\n $HOME `ls`",
    "محمد بن علي",
    "☐ oui ☑ non → ≥ 3",
    "M[gras]M [/b] **fort** __nom__",
    "\u00ab\u202fCitation\u202f\u00bb\u202f: l’œuvre, n° 4, 1er",
]
REFUSED = ["😀", "中文", "שלום", "हिन्दी", "\ue000", "\u0378", "\U0010ffff", None]
DROPPED = ["\u202eeval", "a\x00b", "c\u2067d", "e\ud800f", "\u200bg\ufeff", "\x1b[31mrouge"]


def every(letter: Letters, plain: Plains) -> tuple[Document, ...]:
    return (letter(body=BLOCKS, annex=BLOCKS), plain(body=BLOCKS, reference="R-1", foot="pied de page"))


def put_everywhere(value: Any, text: str | None) -> Any:  # noqa: ANN401 – any part of a document
    """Put a text into each text of a document, whatever its place."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(put_everywhere(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: put_everywhere(getattr(value, one.name), text) for one in fields(value)}
        )
    return value


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


def seen(text: str) -> Counter[str]:
    """Count what the eye sees of a text."""
    return Counter(
        char
        for char in unicodedata.normalize("NFKC", text)
        if unicodedata.category(char)[0] in "LNPS" and char not in "-\u2010"
    )


def read(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        said = [page.get_textpage().get_text_range() for page in pdf]
        return "\n".join((*said, pdf.get_metadata_value("Title")))


@pytest.mark.parametrize("text", DRAWN)
def test_what_is_typed_anywhere_is_drawn_as_it_is(text: str, letter: Letters, plain: Plains) -> None:
    for document in every(letter, plain):
        hostile = put_everywhere(document, text)
        assert blocking(document_flaws(hostile)) == ()
        # A letter's title is that of the file alone.
        drawn = [one for one in texts(replace(hostile, title="")) if one]
        assert seen("".join(drawn)) - seen(read(render_pdf(hostile))) == Counter()


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_drawn_is_refused_field_by_field(
    text: str | None, letter: Letters, plain: Plains
) -> None:
    for document in every(letter, plain):
        flaws = blocking(document_flaws(put_everywhere(document, text)))
        named = {flaw.field for flaw in flaws}
        assert {"titre", "intertitre", "corps", "tableau", "signature, nom", "en-tête, adresse"} <= named
        if text is not None:
            codes = [f"U+{ord(char):04X}" for char in text]
            assert all(any(code in flaw.sentence for flaw in flaws) for code in codes)


@pytest.mark.parametrize("text", DROPPED)
def test_what_is_not_printed_is_told_and_the_rest_is_drawn(text: str, letter: Letters, plain: Plains) -> None:
    for document in every(letter, plain):
        hostile = put_everywhere(document, text)
        flaws = document_flaws(hostile)
        assert blocking(flaws) == ()
        assert {"titre", "intertitre", "corps", "tableau", "signature, nom"} <= {one.field for one in flaws}
        assert seen(text)
        assert not seen(text) - seen(read(render_pdf(hostile)))


def test_no_file_is_read_for_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letter: Letters, plain: Plains
) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    monkeypatch.chdir(tmp_path)
    text = '<img src="secret.png" width="9" height="9"/>'
    for document in every(letter, plain):
        content = render_pdf(put_everywhere(document, text))
        assert b"/Subtype /Image" not in content
        assert "secret.png" in read(content)


def test_a_word_without_end_is_broken_and_nothing_is_lost(plain: Plains) -> None:
    word = "W" * 5_000
    body = (
        Paragraph((Run(word), Run(word, bold=True))),
        BulletList(((Run(word),),)),
        Table(("Colonne", "Nombre", "Reste"), ((word, "", ""), ("", "", word)), (1, 3, 1)),
    )
    assert document_flaws(plain(body=body)) == ()
    assert read(render_pdf(plain(body=body))).count("W") == 5 * len(word)


@given(text=st.text(st.one_of(st.characters(), st.sampled_from("<>&/=é م→")), min_size=1, max_size=40))
def test_any_text_is_drawn_or_named(text: str) -> None:
    for document in (replace(LETTER, body=BLOCKS), replace(PLAIN, body=BLOCKS)):
        hostile = put_everywhere(document, text)
        if not blocking(document_flaws(hostile)):
            assert not seen(text) - seen(read(render_pdf(hostile)))
