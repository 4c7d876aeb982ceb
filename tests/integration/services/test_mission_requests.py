"""A request before it is validated: corrected, its poste asked, bounded by ceilings, refused on grounds."""

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.errors import Refusal, StaleRecord, TransitionRefused
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_settings import DailyRate, DatedMissionSettings, MissionSettings
from daect_tui.domain.money import Euros
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from daect_tui.services.mission_requests import correction_fields
from tests.support.courses import OPINION, labelled, requested, under_review

ASKED = AskedOpinion(0, "Ambassade de France au Maroc", "Utile ?", date(2018, 3, 14), date(2018, 3, 21))
REFUSAL = MissionRefusal(("le poste est consulté",), "Le poste ne l’a pas été.", date(2018, 3, 14))


def bounded(desk: Desk, settings: MissionSettings, valid_from: date = date(2018, 3, 14)) -> None:
    desk.mission_requests.save_settings(DatedMissionSettings(valid_from, settings))


def text_of(desk: Desk, chrono: str) -> str:
    with desk.office.reading() as work:
        content = work.letters.content(work.letters.get(chrono).sha256)
    pages = pypdfium2.PdfDocument(BytesIO(content))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_a_request_is_corrected_until_it_is_validated(desk: Desk) -> None:
    label = labelled(desk)
    reference = under_review(desk, label)
    mission = desk.missions.open(reference).mission
    assert mission.content.theme == "patrimoine"
    assert [line.bearer for line in mission.content.budget] == [Bearer.DELEGATION, Bearer.HOST]

    fields = {**correction_fields(mission), "subject": "Autre objet", "ends_on": "09/04/2018"}
    draft = desk.missions.drafts.save(fields, target=reference)
    corrected = desk.mission_requests.correct(draft.id)

    assert (corrected.content.subject, corrected.content.ends_on) == ("Autre objet", date(2018, 4, 9))
    assert corrected.state is MissionState.UNDER_REVIEW
    assert desk.missions.drafts.pending(reference) == ()
    act = desk.directory.journal(1)[0]
    assert (act.kind, act.subject) == ("mission.corrected", reference)
    assert json.loads(act.detail) == {"champs": ["objet", "retour"]}

    desk.missions.validate(reference, date(2018, 5, 9), {})
    late = desk.missions.drafts.save(
        correction_fields(desk.missions.open(reference).mission), target=reference
    )
    with pytest.raises(TransitionRefused, match="corriger la demande"):
        desk.mission_requests.correct(late.id)


def test_a_correction_begun_before_another_is_refused_and_keeps_its_draft(desk: Desk) -> None:
    reference = requested(desk, labelled(desk))
    fields = correction_fields(desk.missions.open(reference).mission)
    mine = desk.missions.drafts.save({**fields, "place": "Fès"}, target=reference)
    desk.missions.act(reference, MissionAction.REVIEW)

    with pytest.raises(StaleRecord, match="reste en brouillon"):
        desk.mission_requests.correct(mine.id)

    assert desk.missions.drafts.get(mine.id).fields["place"] == "Fès"
    assert desk.missions.open(reference).mission.content.place == "Sefrou"


def test_a_poste_is_asked_reminded_and_answers(desk: Desk) -> None:
    reference = requested(desk, labelled(desk))
    desk.mission_opinions.ask(reference, ASKED)
    task = next(task for task in desk.worklist.tasks() if task.subject == reference)
    assert (task.room, task.due) == (Room.MISSIONS, date(2018, 3, 21))

    desk.missions.act(reference, MissionAction.REVIEW)
    with pytest.raises(Refusal, match="déjà demandé"):
        desk.mission_opinions.ask(reference, ASKED)
    reminded = desk.mission_opinions.remind(reference, date(2018, 3, 15), date(2018, 3, 28))
    assert reminded.asked == replace(ASKED, due_on=date(2018, 3, 28), reminders=(date(2018, 3, 15),))
    assert desk.directory.journal(1)[0].kind == "mission.opinion_reminded"
    with pytest.raises(Refusal, match="ne peut pas être reçu"):
        desk.missions.record_opinion(reference, replace(OPINION, received_on=date(2018, 3, 13)))

    desk.missions.record_opinion(reference, OPINION)
    with pytest.raises(Refusal, match="rien à relancer"):
        desk.mission_opinions.remind(reference, date(2018, 3, 16), date(2018, 3, 28))
    with pytest.raises(Refusal, match="déjà reçu"):
        desk.mission_opinions.ask(reference, ASKED)


