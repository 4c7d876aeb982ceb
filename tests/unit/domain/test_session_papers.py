"""What the papers of the room say: convocation, packet without recusals, sheet to sign."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.convocation_letter import (
    ConvocationCase,
    convening_signature,
    convocation_values,
    member_address,
    reply_slip,
)
from daect_tui.domain.decision import Grounds
from daect_tui.domain.document import Block, BulletList, Contact, Heading, Letterhead, Paragraph, Table
from daect_tui.domain.dossier_sheet import excerpt
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.session import AgendaItem, Motion, Outcome, Seat, Session, SessionState
from daect_tui.domain.session_papers import packet_body, signing_sheet_body

AT = datetime(2017, 5, 3, 8, 0, tzinfo=UTC)
SESSION = Session(
    id=1,
    reference="PACT3-2017-S2",
    programmes=("PACT3",),
    meets_on=date(2017, 5, 17),
    period="",
    deadline=None,
    place="Paris, salle B",
    state=SessionState.PLANNED,
    opened_at=None,
    closed_at=None,
    position=0,
    version=1,
    hour=time(14),
)
MEMBER = Member(
    id=1,
    civility="Mme",
    first_name="Rose",
    last_name="Aubry",
    quality="représentante",
    body="Association (fictive)",
    kind=MemberKind.EX_OFFICIO,
    voting=True,
    presides=True,
    deputises=False,
    starts_on=date(2017, 1, 1),
)
FIRST = SessionRecord("PACT3-2017-S1", ("PACT3",), date(2017, 5, 3), "", AT, AT, (), (), ())


def _item(number: int) -> AgendaItem:
    return AgendaItem(
        id=number * 10,
        position=number,
        dossier=f"PACT3-2017-00{number}",
        organisation=f"Organisme {number}",
        domain=f"Domaine {number}",
        programme="PACT3",
        rapporteur="",
        proposal=Motion(Outcome.FAVOURABLE),
        outcome=None,
        grounds=Grounds(),
        floor=None,
        notes="",
    )


CASE = ConvocationCase(
    session=SESSION,
    member=MEMBER,
    items=(_item(1), _item(2)),
    recused=frozenset(),
    rules=CommitteeRules(),
    letterhead=Letterhead((), "", "", "", "Paris", (), "", "delegation@example.org"),
    contact=Contact("Camille", "Renaud", "", "", ""),
)


def _said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(_texts(blocks))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield "".join(run.text for run in block.runs)
            case BulletList():
                yield from ("".join(run.text for run in item) for item in block.items)
            case Table():
                yield from (cell for row in (block.header, *block.rows) for cell in row)


def test_r133_8_the_convocation_bears_day_hour_place_and_agenda() -> None:
    values = convocation_values(CASE)

    assert values["day"] == "mercredi 17\u00a0mai\u00a02017"
    assert (values["hour"], values["place"]) == ("14\u00a0h", "Paris, salle B")
    assert values["agenda"] == [
        {"text": "Point 1\u00a0: Organisme 1 – Domaine 1 (PACT3-2017-001)"},
        {"text": "Point 2\u00a0: Organisme 2 – Domaine 2 (PACT3-2017-002)"},
    ]
    assert values["sheets"] == "2\u00a0fiches de dossier"
    assert values["email"] == "delegation@example.org"


def test_r133_5_it_is_on_the_convocation_of_the_president() -> None:
    signature = convening_signature([replace(MEMBER, presides=False), MEMBER])

    assert signature is not None
    assert (signature.office, signature.name) == ("représentante", "Rose AUBRY")
    assert convening_signature([replace(MEMBER, presides=False)]) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param(MemberKind.EX_OFFICIO, "du service ou de l’organisme", id="R133-3-ex-officio"),
        pytest.param(MemberKind.ELECTED, "un élu de la même assemblée", id="R133-3-elected"),
        pytest.param(MemberKind.QUALIFIED, "vous ne pouvez pas vous faire suppléer", id="R133-3-qualified"),
    ],
)
def test_each_member_reads_how_to_be_replaced(kind: MemberKind, said: str) -> None:
    case = replace(CASE, member=replace(MEMBER, kind=kind))

    assert said in str(convocation_values(case)["replacement"])
    assert ("suppléé(e) par" in _said(reply_slip(case))) is (kind is not MemberKind.QUALIFIED)


@pytest.mark.parametrize(
    ("voting", "held", "said"),
    [
        pytest.param(True, 1, "pas plus d’un (CRPA, art. R. 133-9)", id="R133-9-one-mandate"),
        pytest.param(True, 2, "pas plus de 2 (CRPA, art. R. 133-9)", id="R133-9-a-setting"),
        pytest.param(True, 0, "", id="R133-9-no-mandate-by-the-rules"),
        pytest.param(False, 1, "", id="R133-9-no-mandate-without-a-voice"),
    ],
)
def test_who_may_give_a_mandate_reads_how(voting: bool, held: int, said: str) -> None:
    case = replace(
        CASE, member=replace(MEMBER, voting=voting), rules=CommitteeRules(mandates_per_member=held)
    )

    assert said in str(convocation_values(case)["mandate"])
    assert bool(convocation_values(case)["mandate"]) is bool(said)
    assert ("je donne pouvoir à" in _said(reply_slip(case))) is bool(said)


def test_r133_10_a_second_convocation_says_that_no_quorum_will_be_asked() -> None:
    again = replace(CASE, session=replace(SESSION, second_of="PACT3-2017-S1"), first=FIRST)

    said = str(convocation_values(again)["second"])

    assert "lors de la séance PACT3-2017-S1 du 3\u00a0mai\u00a02017" in said
    assert "le même ordre du jour" in said
    assert "aucun quorum ne sera exigé (CRPA, art. R. 133-10)" in said
    assert convocation_values(again)["quorum"] == ""


def test_r133_10_a_first_convocation_reminds_of_the_quorum() -> None:
    values = convocation_values(CASE)

    assert (values["second"], values["quorum"]) == ("", "de la moitié au moins")


def test_a_quorum_that_the_rules_ask_of_a_second_convocation_is_said() -> None:
    again = replace(
        CASE,
        session=replace(SESSION, second_of="PACT3-2017-S1"),
        rules=CommitteeRules(second_quorum_share=(1, 3)),
    )

    assert "le quorum est d’un tiers au moins des membres" in str(convocation_values(again)["second"])
    assert "aucun quorum" not in str(convocation_values(again)["second"])


def test_r133_12_a_recused_member_reads_the_number_of_the_item_alone() -> None:
    case = replace(CASE, recused=frozenset({20}))

    agenda = convocation_values(case)["agenda"]

    assert agenda[1] == {"text": "Point 2\u00a0: vous êtes déportée (CRPA, art. R. 133-12)"}
    assert convocation_values(case)["sheets"] == "1\u00a0fiche de dossier"


def test_r133_12_the_packet_holds_nothing_of_a_dossier_that_its_member_is_recused_from() -> None:
    sheets: dict[int, tuple[Block, ...]] = {10: (Heading("Point 1 – Organisme 1", new_page=True),)}

    said = _said(packet_body(SESSION, MEMBER, CASE.items, sheets))

    assert "Organisme 1" in said
    assert "Point 2\u00a0: vous êtes déportée" in said
    assert "Organisme 2" not in said
    assert "Domaine 2" not in said
    assert "PACT3-2017-002" not in said


def test_the_packet_follows_the_agenda_and_its_contents_find_each_page() -> None:
    sheets: dict[int, tuple[Block, ...]] = {
        number * 10: (Heading(f"Point {number} – Organisme {number}", new_page=True),) for number in (1, 2)
    }

    body = packet_body(SESSION, MEMBER, CASE.items, sheets)

    (contents,) = (block for block in body if isinstance(block, Table))
    titles = tuple(block.text for block in body if isinstance(block, Heading) and block.new_page)
    assert contents.pages == titles == ("Point 1 – Organisme 1", "Point 2 – Organisme 2")


def test_the_sheet_to_sign_has_a_row_a_member_and_says_who_has_no_voice() -> None:
    seats = [
        Seat(1, "Mme Rose Aubry", "représentante", "Association", True, True, False),
        Seat(2, "M. Luc Renaud", "secrétaire", "Délégation", False, False, False),
    ]

    (table,) = (block for block in signing_sheet_body(SESSION, seats) if isinstance(block, Table))

    assert table.to_sign
    assert [row[:3] for row in table.rows] == [
        ("Mme Rose Aubry", "représentante", "Association"),
        ("M. Luc Renaud", "secrétaire, sans voix délibérative", "Délégation"),
    ]
    assert {(row[3], row[4]) for row in table.rows} == {("présent\nà distance\npouvoir à\u00a0:", "")}


def test_a_member_is_addressed_by_name_quality_and_body() -> None:
    assert member_address(MEMBER) == ("Mme Rose Aubry", "représentante", "Association (fictive)")
    assert member_address(replace(MEMBER, quality="")) == ("Mme Rose Aubry", "Association (fictive)")


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    assert excerpt("un deux trois, quatre", 16) == "un deux trois […]"
    assert excerpt("un deux", 14) == "un deux"
