"""`daect purge` as the administrator meets it, on a register of long ago: seen, drawn up, visaed, gone."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from daect_tui.services.clocks import SystemClock
from tests.integration.services.test_elimination import withdrawn
from tests.support.desks import desk_on, new_register

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_an_old_dossier_goes_under_its_visa_and_leaves_its_number(run: Run, tmp_path: Path) -> None:
    register, slip = tmp_path / "essai.daect", tmp_path / "bordereau.pdf"
    desk = desk_on(new_register(register))
    gone, other = withdrawn(desk), withdrawn(desk, name="Autre (fictif)")
    desk.close()
    today = f"{SystemClock().today():%d/%m/%Y}"
    year = SystemClock().today().year
    number = f"BE-{year}-001"

    def purge(*arguments: object) -> tuple[int, str, str]:
        done = run("purge", *arguments, "--register", register)
        return done.returncode, done.stdout.replace("\u00a0", " "), done.stderr.replace("\u00a0", " ")

    refused = (
        (),
        ("--visa", "2028/1"),
        ("--visa-date", today),
        ("--draw-up", "x.txt"),
        ("--dry-run", "--list"),
    )
    assert [purge(*arguments)[0] for arguments in refused] == [2] * 5
    code, out, _ = purge("--dry-run")
    assert code == 0
    assert out.index(gone) < out.index(other)
    assert "clos le 14 mars 2018 + 5 ans = 14 mars 2023" in out
    assert purge("--dry-run", "--only", "PACT3-1999-001")[0] == 1
    assert purge("--visa", "2028/1", "--visa-date", today)[0] == 1

    assert purge("--draw-up", slip, "--only", gone)[0] == 0
    assert slip.read_bytes().startswith(b"%PDF")
    assert purge("--draw-up", slip)[0] == 2
    visa = ("--visa", "2028/1", "--visa-date", today)
    code, _, err = purge(*visa)
    assert (code, f"donnez le numéro {number}" in err) == (1, True)
    assert purge(*visa, "--slip", "BE-1999-001")[0] == 2

    code, out, err = purge(*visa, "--confirm", number)

    assert (code, err) == (0, "")
    assert "1 numéro gardé" in out
    assert run("check", "--register", register).returncode == 0
    code, out, _ = purge("--list")
    assert out.splitlines()[0].startswith(f"{number}  exécuté")
    assert f"{gone} : éliminé le" in out
    assert other not in out
    assert purge("--draw-up", tmp_path / "fait.odt", "--slip", number)[0] == 0