def test_the_postes_of_the_country_are_proposed_first(desk: Desk) -> None:
    def poste(name: str, country: str) -> Correspondent:
        blank = ("", "", "", "", "")
        return Correspondent(0, CorrespondentKind.POSTE, name, "", country, "", *blank)

    for name, country in (("Ambassade A", "TN"), ("Ambassade M", "MA")):
        desk.directory.save_correspondent(poste(name, country))

    assert [one.name for one in desk.mission_opinions.correspondents("MA")] == ["Ambassade M", "Ambassade A"]


def test_ceilings_and_rates_hold_from_their_day_on(desk: Desk) -> None:
    label = labelled(desk)
    rates = (DailyRate("MA", Euros(100_00)),)
    assert desk.mission_requests.settings().settings == MissionSettings()
    bounded(desk, MissionSettings(mission_ceiling=Euros(1_000_00), rates=rates, report_days=15))
    bounded(desk, MissionSettings(mission_ceiling=Euros(10_000_00)), date(2018, 6, 1))

    budget = "Avion ; 600 ; ministère\nIndemnité ; 5 j logé ; ministère\nHôtel ; 400 ; ministère"
    reference = under_review(desk, label, budget=budget)
    opened = desk.missions.open(reference)
    assert opened.mission.content.cost == Euros(1_175_00)
    assert [guard.code for guard in opened.guards] == ["plafond"]
    assert opened.settings.report_due(opened.mission.content.ends_on) == date(2018, 4, 21)

    later = under_review(desk, label, budget=budget, starts_on="04/06/2018", ends_on="08/06/2018")
    assert desk.missions.open(later).guards == ()
    with pytest.raises(FormRefused) as refused:
        requested(desk, label, budget="Indemnité ; 5 j ; ministère", country="Tunisie")
    assert "aucun taux journalier" in refused.value.faults["budget"]


def test_a_mission_is_refused_on_grounds_and_its_letter_says_them(desk: Desk) -> None:
    reference = requested(desk, labelled(desk))
    with pytest.raises(TransitionRefused):
        desk.mission_requests.refuse(reference, REFUSAL)
    desk.missions.act(reference, MissionAction.REVIEW)
    refused = desk.mission_requests.refuse(reference, REFUSAL)
    made = desk.letters.produce_mission_refusal(refused)
    again = desk.letters.produce_mission_refusal(refused)

    assert made.faults == ()
    assert made.letter is not None
    assert again.letter == made.letter
    assert (made.letter.kind, made.letter.dated) == (LetterKind.MISSION_REFUSAL, REFUSAL.refused_on)
    assert made.letter.recipient == refused.holder
    said = text_of(desk, made.letter.chrono)
    for words in ("L. 211-5", "le poste est consulté.", "Le poste ne l’a pas été.", "Télérecours"):
        assert words in said, words


def test_the_validation_letter_says_all_that_the_procedure_wants(desk: Desk) -> None:
    """Procedure §6, point 9."""
    bounded(desk, MissionSettings(mission_ceiling=Euros(2_000_00)))
    reference = under_review(
        desk,
        labelled(desk),
        objectives="former six agents",
        deliverables="un manuel",
        security_level="renforcee",
        security="prévenir le poste",
        requester_contact="M. Essai (fictif), secrétaire général",
        experts="Éloïse Marchenoir ; verrière ; Organisme 1 (fictif) ; 2 ; du 02/04/2018 au 03/04/2018",
        budget="Indemnité ; 5 j × 172 logé, 1 repas ; ministère\nTemps ; 300 ; Organisme 1 (fictif)",
    )
    mission = desk.missions.open(reference).mission
    due = mission.content.ends_on + timedelta(days=30)
    desk.missions.validate(reference, due, {})
    made = desk.letters.produce_mission_letter(reference)
    assert made.letter is not None
    said = text_of(desk, made.letter.chrono)

    for words in (
        mission.label,
        "Former six agents.",
        "former six agents.",
        "2 avril 2018",
        "Éloïse Marchenoir",
        "du 2 avril 2018 au 3 avril 2018",
        "Commune de Sefrou",
        "M. Essai (fictif), secrétaire général",
        "Ambassade de France au Maroc",
        "150,50 € (ministère)",
        "titulaire : 300 €",
        "par mission, 2 000 €",
        "rapatriement",
        "vigilance renforcée",
        "un manuel.",
        "au plus tard le 6 mai 2018",
    ):
        assert words in said, words
