"""The door for typed text, French spaces, folding for search, small phrases."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.text import (
    Cleaned,
    clean,
    clean_line,
    counted,
    fold,
    grouped,
    listed,
    printed,
    quoted,
    sentence_list,
    typeset,
)

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from("aé e\u0301\u0327\x00\x1b\x7f\x85\t\n\r\u2028\u2029\ud800\u202e\u2066\u200f’'\u0345"),
    max_size=30,
)
PROSE = st.text(st.sampled_from("ab9é:;!?«»()’'. \n\u00a0\u202f"), max_size=40) | st.lists(
    st.sampled_from([*" .LRDh€%\u00a0\u202f", "12", "000", "M.", "Mme", "n°", "mai", "2017", "1er", "art."])
).map("".join)


@pytest.mark.parametrize(
    ("typed", "kept", "dropped"),
    [
        pytest.param("Hélène", "Hélène", 0, id="as-typed"),
        pytest.param("He\u0301le\u0300ne", "Hélène", 0, id="NFC"),
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", 0, id="line-ends-of-three-systems"),
        pytest.param("a\u2028b\u2029c", "a\nb\nc", 0, id="line-ends-of-word-processors"),
        pytest.param("a\tb", "a b", 0, id="a-tabulation-is-a-space"),
        pytest.param("a\x00\x1b[31mb\x7f", "a[31mb", 3, id="control-characters"),
        pytest.param(f"a{BIDI}b", "ab", 12, id="marks-that-reorder"),
        pytest.param("a\ud800b", "ab", 1, id="half-a-character"),
        pytest.param("e\x00\u0301", "é", 1, id="an-accent-behind-a-dropped-character"),
        pytest.param("l'eau et l’air", "l'eau et l’air", 0, id="apostrophes-as-typed"),
        pytest.param("  a  b ", "  a  b ", 0, id="spaces-as-typed"),
        pytest.param("日本 🎉 👩\u200d🚀", "日本 🎉 👩\u200d🚀", 0, id="every-script"),
        pytest.param("<b>&[/x]{nom}", "<b>&[/x]{nom}", 0, id="markup-is-text"),
    ],
)
def test_what_the_door_lets_in(typed: str, kept: str, dropped: int) -> None:
    assert clean(typed) == Cleaned(kept, dropped)


@pytest.mark.parametrize(
    ("dropped", "notice"),
    [
        (0, ""),
        (1, "Un caractère invisible a été retiré du texte saisi."),
        (3, "3 caractères invisibles ont été retirés du texte saisi."),
    ],
)
def test_the_loss_is_told(dropped: int, notice: str) -> None:
    assert clean("a" + "\x00" * dropped).notice == notice


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ville \n d’Exemple  ", "Ville   d’Exemple"),
        ("a\u2028b", "a b"),
        ("\n\n", ""),
        ("\u00a0a\u00a0", "a"),
    ],
    ids=["a-line-feed", "a-line-separator", "blank", "no-break-spaces-at-the-ends"],
)
def test_one_line_stays_one_line(typed: str, kept: str) -> None:
    assert clean_line(typed).text == kept


@given(ANYTHING)
def test_nothing_dangerous_passes_the_door_and_a_second_door_changes_nothing(typed: str) -> None:
    kept = clean(typed).text

    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in kept if char != "\n")
    assert not set(kept) & set(BIDI)
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept) == Cleaned(kept, 0)


@given(ANYTHING)
def test_a_line_is_one_line_without_space_at_its_ends(typed: str) -> None:
    line = clean_line(typed)

    assert len(line.text.splitlines()) <= 1
    assert line.text == line.text.strip()
    assert clean_line(line.text) == Cleaned(line.text, 0)
    assert line.dropped == clean(typed).dropped


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élodie", "elodie"),
        ("ÇA ET LÀ", "ca et la"),
        ("Œuvre", "oeuvre"),
        ("cœur", "coeur"),
        ("ex æquo", "ex aequo"),
        ("Ǽ", "ae"),
        ("Straße", "strasse"),
        ("l’eau", "l'eau"),
        ("  Ville\u00a0 de\tLyon ", "ville de lyon"),
        ("ﬁn", "fin"),
        ("Nguyễn", "nguyen"),
        ("", ""),
    ],
)
def test_a_search_sees_neither_accent_case_nor_ligature(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("abcdeéèàçœŒÉÀ-' "), max_size=30))
def test_capitals_and_accents_never_hide_a_name(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "set_text"),
    [
        ("Objet : eau", "Objet_: eau"),
        ("Objet: eau", "Objet_: eau"),
        ("Objet\u00a0: eau", "Objet_: eau"),
        ("Objet\u202f: eau", "Objet_: eau"),
        ("Quoi ?", "Quoi~?"),
        ("Quoi?", "Quoi~?"),
        ("Quoi \u00a0?", "Quoi~?"),
        ("Non !", "Non~!"),
        ("un ; deux", "un~; deux"),
        ("Quoi ?!", "Quoi~?!"),
        ("Ah ! Oh !", "Ah~! Oh~!"),
        ("(vraiment ?)", "(vraiment~?)"),
        ("« eau »", "«~eau~»"),
        ("«eau»", "«~eau~»"),
        ("« Quoi ? »", "«~Quoi~?~»"),
        ("« eau » : oui", "«~eau~»_: oui"),
        ("à 15:42", "à 15:42"),
        ("https://example.org/?a=1", "https://example.org/?a=1"),
        ("ratio a::b", "ratio a::b"),
        ("fin ::", "fin_::"),
        ("a ;:", "a~;:"),
        ("l'eau et l’air", "l'eau et l’air"),
        ("Ligne\n: suite", "Ligne\n: suite"),
        ("", ""),
    ],
)
def test_french_spaces_around_high_punctuation(typed: str, set_text: str) -> None:
    assert typeset(typed) == set_text.replace("_", "\u00a0").replace("~", "\u202f")


@pytest.mark.parametrize(
    ("typed", "on_paper"),
    [
        ("Objet : « eau » ; quoi ? oui !", "Objet_: «~eau~»~; quoi~? oui~!"),
        ("&amp; <a>: «x»?", "&amp; <a>: «x»?"),
        ("M. Durand, Mme Œuvrard et MM. Ali", "M._Durand, Mme_Œuvrard et MM._Ali"),
        ("M. le maire", "M. le maire"),
        ("du 24 mai 2017 au 1er juin 2018", "du 24_mai_2017 au 1er_juin_2018"),
        ("24 mais 2017", "24 mais 2017"),
        ("10 600 € pour 3 000 000 d’habitants", "10~600_€ pour 3~000~000 d’habitants"),
        ("en 2017 300 dossiers", "en 2017 300 dossiers"),
        ("Tél. 01 99 00 12 34", "Tél. 01 99 00 12 34"),
        ("délibération n° 12, art. L. 211-5", "délibération n°_12, art._L._211-5"),
        ("50 % à 15 h 42, p. 3", "50_% à 15_h_42, p._3"),
        ("3 heures en 3 ans", "3 heures en 3_ans"),
    ],
)
def test_no_line_ends_inside_what_belongs_together(typed: str, on_paper: str) -> None:
    assert printed(typed) == on_paper.replace("_", "\u00a0").replace("~", "\u202f")


@pytest.mark.parametrize("set_text", [typeset, printed])
@given(text=PROSE | st.text(max_size=40))
def test_typesetting_twice_is_typesetting_once(set_text: Callable[[str], str], text: str) -> None:
    assert set_text(set_text(text)) == set_text(text)


@pytest.mark.parametrize("set_text", [typeset, printed])
@given(text=PROSE)
def test_typesetting_only_ever_touches_spaces(set_text: Callable[[str], str], text: str) -> None:
    spaces = " \u00a0\u202f"

    assert [char for char in set_text(text) if char not in spaces] == [
        char for char in text if char not in spaces
    ]


def test_a_page_of_spaces_is_set_without_delay() -> None:
    assert typeset(" " * 50_000 + "a") == " " * 50_000 + "a"


def test_quotation_marks_hold_their_narrow_spaces() -> None:
    assert quoted("en instruction") == "«\u202fen instruction\u202f»"


@given(st.text(st.sampled_from("ab é’"), min_size=1).map(str.strip).filter(bool))
def test_a_quotation_is_already_typeset(text: str) -> None:
    assert typeset(quoted(text)) == quoted(text)


@pytest.mark.parametrize(
    ("items", "phrase"),
    [
        ((), ""),
        (("eau",), "eau"),
        (("eau", "énergie"), "eau et énergie"),
        (("eau", "énergie", "déchets"), "eau, énergie et déchets"),
    ],
)
def test_words_joined_as_french_does(items: tuple[str, ...], phrase: str) -> None:
    assert listed(items) == phrase


@pytest.mark.parametrize(
    ("count", "phrase"),
    [
        (0, "0_dossier"),
        (1, "1_dossier"),
        (2, "2_dossiers"),
        (1_500, "1~500_dossiers"),
    ],
)
def test_a_noun_agrees_with_its_number(count: int, phrase: str) -> None:
    assert counted(count, "dossier") == phrase.replace("_", "\u00a0").replace("~", "\u202f")


@pytest.mark.parametrize(("count", "phrase"), [(1, "1\u00a0avis favorable"), (2, "2\u00a0avis favorables")])
def test_a_plural_may_be_given(count: int, phrase: str) -> None:
    assert counted(count, "avis favorable", "avis favorables") == phrase


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (999, "999"), (10_600, "10~600"), (1_234_567, "1~234~567")]
)
def test_thousands_are_set_apart(number: int, written: str) -> None:
    assert grouped(number) == written.replace("~", "\u202f")


def test_clauses_joined_by_semicolons() -> None:
    assert sentence_list(iter(["un", "deux"])) == "un\u202f; deux"
