"""Several processes on one register: one writes at a time, the others wait, and no act is lost."""

import subprocess
import sys
from pathlib import Path

from daect_tui.domain.journal_chain import broken_link
from storage.register import open_register
from tests.support.desks import new_register

ROOT = Path(__file__).parents[3]
PROCESSES, TURNS, ACTS = 3, 2, 5

# In several turns: waits for its turn to write, records acts through a service, says each one.
CLERK = """
import sys, time
from datetime import date
from pathlib import Path
from daect_tui.assembly import open_desk
from daect_tui.domain.errors import WriteRefused
from daect_tui.domain.member import Member, MemberKind

path, name, turns, acts = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
refused = 0
for turn in range(turns):
    while True:
        try:
            desk = open_desk(path, name)
            break
        except WriteRefused as error:
            assert error.held and "Ce registre est écrit par" in str(error)
            refused += 1
            time.sleep(0.05)
    for number in range(acts):
        desk.directory.add_member(Member(
            id=0, civility="Mme", first_name=name, last_name=f"{turn}-{number}", quality="membre",
            body="Organisme", kind=MemberKind.EX_OFFICIO, voting=False,
            presides=False, deputises=False, starts_on=date(2016, 1, 1),
        ))
        print(f"{name} {turn}-{number}", flush=True)
    desk.close()
print("refused", refused, flush=True)
"""


def test_processes_that_write_in_turn_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "essai.daect"
    new_register(path).close()
    clerks = [
        subprocess.Popen(
            [sys.executable, "-c", CLERK, str(path), f"Agent{number}", str(TURNS), str(ACTS)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for number in range(PROCESSES)
    ]
    said = [clerk.communicate()[0].splitlines() for clerk in clerks]
    assert [clerk.returncode for clerk in clerks] == [0] * PROCESSES

    confirmed = {line for lines in said for line in lines if not line.startswith("refused")}
    assert len(confirmed) == PROCESSES * TURNS * ACTS

    register = open_register(path)
    with register.reading() as work:
        kept = [f"{member.first_name} {member.last_name}" for member in work.members.all()]
        entries = tuple(work.journal.entries())
    faults = register.faults()
    register.close()
    assert confirmed <= set(kept)
    assert len(kept) == len(set(kept))
    by_clerks = [entry for entry in entries if entry.agent.startswith("Agent")]
    assert len(by_clerks) == len(confirmed)
    assert broken_link(entries) is None
    assert faults == ()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
