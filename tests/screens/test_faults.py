"""A fault of the program: told in French, the work kept; one goes on where that is safe."""

from pathlib import Path

import pytest
from textual.widgets import Static

from daect_tui import diary, reports
from daect_tui.services.desk import Desk
from daect_tui.services.worklist import Worklist
from screens.app import DaectApp
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.home.screens import HomeScreen
from screens.modals.error import ErrorModal
from tests.support.pilots import app_on, running, see, seen, shows, until, write

NAME = "Élodie Ravel"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "journaux"
    for module in (reports, diary):
        monkeypatch.setattr(module, "reports_folder", lambda: folder)
    return folder


def broken(*_arguments: object) -> None:
    raise KeyError(NAME)


async def test_a_fault_in_a_service_is_told_and_one_goes_on(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        with monkeypatch.context() as failing:
            failing.setattr(Worklist, "tasks", broken)
            app.screen.reload()  # type: ignore[attr-defined]
            await shows(pilot, ErrorModal)
            await see(pilot, "Erreur imprévue du programme (KeyError).", "Vous pouvez continuer.")
            assert NAME not in seen(pilot)
            await pilot.press("enter")
            await shows(pilot, HomeScreen)
            app.screen.reload()  # type: ignore[attr-defined]
            await see(pilot, "La même erreur imprévue est revenue.")
        app.screen.reload()  # type: ignore[attr-defined]
        await pilot.press("f3")
        await see(pilot, "Dossiers")
        assert len(app.faults) == 1
        app.faults.clear()
    assert [path.name.partition("-")[0] for path in folder.iterdir()].count("defaut") == 1  # noqa: ASYNC240


async def test_a_fault_in_drawing_ends_with_the_draft_kept_and_the_register_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(desk)
    closed: list[bool] = []
    monkeypatch.setattr(type(desk), "close", lambda _desk: closed.append(True))
    with pytest.raises(KeyError):  # noqa: PT012 – it comes when the application has ended
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            await pilot.press("f3")
            await shows(pilot, DossiersScreen)
            await pilot.press("ctrl+n")
            await shows(pilot, DossierForm)
            await until(pilot, lambda: app.focused is not None and "control" in app.focused.classes)
            await pilot.press("tab")
            await write(pilot, "Ville de Lannion")
            monkeypatch.setattr(Static, "render", broken)
            app.screen.refresh(layout=True)
            app.screen.query(Static).first().refresh(layout=True)
            await until(pilot, lambda: app.unexpected)
    assert isinstance(app.unexpected, KeyError)
    assert app.return_code == 1
    assert closed
    assert [draft.fields["name"] for draft in desk.intake.drafts.pending("")] == ["Ville de Lannion"]
