"""A vote through the service, against a bare SQLite commit of the same durability in the same run.

Each voice is one transaction; the floor writes one row in a file settled in the same way (WAL,
`synchronous=FULL`), in turn with it. Then the same voices in a session of 10 items and 10 members, and
in one of 100 items and 40 members.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.deliberation import Choice
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.agenda import Agenda
from daect_tui.services.catalogue import furnish
from daect_tui.services.clocks import SetClock
from daect_tui.services.committee import Committee
from daect_tui.services.directory import Directory
from daect_tui.services.intake import Intake
from daect_tui.services.office import Office
from storage.register import create_register

DAY = date(2018, 3, 14)
CONTACT = Contact("Camille", "Renaud", "chargée de mission", "01 99 00 10 01", "c.renaud@example.org")
FAVOURABLE = Motion(Outcome.FAVOURABLE)


def session_of(folder: Path, items: int, members: int) -> tuple[Committee, str]:
    """Make a register with an open session of so many items, at which so many members are present."""
    clock = SetClock(paris_moment(DAY, 10))
    register = create_register(folder / f"{items}x{members}.daect", created_at=clock.now())
    office = Office(register, clock, "Camille Renaud")
    with office.begin() as work:
        furnish(work, "01 99 00 10 00", "delegation@example.org", CONTACT)
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()
    directory, intake, agenda, committee = (
        Directory(office), Intake(office), Agenda(office), Committee(office)
    )  # fmt: skip
    for rank in range(members):
        directory.add_member(
            Member(0, "Mme", "Dominique", f"Membre {rank}", "membre", f"Organisme {rank}",
                   MemberKind.EX_OFFICIO, voting=True, presides=rank == 0, deputises=rank == 1,
                   starts_on=date(2016, 1, 1))
        )  # fmt: skip
    session = agenda.plan(SessionPlan(("PACT3",), DAY, place="Paris")).reference
    for rank in range(items):
        agenda.add(session, reviewed_dossier(intake, rank), "Nadia Ferrand", FAVOURABLE)
    seats = committee.open(session).sitting.seats
    committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in seats})
    return committee, session


def reviewed_dossier(intake: Intake, rank: int) -> str:
    """File a dossier and review it; return its reference."""
    fields = {
        "programme": "PACT3", "kind": "commune", "name": f"Commune {rank} (fictif)", "street": "1, rue",
        "postcode": "28000", "city": "Montclair", "civility": "Mme", "first_name": "Agathe",
        "last_name": "Lormier", "office": "Maire", "call": "Madame la Maire,", "domain": f"Domaine {rank}",
        "theme": "patrimoine", "countries": "Maroc", "channel": "courrier", "sent_on": "01/03/2018",
        "received_on": "05/03/2018",
    }  # fmt: skip
    reference = intake.file(intake.drafts.save(fields).id).reference
    for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE, DossierAction.REVIEW):
        intake.act(reference, action)
    return reference


def voices(committee: Committee, session: str) -> Iterator[Callable[[], object]]:
    """Give the calls of every voice of a session, item after item; items are concluded in between."""
    for item in committee.room(session).sitting.items:
        room = committee.room(session)
        for voter in room.current.voters if room.current else ():
            yield lambda voter=voter, item=item: committee.cast(  # type: ignore[misc]
                session, item.id, voter.member_id, Choice.FOR, FAVOURABLE
            )
        committee.conclude(session, item.id, Outcome.FAVOURABLE)


class Floor:
    """A bare file: one row, one commit, as durable as the register's."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE voice (id INTEGER PRIMARY KEY, member INTEGER, choice TEXT)",
        ):
            self.connection.execute(statement)

    def write(self) -> None:
        """Commit one row."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO voice (member, choice) VALUES (1, 'pour')")
        self.connection.execute("COMMIT")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU and the time on the clock of a piece of work, in milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def measured(
    folder: Path, sizes: tuple[tuple[int, int], ...], count: int
) -> dict[tuple[int, int], list[tuple[float, ...]]]:
    """Cast so many voices in a session of each size, in turn, each with a commit of the floor.

    A measure is CPU and time of the voice, then of the floor.
    """
    floor = Floor(folder / "plancher.sqlite")
    sessions = {size: voices(*session_of(folder, *size)) for size in sizes}
    taken: dict[tuple[int, int], list[tuple[float, ...]]] = {size: [] for size in sizes}
    for turn in range(count + 3):
        for size, calls in sessions.items():
            figures = (*timed(next(calls)), *timed(floor.write))
            if turn >= 3:  # noqa: PLR2004 – the first ones only warm up
                taken[size].append(figures)
    floor.connection.close()
    return taken


def main() -> None:
    """Measure, and print one line a size and the ratio between the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="ten voices are cast for each round")
    count = parser.parse_args().rounds * 10
    sizes = ((10, 10), (100, 40))
    with tempfile.TemporaryDirectory() as folder:
        taken = measured(Path(folder), sizes, count)
    medians = {
        size: [statistics.median(column) for column in zip(*taken[size], strict=True)] for size in sizes
    }
    for (items, members), (cpu, wall, bare_cpu, bare_wall) in medians.items():
        print(
            f"une voix, {items:3} points × {members:2} membres : CPU {cpu:5.2f} ms "
            f"(validation nue {bare_cpu:.2f}, au-delà {cpu - bare_cpu:.2f}), "
            f"attente {wall:5.2f} ms (nue {bare_wall:.2f})"
        )
    small, large = (medians[size] for size in sizes)
    print(f"grande séance / petite : CPU × {large[0] / small[0]:.2f}, attente × {large[1] / small[1]:.2f}")


if __name__ == "__main__":
    main()
