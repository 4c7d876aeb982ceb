"""The typeface of an institution: looked into when it is given, Noto Sans for what it lacks."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from struct import pack_into

import pypdfium2
import pytest

from daect_tui.domain.document import Face, LetterDocument, Paragraph, Run, Typeface
from daect_tui.domain.errors import Refusal
from daect_tui.domain.lent_files import lend
from exports.pdf import document_flaws, render_pdf
from exports.pdf.fonts import BOLD, REGULAR, stretches, wearing
from exports.typeface_files import face_of

Letters = Callable[..., LetterDocument]
Pages = Callable[[bytes], list[str]]


def font(name: str) -> bytes:
    return (files("exports") / "fonts" / f"{name}.ttf").read_bytes()


def altered(tag: bytes = b"OS/2", *, at: int = 0, value: int = 0, name: bytes = b"", cut: int = 0) -> bytes:
    """Change a value of a table of a real typeface, or the name of the table, or cut the file short."""
    content = bytearray(font("NotoSans_400Regular"))
    entry = next(12 + 16 * rank for rank in range(40) if content[12 + 16 * rank :][:4] == tag)
    if value:
        start = int.from_bytes(content[entry + 8 : entry + 12], "big")
        pack_into(">H", content, start + at, value)
    if name:
        content[entry : entry + 4] = name
    return bytes(content[: cut or None])


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("NotoSans_400Regular", Face.REGULAR),
        ("NotoSans_700Bold", Face.BOLD),
        ("NotoSans_400Regular_Italic", Face.ITALIC),
        ("NotoSans_700Bold_Italic", Face.BOLD_ITALIC),
    ],
)
def test_a_file_says_which_face_it_is(name: str, face: Face) -> None:
    assert face_of(font(name)) is face


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"OTTO" + bytes(100), "CFF"),
        (b"wOFF" + bytes(100), "n’est pas un fichier TrueType"),
        (b"\x00\x01\x00\x00" + bytes(6 * 2**20), "5\u00a0Mo"),
        (altered(cut=5000), "endommagée"),
        (altered(b"glyf", name=b"xxxx"), "endommagée"),
        (altered(b"name", at=2, value=1), "endommagée"),
        (altered(b"GSUB", name=b"fvar"), "variable"),
        (altered(at=8, value=0x2), "licence"),
        (altered(at=8, value=0x100), "licence"),
        (altered(at=8, value=0x200), "licence"),
    ],
)
def test_a_typeface_that_cannot_serve_is_refused_with_its_reason(content: bytes, said: str) -> None:
    with pytest.raises(Refusal, match="ne peut pas servir") as refused:
        face_of(content)
    assert said in str(refused.value)


def lent_face(name: str) -> str:
    content = font(name)
    digest = sha256(content).hexdigest()
    lend(digest, content)
    return digest


def test_noto_sans_draws_what_the_typeface_lacks(letter: Letters, pages: Pages) -> None:
    # Noto Sans Arabic has the letters of France and not those of Viet Nam: an institution's face, as any.
    typeface = Typeface(lent_face("NotoSansArabic_400Regular"))
    with wearing(typeface):
        (one, vietnamese, rest) = stretches("Mme Nguyễn, maire", REGULAR)
        assert (vietnamese, rest[1]) == ((REGULAR, "ễ"), "n, maire")
        assert one[0] == rest[0] != REGULAR
        assert stretches("gras", BOLD) == [(BOLD, "gras")]
    assert stretches("Mme Nguyễn, maire", REGULAR) == [(REGULAR, "Mme Nguyễn, maire")]

    head = replace(letter().letterhead, typeface=typeface)
    made = letter(letterhead=head, body=(Paragraph((Run("Mme Nguyễn, → oui"),)),))
    assert document_flaws(made) == document_flaws(letter())
    content = render_pdf(made)
    (text,) = pages(content)
    assert "Mme Nguyễn, → oui" in text
    assert {"NotoSansArabic-Regular", "NotoSans-Regular"} <= fonts(content)
    assert "NotoSansArabic-Regular" not in fonts(render_pdf(letter()))


def test_a_lost_typeface_never_blocks_a_letter(letter: Letters) -> None:
    head = replace(letter().letterhead, typeface=Typeface("0" * 64))
    (flaw,) = document_flaws(letter(letterhead=head))
    assert (flaw.field, flaw.blocks) == ("en-tête, police", False)
    assert fonts(render_pdf(letter(letterhead=head))) == fonts(render_pdf(letter()))


def fonts(content: bytes) -> set[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return {
            one.get_font().get_base_name().rpartition("+")[2]
            for page in pdf
            for one in page.get_objects()
            if isinstance(one, pypdfium2.PdfTextObj)
        }
