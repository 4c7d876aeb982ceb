"""« Sauvegardes », and the backup made on leaving."""

from daect_tui.services.backups import BackupPlan
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.safety.backups import BackupsScreen
from tests.support.desks import filed
from tests.support.pilots import act, running, see, shows, until


async def test_a_backup_is_made_seen_verified_and_come_back_to(desk: Desk) -> None:
    desk = desk.backed_up(BackupPlan(automatic=True))
    async with running(desk) as pilot:
        await pilot.press("f9", "ctrl+u")
        await shows(pilot, ChoiceModal)
        await pilot.press(*["down"] * rank_of(pilot.app.screen, "Sauvegardes"), "enter")
        await shows(pilot, BackupsScreen)
        await see(pilot, "Aucune sauvegarde")
        await pilot.press("ctrl+n")
        await see(pilot, "1 sauvegarde, dont 1 vérifiée", "à la demande")
        await act(pilot, "Vérifier de nouveau cette sauvegarde")
        await see(pilot, "Sauvegarde relue en entier")
        filed(desk)
        await act(pilot, "Revenir à cette sauvegarde…")
        await shows(pilot, ConfirmModal)
        await see(pilot, "Déposer le dossier : 1")
        await pilot.press("enter")
        app = pilot.app
        assert isinstance(app, DaectApp)
        await until(pilot, lambda: app.to_restore is not None)
    assert app.to_restore == desk.backups.vault.folder / desk.backups.listed()[0].name
    # The register that is about to be replaced is kept: it needs no backup.
    assert len(desk.backups.listed()) == 1


async def test_leaving_backs_up_what_changed(desk: Desk) -> None:
    desk = desk.backed_up(BackupPlan(automatic=True))
    async with running(desk) as pilot:
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pilot.app.return_code is not None)
    (made,) = desk.backups.listed()
    assert made.is_sound


def rank_of(menu: object, label: str) -> int:
    assert isinstance(menu, ChoiceModal)
    return [choice.label for choice in menu.choices].index(label)
