"""What the desk types before a mission is validated: a poste asked, a refusal, ceilings and rates."""

from datetime import date

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission_ceilings import ceilings_in_words
from daect_tui.domain.mission_costs import CostCategory
from daect_tui.domain.mission_opinion import AskedOpinion, asked_again
from daect_tui.domain.mission_opinion_form import read_mission_asking_form, read_mission_reminder_form
from daect_tui.domain.mission_refusal import RULES, read_refusal_form
from daect_tui.domain.mission_settings import (
    CategoryCeiling,
    DailyRate,
    DatedMissionSettings,
    MissionSettings,
    mission_settings_on,
)
from daect_tui.domain.mission_settings_form import read_settings_form, settings_fields
from daect_tui.domain.money import Euros
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 3, 14)
POSTES = {3: "Ambassade à Rabat"}
ASKING = {
    "correspondent": "3",
    "question": "Utile ?",
    "asked_on": "13/03/2018",
    "due_on": "20/03/2018",
}
ASKED = AskedOpinion(3, "Ambassade à Rabat", "Utile ?", date(2018, 3, 13), date(2018, 3, 20))


def faults_of(refused: pytest.ExceptionInfo[FormRefused]) -> dict[str, str]:
    assert all(is_sentence(sentence) for sentence in refused.value.faults.values())
    return refused.value.faults


def test_a_poste_of_the_directory_is_asked_or_another_by_its_name() -> None:
    assert read_mission_asking_form(ASKING, POSTES, TODAY) == ASKED
    other = read_mission_asking_form({**ASKING, "source": "Consulat à Fès"}, POSTES, TODAY)
    assert (other.correspondent, other.source) == (0, "Consulat à Fès")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("correspondent", "", "choisissez un poste"),
        ("correspondent", "9", "choisissez un poste"),
        ("question", " ", "à remplir"),
        ("asked_on", "15/03/2018", "n’est pas encore venu"),
        ("asked_on", "", "à remplir"),
        ("due_on", "13/03/2018", "ne suit pas la demande"),
        ("due_on", "", "à remplir"),
    ],
)
def test_a_faulty_request_for_an_opinion_says_why(field: str, typed: str, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_mission_asking_form({**ASKING, field: typed}, POSTES, TODAY)

    assert list(faults_of(refused)) == [field]
    assert said in refused.value.faults[field]


def test_a_reminder_keeps_the_first_day_and_moves_the_last() -> None:
    day, due_on = read_mission_reminder_form({"asked_on": "14/03/2018", "due_on": "28/03/2018"}, TODAY)
    again = asked_again(ASKED, day, due_on)

    assert (again.asked_on, again.due_on, again.reminders) == (ASKED.asked_on, due_on, (day,))
    assert not again.is_late(due_on)
    assert again.is_late(date(2018, 3, 29))
    with pytest.raises(Refusal, match="déjà été demandé le 14/03/2018"):
        asked_again(again, date(2018, 3, 13), due_on)
    with pytest.raises(Refusal, match="ne suit pas la relance"):
        asked_again(ASKED, day, day)
    with pytest.raises(FormRefused) as refused:
        read_mission_reminder_form({"asked_on": "15/03/2018", "due_on": "28/03/2018"}, TODAY)
    assert list(faults_of(refused)) == ["asked_on"]


def test_a_refusal_cites_rules_and_facts() -> None:
    typed = {"rules": "avis\nexperts", "other_rules": " une autre règle ; \n", "facts": "Rien n’est prêt."}
    refusal = read_refusal_form(typed, TODAY)

    assert refusal.law == (RULES["avis"], RULES["experts"], "une autre règle")
    assert (refusal.facts, refusal.refused_on) == ("Rien n’est prêt.", TODAY)


def test_a_refusal_without_law_or_without_fact_is_none() -> None:
    with pytest.raises(FormRefused) as refused:
        read_refusal_form({"rules": "inconnue", "facts": ""}, TODAY)

    assert set(faults_of(refused)) == {"rules", "facts"}


SETTINGS = MissionSettings(
    mission_ceiling=Euros(2_000_00),
    day_ceiling=Euros(180_50),
    category_ceilings=(CategoryCeiling(CostCategory.TRANSPORT, Euros(900_00)),),
    share=0,
    rates=(DailyRate("MA", Euros(172_00)), DailyRate("TN", Euros(99_99))),
    report_days=45,
    source="note du 1er mars 2018",
)
CODES = {"maroc": "MA", "tunisie": "TN"}
NAMES = {"MA": "Maroc", "TN": "Tunisie"}


@pytest.mark.parametrize("settings", [SETTINGS, MissionSettings()], ids=["all", "nothing"])
def test_settings_written_are_read_the_same(settings: MissionSettings) -> None:
    typed = {**settings_fields(settings, NAMES), "valid_from": "01/04/2018"}

    assert read_settings_form(typed, CODES, TODAY) == DatedMissionSettings(date(2018, 4, 1), settings)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("valid_from", "", "à remplir"),
        ("mission_ceiling", "1.234", "n’est pas un montant clair"),
        ("share", "101", "un nombre entier, de 0 à 100"),
        ("report_days", "0", "un nombre entier, de 1 à 365"),
        ("report_days", "", "à remplir"),
        ("source", "", "à remplir"),
        ("category_ceilings", "vacances ; 10", "n’est pas une catégorie"),
        ("category_ceilings", "transport", "ligne 1\u00a0: écrivez"),
        ("rates", "Maroc ; 10\nAtlantide ; 10", "ligne 2\u00a0: "),
    ],
)
def test_a_faulty_setting_says_why(field: str, typed: str, said: str) -> None:
    fields = {**settings_fields(SETTINGS, NAMES), "valid_from": "01/04/2018", field: typed}
    with pytest.raises(FormRefused) as refused:
        read_settings_form(fields, CODES, TODAY)

    assert list(faults_of(refused)) == [field]
    assert said in refused.value.faults[field]


def test_the_settings_of_a_day_are_the_last_begun() -> None:
    book = (
        DatedMissionSettings(date(2018, 4, 1), SETTINGS),
        DatedMissionSettings(date(2018, 1, 1), MissionSettings(share=50)),
    )

    assert mission_settings_on(book, date(2017, 12, 31)) == MissionSettings()
    assert mission_settings_on(book, date(2018, 3, 31)).share == 50
    assert mission_settings_on(book, date(2018, 4, 1)) == SETTINGS


def test_only_ceilings_that_are_recorded_are_written() -> None:
    assert ceilings_in_words(MissionSettings()) == ()
    assert len(ceilings_in_words(SETTINGS)) == 4
