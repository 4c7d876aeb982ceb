"""An encrypted register: opened by its passphrase alone, written as any other, rewritten whole or not."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.domain.errors import Refusal, UnusableRegister
from daect_tui.domain.passphrases import LockedRegister, WrongPassphrase
from daect_tui.services.encryption_ports import Rewritten
from storage import keyring
from storage.backups.contents import faults_in
from storage.backups.salvaging import salvage
from storage.encryption import RegisterEncryption
from storage.inspection import revision_of
from storage.register import open_register, read_register
from storage.unlocking import unlock
from tests.integration.storage.conftest import Filled
from tests.integration.storage.samples import AGENT, CLOCK, act, organisation

ROOT = Path(__file__).parents[3]
PASSPHRASE = "quatre mots sans lien"  # noqa: S105 – of invented registers
PLAIN = b"SQLite format 3\x00"
PAGE = 4096


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    """Give every test a keyring without keys, as a process begins."""
    keyring._keys.clear()
    yield
    keyring._keys.clear()


def cipher(path: Path) -> RegisterEncryption:
    return RegisterEncryption(path, lambda _info: CLOCK, AGENT)


@pytest.fixture(scope="session")
def encrypted_once(made: Filled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(made.path, tmp_path_factory.mktemp("encrypted") / "registre.daect"))
    cipher(path).encrypt(PASSPHRASE)
    return path


@pytest.fixture
def encrypted(encrypted_once: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(encrypted_once, tmp_path / "registre.daect"))
    keyring._keys.clear()
    return path


def test_it_opens_by_its_passphrase_alone(encrypted: Path) -> None:
    with pytest.raises(LockedRegister):
        open_register(encrypted)
    with pytest.raises(WrongPassphrase, match="rien ne permet de les distinguer"):
        unlock(encrypted, "quatre mots avec lien")
    with pytest.raises(LockedRegister):
        read_register(encrypted)

    unlock(encrypted, PASSPHRASE)

    open_register(encrypted).close()


def test_it_is_written_checked_and_refuses_like_a_plain_one(encrypted: Path) -> None:
    unlock(encrypted, PASSPHRASE)
    register = open_register(encrypted)
    with register.begin(CLOCK, AGENT) as unit:
        unit.organisations.add(organisation("Ville de Nulle-Part"))
        unit.journal.append(act("organisation.added", "1"))
        unit.commit()
    with register.begin(CLOCK, AGENT) as unit, pytest.raises(Refusal):
        unit.organisations.add(organisation(""))

    assert faults_in(encrypted) == ()
    register.close()
    assert sorted(one.name for one in encrypted.parent.iterdir()) == [encrypted.name]


def test_what_is_saved_of_a_damaged_one_is_encrypted_as_it_was(encrypted: Path) -> None:
    unlock(encrypted, PASSPHRASE)
    content = bytearray(encrypted.read_bytes())
    content[-PAGE:] = bytes(PAGE)  # of data: without the pages of the schema nothing can be read
    encrypted.write_bytes(content)
    new = encrypted.with_name("sauve.daect")

    found = salvage(encrypted, new)

    assert found.acts
    assert PLAIN not in new.read_bytes()
    keyring._keys.clear()
    with pytest.raises(LockedRegister):
        open_register(new)
    unlock(new, PASSPHRASE)
    with open_register(new).reading() as unit:
        assert len(list(unit.journal.entries())) == found.acts


def test_it_comes_back_in_plain_with_every_act_told(encrypted: Path) -> None:
    unlock(encrypted, PASSPHRASE)
    done = cipher(encrypted).decrypt()

    register = open_register(encrypted)
    with register.reading() as unit:
        told = [entry.kind for entry in reversed(unit.journal.last(2))]
    assert done == Rewritten(wiped=True, remaining=())
    assert encrypted.read_bytes().startswith(PLAIN)
    assert told == ["register.encrypted", "register.decrypted"]
    assert faults_in(encrypted) == ()
    register.close()


def test_a_changed_passphrase_is_the_only_one(encrypted: Path) -> None:
    unlock(encrypted, PASSPHRASE)
    cipher(encrypted).change("cinq autres mots sans lien")
    keyring._keys.clear()

    with pytest.raises(WrongPassphrase):
        unlock(encrypted, PASSPHRASE)
    unlock(encrypted, "cinq autres mots sans lien")
    open_register(encrypted).close()


# Another process: a system’s locks mean nothing inside one.
WINDOW = """
import sys
from pathlib import Path
from storage.register import read_register

