"""`daect journal`: asked in French, exported for a third party, held against what paper says."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from daect_tui.assembly import existing_desk

Run = Callable[..., subprocess.CompletedProcess[str]]
Demonstration = tuple[Path, Path, str]

FORMATS = Path(__file__).parents[3] / "docs" / "formats.md"


@pytest.fixture
def register(demonstration: Demonstration, tmp_path: Path) -> Path:
    return Path(shutil.copy(demonstration[0], tmp_path / "copie.daect"))


def test_acts_are_chosen_by_day_agent_kind_and_subject(run: Run, register: Path) -> None:
    asked = ("--since", "24/05/2017", "--until", "24/05/2017", "--kind", "notifier", "--agent", "RENAUD")
    lines = run("journal", "--register", register, *asked, "--subject", "pact3-2017-001").stdout.splitlines()

    assert len(lines) == 2
    assert all("24/05/2017" in line and "Notifier la décision  PACT3-2017-001" in line for line in lines)
    assert "de\u00a0: labellisé\u202f; vers\u00a0: labellisé, notifié" in lines[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "40/05/2017"], "n’existe pas au calendrier"),
        (["--agent", "Personne"], "aucun acte n’est d’un agent"),
        (["--kind", "cuisiner"], "aucun acte n’est d’une nature"),
        (["--verify", "7992"], "16 premiers signes"),
        (["--export", "journal.txt"], ".csv, .xlsx ou .json"),
    ],
)
def test_what_cannot_be_understood_is_said_with_code_2(
    run: Run, register: Path, arguments: list[str], said: str
) -> None:
    done = run("journal", "--register", register, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_head_that_was_printed_is_found_or_not(run: Run, register: Path) -> None:
    with closing(sqlite3.connect(register)) as connection:
        digests = [row[0] for row in connection.execute("SELECT hash FROM journal ORDER BY sequence")]
    typed = " ".join(re.findall("....", digests[99][:16])).upper() + "…"
    other = run("journal", "--register", register, "--verify", "0" * 16)
    found = run("journal", "--register", register, "--verify", typed)
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("UPDATE journal SET agent = 'Intrus' WHERE sequence = 120")
    still = run("journal", "--register", register, "--verify", typed)
    later = run("journal", "--register", register, "--verify", digests[150])

    assert "celle de l’acte n°\u00a0100 " in found.stdout
    assert found.stdout == still.stdout
    assert "n’est pas dans ce journal" in other.stderr
    assert "rompue avant elle, à l’acte n°\u00a0120" in later.stderr
    assert [done.returncode for done in (found, still, other, later)] == [0, 0, 1, 1]


def test_an_end_that_was_cut_off_is_found(run: Run, register: Path) -> None:
    assert run("journal", "--register", register, "--verify").stdout.startswith(
        "La chaîne du journal est intacte"
    )
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("DELETE FROM journal WHERE sequence > 300")

    assert "rompue à l’acte n°\u00a0301" in run("journal", "--register", register, "--verify").stderr
    assert "rompue à l’acte n°\u00a0301" in run("check", "--register", register).stderr


def test_an_export_is_verified_by_the_lines_of_the_formats_page(run: Run, register: Path) -> None:
    desk = existing_desk(register)
    with desk.office.begin() as work:
        assert work.journal.hide(["Chartres"], "demande", "organisme/1") > 0
        work.commit()
    desk.close()
    exported = register.with_name("journal.json")
    assert run("journal", "--register", register, "--export", exported).returncode == 0
    (verifier,) = re.findall(r"```python\n(import hashlib.*?)```", FORMATS.read_text("utf-8"), re.DOTALL)

    def verified(rows: list[dict[str, str]]) -> str:
        exported.write_text(json.dumps(rows), "utf-8")
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", verifier, exported],
            capture_output=True,
            text=True,
            check=False,
        )
        return (done.stdout + done.stderr).strip()

    rows = json.loads(exported.read_text("utf-8"))
    hidden = next(number for number, row in enumerate(rows) if "[effacé]" in row["détail"])
    assert verified(rows) == f"intacte, tête {rows[-1]['empreinte']}"
    for place in (hidden, 200):
        altered = [{**row, "détail": "{}"} if rank == place else row for rank, row in enumerate(rows)]
        assert verified(altered) == f"rompue à l’acte {place + 1}"
    assert verified(rows[:200] + rows[201:]) == "rompue à l’acte 202"


def test_the_reader_may_stop_reading(register: Path) -> None:
    command = [sys.executable, "-m", "daect_tui", "journal", "--register", str(register)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
