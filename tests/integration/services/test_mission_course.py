"""A mission after its validation: changed, put off, called off, its report asked for again and again."""

from datetime import date

import pytest

from daect_tui.domain.errors import Refusal, RefusedForReasons, TransitionRefused
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.intermediate_opinion import IntermediateAnswer
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mission import MissionAction, MissionState, OpinionSense
from daect_tui.domain.mission_change_form import change_fields
from daect_tui.domain.mission_interruption_form import read_cancellation_form, read_postponement_form
from daect_tui.domain.report_deadline import ReminderRule
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import form_fields
from tests.integration.services.test_intake_letters import said
from tests.support.courses import labelled, on, returned, under_way, validated

TODAY = date(2018, 3, 14)
WHY = {"decided_on": "14/03/2018", "asked_by": "titulaire", "reason": "Élections locales."}
APPEALS = ("recours gracieux", "recours hiérarchique", "tribunal administratif de Paris", "deux mois")


def draft(desk: Desk, reference: str, **changes: str) -> int:
    mission = desk.missions.open(reference).mission
    fields = change_fields(mission, country_name(mission.content.country), desk.office.clock.today())
    return desk.course.drafts.save({**fields, "reason": "Salle prise.", **changes}, target=reference).id


def state(desk: Desk, reference: str) -> MissionState:
    return desk.missions.open(reference).mission.state


def test_a_change_keeps_what_was_validated_and_its_letter_says_both(desk: Desk) -> None:
    reference = validated(desk, labelled(desk))
    assert desk.letters.produce_mission_letter(reference).letter is not None
    changes = {"place": "Fès", "budget": "Transport ; 1 000,07 ; ministère", "report_due": "20/05/2018"}

    change = desk.course.amend(draft(desk, reference, **changes), {})
    (made,) = desk.course_letters.produce(reference)

    mission, course = desk.missions.open(reference).mission, desk.course.open(reference)
    assert mission.content.place == "Fès"
    assert mission.content.subject == "Vitraux de la médina"
    assert mission.report_due == date(2018, 5, 20)
    assert mission.state is MissionState.LETTER_ISSUED
    assert change.name == "avenant n°\u00a01"
    assert course.changes[0].before.content.place == "Sefrou"
    assert made.letter is not None
    assert course.changes[0].letter == made.letter.chrono
    assert not course.untold
    assert desk.course.drafts.pending(reference) == ()
    text = said(desk, made)
    for words in (
        "Avenant n° 1 à la mission MIS-2018-001",
        "Salle prise.",
        "Lieu : Fès (Maroc), au lieu de : Sefrou (Maroc)",
        "en tout 1 000,07 €, au lieu de : Transport : 1 240,50 € (ministère)",
        "Remise du rapport : le 20 mai 2018, au lieu de : le 6 mai 2018",
        "au plus tard le 20 mai 2018",
        "Pour le ministre et par délégation",
        "Camille Renaud",
    ):
        assert words in text, words
    assert "Dates :" not in text


def test_a_change_is_guarded_again_and_passed_over_only_with_a_reason(desk: Desk) -> None:
    reference = validated(desk, labelled(desk))
    proposed = draft(desk, reference, starts_on="15/03/2021", ends_on="25/03/2021", report_due="25/04/2021")

    assert [guard.code for guard in desk.course.against(proposed)] == ["label"]
    with pytest.raises(RefusedForReasons, match="sans motif"):
        desk.course.amend(proposed, {"label": " "})
    change = desk.course.amend(proposed, {"label": "renouvellement en cours"})

    assert len(change.overrides) == 1
    assert desk.missions.open(reference).mission.overrides == change.overrides
    again = draft(desk, reference, place="Fès")
    assert desk.course.against(again) == ()  # the same reason, in the same words, is not asked for twice
    assert desk.course.amend(again, {}).number == 2
    first, second = desk.course.open(reference).changes
    assert second.before == first.after


@pytest.mark.parametrize(
    ("changes", "said_of"),
    [
        ({}, "Rien ne change"),
        ({"report_due": "01/04/2018"}, "précède le retour"),
        ({"reason": " "}, "à remplir"),
        ({"experts": "Sans virgule"}, "ligne 1"),
        ({"decided_on": "15/03/2018"}, "pas encore venu"),
    ],
)
def test_a_change_that_cannot_be_says_why_and_keeps_what_was_typed(
    desk: Desk, changes: dict[str, str], said_of: str
) -> None:
    reference = validated(desk, labelled(desk))
    proposed = draft(desk, reference, **changes)

    with pytest.raises((FormRefused, Refusal), match=said_of):
        desk.course.amend(proposed, {})

    assert desk.course.drafts.get(proposed).target == reference
    assert desk.course.open(reference).changes == ()


