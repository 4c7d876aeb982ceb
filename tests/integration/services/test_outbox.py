"""What is owed, from the register alone: checked before it is numbered, mended, produced, gone."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mending import Mend, Sheet
from daect_tui.domain.mission import MissionAction
from daect_tui.domain.mission_interruption_form import read_cancellation_form, read_postponement_form
from daect_tui.domain.preflight import Aspect
from daect_tui.services.desk import Desk
from daect_tui.services.outbox import Batch
from tests.integration.services.test_intake_letters import asked
from tests.integration.services.test_labels import case
from tests.integration.services.test_mission_course import WHY
from tests.integration.services.test_mission_requests import REFUSAL
from tests.integration.services.test_reversals_and_appeals import ILLEGAL
from tests.support.courses import labelled, on, requested, returned, validated
from tests.support.desks import filed

TODAY, LATER = date(2018, 3, 14), date(2018, 5, 7)
K = LetterKind


def referred(desk: Desk) -> int:
    """Ask two correspondents; return the number of the first opinion."""
    numbers = tuple(
        desk.directory.save_correspondent(
            Correspondent(
                0, CorrespondentKind.POSTE, name, "Rabat", "MA", "", "Mme", "Inès", "Delcourt", "", ""
            )
        ).id
        for name in ("Ambassade A (fictive)", "Ambassade B (fictive)")
    )
    asking = OpinionAsking(numbers, "Utile ?", date(2018, 3, 1), date(2018, 3, 12))
    return desk.opinions.ask(filed(desk), asking)[0].id


def kinds(desk: Desk) -> Counter[LetterKind]:
    return Counter(one.kind for one in desk.outbox.owed())


def changed(desk: Desk, reference: str, *, call: str = "Madame la Maire,", name: str = "") -> None:
    with desk.office.begin() as work:
        known = work.dossiers.get(reference).organisation
        person = replace(known.representative, call=call)
        work.organisations.update(replace(known, representative=person, name=name or known.name))
        work.journal.append(Act("organisation.changed", known.name, {}))
        work.commit()


def test_every_act_owes_its_letter_until_it_is_produced(desk: Desk) -> None:
    label = labelled(desk)
    opinion = referred(desk)
    asked(desk, filed(desk))
    validated(desk, label)
    refused = requested(desk, label)
    desk.missions.act(refused, MissionAction.REVIEW)
    desk.mission_requests.refuse(refused, REFUSAL)
    moved = validated(desk, label)
    typed = {**WHY, "asked_by": "poste", "starts_on": "04/06/2018", "ends_on": "08/06/2018"}
    desk.course.postpone(moved, read_postponement_form(typed, TODAY))
    desk.course.cancel(validated(desk, label), read_cancellation_form(WHY, TODAY))
    owed = Counter(
        {
            K.LABELLING: 1,
            K.ACKNOWLEDGEMENT: 1,
            K.PIECES_REQUEST: 1,
            K.REFERRAL: 2,
            K.MISSION_VALIDATION: 1,
            K.MISSION_REFUSAL: 1,
            K.MISSION_POSTPONEMENT: 1,
            K.MISSION_CANCELLATION: 1,
        }
    )
    assert kinds(desk) == owed
    assert desk.outbox.count() == owed.total()
    assert [task.sentence for task in desk.worklist.tasks() if task.subject == "boîte d’envoi"] == [
        "9\u00a0lettres à produire"
    ]

    checked = desk.outbox.check(Batch())
    assert not any(one.blocked for one in checked)
    assert desk.letters.all() == ()
    some = frozenset(one.owed.key for one in checked if one.owed.kind is K.REFERRAL)
    assert all(made.letter for made in desk.outbox.produce(Batch(keys=some)).values())
    assert len(desk.letters.all()) == 2
    assert all(made.letter for made in desk.outbox.produce(Batch()).values())

    assert desk.outbox.owed() == ()
    desk.opinions.remind(opinion, TODAY)
    assert kinds(desk) == Counter({K.REFERRAL: 1})
    assert desk.office.register.faults() == ()


def test_reminders_suspensions_and_reversals_are_owed_too(desk: Desk) -> None:
    label = labelled(desk)
    (decision,) = desk.outbox.produce(Batch()).values()
    assert decision.letter is not None
    returned(desk, label)
    on(desk, LATER)
    desk.labels.suspend(label, case(desk))
    with desk.office.reading() as work:
        (signed,) = work.decisions.of_dossier(decision.letter.subject)

    assert kinds(desk) == Counter({K.REPORT_REMINDER: 1, K.LABEL_SUSPENSION: 1})
    desk.reversals.sign(signed.id, ILLEGAL, date(2018, 5, 2))
    assert kinds(desk)[K.REVERSAL] == 1
    assert desk.outbox.count() == 3

    made = desk.outbox.produce(Batch()).values()
    assert [one.faults for one in made] == [()] * 3
    assert desk.outbox.owed() == ()


def test_faults_name_where_they_are_mended_and_block_nothing_else(desk: Desk) -> None:
    names = ("Valmont (fictif)", "Rochebrune (fictif)", "Montclair (fictif)", "Montclair (fictif)")
    first, second, third, fourth = (filed(desk, name=name) for name in names)
    changed(desk, first, call="")
    changed(desk, second, name="Rochebrune \N{GRINNING FACE}")

    checked = {one.owed.subject: one for one in desk.outbox.check(Batch())}

    (missing,) = checked[first].troubles
    assert (missing.flaw.aspect, missing.mend) == (Aspect.MISSING, Mend(Sheet.ORGANISATION, "call"))
    assert {one.mend for one in checked[second].troubles} == {Mend(Sheet.ORGANISATION, "name")}
    assert [checked[one].blocked for one in (first, second, third, fourth)] == [True, True, False, False]
    (twin,) = checked[third].troubles
    assert (twin.flaw.aspect, twin.flaw.blocks) == (Aspect.DUPLICATE, False)
    made = desk.outbox.produce(Batch())
    assert Counter(bool(one.letter) for one in made.values()) == {True: 2, False: 2}
    changed(desk, first)
    again = {one.owed.subject: one.blocked for one in desk.outbox.check(Batch())}
    assert again == {first: False, second: True}

    changed(desk, second, name="Rochebrune (fictif)")
    (own,) = (one.owed.paragraph for one in desk.outbox.check(Batch()) if one.owed.subject == second)
    desk.paragraphs.write(own, "Bravo \N{GRINNING FACE}")
    (typed,) = (one for checked in desk.outbox.check(Batch()) for one in checked.troubles)
    assert typed.mend == Mend(Sheet.PARAGRAPH, "paragraph")


def test_a_check_is_stopped_between_two_letters(desk: Desk) -> None:
    for _ in range(3):
        filed(desk)
    seen = []

    class StoppedError(Exception):
        pass

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        desk.outbox.check(Batch(), progress)

    assert seen == [(0, 3), (1, 3)]
