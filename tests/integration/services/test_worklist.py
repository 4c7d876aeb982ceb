"""« À faire » as a whole: every line has its reason; sessions prepared; lines put off, and taken back."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.convocation import SendingMode
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import DaectError, InvalidField, Refusal, StaleRecord
from daect_tui.domain.session_form import SessionPlan
from daect_tui.domain.snooze_form import PuttingOff
from daect_tui.domain.worklist import Task
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from storage.glimpse import glimpse_of
from storage.register import OpenRegister
from tests.support.desks import desk_on, filed, planned, under_review

WEEK = PuttingOff(date(2018, 3, 21), "pièces promises")


def line(desk: Desk, beginning: str) -> Task:
    (found,) = [task for task in desk.worklist.tasks() if task.sentence.startswith(beginning)]
    return found


def path_of(desk: Desk) -> Path:
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    return register.path


def later(desk: Desk, day: date) -> Desk:
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    return desk_on(register, SetClock(paris_moment(day, 10)))


def test_a_session_asks_for_a_day_an_agenda_convocations_then_nothing_more(desk: Desk) -> None:
    session = desk.agenda.plan(SessionPlan(("PACT3",), None, period="fin octobre 2018")).reference
    assert "fin octobre 2018" in line(desk, "Date de la séance à fixer").explanation

    desk.agenda.replan(session, SessionPlan(("PACT3",), date(2018, 4, 10), place="Paris"))
    agenda = line(desk, "Ordre du jour à arrêter")
    assert (agenda.due, agenda.law) == (date(2018, 4, 5), "CRPA, art. R. 133-8")
    assert line(desk, "Séance à tenir").explanation == "ordre du jour vide"

    desk.agenda.add(session, under_review(desk), "Nadia Ferrand")
    assert line(desk, "Convocations à envoyer").sentence.endswith("7\u00a0membres")
    members = [one.member.id for one in desk.convening.view(session).lines]
    desk.convening.convene(session, members, date(2018, 3, 14), SendingMode.EMAIL)
    assert [task.sentence for task in desk.worklist.tasks() if task.subject == session] == ["Séance à tenir"]


def test_every_line_says_why_it_is_there(desk: Desk) -> None:
    filed(desk, channel="courriel")
    planned(desk)

    tasks = desk.worklist.tasks()

    assert len(tasks) > 4
    assert not [task for task in tasks if not task.explanation]


def test_a_line_put_off_comes_last_and_back_on_its_day(desk: Desk) -> None:
    filed(desk)
    silence = line(desk, "Rejet implicite J-52")
    desk.worklist.put_off(silence, WEEK)

    last = desk.worklist.tasks()[-1]
    assert last.subject == silence.subject
    assert last.snooze
    assert (last.snooze.reason, last.snooze.until) == ("pièces promises", WEEK.until)
    # The sentence counts the days down: it is the same line all the same.
    assert line(later(desk, date(2018, 3, 20)), "Rejet implicite J-46").snooze
    assert line(later(desk, WEEK.until), "Rejet implicite J-45").snooze is None
    with desk.office.reading() as work:
        assert work.journal.last(1)[0].kind == "worklist.put_off"


def test_it_comes_back_when_its_reason_changes_and_what_serves_no_more_goes(desk: Desk) -> None:
    reference = filed(desk)
    desk.worklist.put_off(line(desk, "Rejet implicite"), WEEK)
    desk.intake.act(reference, DossierAction.ACKNOWLEDGE)

    changed = line(desk, "Rejet implicite")
    assert changed.snooze is None
    desk.worklist.put_off(changed, PuttingOff(date(2018, 3, 28), "congés"))
    with desk.office.reading() as work:
        assert [one.reason for one in work.snoozes.all()] == ["congés"]


def test_what_came_back_on_its_day_is_swept_when_one_leaves(desk: Desk) -> None:
    filed(desk)
    desk.worklist.put_off(line(desk, "Rejet implicite"), WEEK)
    desk.worklist.keep()
    after = later(desk, WEEK.until)
    with after.office.reading() as work:
        assert len(work.snoozes.all()) == 1

    after.worklist.keep()
    with after.office.reading() as work:
        assert work.snoozes.all() == ()


def test_it_is_taken_back_and_given_another_day(desk: Desk) -> None:
    desk.taking_back.begin()
    filed(desk)
    desk.worklist.put_off(line(desk, "Rejet implicite"), WEEK)
    desk.worklist.put_off(line(desk, "Rejet implicite"), PuttingOff(date(2018, 3, 28), "congés"))
    put_off = line(desk, "Rejet implicite")
    assert put_off.snooze
    assert put_off.snooze.until == date(2018, 3, 28)

    desk.worklist.take_back(put_off)
    assert line(desk, "Rejet implicite").snooze is None
    with pytest.raises(StaleRecord):
        desk.worklist.take_back(put_off)
    # Taking back is an act like another: Ctrl+Z puts the line off again.
    desk.taking_back.undo(desk.taking_back.foreseen().sequence)
    assert line(desk, "Rejet implicite").snooze


def test_what_was_last_read_is_seen_before_the_register_is_opened_until_an_act_follows(desk: Desk) -> None:
    filed(desk)
    path = path_of(desk)
    assert glimpse_of(path) is None

    tasks = desk.worklist.tasks()
    desk.worklist.keep()
    seen = glimpse_of(path)
    assert seen is not None
    assert (seen.tasks, seen.day, seen.is_of_today) == (tasks, date(2018, 3, 14), False)

    desk.worklist.put_off(line(desk, "Rejet implicite"), PuttingOff(date(2018, 3, 15), "pièces promises"))
    assert glimpse_of(path) is None
    desk.worklist.keep()  # as when one leaves from another screen
    again = glimpse_of(path)
    assert again is not None
    assert again.tasks == desk.worklist.tasks()
    assert again.tasks[-1].snooze is not None


@pytest.mark.parametrize(
    "altered",
    [
        "UPDATE kept_worklist SET lines = '[{}]'",
        "UPDATE kept_worklist SET lines = '{'",
        "UPDATE kept_worklist SET day = 'hier'",
        "UPDATE kept_worklist SET head = replace(head, substr(head, 1, 1), 'x')",
        "CREATE VIEW other AS SELECT 1",
    ],
)
def test_nothing_is_seen_of_lines_that_were_altered_by_hand(desk: Desk, altered: str) -> None:
    desk.worklist.keep()
    path = path_of(desk)
    assert glimpse_of(path) is not None

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(altered)

    assert glimpse_of(path) is None


@pytest.mark.parametrize(
    ("received", "until", "expected", "said"),
    [
        pytest.param(
            "20/01/2018", date(2018, 3, 21), InvalidField, "le 20/03/2018 au plus tard", id="beyond"
        ),
        pytest.param("14/01/2018", date(2018, 3, 21), Refusal, "tombe aujourd’hui", id="today"),
        pytest.param("02/01/2018", date(2018, 3, 21), Refusal, "est passé", id="over"),
    ],
)
def test_l231_4_a_silence_is_not_put_off_past_its_day(
    desk: Desk, received: str, until: date, expected: type[DaectError], said: str
) -> None:
    filed(desk, received_on=received, sent_on="")
    with pytest.raises(expected, match="délai légal") as refused:
        desk.worklist.put_off(line(desk, "Rejet implicite"), PuttingOff(until, "congés"))
    assert said in str(refused.value)
