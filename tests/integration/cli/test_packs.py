"""`daect pack`, `daect merge` and `daect fill` as a user meets them: what they say, their codes."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from daect_tui.services.clocks import SystemClock
from daect_tui.services.pack_filling import PackFilling
from storage.register import open_register
from tests.support.desks import Disk, desk_on, new_register
from tests.support.pack_missions import come_back, reported

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose mission MIS-2018-001 came back, with what was typed of its report."""
    path = tmp_path / "essai.daect"
    desk = desk_on(new_register(path))
    come_back(desk)
    desk.close()
    return path


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def fill(path: Path, **answers: str) -> None:
    sitting = PackFilling(Disk(), SystemClock(), path)
    sitting.save({**sitting.pack.answers, **answers})


def test_a_pack_leaves_and_is_merged_field_by_field(run: Run, register: Path, tmp_path: Path) -> None:
    pack = tmp_path / "p.daectpack"
    assert run("pack", "mission", "MIS-2018-001", pack, "--register", register).returncode == 0
    fill(pack, expert_voice="Six agents", lessons="Tôt")
    desk = desk_on(open_register(register))
    reported(desk, "MIS-2018-001", expert_voice="Ici")
    desk.close()
    before = register.read_bytes()

    tried = run("merge", pack, "--dry-run", "--theirs", "l’expert", "--register", register)
    assert (tried.returncode, register.read_bytes()) == (0, before)
    assert plain(tried.stdout).endswith("Essai : rien n’a été écrit.\n")
    assert "→ fichier   Six agents" in plain(tried.stdout)

    done = run("merge", pack, "--register", register)
    assert done.returncode == 0
    lines = plain(done.stdout).splitlines()
    assert "  L’expert       conflit    → registre  Ici" in lines
    assert "                              fichier   Six agents" in lines
    assert "  Enseignements  pris       Tôt" in lines
    assert "1 conflit garde le texte du registre ; --theirs CHAMP prend l’autre." in lines
    assert "Fusionné : 1 champ changé." in lines

    again = run("merge", pack, "--register", register)
    assert again.returncode == 0
    assert "Déjà fusionné le" in again.stdout


def test_what_cannot_be_done_is_one_sentence_and_its_code(run: Run, register: Path, tmp_path: Path) -> None:
    pack, other = tmp_path / "p.daectpack", tmp_path / "x.daectpack"
    run("pack", "mission", "MIS-2018-001", pack, "--register", register)
    other.write_bytes(pack.read_bytes()[:-5])
    before = register.read_bytes()

    for code, words, arguments in (
        (2, "existe déjà", ("pack", "mission", "MIS-2018-001", pack)),
        (2, "MIS-2018-099", ("pack", "mission", "MIS-2018-099", other.with_name("y.daectpack"))),
        (2, "n’existe pas ; choisissez : mission", ("pack", "autre", "MIS-2018-001", pack)),
        (2, "n’est pas un champ du rapport", ("merge", pack, "--theirs", "prix")),
        (2, "Un paquet se remplit à la fois", ("fill", pack, other)),
        (1, "Rien n’est rempli", ("merge", pack)),
        (1, "abîmé ou incomplet", ("merge", other)),
        (1, "n’existe pas", ("merge", tmp_path / "absent")),
        (1, "il n’y en a pas ici", ("fill", pack)),
    ):
        done = run(*arguments, "--register", register)
        assert (done.returncode, done.stdout) == (code, "")
        assert words in plain(done.stderr)
    assert register.read_bytes() == before
