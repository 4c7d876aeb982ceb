import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from daect_tui.domain.preflight import Aspect, blocking
from exports.pdf.door import LINE_LIMIT, TEXT_LIMIT, Door, markup
from exports.pdf.fonts import REGULAR, register

STYLE = ParagraphStyle("test", fontName=REGULAR)
DRAWN = sorted(register())
# Letters, and as often the signs that a markup parser would obey.
TEXTS = st.text(st.one_of(st.sampled_from(DRAWN).map(chr), st.sampled_from("<>&/[]{}=\"' bi1er")))


@given(TEXTS)
def test_what_the_typeface_draws_is_drawn_as_it_stands(text: str) -> None:
    door = Door()
    admitted = door.text(text, "corps")
    assert blocking(door.flaws) == ()
    assert _letters(Paragraph(markup(admitted), STYLE).getPlainText(identify=0)) == _letters(admitted)


def _letters(text: str) -> str:
    return "".join(text.split())


@given(st.text())
def test_each_character_is_admitted_or_named(text: str) -> None:
    door = Door()
    admitted = door.text(text, "corps")
    lacking = {char for char in admitted if char != "\n" and ord(char) not in register()}
    assert len(blocking(door.flaws)) == len(lacking)
    assert all(any(f"U+{ord(char):04X}" in flaw.sentence for flaw in door.flaws) for char in lacking)
    Paragraph(markup(admitted), STYLE)


def test_a_flaw_names_field_and_character() -> None:
    door = Door()
    door.line("Projet 😀", "objet")
    (flaw,) = door.flaws
    assert (flaw.aspect, flaw.field, flaw.blocks) == (Aspect.CHARACTER, "objet", True)
    for part in ("😀", "U+1F600", "GRINNING FACE"):
        assert part in flaw.sentence


@pytest.mark.parametrize("space", ["\u202f", "\u2009", "\u2007"])
def test_spaces_at_which_lines_would_break_become_no_break_spaces(space: str) -> None:
    assert Door().line(f"10{space}600", "montant") == "10\u00a0600"


def test_marks_that_reorder_or_hide_text_are_dropped_and_named() -> None:
    door = Door()
    assert door.text("a\u202eb\x00c\u2067d\ud800\x00\r\n\t", "nom") == "abcd\n "
    assert [flaw.field for flaw in door.flaws] == ["nom"] * 4
    assert not blocking(door.flaws)
    for code, flaw in zip(("U+202E", "U+0000", "U+2067", "U+D800"), door.flaws, strict=True):
        assert code in flaw.sentence


def test_text_is_composed() -> None:
    assert Door().line("E\u0301lodie", "nom") == "Élodie"


def test_a_line_has_no_line_feed_and_a_text_keeps_them() -> None:
    door = Door()
    assert door.line("rue\r\ndu Port\n", "adresse") == "rue du Port"
    assert door.text("a\r\nb", "corps") == "a\nb"


def test_too_long_is_said_with_the_limit() -> None:
    door = Door()
    door.line("x" * LINE_LIMIT, "objet")
    door.text("x" * TEXT_LIMIT, "corps")
    assert not door.flaws
    door.line("x" * (LINE_LIMIT + 1), "objet")
    assert ["la limite est de 300" in flaw.sentence for flaw in door.flaws] == [True]


def test_first_is_raised_only_as_a_word() -> None:
    assert markup("le 1er mai") == 'le 1<super rise="33%" size="68%">er</super> mai'
    assert markup("21er 1ers") == "21er 1ers"


def test_markup_is_escaped_before_style_is_put_on() -> None:
    assert markup("<i>&", bold=True, italic=True) == "<b><i>&lt;i&gt;&amp;</i></b>"
