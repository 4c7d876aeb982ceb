"""What small values of the domain say of themselves."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.organisation import Address, Representative
from daect_tui.domain.session import Motion, Outcome, Sitting
from tests.unit.domain.rooms import member, room
from tests.unit.domain.samples import CAPACITY, COUNTRY, MISSION, PROGRAMME

MEMBER = Member(
    id=1,
    civility="Mme",
    first_name="Sabine",
    last_name="Toussac",
    quality="membre",
    body="AMF",
    kind=MemberKind.ELECTED,
    voting=True,
    presides=False,
    deputises=False,
    starts_on=date(2016, 1, 1),
    until=date(2018, 12, 31),
)
LETTER = Letter(
    id=1,
    chrono="2017-0001",
    kind=LetterKind.LABELLING,
    subject="PACT3-2017-001",
    session="PACT3-2017-S1",
    recipient="Mme Agathe Lormier",
    dated=date(2017, 5, 22),
    state=LetterState.PRODUCED,
    produced_at=datetime.fromisoformat("2017-05-22T10:00:00+00:00"),
    sent_on=None,
    notified_on=None,
    sha256="0" * 64,
    version=1,
)


@pytest.mark.parametrize(
    ("civility", "first_name", "last_name", "written"),
    [
        ("Mme", "Agathe", "Lormier", "Mme Agathe Lormier"),
        ("", "Agathe", "Lormier", "Agathe Lormier"),
        ("Mme", "", "Lormier", "Mme Lormier"),
        ("", "", "", ""),
    ],
)
def test_a_representative_is_named_without_gaps(
    civility: str, first_name: str, last_name: str, written: str
) -> None:
    assert Representative(civility, first_name, last_name, "Maire", "Madame la Maire,").full_name == written


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (Address("1, place du Marché", "99000", "Montclair"), ("1 place du Marché", "99000 MONTCLAIR")),
        (Address("Mairie\n\n1, rue B\n", "99000", "Montclair"), ("Mairie", "1 rue B", "99000 MONTCLAIR")),
        (Address("", "", "Montclair"), ("MONTCLAIR",)),
        (Address("", "99000", ""), ("99000",)),
        (Address(" ", "", ""), ()),
    ],
    ids=["whole", "several-lines", "city-only", "postcode-only", "unknown"],
)
def test_an_address_prints_no_empty_line(address: Address, lines: tuple[str, ...]) -> None:
    assert address.lines == lines


def test_a_programme_finds_its_criteria_by_code() -> None:
    assert PROGRAMME.criterion("pays") == COUNTRY
    assert PROGRAMME.criterion("capacite") == CAPACITY
    assert PROGRAMME.criterion("inconnu") is None


@pytest.mark.parametrize(
    ("day", "sits"),
    [
        (date(2015, 12, 31), False),
        (date(2016, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
    ],
    ids=["before", "first-day", "last-day", "after"],
)
def test_a_member_sits_for_the_term(day: date, sits: bool) -> None:
    assert MEMBER.sits_on(day) is sits


def test_a_member_without_known_end_still_sits() -> None:
    assert replace(MEMBER, until=None).sits_on(date(2050, 1, 1))
    assert MEMBER.full_name == "Mme Sabine Toussac"


def test_a_file_is_named_by_number_kind_and_subject() -> None:
    assert LETTER.file_name == "2017-0001-labellisation-PACT3-2017-001.pdf"


@pytest.mark.parametrize("kind", [LetterKind.CONVOCATION, LetterKind.PACKET])
def test_a_file_of_one_member_bears_the_name_and_nothing_that_leads_elsewhere(kind: LetterKind) -> None:
    letter = replace(LETTER, kind=kind, subject="PACT3-2017-S1", recipient="Mme Élodie Œuvrard, ../Asso(s)")

    assert letter.file_name == f"2017-0001-{kind.value}-PACT3-2017-S1-mme-elodie-oeuvrard-asso-s.pdf"


@pytest.mark.parametrize("kind", LetterKind, ids=lambda kind: kind.name)
def test_a_file_name_is_plain_ascii_without_space_for_every_kind(kind: LetterKind) -> None:
    name = replace(LETTER, kind=kind).file_name

    assert name.isascii()
    assert " " not in name


KEPT_HERE = {
    "MINUTES", "COMMUNIQUE", "EVALUATION_SHEET", "CONVOCATION", "PACKET", "SIGNING_SHEET", "LESSON_SHEET",
    "LABEL_ATTESTATION", "RENEWAL_SHEET", "AGENDA",
}  # fmt: skip


@pytest.mark.parametrize("kind", LetterKind, ids=lambda kind: kind.name)
def test_what_is_mailed_to_one_recipient(kind: LetterKind) -> None:
    assert kind.is_mailed == (kind.name not in KEPT_HERE)


def test_a_mission_costs_the_sum_of_its_lines() -> None:
    assert MISSION.content.cost.cents == 2_050_50


def test_a_motion_needs_no_grounds_to_be_put() -> None:
    assert Motion(Outcome.FAVOURABLE).grounds == Motion(Outcome.ADJOURNED).grounds


def test_a_sitting_knows_its_seats_and_refuses_strangers() -> None:
    sitting: Sitting = room("AB", "A")

    assert sitting.seat(member("B")).name == "Mme Membre B"
    assert sitting.here() == {member("A")}
    with pytest.raises(StopIteration):
        sitting.seat(member("Z"))
    with pytest.raises(StopIteration):
        sitting.item(99)
