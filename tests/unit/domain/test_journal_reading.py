"""What is read in the journal: where acts lead, what they say in French, heads typed from paper."""

import pytest

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.journal import GENESIS, JournalEntry
from daect_tui.domain.journal_place import place_of_subject
from daect_tui.domain.journal_query import grouped_head, named_agents, named_kinds, typed_head
from daect_tui.domain.journal_words import detail_in_words, line_in_words
from daect_tui.domain.worklist import Room
from tests.unit.domain.test_journal import MOMENT

HEAD = "7992a8fd32390e98" + "0" * 48


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        ("PACT3-2017-001", (Room.DOSSIERS, "PACT3-2017-001")),
        ("EXPE-CT-2018-012", (Room.DOSSIERS, "EXPE-CT-2018-012")),
        ("PACT3-2017-001/2", (Room.DOSSIERS, "PACT3-2017-001")),
        ("PACT3-2017-S1", (Room.COMMITTEE, "PACT3-2017-S1")),
        ("CS-2018-S2", (Room.COMMITTEE, "CS-2018-S2")),
        ("MIS-2018-001", (Room.MISSIONS, "MIS-2018-001")),
        ("BP-2018-001", (Room.MISSIONS, "BP-2018-001")),
        ("LAB-2017-001", (Room.LABELS, "LAB-2017-001")),
        ("ENS-001", (Room.EVALUATIONS, "ENS-001")),
        ("2018-0004", (Room.LETTERS, "2018-0004")),
        ("membre/4", None),
        ("institution", None),
        ("", None),
    ],
)
def test_an_act_leads_to_its_thing(subject: str, place: tuple[Room, str] | None) -> None:
    assert place_of_subject(subject) == place


@pytest.mark.parametrize("typed", [HEAD, HEAD[:16], grouped_head(HEAD), f" {grouped_head(HEAD).upper()}… "])
def test_a_head_is_read_as_it_is_printed(typed: str) -> None:
    assert HEAD.startswith(typed_head(typed))


@pytest.mark.parametrize("typed", ["", HEAD[:15], f"{HEAD}0", "g" * 16, "nº 143"])
def test_what_is_no_head_is_refused(typed: str) -> None:
    with pytest.raises(UnusableArgument, match="16 premiers signes"):
        typed_head(typed)


def test_agents_and_acts_are_named_without_accents_or_codes() -> None:
    assert named_agents("elodie", ["Élodie Ravel", "Camille Renaud"]) == ("Élodie Ravel",)
    assert named_kinds("CONVOQUER", ["session.convened", "vote.recorded"]) == ("session.convened",)
    with pytest.raises(UnusableArgument, match="Noter une voix"):
        named_kinds("cuisiner", ["vote.recorded"])


@pytest.mark.parametrize(
    ("kind", "detail", "told"),
    [
        ("vote.recorded", '{"voix":"abstention"}', [("Voix", "abstention")]),
        ("ballot.counted", '{"resultat":"adoptee"}', [("Résultat", "adoptée")]),
        ("organisation.changed", '{"champs":["name","siren"]}', [("Champs", "nom, SIREN")]),
        ("signatory.saved", '{"a_partir_du":"2016-01-01"}', [("À partir du", "01/01/2016")]),
        ("journal.hidden", '{"lignes_effacees":["1:a","2:b"]}', [("Lignes effacées", "2\u00a0lignes")]),
        ("dossier.file", '{"de":"brouillon","vers":"depose"}', [("De", "brouillon"), ("Vers", "déposé")]),
    ],
)
def test_what_an_act_tells_is_in_french(kind: str, detail: str, told: list[tuple[str, str]]) -> None:
    assert detail_in_words(JournalEntry(1, MOMENT, "A", kind, "x", detail, GENESIS, GENESIS)) == told


def test_an_act_on_one_line_shortens_hashes() -> None:
    detail = f'{{"sha256":"{HEAD}"}}'
    entry = JournalEntry(4, MOMENT, "Camille Renaud", "letter.produced", "2018-0004", detail, "", "")

    done, told = line_in_words(entry).replace("\u00a0", " ").split("  2018-0004  ")
    assert done == "4  17/05/2017 14 h 05  Camille Renaud  Produire le courrier"
    assert told == "empreinte : 7992a8fd32390e98…"
