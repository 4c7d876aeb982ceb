"""Long work over a screen: how far it is, and Échap, which leaves nothing half-made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.services.desk import Desk
from screens.modals.working import WorkingModal, share
from tests.support.desks import filed
from tests.support.pilots import running, see, shows, until


class _Enough(Exception):
    """Somebody does not want to wait."""


async def test_work_tells_how_far_it_is_and_stops(desk: Desk) -> None:
    def endless(progress: Callable[[int, int], None]) -> None:
        while True:
            progress(1, 4)

    ended: list[object] = []
    async with running(desk) as pilot:
        pilot.app.push_screen(WorkingModal("Copie", "Le registre est copié.", endless, share), ended.append)
        await shows(pilot, WorkingModal)
        await see(pilot, "Le registre est copié.", "Copie : 25 %")
        await pilot.press("escape")
        await until(pilot, lambda: ended)
    assert ended[0].made is None  # type: ignore[attr-defined]


def test_an_export_that_is_stopped_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    filed(desk)

    def stop(_count: int) -> None:
        raise _Enough

    with pytest.raises(_Enough):
        desk.exchange.telling(stop).export(ExchangeKind.DOSSIERS, tmp_path / "dossiers.csv")
    assert not list(tmp_path.glob("dossiers*"))
