"""A disk that is really full, where the rights allow one: nothing half-written, then the rest once."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.lot import LotPlan
from daect_tui.domain.mailing_order import MailingOrder
from tests.support.desks import desk_on, new_register
from tests.support.lots import produced

# Some of the letters fit, not all.
_ROOM = "160k"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of a few letters in memory; skipped for who may mount nothing."""
    disk = tmp_path / "petit"
    disk.mkdir()
    if (
        os.name == "nt"
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(disk)],  # noqa: S607 – the system's own
            capture_output=True,
            check=False,
        ).returncode
    ):
        pytest.skip("mounting a disk asks for rights")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


@pytest.mark.system
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
    subprocess.run(
        ["mount", "-o", "remount,size=2M", str(small_disk)],  # noqa: S607
        check=True,
    )
    done = desk.lots.write(plan)
    assert (len(done.there), len(done.written)) == (len(written), len(chronos) - len(written) + 1)
    desk.close()