def test_a_mission_put_off_is_taken_up_by_a_change_whose_letter_lets_it_leave(desk: Desk) -> None:
    reference = validated(desk, labelled(desk))
    desk.letters.produce_mission_letter(reference)
    typed = {**WHY, "asked_by": "poste", "starts_on": "04/06/2018", "ends_on": "08/06/2018"}
    desk.course.postpone(reference, read_postponement_form(typed, TODAY))
    (told,) = desk.course_letters.produce(reference)

    text = said(desk, told)
    for words in ("prévue du 2 avril 2018 au 6 avril 2018", "reportée", "poste diplomatique", "Élections",
                  "du 4 juin 2018 au 8 juin 2018", *APPEALS):  # fmt: skip
        assert words in text, words
    with pytest.raises(Refusal, match="nouvelles dates"):
        desk.course.amend(draft(desk, reference, place="Fès"), {})
    dates = {"starts_on": "04/06/2018", "ends_on": "08/06/2018", "report_due": "08/07/2018"}
    desk.course.amend(draft(desk, reference, **dates), {})
    assert state(desk, reference) is MissionState.VALIDATED
    with pytest.raises(TransitionRefused):
        desk.missions.act(reference, MissionAction.LEAVE)
    desk.course_letters.produce(reference)
    assert state(desk, reference) is MissionState.LETTER_ISSUED


def test_a_cancellation_says_what_was_spent_and_opens_appeals_unless_the_holder_asked(desk: Desk) -> None:
    label = labelled(desk)
    costs = "Billets ; 412,37 ; ministère\nVisa ; 80 ; Organisme 1 (fictif)\nHôtel ; 0,63 ; ministère"
    texts = []
    for asked_by in ("administration", "titulaire"):
        reference = validated(desk, label)
        typed = {**WHY, "asked_by": asked_by, "costs": costs}
        desk.course.cancel(reference, read_cancellation_form(typed, TODAY))
        (made,) = desk.course_letters.produce(reference)
        texts.append(said(desk, made))
        assert state(desk, reference) is MissionState.CANCELLED
        assert desk.course_letters.produce(reference) == ()

    against, agreed = texts
    for words in ("annulée", "Élections locales.", "Billets : 412,37 € (à la charge de : ministère)",
                  "493 €", "ministère : 413 €", "Organisme 1 (fictif) : 80 €", *APPEALS):  # fmt: skip
        assert words in against, words
    assert "recours" not in agreed
    assert "Aucun départ ne peut plus avoir lieu" in agreed
    away = under_way(desk, label)
    desk.course.cancel(away, read_cancellation_form(WHY, TODAY))
    (made,) = desk.course_letters.produce(away)
    interrupted = said(desk, made)
    assert "La mission étant commencée, elle est interrompue" in interrupted
    assert "Aucune dépense n’était engagée" in interrupted


def test_reminders_follow_the_deadline_which_never_moves(desk: Desk) -> None:
    reference = returned(desk, labelled(desk))
    assert state(desk, reference) is MissionState.REPORT_DUE
    on(desk, date(2018, 5, 6))
    assert desk.course_letters.due() == ()
    texts = []
    for day, reached in (
        (date(2018, 5, 7), MissionState.REMINDED_ONCE),
        (date(2018, 5, 21), MissionState.REMINDED_TWICE),
        (date(2018, 6, 5), MissionState.REMINDED_THRICE),
    ):
        on(desk, day)
        (due,) = desk.course_letters.due()
        assert due.faults == ()
        (made,) = desk.course_letters.remind([reference])
        assert made.letter is not None, made.faults
        assert made.letter.kind is LetterKind.REPORT_REMINDER
        assert desk.course_letters.due() == ()
        assert desk.course_letters.remind([reference]) == ()
        assert state(desk, reference) is reached
        texts.append(said(desk, made))

    course = desk.course.open(reference)
    assert [(one.level, one.sent_on) for one in course.reminders] == [
        (1, date(2018, 5, 7)), (2, date(2018, 5, 21)), (3, date(2018, 6, 5)),
    ]  # fmt: skip
    assert {one.report_due for one in course.reminders} == {course.mission.report_due} == {date(2018, 5, 6)}
    passages = [one for one in desk.missions.open(reference).passages if one.action == "relancer"]
    assert [one.reason for one in passages] == [f"courrier {one.letter}" for one in course.reminders]
    first, second, third = texts
    assert "le 6 mai 2018" in first
    assert "Conséquences" not in first + second
    assert f"courrier n° {course.reminders[0].letter} du 7 mai 2018" in second
    for words in ("en retard de 30 jours", "toute nouvelle mission", "renouvellement du label",
                  course.reminders[0].letter, course.reminders[1].letter):  # fmt: skip
        assert words in third, words


def test_the_late_reports_of_the_day_leave_together_and_a_fault_blocks_no_other(desk: Desk) -> None:
    label = labelled(desk)
    missions = [returned(desk, label), returned(desk, label)]
    on(desk, date(2018, 5, 30))
    assert [due.planned.level for due in desk.course_letters.due()] == [1, 1]

    made = desk.course_letters.remind([*missions, "MIS-1999-001"])

    assert [one.subject for one in made] == missions
    assert len({one.letter.chrono for one in made if one.letter}) == 2
    # Three weeks late already, yet the second letter does not leave on the day of the first.
    assert desk.course_letters.due() == ()


