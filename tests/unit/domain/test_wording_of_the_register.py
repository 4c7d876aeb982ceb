"""A text that the register words: what it may use, what it must keep, where its faults are."""

from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.document import Paragraph
from daect_tui.domain.standard_text import StandardText, TextKind, offered, revised, set_apart
from daect_tui.domain.wording import InvalidWording, Wording
from daect_tui.domain.wording_mentions import MENTIONS
from daect_tui.domain.wording_parsing import parse_wording
from daect_tui.domain.wording_version import WordingVersion, differences, editable
from daect_tui.services.wordings import SHARED, WORDINGS, checked, shipped_text, wording

REFUSAL = editable(shipped_text("refusal"))


def edited(text: str, name: str = "refusal") -> Wording:
    return checked(name, text, {})


def without(text: str, *parts: str) -> str:
    """Leave out the entries of the body that hold some text."""
    head, *entries = text.split("[[body]]\n")
    kept = [entry for entry in entries if not any(part in entry for part in parts)]
    assert len(kept) < len(entries)
    return "[[body]]\n".join([head, *kept])


@pytest.mark.parametrize("name", [*WORDINGS, *SHARED])
def test_every_shipped_text_keeps_its_mentions_and_is_given_to_edit_without_its_values(name: str) -> None:
    text = editable(shipped_text(name))

    assert MENTIONS[name]
    assert "values." not in text
    assert edited(text, name).body == wording(name).body


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            'each = "criteria"',
            "{criteria}, doit y rester (motivation\u00a0: CRPA, art. L. 211-2 et L. 211-5)",
        ),
        ("{reasons}", "les motifs de fait, {reasons}, doit y rester (motivation"),
        ('include = "appeals"', "CJA, art. R. 421-5"),
        ("{departure}", "{departure}, doit y rester"),
    ],
)
def test_a_refusal_that_no_longer_says_what_it_must_is_refused_with_the_article(part: str, said: str) -> None:
    with pytest.raises(InvalidWording) as caught:
        edited(without(REFUSAL, part))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("adjournment", "ne constitue pas un refus"),
        ("acknowledgement", "décision implicite de rejet"),
        ("appeals", "recours hiérarchique"),
        ("labelling", "aucun financement"),
    ],
)
def test_words_that_the_law_or_the_program_want_stay(name: str, words: str) -> None:
    text = editable(shipped_text(name))
    edited(text.replace(words, words.upper()), name)
    with pytest.raises(InvalidWording, match=f"la mention «\u202f{words}\u202f» doit y rester"):
        edited(text.replace(words, "…"), name)


def test_a_mandatory_value_may_not_be_made_optional() -> None:
    optional = REFUSAL.replace('text = "**En fait**', 'when = "departure"\ntext = "**En fait**')
    with pytest.raises(InvalidWording, match=r"\{reasons\}"):
        edited(optional)
    either_way = optional.replace(
        "[[body]]\nwhen", '[[body]]\nunless = "departure"\ntext = "{reasons}"\n\n[[body]]\nwhen'
    )
    assert edited(either_way).title == "lettre de refus"


def test_only_the_values_of_the_document_may_be_used_and_none_need_be() -> None:
    with pytest.raises(InvalidWording) as caught:
        edited(REFUSAL.replace("{received_on}", "{amount}"))
    assert str(caught.value).startswith("Modèle «\u202flettre de refus\u202f», références, entrée 1")
    assert "{amount} n’existe pas pour ce document" in str(caught.value)
    with pytest.raises(InvalidWording, match=r"\{amount\} n’existe pas"):
        edited(f'values.amount = "le montant"\n{REFUSAL}')
    edited(without(REFUSAL, "{referent}"))


