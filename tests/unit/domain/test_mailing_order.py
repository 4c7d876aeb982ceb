import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mailing import MailMode
from daect_tui.domain.mailing_order import (
    Mail,
    MailingOrder,
    in_mailing_order,
    lot_name,
    lot_title,
    names_in_folder,
)

LETTER = Letter(
    id=1,
    chrono="2018-0001",
    kind=LetterKind.LABELLING,
    subject="PACT3-2018-001",
    session="",
    recipient="Montclair (fictif)",
    dated=date(2018, 3, 14),
    state=LetterState.PRODUCED,
    produced_at=datetime(2018, 3, 14, 9, tzinfo=UTC),
    sent_on=None,
    notified_on=None,
    sha256="0" * 64,
    version=1,
)


def _mail(number: int, *address: str) -> Mail:
    return Mail(replace(LETTER, chrono=f"2018-{number:04}"), address)


PILE = (
    _mail(1, "Mme A", "Ville de Tunis", "TUNISIE"),
    _mail(2, "Région", "12500 chemin Vert", "97400 Saint-Denis"),
    _mail(3, "Mme Zoé", "Mairie", "Élancourt", "01000 Bourg"),
    _mail(4, "M. Yves", "Mairie", "Elancourt", "01000 Bourg"),
    _mail(5, "Mme B", "Ville d’Oslo", "NORVÈGE"),
    Mail(replace(LETTER, chrono="2018-0006", kind=LetterKind.COMMUNIQUE, recipient="")),
    _mail(7, "Mme Zoé", "Mairie", "Élancourt", "01000 Bourg"),
    Mail(replace(LETTER, chrono="2018-0008", mode=MailMode.SIMPLE), ("Mme C", "75001 PARIS")),
    _mail(9, "Mme D", "10115 BERLIN", "ALLEMAGNE"),
)


@pytest.mark.parametrize(
    ("order", "numbers"),
    [(MailingOrder.NUMBER, [1, 2, 3, 4, 5, 6, 7, 8, 9]), (MailingOrder.ADDRESS, [8, 4, 3, 7, 2, 9, 5, 1, 6])],
    ids=str,
)
def test_each_way_of_sending_has_its_heap_where_what_goes_to_one_address_comes_together(
    order: MailingOrder, numbers: list[int]
) -> None:
    pile = in_mailing_order(reversed(PILE), order)
    assert [int(mail.letter.chrono[-4:]) for mail in pile] == numbers


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_names_are_safe_on_any_system_and_no_two_are_alike(subjects: list[str]) -> None:
    letters = [
        replace(LETTER, chrono=f"2018-{number:04}", subject=subject)
        for number, subject in enumerate(subjects)
    ]
    names = list(names_in_folder(letters).values())
    assert len({name.casefold() for name in names}) == len(letters)
    assert names == sorted(names)
    for name in names:
        assert re.fullmatch(r'2018-[^\x00-\x20/\\:*?"<>|]*\.pdf', name)


def test_two_names_that_differ_by_their_capitals_are_told_apart() -> None:
    letters = [replace(LETTER, chrono=chrono, subject="x") for chrono in ("a", "A")]
    assert names_in_folder(letters, ".eml") == {"a": "a-labellisation-x.eml", "A": "A-labellisation-x-2.eml"}


def test_a_lot_is_named_after_its_numbers() -> None:
    assert lot_name([mail.letter for mail in PILE]) == "lot-2018-0001-2018-0009-9"
    assert lot_title([mail.letter for mail in PILE]) == "9\u00a0courriers, 2018-0001 à 2018-0009"
    assert lot_title([LETTER]) == "Courrier 2018-0001"
