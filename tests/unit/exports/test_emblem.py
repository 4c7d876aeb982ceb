"""The emblem of a letterhead: checked when given, drawn with its words, never in the way of a letter."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from daect_tui.domain.document import Emblem, LetterDocument
from daect_tui.domain.errors import Refusal
from daect_tui.domain.lent_files import lend
from exports.pdf import document_flaws, render_pdf
from exports.pictures import LARGEST, prepared

Letters = Callable[..., LetterDocument]
Pages = Callable[[bytes], list[str]]
STATE = "RÉPUBLIQUE FRANÇAISE"


def picture(form: str = "PNG", size: tuple[int, int] = (600, 300), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, "navy" if mode != "RGBA" else (0, 0, 128, 0)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "size", "mode"),
    [
        ("PNG", (600, 300), "RGB"),
        ("JPEG", (4000, 2000), "RGB"),
        ("PNG", (300, 9), "RGBA"),
        ("PNG", (400, 400), "L"),
    ],
)
def test_what_is_kept_is_plain(form: str, size: tuple[int, int], mode: str) -> None:
    with Image.open(BytesIO(prepared(picture(form, size, mode)))) as kept:
        assert (kept.format, kept.mode) == ("PNG", "RGB")
        assert max(kept.size) <= LARGEST
        assert not kept.info
        if mode == "RGBA":
            assert kept.getpixel((0, 0)) == (255, 255, 255)


def test_where_a_photograph_was_taken_is_not_kept() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "rue Exemple"
    Image.new("RGB", (600, 300)).save(out, "JPEG", exif=exif)
    assert b"rue Exemple" in out.getvalue()
    assert b"Exemple" not in prepared(out.getvalue())


def with_a_profile(content: bytes, profile: bytes) -> bytes:
    """Put a part of colours before the end of a PNG, with its right sum."""
    part = len(profile).to_bytes(4) + b"iCCP" + profile + crc32(b"iCCP" + profile).to_bytes(4)
    return content[:-12] + part + content[-12:]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "ni un PNG ni un JPEG"),
        (picture("GIF"), "ni un PNG ni un JPEG"),
        (picture()[:200], "endommagée"),
        (with_a_profile(picture("PNG", (300, 2), "RGBA"), b""), "endommagée"),
        (picture(size=(120, 40)), "floue"),
        (picture("PNG", (8000, 6000), "L"), "trop de points"),
        (b"\x89PNG" + bytes(11 * 2**20), "10\u00a0Mo"),
    ],
)
def test_a_picture_that_cannot_serve_is_refused_with_its_reason(content: bytes, said: str) -> None:
    with pytest.raises(Refusal, match="ne peut pas servir d’emblème") as refused:
        prepared(content)
    assert said in str(refused.value)


def test_the_emblem_stands_for_the_words_of_the_state(letter: Letters, pages: Pages) -> None:
    content = prepared(picture())
    digest = sha256(content).hexdigest()
    lend(digest, content)
    head = replace(letter().letterhead, emblem=Emblem(digest, "République d’Exemple"))
    assert document_flaws(letter(letterhead=head)) == document_flaws(letter())
    made = render_pdf(letter(letterhead=head))
    (text,) = pages(made)
    assert STATE not in text
    assert "Ministère des Exemples" in text
    assert b"/S/Figure" in made
    assert b"/Subtype /Image" in made


@pytest.mark.parametrize("words", ["République d’Exemple", " "])
@pytest.mark.parametrize("content", [b"", b"\x89PNG not a picture"])
def test_a_bad_emblem_never_blocks_a_letter(
    words: str, content: bytes, letter: Letters, pages: Pages
) -> None:
    digest = sha256(content).hexdigest()
    if content:
        lend(digest, content)
    head = replace(letter().letterhead, emblem=Emblem(digest, words))
    (flaw,) = document_flaws(letter(letterhead=head))
    assert (flaw.field, flaw.blocks) == ("en-tête, emblème", False)
    (text,) = pages(render_pdf(letter(letterhead=head)))
    assert STATE in text
