"""`daect pack session` and `daect merge`: what they say, what they leave, how they end."""

import sqlite3
from contextlib import closing
from pathlib import Path

from daect_tui.commands.valises import is_session_pack
from tests.integration.cli.conftest import Run
from tests.support.desks import desk_on, new_register
from tests.support.valises import begin, prepared, travelling


def test_a_session_goes_and_comes_back_by_commands(run: Run, tmp_path: Path) -> None:
    register, path = tmp_path / "maison.daect", tmp_path / "seance.daect"
    desk = desk_on(new_register(register))
    session = prepared(desk)
    desk.close()

    packed = run("pack", "session", session, path, "--to", "Nadia Ferrand", "--register", register)

    assert (packed.returncode, packed.stderr) == (0, "")
    assert "3\u00a0dossiers à l’ordre du jour, 7\u00a0membres du comité." in packed.stdout
    assert f"daect --register {path}" in packed.stdout
    assert is_session_pack(path)
    again = run("pack", "session", session, tmp_path / "bis.daect", "--register", register)
    assert again.returncode == 1
    assert "déjà partie" in again.stderr
    assert run("pack", "session", session, path, "--register", register).returncode == 1
    assert run("pack", "session", "CS-2099-S1", path, "--register", register).returncode == 2
    assert run("pack", "session", session, path, "--force", "--register", register).returncode == 2
    assert run("pack", "mission", "MIS-2018-001", path, "--files", "--register", register).returncode == 2

    with travelling(path) as valise:
        begin(valise, session)
    tried = run("merge", path, "--dry-run", "--register", register)
    assert "État\u00a0: en préparation → ouverte." in tried.stdout
    assert tried.stdout.endswith("rien n’a été écrit.\n")
    done = run("merge", path, "--register", register)
    assert (done.returncode, done.stderr) == (0, "")
    assert "de nouveau ouverte aux actes ici" in done.stdout
    assert run("merge", path, "--register", register).stdout.endswith("déjà reprise\u00a0: rien ne change.\n")
    assert run("check", "--register", register).returncode == 0

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE member SET last_name = 'Autre'")
        connection.commit()
    refused = run("merge", path, "--register", register)
    assert refused.returncode == 1
    assert "altérée hors de l’application" in refused.stderr
    assert "Traceback" not in refused.stderr
