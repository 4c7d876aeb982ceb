"""What replaces a letter: its day, what it cites, the chain of those that it stands for; what changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.document import BulletList, Heading, Letterhead, Paragraph, PlainDocument, Run, Table
from daect_tui.domain.document_changes import changes
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.letter_replacement import (
    Replacement,
    citing,
    last_replacing,
    replaced_chain,
    replacement_day,
)

DAY, TODAY = date(2017, 5, 22), date(2018, 1, 3)
CHAIN = (Replacement("c", "b", "faute"), Replacement("b", "a", "faute"), Replacement("z", "y"))
DOCUMENT = PlainDocument(
    title="COMMUNIQUÉ",
    subtitle="Lauréats",
    letterhead=Letterhead(("État",), "Ministère", "Direction", "Délégation", "Paris", (), "", ""),
    dated=DAY,
    reference="2017-0012",
    body=(
        Heading("Résultats"),
        Paragraph((Run("Un dossier "), Run("retenu"))),
        BulletList(((Run("Montclair"),), (Run("Valmont"),))),
        Table(("Organisme", "Domaine"), (("Montclair", "Vitrail"),), (1, 1)),
    ),
)


def letter(state: LetterState) -> Letter:
    moment = datetime(2017, 5, 22, 9, tzinfo=UTC)
    return Letter(
        1, "2017-0012", LetterKind.COMMUNIQUE, "S", "S", "", DAY, state, moment, None, None, "0" * 64, 1
    )


@pytest.mark.parametrize(
    ("state", "day"),
    [
        (LetterState.PRODUCED, DAY),
        (LetterState.SIGNED, DAY),
        (LetterState.SENT, TODAY),
        (LetterState.RETURNED, TODAY),
        (LetterState.NOTIFIED, TODAY),
    ],
)
def test_what_replaces_a_letter_that_left_bears_its_own_day(state: LetterState, day: date) -> None:
    assert replacement_day(letter(state), TODAY) == day


def test_every_document_cites_what_it_replaces() -> None:
    first = citing(DOCUMENT, letter(LetterState.SENT)).body[0]

    assert first == Paragraph(
        (
            Run(
                "Le présent document annule et remplace le document "
                "n°\u00a02017-0012 du 22\u00a0mai\u00a02017."
            ),
        )
    )


@pytest.mark.parametrize(
    ("chrono", "before", "last"), [("c", ("b", "a"), "c"), ("a", (), "c"), ("z", (), "z"), ("y", (), "z")]
)
def test_letters_that_replace_one_another_in_turn(chrono: str, before: tuple[str, ...], last: str) -> None:
    assert (replaced_chain(chrono, CHAIN), last_replacing(chrono, CHAIN)) == (before, last)


def test_what_changed_is_told_line_by_line_in_reading_order() -> None:
    after = replace(
        DOCUMENT,
        subtitle="",
        body=(*DOCUMENT.body[:2], BulletList(((Run("Valmont"),),)), DOCUMENT.body[3], Heading("Suite")),
    )

    assert [one.sentence for one in changes(DOCUMENT, after)] == [
        "Retiré\u00a0: «\u202fLauréats\u202f».",
        "Retiré\u00a0: «\u202fMontclair\u202f».",
        "Ajouté\u00a0: «\u202fSuite\u202f».",
    ]
    assert changes(DOCUMENT, DOCUMENT) == ()
