"""`daect encrypt`, `decrypt`, `passphrase`, and any command on an encrypted register, in a real terminal."""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from daect_tui.commands.asking import choose, give
from daect_tui.domain.errors import Refusal
from daect_tui.domain.passphrases import WrongPassphrase
from storage.register import create_register

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

import pexpect

Run = Callable[..., CompletedProcess[str]]
PASSPHRASE = "quatre mots sans lien"  # noqa: S105 – of invented registers
ROOT = Path(__file__).parents[3]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "registre.daect"
    create_register(path, created_at=datetime(2018, 3, 14, tzinfo=UTC)).close()
    return path


def typed(environment: dict[str, str], *arguments: object) -> pexpect.spawn:
    """Run a command as a person does who sits at a terminal."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "daect_tui", *(str(one) for one in arguments)],
        cwd=str(ROOT),
        env={**environment, "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 200),
    )


def ended(program: pexpect.spawn) -> int:
    program.expect(pexpect.EOF)
    program.close()
    return int(program.exitstatus)


def test_a_register_is_encrypted_read_and_brought_back(
    register: Path, tmp_path: Path, environment: dict[str, str], run: Run
) -> None:
    shutil.copy(register, tmp_path / "registre.avant.daect")

    encrypting = typed(environment, "encrypt", "--register", register)
    encrypting.expect("Nouvelle phrase secrète")
    encrypting.sendline("court")
    encrypting.expect("trop courte")
    encrypting.expect("Nouvelle phrase secrète")
    encrypting.sendline(PASSPHRASE)
    encrypting.expect("encore une fois")
    encrypting.sendline(PASSPHRASE)
    encrypting.expect("est chiffré")
    encrypting.expect("registre.avant.daect")
    encrypting.expect(r"\[s\]")
    encrypting.sendline("s")
    encrypting.expect("écrasée et supprimée")
    assert ended(encrypting) == 0
    assert PASSPHRASE not in str(encrypting.before)
    assert [one.name for one in tmp_path.iterdir()] == ["registre.daect"]

    piped = run("journal", "--register", register)
    assert piped.returncode == 1
    assert "chiffré" in piped.stderr
    assert "dans un terminal" in piped.stderr

    reading = typed(environment, "journal", "--register", register)
    reading.expect("Phrase secrète")
    reading.sendline("ce n’est pas elle")
    reading.expect("n’ouvre pas")
    reading.expect("Phrase secrète")
    reading.sendline(PASSPHRASE)
    reading.expect("Chiffrer le registre")
    assert ended(reading) == 0

    decrypting = typed(environment, "decrypt", "--register", register)
    decrypting.expect("Phrase secrète")
    decrypting.sendline(PASSPHRASE)
    decrypting.expect("en clair")
    assert ended(decrypting) == 0
    assert run("check", "--register", register).returncode == 0


def test_without_a_terminal_nothing_is_asked(register: Path, run: Run) -> None:
    before = register.read_bytes()

    for command, said in (("encrypt", "dans un terminal"), ("decrypt", "n’est pas chiffré"),
                          ("passphrase", "n’est pas chiffré")):  # fmt: skip
        refused = run(command, "--register", register)
        assert (refused.returncode, said in refused.stderr) == (1, True), command
    assert register.read_bytes() == before


def test_a_wrong_passphrase_costs_more_each_time_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path, _passphrase: str) -> None:
        raise WrongPassphrase(path)

    monkeypatch.setattr("daect_tui.safeguards.unlock", refuse)
    waited: list[float] = []

    with pytest.raises(WrongPassphrase):
        give(tmp_path / "registre.daect", lambda _prompt: "ce n’est pas elle", waited.append)

    assert waited == [0.5, 1.0, 2.0, 4.0, 8.0]


def test_two_different_new_ones_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    answers = iter([PASSPHRASE, "quatre mots sans liens"])

    with pytest.raises(Refusal, match="diffèrent"):
        choose(tmp_path / "registre.daect", lambda _prompt: next(answers))
