import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.preflight import Aspect, blocking
from exports.pdf.door import LINE_LIMIT, TEXT_LIMIT, Door
from exports.pdf.fonts import lacking, register

DRAWN = sorted(register())
# Letters, and as often the signs that a markup parser would obey.
TEXTS = st.text(st.one_of(st.sampled_from(DRAWN).map(chr), st.sampled_from("<>&/[]{}=\"' bi1er")))


@given(TEXTS)
def test_what_the_typeface_draws_is_let_in_as_it_stands(text: str) -> None:
    door = Door()
    admitted = door.text(text, "corps")
    assert blocking(door.flaws) == ()
    assert _letters(admitted) == _letters(unicodedata.normalize("NFC", text))


def _letters(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] not in "ZC")


@given(st.text())
def test_each_character_is_admitted_or_named(text: str) -> None:
    door = Door()
    admitted = door.text(text, "corps")
    missing = lacking(admitted)
    assert len(blocking(door.flaws)) == len(missing)
    assert all(any(f"U+{ord(char):04X}" in flaw.sentence for flaw in door.flaws) for char in missing)


def test_a_flaw_names_field_and_character() -> None:
    door = Door()
    door.line("Projet 😀", "objet")
    (flaw,) = door.flaws
    assert (flaw.aspect, flaw.field, flaw.blocks) == (Aspect.CHARACTER, "objet", True)
    for part in ("😀", "U+1F600", "GRINNING FACE"):
        assert part in flaw.sentence


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