def test_a_letter_at_fault_leaves_its_act_and_keeps_nothing_of_a_reminder(desk: Desk) -> None:
    label = labelled(desk)
    reference = validated(desk, label)
    desk.course.amend(draft(desk, reference, place="Fès"), {})
    back = returned(desk, label)
    call(desk, "")
    on(desk, date(2018, 5, 7))

    (failed,) = desk.course_letters.produce(reference)
    (due,) = desk.course_letters.due()
    (unsent,) = desk.course_letters.remind([back])

    assert (failed.letter, unsent.letter) == (None, None)
    assert "appel" in " ".join((*failed.faults, *due.faults, *unsent.faults))
    assert desk.course.open(reference).untold
    assert desk.course.open(back).reminders == ()
    assert state(desk, back) is MissionState.REPORT_DUE
    call(desk, "Madame la Maire,")
    assert desk.course_letters.produce(reference)[0].letter is not None
    assert not desk.course.open(reference).untold


def call(desk: Desk, words: str) -> None:
    """Write the call of the holder's letters."""
    dossier = desk.intake.open(desk.missions.labels()[0].dossier).dossier
    fields = {**form_fields(dossier), "call": words}
    desk.intake.amend(desk.intake.drafts.save(fields, target=dossier.reference).id)


def test_the_rule_of_reminders_is_a_setting(desk: Desk) -> None:
    reference = returned(desk, labelled(desk))
    on(desk, date(2018, 5, 7))
    desk.follow_up.save_rule(ReminderRule((10, 20, 30), 5))
    assert desk.course_letters.due() == ()
    on(desk, date(2018, 5, 16))

    assert [due.mission.reference for due in desk.course_letters.due()] == [reference]
    assert desk.follow_up.rule().gap == 5


def test_the_worklist_tells_letters_returns_reports_and_opinions(desk: Desk) -> None:
    label = labelled(desk)
    waiting = validated(desk, label)
    away = under_way(desk, label)
    desk.follow_up.ask(away, "Ambassade de France au Maroc", TODAY, date(2018, 4, 5))
    back = returned(desk, label)
    staying = validated(desk, label)
    desk.letters.produce_mission_letter(staying)
    on(desk, date(2018, 5, 8))

    told = {task.subject: task for task in desk.worklist.tasks() if task.subject.startswith("MIS-")}
    said_of = [task.sentence for task in desk.worklist.tasks() if task.subject == away]

    assert told[waiting].sentence == "Départ sans lettre de validation émise\u00a0: Organisme 1 (fictif)"
    assert told[staying].sentence.startswith("Départ à enregistrer")
    assert any(one.startswith("Retour à enregistrer") for one in said_of)
    assert any("Avis intermédiaire en retard\u00a0: Ambassade" in one for one in said_of)
    assert told[back].sentence.startswith("1re\u00a0relance à envoyer")
    assert told[back].due == date(2018, 5, 6)
    assert "rapport dû le 06/05/2018 + 1\u00a0jour" in told[back].explanation
    desk.course_letters.remind([back])
    (late,) = [task for task in desk.worklist.tasks() if task.subject == back]
    assert late.sentence.startswith("Rapport en retard de 2\u00a0jours")


def test_an_opinion_is_asked_while_the_mission_is_under_way(desk: Desk) -> None:
    reference = validated(desk, labelled(desk))
    with pytest.raises(TransitionRefused):
        desk.follow_up.ask(reference, "Ambassade", TODAY, date(2018, 4, 5))
    desk.letters.produce_mission_letter(reference)
    desk.missions.act(reference, MissionAction.LEAVE)
    opinion = desk.follow_up.ask(reference, "Ambassade", TODAY, date(2018, 4, 5))
    with pytest.raises(Refusal, match="déjà demandé"):
        desk.follow_up.ask(reference, "Ambassade", TODAY, date(2018, 4, 5))
    on(desk, date(2018, 4, 6))
    desk.follow_up.remind(opinion.id, date(2018, 4, 6))
    answer = IntermediateAnswer(OpinionSense.RESERVED, date(2018, 4, 6), "À revoir.")
    desk.follow_up.receive(opinion.id, answer)

    (kept,) = desk.course.open(reference).opinions
    assert (kept.sense, kept.reminders) == (OpinionSense.RESERVED, (date(2018, 4, 6),))
    with pytest.raises(Refusal, match="déjà reçu"):
        desk.follow_up.receive(opinion.id, answer)
    assert state(desk, reference) is MissionState.UNDER_WAY


def test_the_calendar_holds_the_missions_of_the_month(desk: Desk) -> None:
    label = labelled(desk)
    here = validated(desk, label)
    desk.course.cancel(validated(desk, label), read_cancellation_form(WHY, TODAY))

    assert [stay.reference for stay in desk.course.calendar(date(2018, 4, 1))] == [here]
    assert desk.course.calendar(date(2018, 6, 1)) == ()
