"""`daect person` as an administrator uses it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
Demonstration = tuple[Path, Path, str]


def test_a_person_is_found_answered_and_refused_while_their_mission_runs(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    register = shutil.copy(demonstration[0], tmp_path / "copie.daect")
    before = Path(register).read_bytes()

    found = run("--register", register, "person", "MARCHENOIR Eloise")
    tried = run("--register", register, "person", "Éloïse Marchenoir", "--erase", "--dry-run")
    assert Path(register).read_bytes() == before
    erased = run(
        "--register", register, "person", "Éloïse Marchenoir", "--erase", "--answer", tmp_path / "r.txt"
    )

    assert found.returncode == 0
    assert "mission MIS-2018-001" in found.stdout
    assert "Conservé, une affaire est en cours" in tried.stdout
    assert (erased.returncode, "la demande est refusée" in erased.stdout) == (0, True)
    assert "CNIL" in (tmp_path / "r.txt").read_text("utf-8")


def test_what_the_arguments_show_is_refused(run: Run, demonstration: Demonstration) -> None:
    register = demonstration[0]

    assert run("--register", register, "person", "x").returncode == 2
    assert run("--register", register, "person", "A Dupont", "--rectify", "Dupond, A").returncode == 2
    assert run("--register", register, "person", "A Dupont", "--erase", "--export", "d").returncode == 2