window = read_register(Path(sys.argv[1]))
window.revision()
print("open", flush=True)
sys.stdin.read()
"""


def test_a_register_that_a_window_reads_is_not_rewritten(filled_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(filled_file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as window:
        assert window.stdout is not None
        assert window.stdin is not None
        window.stdout.readline()
        with pytest.raises(Refusal, match="une autre fenêtre"):
            cipher(filled_file).encrypt(PASSPHRASE)
        window.stdin.close()

    open_register(filled_file).close()
    assert sorted(one.name for one in filled_file.parent.iterdir()) == [filled_file.name]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda content: content[:-100], "tronqué"),
        (lambda content: content[:-4096], "endommagé"),
        (lambda content: content[:100], "n’est pas un registre"),
    ],
)
def test_a_spoilt_one_is_told_as_far_as_it_can_be(encrypted: Path, spoil: object, said: str) -> None:
    assert callable(spoil)
    unlock(encrypted, PASSPHRASE)
    encrypted.write_bytes(spoil(encrypted.read_bytes()))

    with pytest.raises(UnusableRegister, match=said):
        open_register(encrypted).close()


def test_an_altered_byte_is_found(encrypted: Path) -> None:
    unlock(encrypted, PASSPHRASE)
    content = bytearray(encrypted.read_bytes())
    content[-100] ^= 1
    encrypted.write_bytes(content)
    register = open_register(encrypted)

    assert "ne se lit pas en entier" in str(register.faults()[0])
    register.close()


def test_noise_that_is_no_register_is_not_taken_for_one(tmp_path: Path) -> None:
    noise = tmp_path / "photo.daect"
    noise.write_bytes(os.urandom(5000))

    with pytest.raises(UnusableRegister, match="n’est pas un registre"):
        revision_of(noise)


def test_plain_copies_beside_are_found_then_encrypted_or_wiped(filled_file: Path) -> None:
    kept, gone = filled_file.with_name("registre.avant-0001.daect"), filled_file.with_name("registre 2.daect")
    shutil.copy(filled_file, kept)
    shutil.copy(filled_file, gone)

    done = cipher(filled_file).encrypt(PASSPHRASE)
    cipher(filled_file).encrypt_copy(kept)
    cipher(filled_file).remove_copy(gone)

    assert set(done.remaining) == {kept, gone}
    assert cipher(filled_file).remaining() == ()
    open_register(kept).close()  # with the same passphrase
    assert not gone.exists()


# Kills itself at the step that bears the new file’s name, before or after it.
KILLED = """
import os, signal, sys
from pathlib import Path
from storage.backups.contents import faults_in
from storage.backups.salvaging import salvage
from storage.encryption import RegisterEncryption
from tests.integration.storage.conftest import Filled
from tests.integration.storage.samples import AGENT, CLOCK

when, path, replace = sys.argv[1], Path(sys.argv[2]), Path.replace

def stop(made, target):
    if when == "after":
        replace(made, target)
    os.kill(os.getpid(), signal.SIGKILL)

Path.replace = stop
RegisterEncryption(path, lambda info: CLOCK, AGENT).encrypt("quatre mots sans lien")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_in_the_middle_leaves_one_whole_register(filled_file: Path, when: str) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, when, str(filled_file)], cwd=ROOT, check=False, timeout=60
    )

    assert killed.returncode == -signal.SIGKILL
    unlock(filled_file, PASSPHRASE)
    register = open_register(filled_file)
    assert faults_in(filled_file) == ()
    register.close()
    left = cipher(filled_file).remaining()
    if when == "before":
        assert filled_file.read_bytes().startswith(PLAIN)
        cipher(filled_file).encrypt(PASSPHRASE)  # goes through all the same
    else:
        assert [one.name for one in left] == ["registre.daect.clair"]
