"""What is taken down in the room, and the minutes written from the frozen record alone (R133-13)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Choice, Tally, Vote
from daect_tui.domain.document import Heading, Table
from daect_tui.domain.minutes import (
    RecordedItem,
    SessionRecord,
    item_floor,
    recorded_ballot,
)
from daect_tui.domain.minutes_document import minutes_body, minutes_title
from daect_tui.domain.minutes_sections import Section
from daect_tui.domain.session import Floor, Motion, Outcome
from tests.unit.domain.rooms import ITEM as ITEM_ID
from tests.unit.domain.rooms import member, room
from tests.unit.domain.samples import BALLOT, CAPACITY, COUNTRY, ITEM, RECORD, said

NAMED = Ballot(
    id=1,
    item_id=ITEM_ID,
    motion=Motion(Outcome.FAVOURABLE),
    mode=BallotMode.NAMED,
    tally=Tally(1, 1, 0),
    votes=(Vote(member("A"), Choice.FOR), Vote(member("C"), Choice.AGAINST)),
    casting=Choice.FOR,
    result=BallotResult.ADOPTED,
)


def written(record: SessionRecord) -> str:
    return "\n".join(map(said, minutes_body(record)))


def about(**changes: object) -> str:
    """Write the minutes of a record whose one item was changed."""
    return written(replace(RECORD, items=(replace(ITEM, **changes),)))  # type: ignore[arg-type]


def test_the_floor_is_taken_down_by_name() -> None:
    sitting = room("ABCDE", "BCd", mandates="A>C E>B", recused="B")

    assert item_floor(sitting, ITEM_ID) == Floor(
        presided_by="",
        voters=("Mme Membre A", "Mme Membre C", "Mme Membre D"),
        recused=("Mme Membre B",),
        quorum="quorum atteint\u00a0: 3 sur 5, il en faut 3",
    )
    assert item_floor(room("AB", "AB"), ITEM_ID).presided_by == "Mme Membre A"


def test_a_vote_by_name_is_recorded_with_its_voices() -> None:
    recorded = recorded_ballot(NAMED, {member("A"): "Mme A", member("C"): "M. C"})

    assert recorded.voices == ("Mme A\u00a0: pour", "M. C\u00a0: contre")
    assert (recorded.motion, recorded.mode) == ("avis favorable", "nominal")
    assert (recorded.result, recorded.casting, recorded.voided) == ("adoptée", "pour", False)
    assert recorded.tally == "1\u00a0pour, 1\u00a0contre, 0\u00a0abstention"


def test_a_voided_or_open_vote_is_recorded_as_such() -> None:
    voided = replace(NAMED, votes=(), casting=None, voided_at=datetime(2017, 5, 17, tzinfo=UTC))
    recorded = recorded_ballot(replace(voided, result=None), {})

    assert recorded.voided
    assert (recorded.result, recorded.casting, recorded.voices) == ("", "", ())


def test_an_item_is_found_by_its_dossier() -> None:
    assert RECORD.item("PACT3-2017-001") == ITEM
    with pytest.raises(StopIteration):
        RECORD.item("PACT3-2017-999")


def test_the_title_bears_the_day() -> None:
    assert minutes_title(RECORD).replace("\u00a0", " ") == "Procès-verbal de la séance du 17 mai 2017"


def test_when_where_and_for_which_programmes_the_committee_met() -> None:
    text = written(replace(RECORD, programmes=("PACT3", "EXPE-CT")))

    assert text.startswith(
        "Le comité de sélection (PACT3 et EXPE-CT) s’est réuni le mercredi 17 mai 2017, Paris, salle 3. "
        "La séance est ouverte à 14 h 05."
    )
    assert text.endswith("L’ordre du jour compte 1 point. La séance est levée à 17 h 40.")


def test_no_place_leaves_no_gap() -> None:
    assert "17 mai 2017. La séance" in written(replace(RECORD, place=""))


def test_r133_13_every_member_is_named_with_quality_body_and_presence() -> None:
    table = next(block for block in minutes_body(RECORD) if isinstance(block, Table))

    assert table.header == ("Membre", "Qualité", "Organisme", "Présence")
    assert table.rows == (
        ("Mme Hélène Vasseur", "déléguée", "délégation", "en séance"),
        ("M. Luc Ambert", "membre", "AFCCRE", "représenté"),
        ("Mme Camille Renaud", "secrétaire", "délégation", "en séance, sans voix délibérative"),
    )
    assert len(table.weights) == len(table.header)


def test_r133_13_the_mandates_are_listed() -> None:
    assert "Pouvoirs\nM. Luc Ambert à Mme Hélène Vasseur" in written(RECORD)
    assert "Aucun pouvoir n’a été donné." in written(replace(RECORD, mandates=()))


def test_r133_13_every_matter_and_the_sense_of_its_deliberation() -> None:
    second = replace(
        ITEM,
        position=2,
        dossier="PACT3-2017-002",
        organisation="Eaux vives (fictif)",
        domain="Eau",
        outcome=Outcome.UNFAVOURABLE,
    )
    record = replace(RECORD, items=(ITEM, second))
    text = written(record)

    titles = [block.text for block in minutes_body(record) if isinstance(block, Heading)]
    assert titles == [
        "Composition et présences",
        "Pouvoirs",
        "Délibérations",
        "1. Montclair (fictif)",
        "2. Eaux vives (fictif)",
        "Relevé des avis",
    ]
    assert "Dossier PACT3-2017-001, PACT3 : Patrimoine et lumière." in text
    assert "Dossier PACT3-2017-002, PACT3 : Eau." in text
    assert "Sens de la délibération : avis favorable." in text
    assert "Sens de la délibération : avis défavorable." in text
    assert "L’ordre du jour compte 2 points." in text


def test_the_rapporteur_the_chair_the_quorum_and_the_vote() -> None:
    text = written(RECORD)

    for words in (
        "Rapporteur : Nadia Ferrand. Proposition : avis favorable.",
        "Présidence : Mme Hélène Vasseur. Quorum atteint : 3 sur 5, il en faut 3.",
        "Motion « avis favorable », vote à main levée : 3 pour, 0 contre, 0 abstention. Résultat : adoptée.",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param(
            {"casting": "pour"}, "0 abstention, voix prépondérante : pour. Rés", id="R133-11-casting"
        ),
        pytest.param({"result": "partage égal des voix"}, "Résultat : partage égal des voix.", id="a-tie"),
        pytest.param({"result": ""}, "Résultat : non compté.", id="left-open"),
        pytest.param(
            {"voided": True}, "adoptée. Ce vote a été annulé.", id="decision-1-voided-stays-readable"
        ),
        pytest.param(
            {"voices": ("Mme A : pour", "M. C : contre")}, "Mme A : pour\nM. C : contre", id="by-name"
        ),
    ],
)
def test_a_vote_in_words(changes: dict[str, object], words: str) -> None:
    assert words in about(ballots=(replace(BALLOT, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("recused", "words"),
    [
        (("M. Luc Ambert",), "Déport : M. Luc Ambert, qui n’a pris part ni à la délibération ni au vote"),
        (("M. A", "Mme B"), "Déport : M. A et Mme B, qui n’ont pris part ni à la délibération ni au vote"),
    ],
    ids=["one", "two"],
)
def test_r133_12_a_recusal_is_noted(recused: tuple[str, ...], words: str) -> None:
    assert words in about(recused=recused)
    assert "art. R. 133-12" in about(recused=recused)
    assert "Déport" not in about(recused=())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param(
            {
                "grounds": Grounds(criteria=("pays", "capacite"), reasons="Aucun expert."),
                "criteria": (COUNTRY.text, CAPACITY.text),
            },
            f"Critères retenus :\n{COUNTRY.text}\n{CAPACITY.text}\nMotifs : Aucun expert.",
            id="a-refusal",
        ),
        pytest.param(
            {"grounds": Grounds(reservations=("un chef", "un calendrier"))},
            "Réserves :\nun chef\nun calendrier",
            id="reservations",
        ),
        pytest.param(
            {"grounds": Grounds(wanted="la liste des experts", wanted_until=date(2017, 6, 30))},
            "Attendu du demandeur, au plus tard le 30/06/2017 : la liste des experts.",
            id="an-adjournment",
        ),
        pytest.param(
            {"grounds": Grounds(wanted="La liste.")}, "Attendu du demandeur : La liste.\n", id="one-full-stop"
        ),
        pytest.param(
            {"grounds": Grounds(reasons="trop tôt")},
            "Motifs : trop tôt.",
            id="a-full-stop-where-none-was-typed",
        ),
    ],
)
def test_what_the_opinion_rests_on(changes: dict[str, object], words: str) -> None:
    assert words in about(**changes)


def test_r133_13_a_disagreement_that_a_member_wants_recorded_is_there() -> None:
    assert "M. Ambert fait part de son désaccord." in about(notes="M. Ambert fait part de son désaccord.")


def test_an_item_that_was_not_examined_says_only_that() -> None:
    bare = RecordedItem(
        position=1,
        dossier="PACT3-2017-001",
        organisation="Montclair (fictif)",
        domain="Patrimoine",
        programme="PACT3",
        rapporteur="",
        proposal="avis favorable",
        presided_by="",
        voters=(),
        recused=(),
        quorum="",
        ballots=(),
        outcome=Outcome.NOT_EXAMINED,
        grounds=Grounds(),
        notes="",
    )
    text = written(replace(RECORD, items=(bare,)))

    assert "Sens de la délibération : non examiné." in text
    for word in ("Rapporteur", "Présidence", "Motion", "Critères", "Motifs", "Réserves", "Attendu"):
        assert word not in text


def test_an_empty_section_has_no_heading_and_the_summary_lists_every_item() -> None:
    titles = [block.text for block in minutes_body(RECORD) if isinstance(block, Heading)]
    summary = next(block for block in reversed(minutes_body(RECORD)) if isinstance(block, Table))

    assert "Déroulement de la séance" not in titles
    assert summary.rows == (("1.", "PACT3-2017-001", "Montclair (fictif)", "avis favorable"),)


def test_the_sections_stand_in_the_order_of_the_setting_between_the_opening_and_the_end() -> None:
    order = (Section.SUMMARY, Section.ITEMS, Section.COURSE, Section.MANDATES, Section.MEMBERS)
    record = replace(RECORD, breaks=("de 15 h 10 à 15 h 25 (pause)",))
    body = minutes_body(record, order)

    titles = [block.text for block in body if isinstance(block, Heading) and block.level == 1]
    assert titles == [section.label for section in order]
    assert "La séance est ouverte" in said(body[0])
    assert "La séance est levée" in said(body[-1])
