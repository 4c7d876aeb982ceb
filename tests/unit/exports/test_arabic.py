"""Arabic: each letter in the form of its place, each line in the order of the eye."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.document import LetterDocument, Paragraph, Run
from exports.pdf import document_flaws, render_pdf
from exports.pdf.arabic import cut, shaped, visual
from exports.pdf.fonts import ARABIC, ARABIC_BOLD, BOLD, REGULAR, lacking, stretches

Letters = Callable[..., LetterDocument]
Pages = Callable[[bytes], list[str]]
NAME = "محمد الأمين بن علي"
LETTERS = "".join(chr(code) for code in range(0x0621, 0x064B) if not 0x063B <= code <= 0x063F)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        # initial, medial, medial, final (UnicodeData: FEE3, FEA4, FEE4, FEAA)
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        # alef, dal and waw join nothing after them
        ("داود", "\ufea9\ufe8d\ufeed\ufea9"),
        # lam and alef are one, alone and after a letter
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        # a mark does not part two letters; a tatweel joins; a non-joiner parts, and is not drawn
        ("مُح", "\ufee3\u064f\ufea2"),
        ("بـد", "\ufe91\u0640\ufeaa"),
        ("می\u200cخ", "\ufee3\ufbfd\ufea5"),
    ],
)
def test_letters_take_the_form_of_their_place(typed: str, drawn: str) -> None:
    assert shaped(typed) == drawn


@pytest.mark.parametrize(
    ("read", "seen"),
    [
        ("ابت", "تبا"),
        ("سنة 2018", "2018 ةنس"),
        ("في 12/05/2018 ب", "ب 12/05/2018 يف"),
        ("ا (ب) ت", "ت (ب) ا"),
        ("مُح", "حمُ"),
        ("ابت ", "تبا "),
    ],
)
def test_a_line_is_turned_but_its_numbers_are_not(read: str, seen: str) -> None:
    assert visual(read) == seen


# A mark stands on a letter; on a lam, it would be read after the alef that joins it.
SIGNS = st.sampled_from([*LETTERS, *(f"{letter}\u064e" for letter in LETTERS.replace("ل", "")), *" 0123(),."])


@given(st.lists(SIGNS))
def test_what_is_drawn_says_what_was_typed(signs: list[str]) -> None:
    for is_arabic, part in cut(unicodedata.normalize("NFC", "".join(signs))):
        if is_arabic:
            read = visual(visual(shaped(part)))
            assert unicodedata.normalize("NFKC", read) == unicodedata.normalize("NFKC", part)


def test_a_text_is_cut_where_the_face_changes() -> None:
    assert stretches("Élodie", REGULAR) == [(REGULAR, "Élodie")]
    assert stretches(f"M. {NAME} (maire)", REGULAR) == [
        (REGULAR, "M. "),
        (ARABIC, shaped(NAME)),
        (REGULAR, " (maire)"),
    ]
    assert [face for face, _part in stretches(f"{NAME} ≥ 3 ☐", BOLD)] == [
        ARABIC_BOLD,
        BOLD,
        "NotoSansMath",
        BOLD,
        "NotoSansSymbols2",
    ]


def test_a_letter_that_cannot_be_joined_is_named() -> None:
    # U+067C (Pashto) is in the typeface but has no presentation form; Hebrew and CJK have no face.
    assert lacking(f"{NAME}\u067cשלום中😀") == ("\u067c", "ש", "ל", "ו", "ם", "中", "😀")


def test_an_arabic_name_in_a_letter_is_read_as_typed(
    letter: Letters, pages: Callable[..., list[str]]
) -> None:
    made = letter(
        recipient=(f"Monsieur {NAME}", "1008 TUNIS", "TUNISIE"),
        body=(Paragraph((Run("Une moyenne ≈ 3,5, "), Run("☐ oui → non", bold=True))),),
    )
    assert document_flaws(made) == ()
    (text,) = pages(render_pdf(made))
    assert NAME in text
    assert "Une moyenne ≈ 3,5, ☐ oui → non" in text


def test_a_passage_over_several_lines_is_turned_line_by_line(letter: Letters, pages: Pages) -> None:
    made = letter(body=(Paragraph((Run(f"Il cite : {' '.join([NAME] * 12)}, puis se tait."),)),))
    (text,) = pages(render_pdf(made))
    read = unicodedata.normalize("NFKC", text).replace(",", " ")
    words = [word for word in read.split() if cut(word)[0][0]]
    assert words == NAME.split() * 12
