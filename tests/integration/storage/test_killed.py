"""A process killed in the middle of a transaction: what was committed is there, and nothing else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.references import Series
from storage.register import open_register
from tests.integration.storage.samples import AGENT, CLOCK

ROOT = Path(__file__).parents[3]

# Commits acts and says so after each; in the last transaction it writes, then waits to be killed.
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from daect_tui.domain.references import Series
from storage.register import open_register
from tests.integration.storage.samples import AGENT, CLOCK, act, draft, organisation

register = open_register(Path(sys.argv[1]))
for number in range(5):
    with register.begin(CLOCK, AGENT) as unit:
        unit.organisations.add(organisation(f"Organisme {number}"))
        unit.next_number(Series.MISSION, "", 2017)
        unit.drafts.save(replace(draft(), fields={"saisie": str(number)}))
        unit.journal.append(act("organisation.added", str(number)))
        unit.commit()
    print(number, flush=True)
unit = register.begin(CLOCK, AGENT)
unit.organisations.add(organisation("Jamais"))
unit.next_number(Series.MISSION, "", 2017)
unit.journal.append(act())
for index in range(3000):
    unit.drafts.save(replace(draft(), fields={"saisie": "x" * 4000}))
print("writing", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_process_leaves_a_sound_register_with_every_committed_act(filled_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(filled_file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = [line.strip() for _, line in zip(range(6), writer.stdout, strict=False)]
        os.kill(writer.pid, signal.SIGKILL)
    assert said == ["0", "1", "2", "3", "4", "writing"]
    assert filled_file.with_name("registre.daect-wal").stat().st_size > 0

    register = open_register(filled_file)

    assert register.file_faults() == ()
    with register.begin(CLOCK, AGENT) as unit:
        assert all(unit.organisations.named(f"Organisme {number}") for number in range(5))
        assert unit.organisations.named("Jamais") == ()
        assert [entry.subject for entry in unit.journal.last(5)] == ["4", "3", "2", "1", "0"]
        assert broken_link(unit.journal.entries()) is None
        assert unit.next_number(Series.MISSION, "", 2017) == 6
    register.close()
    assert [one.name for one in filled_file.parent.iterdir()] == ["registre.daect"]
