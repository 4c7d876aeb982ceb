"""From what is due to its tombstone, on a real register: what goes, what stays, what nobody finds again."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.appeal import AppealAnswer, AppealKind
from daect_tui.domain.appeal_form import AppealAnswered, AppealReceived
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.elimination_slip import SlipState, Visa
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.figures import Asked, Topic
from daect_tui.domain.mission_interruption_form import read_cancellation_form
from daect_tui.domain.retention import FinalOutcome, RetentionKind
from daect_tui.domain.retention_term import Standing
from daect_tui.domain.statistics import By
from daect_tui.services.desk import Desk
from daect_tui.services.retention import KeptThing
from storage.records import core
from storage.retention.plan import DECIDED, GOES
from storage.tables import METADATA
from tests.integration.services.test_decisions_and_letters import REFUSAL
from tests.integration.services.test_mission_course import WHY
from tests.integration.services.test_reversals_and_appeals import decided
from tests.support.courses import on, validated
from tests.support.desks import filed

LATER = date(2028, 4, 3)
VISA = Visa("2028/017", LATER)
ONLY_HERS = "Zéphirine Quatrebarbes"


def withdrawn(desk: Desk, **changes: str) -> str:
    """Return a dossier that its applicant withdrew, with a name that only it bears."""
    typed = {"skills": f"Savoir-faire de {ONLY_HERS}", "contact_name": ONLY_HERS, **changes}
    reference = filed(desk, **typed)
    desk.intake.act(reference, DossierAction.WITHDRAW, f"renoncement de {ONLY_HERS}")
    return reference


def kept(desk: Desk, key: str) -> KeptThing:
    return next(one for one in desk.retention.kept() if one.case.key == key)


def path_of(desk: Desk) -> Path:
    path: Path = desk.office.register.path  # type: ignore[attr-defined]
    return path


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608


def bytes_of(path: Path) -> bytes:
    files = (path, path.with_name(f"{path.name}-wal"))
    return b"".join(file.read_bytes() for file in files if file.exists())


def eliminated(desk: Desk, *keys: str) -> None:
    desk.purge.execute(desk.purge.draw_up(keys).reference, Visa("2028/017", desk.office.clock.today()))


def test_every_table_of_the_register_is_decided() -> None:
    assert {str(table.__tablename__) for table in DECIDED} == set(METADATA.tables)
    assert [
        (table, column) for table, by in GOES.items() for column in by if column not in core(table).c
    ] == []


def test_what_the_rehearsal_lists_is_what_goes(desk: Desk) -> None:
    decision = decided(desk, REFUSAL)
    on(desk, date(2028, 3, 22))
    assert kept(desk, decision.dossier).term.standing is Standing.RUNNING
    with pytest.raises(Refusal, match="Rien n’est à éliminer"):
        desk.purge.rehearse()
    on(desk, LATER)
    assert kept(desk, decision.dossier).term.explanation == (
        "refusé, notifié le 23\xa0mars\xa02018 + 10\xa0ans = 23\xa0mars\xa02028"
    )
    before = counts(path_of(desk))

    rehearsed = desk.purge.rehearse()
    assert counts(path_of(desk)) == before

    done = desk.purge.execute(desk.purge.draw_up().reference, VISA)

    assert done.removed == rehearsed.removed
    after = counts(path_of(desk))
    gone = {name: rows for name, rows in done.removed.rows.items() if rows}
    assert {name: before[name] - after[name] for name in gone} == gone
    assert done.removed.files == before["stored_file"] - after["stored_file"] > 0
    # The session, kept for the archives, still knows the number; the letters leave no gap.
    assert desk.committee.room("PACT3-2018-S1").sitting.items[0].dossier == decision.dossier
    assert desk.office.register.faults() == ()


def test_nothing_of_it_is_found_again_but_its_number(desk: Desk) -> None:
    gone, stays = withdrawn(desk), filed(desk, name="Autre (fictif)")
    on(desk, LATER)
    assert ONLY_HERS.encode() in bytes_of(path_of(desk))
    assert b"quatrebarbes" in bytes_of(path_of(desk))

    done = desk.purge.execute(desk.purge.draw_up([gone]).reference, VISA)

    sentence = (
        f"{gone}\xa0: éliminé le 3\xa0avril\xa02028 (dossier, retiré par le demandeur\u202f; "
        "bordereau BE-2028-001)"
    )
    assert [stone.sentence for stone in done.removed.tombstones] == [sentence]
    assert desk.register.gone(gone.lower()) == f"{sentence}."
    with pytest.raises(UnknownReference, match="éliminé le 3"):
        desk.intake.open(gone)
    assert desk.intake.open(stays).dossier.reference == stays
    assert ONLY_HERS.encode() not in bytes_of(path_of(desk))
    assert b"quatrebarbes" not in bytes_of(path_of(desk))
    assert (done.removed.emptied, done.removed.hidden) == (1, 1)
    assert desk.office.register.faults() == ()


def test_a_label_goes_with_its_missions_and_the_figures_do_not_change(desk: Desk) -> None:
    dossier = decided(desk).dossier
    (label,) = desk.missions.labels()
    mission = validated(desk, label.number)
    on(desk, date(2018, 3, 20))
    assert label.number in kept(desk, dossier).term.explanation
    assert kept(desk, dossier).term.standing is Standing.OPEN
    desk.course.cancel(mission, read_cancellation_form(WHY, date(2018, 3, 20)))
    on(desk, date(2040, 1, 2))
    assert kept(desk, dossier).term.standing is Standing.KEPT
    rule = desk.retention.rules()[RetentionKind.LABELLED]
    desk.retention.save(
        replace(rule, valid_from=date(2039, 1, 1), outcome=FinalOutcome.ELIMINATE, source="tableau 2039")
    )
    asked = [
        Asked(topic, By.YEAR, 2017, 2040, date(2040, 1, 2))
        for topic in (Topic.LABELS, Topic.MISSIONS, Topic.DECISION, Topic.NOTIFICATION, Topic.VALIDATION)
    ]
    before = [desk.statistics.figures(one) for one in asked]
    assert all(figures.lines for figures in before[:4])

    slip = desk.purge.draw_up([dossier])
    assert slip.lines[0].parts == (label.number, mission)
    done = desk.purge.execute(slip.reference, Visa("2040/1", date(2040, 1, 2)))

    assert {stone.reference for stone in done.removed.tombstones} >= {dossier, label.number, mission}
    assert [desk.statistics.figures(one) for one in asked] == before
    assert desk.statistics.years()[0] == 2018
    assert desk.missions.labels() == ()
    assert desk.office.register.faults() == ()


def test_an_open_case_a_hold_and_an_appeal_keep_what_is_old(desk: Desk) -> None:
    decision = decided(desk, REFUSAL)
    open_one = filed(desk, name="Ouverte (fictif)")
    on(desk, LATER)
    assert [one for one in desk.retention.kept() if one.case.key == open_one] == []
    with pytest.raises(UnknownReference, match="Rien au registre"):
        desk.holds.place("PACT3-2018-S9", "faute de frappe")
    hold = desk.holds.place("pact3-2018-s1", "procédure pénale annoncée")
    assert "procédure pénale" in kept(desk, decision.dossier).term.explanation
    assert kept(desk, decision.dossier).term.standing is Standing.HELD
    assert "procédure" in desk.holds.why_held("2018-0001")
    with pytest.raises(Refusal, match="déjà gelé"):
        desk.holds.place("PACT3-2018-S1", "encore")
    with pytest.raises(Refusal, match="dites pourquoi"):
        desk.holds.lift(hold.id, " ")
    desk.holds.lift(hold.id, "classement sans suite")
    desk.holds.place("agathe lormier", "demande de communication")
    assert "communication" in desk.holds.why_held(decision.dossier)
    on(desk, date(2029, 4, 3))
    assert [task.sentence for task in desk.worklist.tasks() if "Gel" in task.sentence] == [
        "Gel à revoir\xa0: agathe lormier, demande de communication"
    ]
    on(desk, LATER)
    desk.holds.lift(desk.holds.all()[0].id, "communiquée")
    slip = desk.purge.draw_up()

    received = AppealReceived(AppealKind.CONTENTIOUS, date(2028, 4, 1), "annulation")
    appeal = desk.appeals.receive(decision.id, received).appeal
    assert desk.holds.why_held(decision.dossier) == "recours contentieux reçu le 01/04/2028, sans réponse"
    with pytest.raises(Refusal, match="Plus rien du bordereau"):
        desk.purge.execute(slip.reference, VISA)
    desk.appeals.answer(appeal.id, AppealAnswered(AppealAnswer.REJECTED, LATER, ""))
    assert kept(desk, decision.dossier).term.standing is Standing.RUNNING
    assert desk.intake.open(decision.dossier).dossier.reference == decision.dossier


def test_only_what_the_slip_names_goes_and_not_without_its_visa(desk: Desk, tmp_path: Path) -> None:
    first, second = withdrawn(desk), withdrawn(desk, name="Seconde (fictif)")
    on(desk, LATER)
    slip = desk.purge.draw_up([first, second])
    third = withdrawn(desk, name="Tierce (fictif)")
    desk.holds.place(second, "litige")
    for visa in (Visa(" ", LATER), Visa("2028/17", date(2028, 4, 2)), Visa("2028/17", date(2028, 4, 4))):
        with pytest.raises(Refusal, match=r"visa"):
            desk.purge.execute(slip.reference, visa)
    with pytest.raises(Refusal, match="déjà au bordereau BE-2028-001"):
        desk.purge.draw_up([first])
    desk.purge.write(slip.reference, tmp_path / "projet.pdf")

    with desk.office.reading() as somebody:
        assert somebody.dossiers.get(first).reference == first
        done = desk.purge.execute(slip.reference, VISA)
        assert not done.settled
    assert desk.office.register.forget()

    assert [line.key for line in done.slip.lines] == [first]
    assert done.slip.state is SlipState.DONE
    assert done.slip.left[0].startswith(f"{second}\xa0: gelé, retiré par le demandeur, clos le")
    assert [desk.intake.open(one).dossier.reference for one in (second, third)] == [second, third]
    assert desk.purge.slips() == (done.slip,)
    with pytest.raises(Refusal, match="exécuté"):
        desk.purge.execute(slip.reference, VISA)


KILLED = """
import sys
from datetime import date
from pathlib import Path
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.elimination_slip import Visa
from daect_tui.services.clocks import SetClock
from storage.register import open_register
from tests.support.desks import desk_on

day = date(2028, 4, 3)
desk = desk_on(open_register(Path(sys.argv[1])), SetClock(paris_moment(day, 9)))
begin = desk.office.register.begin

class Waiting:
    def __init__(self, unit): self.unit = unit
    def __getattr__(self, name): return getattr(self.unit, name)
    def __enter__(self): self.unit.__enter__(); return self
    def __exit__(self, *error): return self.unit.__exit__(*error)
    def commit(self):
        print("about to commit", flush=True)
        sys.stdin.read()

type(desk.office.register).begin = lambda register, clock, agent: Waiting(begin(clock, agent))
desk.purge.execute(sys.argv[2], Visa("2028/17", day))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_program_killed_while_it_eliminates_has_eliminated_nothing(desk: Desk) -> None:
    gone = withdrawn(desk)
    on(desk, LATER)
    slip = desk.purge.draw_up([gone])
    before = counts(path_of(desk))
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path_of(desk)), slip.reference],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "about to commit"
        program.kill()

    assert counts(path_of(desk)) == before
    assert desk.intake.open(gone).dossier.reference == gone
    assert desk.purge.slips() == (slip,)
    assert desk.office.register.faults() == ()
    desk.purge.execute(slip.reference, VISA)
    assert desk.office.register.faults() == ()