def test_a_fault_gives_its_line() -> None:
    lines = REFUSAL.splitlines()
    place = next(number for number, line in enumerate(lines, 1) if "{reasons}" in line)
    cases = {
        REFUSAL.replace("{reasons}", "{reasons} **"): place - 1,
        REFUSAL.replace("{reasons}", "{motif}"): place - 1,
        REFUSAL.replace('text = "**En fait**', "text = **En fait**"): place,
        REFUSAL.replace('call = "{call}"', 'call = "{"'): next(
            number for number, line in enumerate(lines, 1) if line.startswith("call =")
        ),
    }
    for text, line in cases.items():
        with pytest.raises(InvalidWording) as caught:
            edited(text)
        assert caught.value.line == line


def test_the_paragraph_of_one_letter_has_one_place() -> None:
    """Where the text says, else before the last entry and the appeals that precede it."""
    letter = 'call = "Madame,"\nbody = ["Un.", {}{ include = "suite" }, "Fin."]'
    shared = {"suite": parse_wording("suite", 'body = ["Deux.", "Trois."]')}
    placed = '{ place = "personal" }, '

    def at(text: str) -> int | None:
        filled = parse_wording("essai", text, shared).fill({})
        assert [block.runs[0].text for block in filled.body if isinstance(block, Paragraph)] == [
            "Un.", "Deux.", "Trois.", "Fin.",
        ]  # fmt: skip
        return filled.personal_at

    assert at(letter.replace("{}", "")) == 1
    assert at(letter.replace('"Un.", {}', '{ place = "personal" }, "Un.", ')) == 0
    assert at(letter.replace("{}", "").replace('call = "Madame,"', "")) is None
    with pytest.raises(InvalidWording, match=r"corps, entrée 3.* n’a qu’une place"):
        parse_wording("essai", letter.replace("{}", placed * 2), shared)
    with pytest.raises(InvalidWording, match="se met seul"):
        parse_wording("essai", 'body = [{ place = "ailleurs" }]')


def test_what_an_edited_text_changes_is_told_line_by_line() -> None:
    assert differences("a\nb\nc\nd", "a\nb\nx\nd") == ["", "  b", "− c", "+ x", "  d"]
    assert differences("a\n", "a") == []
    assert not WordingVersion("refusal", 2, "", datetime(2018, 3, 14, tzinfo=UTC), "").is_edited


def test_the_library_is_revised_and_keeps_what_it_no_longer_offers() -> None:
    day, kind = date(2018, 3, 14), TextKind.REFUSAL
    one, two = (StandardText(n, kind, n, f"Texte {n}.", date(2017, 1, 1)) for n in (1, 2))
    other = StandardText(3, TextKind.WANTED, 1, "Ailleurs.", date(2017, 1, 1))

    changes = revised((one, two, other), kind, ["Texte 2.", " ", "Neuf.", "Neuf."], day)

    assert [(text.id, text.wording, text.position, text.valid_until) for text in changes] == [
        (1, "Texte 1.", 1, day),
        (2, "Texte 2.", 1, None),
        (0, "Neuf.", 2, None),
    ]
    assert offered((*changes, other), TextKind.WANTED, kind) == (other, changes[1], changes[2])
    assert revised((one, two), kind, ["Texte 1.", "Texte 2."], day) == ()


@pytest.mark.parametrize(
    ("kind", "before", "after", "put"),
    [
        (TextKind.REFUSAL, "", "", "Texte."),
        (TextKind.REFUSAL, "Avant.", "", " Texte."),
        (TextKind.REFUSAL, "Avant. ", "Après.", "Texte. "),
        (TextKind.RESERVATION, "Avant.", "", "\nTexte."),
        (TextKind.RESERVATION, "", "Après.", "Texte.\n"),
        (TextKind.RESERVATION, "  ", " ", "Texte."),
    ],
)
def test_a_standard_text_is_put_apart_from_what_is_typed(
    kind: TextKind, before: str, after: str, put: str
) -> None:
    text = StandardText(1, kind, 1, "Texte.", date(2017, 1, 1))
    assert set_apart(text, before, after) == put
