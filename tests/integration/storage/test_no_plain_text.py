"""Nothing that is typed in an encrypted register can be read on the disk: searched as bytes, everywhere."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.encryption import RegisterEncryption
from tests.integration.storage.samples import AGENT, CLOCK
from tests.support.desks import new_register

ROOT = Path(__file__).parents[3]
PASSPHRASE = "quatre mots sans lien"  # noqa: S105 – of an invented register
MARK = "Marqueurzyx"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")

# A whole day of work on a register, killed in the middle of a transaction, what it wrote still in the WAL.
DAY = f"""
import os, signal, sys
from pathlib import Path
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.journal import Act
from daect_tui.domain.register_query import RegisterQuery
from storage.register import open_register
from storage.unlocking import is_encrypted, promise_passphrase, unlock
from tests.support.desks import desk_on, filed, form, planned

path, mark = Path(sys.argv[1]), {MARK!r}
unlock(path, {PASSPHRASE!r})
valise = path.with_name("seance.daect")
if is_encrypted(path):
    promise_passphrase(valise, {PASSPHRASE!r})
desk = desk_on(open_register(path))
reference = filed(desk, name=mark, street=mark, domain=mark, last_name=mark, skills=mark)
desk.intake.drafts.save(form(name=mark))
session = planned(desk)
desk.letters.produce_acknowledgement(reference)
spool = desk.office.register.spool()
spool.add([RowReport(1, RowOutcome.REFUSED, mark, mark, (Remark(mark, mark),))])
assert desk.register.answer(RegisterQuery(mark)).total
desk.backups.make()
desk.valises.pack(session, valise, mark)
desk.valise_return.preview(valise)
desk.organisations.close()
desk.close()
desk = desk_on(open_register(path))
desk.intake.drafts.save(form(name=mark + " encore"))
work = desk.office.begin()
work.journal.append(Act("register.furnished", mark * 1000, {{"texte": mark}}))
work.commit()
with open(path.with_name("ecrit"), "w") as said:
    said.write("fini")
os.kill(os.getpid(), signal.SIGKILL)
"""


def worked_on(register: Path, folder: Path) -> dict[str, bool]:
    """Work on a register until the program is killed; tell which files under a folder bear the mark."""
    for name in ("maison", "tmp"):
        (folder / name).mkdir()
    places = {name: str(folder / "maison") for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    environment = {**os.environ, **places, "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(ROOT)}
    for name in [name for name in environment if name.startswith("XDG_")]:
        del environment[name]
    done = subprocess.run(
        [sys.executable, "-c", DAY, str(register)], cwd=ROOT, env=environment, check=False, timeout=120
    )
    assert done.returncode == -signal.SIGKILL
    assert (register.parent / "ecrit").exists()
    return {
        str(file.relative_to(folder)): any(MARK.encode(one) in file.read_bytes() for one in ENCODINGS)
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_no_file_bears_what_was_typed(tmp_path: Path) -> None:
    plain, encrypted = tmp_path / "clair", tmp_path / "chiffre"
    new_register(plain / "registre.daect").close()
    shutil.copytree(plain, encrypted)
    RegisterEncryption(encrypted / "registre.daect", lambda _info: CLOCK, AGENT).encrypt(PASSPHRASE)

    read = worked_on(plain / "registre.daect", plain)
    hidden = worked_on(encrypted / "registre.daect", encrypted)

    # The search finds what there is to find: the register, its WAL, the backup and the valise.
    assert sum(read.values()) >= 4, read
    assert any(name.endswith("-wal") for name in hidden)
    assert [name for name, bears in hidden.items() if bears] == []
