import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from exports.pdf.door import LINE_LIMIT, TEXT_LIMIT, Door, markup
from exports.pdf.fonts import REGULAR, register

STYLE = ParagraphStyle("test", fontName=REGULAR)
DRAWN = sorted(register())
# Letters, and as often the signs that a markup parser would obey.
TEXTS = st.text(st.one_of(st.sampled_from(DRAWN).map(chr), st.sampled_from("<>&/[]{}=\"' bi1er")))


@given(TEXTS)
def test_what_the_typeface_draws_is_drawn_as_it_stands(text: str) -> None:
    door = Door("Lettre")
    admitted = door.text(text, "corps")
    assert door.faults == ()
    assert _letters(Paragraph(markup(admitted), STYLE).getPlainText(identify=0)) == _letters(admitted)


def _letters(text: str) -> str:
    return "".join(text.split())


@given(st.text())
def test_each_character_is_admitted_or_named(text: str) -> None:
    door = Door("Lettre")
    admitted = door.text(text, "corps")
    lacking = {char for char in admitted if char != "\n" and ord(char) not in register()}
    assert len(door.faults) == len(lacking)
    assert all(any(f"U+{ord(char):04X}" in fault for fault in door.faults) for char in lacking)
    Paragraph(markup(admitted), STYLE)


def test_a_fault_names_document_field_and_character() -> None:
    door = Door("Lettre de refus pour Commune d’Exemple")
    door.line("Projet 😀", "objet")
    (fault,) = door.faults
    for part in ("Lettre de refus pour Commune d’Exemple", "objet", "😀", "U+1F600", "GRINNING FACE"):
        assert part in fault


@pytest.mark.parametrize("space", ["\u202f", "\u2009", "\u2007"])
def test_spaces_at_which_lines_would_break_become_no_break_spaces(space: str) -> None:
    assert Door("Lettre").line(f"10{space}600", "montant") == "10\u00a0600"


def test_marks_that_reorder_or_hide_text_are_dropped() -> None:
    assert Door("Lettre").text("a\u202eb\x00c\u2067d\ud800", "nom") == "abcd"


def test_text_is_composed() -> None:
    assert Door("Lettre").line("E\u0301lodie", "nom") == "Élodie"


def test_a_line_has_no_line_feed_and_a_text_keeps_them() -> None:
    door = Door("Lettre")
    assert door.line("rue\r\ndu Port\n", "adresse") == "rue du Port"
    assert door.text("a\r\nb", "corps") == "a\nb"


def test_too_long_is_said_with_the_limit() -> None:
    door = Door("Lettre")
    door.line("x" * LINE_LIMIT, "objet")
    door.text("x" * TEXT_LIMIT, "corps")
    assert not door.faults
    door.line("x" * (LINE_LIMIT + 1), "objet")
    assert ["la limite est de 300" in fault for fault in door.faults] == [True]


def test_first_is_raised_only_as_a_word() -> None:
    assert markup("le 1er mai") == 'le 1<super rise="33%" size="68%">er</super> mai'
    assert markup("21er 1ers") == "21er 1ers"


def test_markup_is_escaped_before_style_is_put_on() -> None:
    assert markup("<i>&", bold=True, italic=True) == "<b><i>&lt;i&gt;&amp;</i></b>"
