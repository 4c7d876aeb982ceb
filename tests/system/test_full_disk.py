"""A disk that is really full, or read-only, where the rights allow one: a sentence, nothing half-written."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from daect_tui.cli import main
from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.lot import LotPlan
from daect_tui.domain.mailing_order import MailingOrder
from tests.support.desks import desk_on, new_register
from tests.support.imports import requests, write_csv
from tests.support.lots import produced, signed
from tests.support.released import Shelf
from tests.support.valises import prepared

pytestmark = pytest.mark.system

# Some of the letters fit, not all.
_ROOM = "160k"
_LARGE = "6M"


def _mounted(folder: Path, options: str) -> None:
    """Mount a file system in memory; skipped for who may mount nothing."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.name == "nt" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk asks for rights")


def _remounted(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)  # noqa: S607


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "petit"
    _mounted(disk, f"size={_ROOM}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disque"
    _mounted(disk, f"size={_LARGE}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


def test_a_lot_that_fills_its_disk_goes_on_elsewhere_and_there(small_disk: Path, tmp_path: Path) -> None:
    desk = desk_on(new_register(tmp_path / "essai.daect"))
    chronos = produced(desk, 6)
    order = MailingOrder.NUMBER
    plan = LotPlan(chronos, small_disk, merged=small_disk / "lot.pdf", order=order, resume=True)

    with pytest.raises(UnusableOutput, match="le disque est plein"):
        desk.lots.write(plan)

    written = sorted(path.name[:9] for path in small_disk.iterdir())
    assert written == list(chronos[: len(written)])
    assert 0 < len(written) < len(chronos)
    _remounted(small_disk, "size=2M")
    done = desk.lots.write(plan)
    assert (len(done.there), len(done.written)) == (len(written), len(chronos) - len(written) + 1)
    desk.close()


# What each command writes on the disk; the register `{r}` and the folder `{ok}` have room.
OUTPUTS = {
    "letters": "letters --session {s} --out {d}/lettres",
    "merged letters": "letters --session {s} --out {ok} --merged {d}/lot.pdf",
    "minutes (PDF)": "minutes --session {s} --out {d}/pv.pdf",
    "minutes (ODT)": "minutes --session {s} --out {d}/pv.odt",
    "minutes (DOCX)": "minutes --session {s} --out {d}/pv.docx",
    "export (CSV)": "export dossiers {d}/dossiers.csv",
    "export (XLSX)": "export dossiers {d}/dossiers.xlsx",
    "export (JSON)": "export dossiers {d}/dossiers.json",
    "journal": "journal --export {d}/journal.csv",
    "personal data": "person 'Agathe Lormier' --include-probable --export {d}/personne",
    "wordings": "wordings export {d}/modeles",
    "specimens": "specimens --out {d}/specimens",
    "valise": "pack session {p} {d}/seance.daect",
    "backup": "backup {d}",
    "new register": "import {ok}/demandes.csv --register {d}/nouveau.daect",
    "demonstration": "demo --no-ui --register {d}/demo.daect --out {ok}/demo",
}
# What each command writes in a register that stands on the disk.
INSIDE = {
    "letters": "letters --session {s} --out {ok} --register {r}",
    "import": "import {ok}/demandes.csv --register {r}",
    "valise": "pack session {p} {ok}/seance.daect --register {r}",
    "backups of the register": "backup --register {r}",
    "restored register": "restore {ok}/sauvegarde.daect --yes --register {r}",
    "migrated register": "migrate --register {old}",
}


@pytest.fixture
def scene(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, str]:
    """A register with a session to print and another to take away, and a file to import."""
    fine = tmp_path / "place"
    fine.mkdir()
    desk = desk_on(new_register(fine / "registre.daect"))
    told = {"s": signed(desk, 2), "p": prepared(desk), "ok": str(fine), "r": str(fine / "registre.daect")}
    desk.close()
    write_csv(fine / "demandes.csv", requests(200))
    assert main(["backup", f"{fine}/sauvegarde.daect", "--register", told["r"]]) == 0
    Shelf(tmp_path_factory.getbasetemp(), worker_id).old("0029/tout", fine / "ancien.daect")
    return told


def _full(disk: Path) -> None:
    with (disk / "reste").open("wb", buffering=0) as rest:
        try:
            while rest.write(b"x" * 4096):
                pass
        except OSError:
            return


def _read_only(disk: Path) -> None:
    _remounted(disk, "ro")


def _content(disk: Path) -> dict[str, bytes]:
    """Read all that stands on a disk, but the index that SQLite could not finish, and its empty journal."""
    found = {path.relative_to(disk).as_posix(): path for path in disk.rglob("*") if path.is_file()}
    contents = {name: path.read_bytes() for name, path in found.items() if not name.endswith("-shm")}
    return {name: content for name, content in contents.items() if content or not name.endswith("-wal")}


def _refused(disk: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command; it must say in one sentence why it cannot write, and leave the disk as it was."""
    before = _content(disk)
    capsys.readouterr()
    code = main(shlex.split(command))
    told = capsys.readouterr().err.replace("\u00a0", " ").strip()
    assert code == 1, told
    assert told.startswith("daect : "), told
    assert "imprévue" not in told
    assert any(word in told for word in ("plein", "lecture seule", "droit", "défaillant")), told
    assert _content(disk) == before


def _register_elsewhere(_disk: Path, scene: dict[str, str], command: str) -> str:
    return command if "--register" in command else f"{command} --register {scene['r']}"


def _register_inside(disk: Path, scene: dict[str, str], command: str) -> str:
    for name in ("registre.daect", "ancien.daect"):
        (disk / name).write_bytes((Path(scene["ok"]) / name).read_bytes())
        command = command.replace(f"{scene['ok']}/{name}", f"{disk}/{name}")
    return command


Setting = Callable[[Path, dict[str, str], str], str]
# Each command, and where its register stands.
CASES: dict[str, tuple[str, Setting]] = {
    **{what: (command, _register_elsewhere) for what, command in OUTPUTS.items()},
    **{f"{what}, inside": (command, _register_inside) for what, command in INSIDE.items()},
}


@pytest.mark.parametrize("spoil", [_full, _read_only], ids=["full", "read-only"])
@pytest.mark.parametrize("case", CASES)
def test_what_is_written_on_a_spoilt_disk_is_refused_whole(
    disk: Path,
    scene: dict[str, str],
    case: str,
    spoil: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    command, settled = CASES[case]
    told = {**scene, "d": str(disk), "old": f"{scene['ok']}/ancien.daect"}
    ready = settled(disk, scene, command.format(**told))
    spoil(disk)
    _refused(disk, ready, capsys)
