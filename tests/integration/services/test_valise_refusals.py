"""What a home register refuses to take back, and what it and a valise refuse to do meanwhile."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dossier import DossierAction, DossierState, Referents
from daect_tui.domain.errors import DaectError, Refusal, UnusableValise
from daect_tui.domain.session import Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from storage.engine import register_engine
from storage.lease import take_lease, this_writer
from storage.register import open_register
from storage.valise.prints import live_print
from tests.support.desks import MORNING, desk_on, new_register, under_review
from tests.support.sessions import FAVOURABLE
from tests.support.valises import begin, close, packed, prepared, register_of, travelling, vote


@dataclass(frozen=True, slots=True)
class Journey:
    """Files of one journey: home before and after the departure, the valise as it left, held, or forked."""

    session: str
    before: Path
    home: Path
    fresh: Path
    begun: Path
    closed: Path
    forked: Path


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    folder = tmp_path_factory.mktemp("valise")
    home = desk_on(new_register(folder / "maison.daect"))
    session = prepared(home)
    before = copied(register_of(home).path, folder / "avant.daect")
    away = packed(home, folder, session)
    home.close()
    fresh = copied(away.path, folder / "neuve.daect")
    with travelling(away.path) as valise:
        begin(valise, session)
    begun = copied(away.path, folder / "commencee.daect")
    with travelling(away.path) as valise:
        vote(valise, session)
        close(valise, session)
    forked = copied(begun, folder / "autre.daect")
    with travelling(forked) as valise:
        vote(valise, session)
        valise.committee.note(session, valise.agenda.items(session)[0].id, "autre copie")
        close(valise, session)
    return Journey(session, before, folder / "maison.daect", fresh, begun, away.path, forked)


def copied(source: Path, target: Path) -> Path:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
    return target


@pytest.fixture
def home(journey: Journey, tmp_path: Path) -> Iterator[Desk]:
    """The register from which the valise has left."""
    desk = desk_on(open_register(Path(shutil.copy(journey.home, tmp_path / "maison.daect"))))
    yield desk
    desk.close()


def head(desk: Desk) -> str:
    with desk.office.reading() as work:
        return work.journal.head()


def refused(desk: Desk, path: Path, words: str) -> None:
    """Take a file back, which is refused with these words and changes nothing."""
    before = head(desk)
    for attempt in (desk.valise_return.preview, desk.valise_return.take_back):
        with pytest.raises(DaectError, match=words) as caught:
            attempt(path)
        assert "daect-valise" not in str(caught.value)  # the copy that it was read from
    assert head(desk) == before


# ── Hostile or wrong files ─────────────────────────────────────────────────────────────────

ALTERED = [
    ("UPDATE vote SET choice = 'contre' WHERE id = 1", "dernier acte"),
    ("UPDATE ballot SET in_favour = 6, against = 0 WHERE against = 1", "dernier acte"),
    ("UPDATE agenda_item SET session_id = 9 WHERE position = 1", "sans la fiche de"),
    ("UPDATE passage SET after = 'labellise' WHERE after = 'delibere'", "dernier acte"),
    ("UPDATE dossier SET domain = 'Autre chose'", "ce qui a été emporté"),
    ("UPDATE member SET voting = 1", "ce qui a été emporté"),
    ("DELETE FROM programme WHERE code = 'PACT2'", "ce qui a été emporté"),
    ("UPDATE journal SET detail = '{}' WHERE sequence = 5", "chaîne du journal"),
    (
        "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)",
        "chaîne du journal est rompue",
    ),
    ("UPDATE valise SET origin = '4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f'", "autre registre"),
    ("UPDATE valise SET pack = '4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f'", "ne sait rien"),
    ("DELETE FROM valise", "pas une valise"),
    ("UPDATE alembic_version SET version_num = '9999'", "plus récente"),
    ("PRAGMA application_id = 7", "pas une valise entière"),
]


@pytest.mark.parametrize(("statement", "words"), ALTERED)
def test_what_was_altered_outside_is_refused(
    journey: Journey, home: Desk, tmp_path: Path, statement: str, words: str
) -> None:
    path = Path(shutil.copy(journey.closed, tmp_path / "valise.daect"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()

    refused(home, path, words)


def test_an_agenda_that_was_changed_and_sealed_again_is_refused(
    journey: Journey, home: Desk, tmp_path: Path
) -> None:
    path = Path(shutil.copy(journey.fresh, tmp_path / "valise.daect"))
    with register_engine(path).begin() as connection:
        connection.exec_driver_sql("DELETE FROM agenda_item WHERE position = 3")
        connection.exec_driver_sql("UPDATE valise SET seal = ?", (live_print(connection),))

    with pytest.raises(UnusableValise, match="L’ordre du jour de la valise n’est plus celui"):
        home.valise_return.take_back(path)
    assert home.valises.away()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"SQLite format 3\x00", b"\x00" * 4096])
def test_what_is_no_valise_is_refused(home: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "valise.daect"
    path.write_bytes(content)

    refused(home, path, "pas une valise entière")
    refused(home, tmp_path / "absente.daect", "Il n’y a pas de fichier")
    refused(home, tmp_path, "Il n’y a pas de fichier")
    refused(home, register_of(home).path, "encore ouverte|pas une valise")


def test_a_valise_whose_rules_name_a_column_that_is_no_text_is_refused(
    journey: Journey, home: Desk, tmp_path: Path
) -> None:
    path = copied(journey.closed, tmp_path / "valise.daect")
    path.write_bytes(path.read_bytes().replace(b"CHECK (second_of", b"CHECK (secon\x9d_of"))

    refused(home, path, "pas une valise entière")


def test_a_valise_cut_short_anywhere_is_refused(journey: Journey, home: Desk, tmp_path: Path) -> None:
    whole, path = journey.closed.read_bytes(), tmp_path / "valise.daect"

    @given(st.integers(0, len(whole) - 1))
    def cut(size: int) -> None:
        path.write_bytes(whole[:size])
        with pytest.raises(UnusableValise, match="pas une valise entière"):
            home.valise_return.preview(path)

    cut()


def test_a_valise_that_is_still_open_is_refused(journey: Journey, home: Desk, tmp_path: Path) -> None:
    path = Path(shutil.copy(journey.closed, tmp_path / "valise.daect"))
    lease = take_lease(path, this_writer("Nadia Ferrand", MORNING))

    refused(home, path, "encore ouverte")
    lease.release()


def test_another_register_and_one_restored_from_before_refuse_it(journey: Journey, tmp_path: Path) -> None:
    path = Path(shutil.copy(journey.before, tmp_path / "autre.daect"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE register SET identifier = '4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f'")
        connection.commit()
    other = desk_on(open_register(path))
    refused(other, journey.closed, "vient d’un autre registre")
    other.close()
    restored = desk_on(open_register(Path(shutil.copy(journey.before, tmp_path / "avant.daect"))))
    refused(restored, journey.closed, "ne sait rien de cette valise")
    restored.close()


# ── Once, twice, too late ──────────────────────────────────────────────────────────────────


def test_twice_changes_nothing_and_an_older_or_other_copy_is_refused(journey: Journey, home: Desk) -> None:
    home.valise_return.take_back(journey.closed)
    before = head(home)

    assert home.valise_return.take_back(journey.closed).known
    assert head(home) == before
    refused(home, journey.begun, "plus ancienne")
    refused(home, journey.forked, "Deux copies")


def test_the_state_of_the_noon_then_that_of_the_evening(journey: Journey, home: Desk) -> None:
    noon = home.valise_return.take_back(journey.begun)
    assert (noon.after.state, noon.after.concluded) == ("ouverte", 0)

    evening = home.valise_return.take_back(journey.closed)

    assert (evening.before.state, evening.after.state, evening.after.concluded) == ("ouverte", "close", 3)
    assert register_of(home).faults() == ()


def test_what_was_done_at_home_after_a_return_is_not_undone_by_a_later_one(
    journey: Journey, home: Desk
) -> None:
    home.valise_return.take_back(journey.begun)
    home.committee.go_to(journey.session, 2)

    refused(home, journey.closed, "a été changée ici")


def test_a_lost_valise_frees_its_session_and_is_stale_for_ever(
    journey: Journey, home: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="écrivez le motif"):
        home.valises.abandon(journey.session, " ")
    home.valises.abandon(journey.session, "portable volé")

    refused(home, journey.closed, "déclarée perdue .*portable volé")
    assert home.committee.open(journey.session).sitting.items
    home.valises.pack(journey.session, tmp_path / "seconde.daect")
    refused(home, journey.closed, "déclarée perdue")


def test_a_dossier_withdrawn_meanwhile_is_a_conflict_that_is_told_and_kept(
    journey: Journey, home: Desk
) -> None:
    first = home.agenda.items(journey.session)[0]
    home.intake.act(first.dossier, DossierAction.WITHDRAW, "lettre du 14 mars")

    foreseen = home.valise_return.preview(journey.closed)
    done = home.valise_return.take_back(journey.closed)

    (said,) = done.conflicts
    assert foreseen == done
    assert "retiré par le demandeur" in said
    assert home.intake.open(first.dossier).dossier.state is DossierState.WITHDRAWN
    with home.office.reading() as work:
        assert first.dossier not in {one.dossier for one in work.decisions.of_session(journey.session)}
        entry = work.journal.last_of(first.dossier, "valise.conflict")
        assert entry is not None
        assert work.sessions.record(journey.session).items[0].outcome.label == "avis favorable"


# ── Meanwhile at home ──────────────────────────────────────────────────────────────────────

Locked = Callable[[Desk, str, str], object]
LOCKED: dict[str, Locked] = {
    "open": lambda desk, session, _: desk.committee.open(session),
    "replan": lambda desk, session, _: desk.agenda.replan(
        session, SessionPlan(("PACT3",), date(2018, 3, 20), place="Lyon")
    ),
    "propose": lambda desk, session, _: desk.agenda.propose(
        session, desk.agenda.items(session)[0].id, "M. X", FAVOURABLE
    ),
    "move": lambda desk, session, _: desk.agenda_order.move(session, desk.agenda.items(session)[0].id, 1),
    "add": lambda desk, session, _: desk.agenda.add(session, under_review(desk, name="Autre (fictif)")),
    "remove": lambda desk, session, dossier: desk.agenda.remove(session, dossier, "erreur"),
    "route": lambda desk, _, dossier: desk.routing.assign(dossier, Referents("A", "B")),
    "pack again": lambda desk, session, _: desk.valises.pack(
        session, register_of(desk).path.with_name("bis.daect")
    ),
}


@pytest.mark.parametrize("act", LOCKED)
def test_at_home_nothing_is_done_on_a_session_that_is_away(journey: Journey, home: Desk, act: str) -> None:
    dossier = home.agenda.items(journey.session)[1].dossier
    items = home.agenda.items(journey.session)

    with pytest.raises(Refusal, match=r"parti.* 14/03/2018 .*seance\.daect"):
        LOCKED[act](home, journey.session, dossier)

    assert home.agenda.items(journey.session) == items
    assert home.intake.open(dossier).dossier.state is DossierState.ON_AGENDA


def test_at_home_another_session_is_held_while_one_is_away(journey: Journey, home: Desk) -> None:
    """Its numbers of rows are those that the valise also gives to its own: both come through."""
    other = home.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 14), place="Paris")).reference
    home.agenda.add(other, under_review(home, name="Autre (fictif)", domain="Autre"))
    begin_all(home, other)
    kept = home.closing.close(other)

    home.valise_return.take_back(journey.closed)

    with home.office.reading() as work:
        assert work.sessions.record(other) == kept
        assert work.sessions.sitting(other).attendances
    assert register_of(home).faults() == ()


def begin_all(desk: Desk, session: str) -> None:
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    desk.committee.adopt_unanimously(session, sitting.items[0].id)


# ── Meanwhile in the valise ────────────────────────────────────────────────────────────────

Waits = Callable[[Desk, str], object]
WAITS: dict[str, Waits] = {
    "file": lambda desk, _: under_review(desk, name="Autre (fictif)"),
    "plan": lambda desk, _: desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 5, 1), place="Paris")),
    "remove": lambda desk, session: desk.agenda.remove(
        session, desk.agenda.items(session)[0].dossier, "erreur"
    ),
    "reorder": lambda desk, session: desk.agenda_order.move(session, desk.agenda.items(session)[0].id, 1),
    "rules": lambda desk, _: desk.directory.save_rules(CommitteeRules()),
    "member": lambda desk, _: desk.directory.add_member(
        replace(desk.directory.members()[0], id=0, presides=False)
    ),
    "pack": lambda desk, session: desk.valises.pack(session, register_of(desk).path.with_name("bis.daect")),
    "return": lambda desk, _: desk.valise_return.take_back(register_of(desk).path),
}


@pytest.mark.parametrize("act", WAITS)
def test_in_a_valise_all_but_the_session_waits(journey: Journey, tmp_path: Path, act: str) -> None:
    with travelling(Path(shutil.copy(journey.fresh, tmp_path / "seance.daect"))) as valise:
        with pytest.raises(Refusal, match="valise"):
            WAITS[act](valise, journey.session)
        with valise.office.reading() as work:
            assert len(tuple(work.journal.entries())) == 1
