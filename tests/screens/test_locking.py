"""An encrypted register in the application: opened by its passphrase, covered after a while, opened again."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from daect_tui.domain.passphrases import LockedRegister
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.committee.screens import CommitteeScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from screens.home.screens import HomeScreen
from screens.modals.error import ErrorModal
from screens.modals.sheet import SheetModal
from screens.safety.covered import CoverScreen, IdleWarning
from screens.safety.new_passphrase import NewPassphraseModal
from screens.safety.passphrase import PassphraseModal
from storage import keyring
from storage.encryption import RegisterEncryption
from storage.register import OpenRegister, open_register
from storage.register_lock import RegisterLock
from storage.unlocking import unlock
from tests.support.desks import desk_on
from tests.support.pilots import SMALL, PatientPilot, act, see, seen, shows, until, write
from tests.support.valises import begin, prepared, travelling

PASSPHRASE = "quatre mots sans lien"  # noqa: S105 – of an invented register
TRAVELS = "cinq autres mots pour un voyage"
MINUTES = 10


def encrypted_file(desk: Desk) -> Path:
    """Encrypt the register of a desk; this process was not given its passphrase."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    desk.close()
    RegisterEncryption(register.path, lambda _info: desk.office.clock, "Camille Renaud").encrypt(PASSPHRASE)
    _forget_every_key()
    return register.path


def _forget_every_key() -> None:
    keyring._keys.clear()


def _opened(encrypted: Path) -> DaectApp:
    return DaectApp(
        lambda agent: desk_on(open_register(encrypted), agent=agent),
        encrypted.name,
        agent="Camille Renaud",
        documents_folder=encrypted.parent / "courriers",
        register_lock=RegisterLock(encrypted, minutes=MINUTES),
    )


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> DaectApp:
    monkeypatch.setattr("screens.safety.passphrase.pause_after", lambda _failures: 0.0)
    return _opened(encrypted_file(desk))


async def give(pilot: Pilot[None], passphrase: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, Input) and not pilot.app.focused.disabled)
    await write(pilot, passphrase)
    assert passphrase not in seen(pilot)
    await pilot.press("enter")


async def ask_of_the_committee(pilot: Pilot[None], what: str, path: Path) -> None:
    """Go to the sessions and choose an act, with the file of a valise."""
    await shows(pilot, HomeScreen)
    await pilot.press("f4")
    await shows(pilot, CommitteeScreen)
    await act(pilot, what)
    await shows(pilot, SheetModal)
    await write(pilot, str(path))
    await pilot.press("ctrl+s")


async def test_it_is_opened_covered_and_opened_again(app: DaectApp) -> None:
    passed = [0.0]
    app.now = lambda: passed[0]
    async with app.run_test(size=SMALL) as started:
        pilot = PatientPilot(started.app)
        await shows(pilot, PassphraseModal)
        await give(pilot, "ce n’est pas elle")
        await see(pilot, "n’ouvre pas essai.daect")
        await give(pilot, PASSPHRASE)
        await shows(pilot, HomeScreen)
        await until(pilot, lambda: app.locks)

        # A warning, which any key takes away without doing anything else.
        passed[0] = (MINUTES - 0.5) * 60
        app.look_at_idleness()
        await shows(pilot, IdleWarning)
        await pilot.press("f3")
        await shows(pilot, HomeScreen)
        app.look_at_idleness()
        assert isinstance(app.screen, HomeScreen)

        # What is being typed is kept; nothing of it is read; no key leads past.
        await pilot.press("f3")
        await shows(pilot, DossiersScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, DossierForm)
        await until(pilot, lambda: app.screen.query_one("#field-programme").has_focus_within)
        await pilot.press("tab")
        await write(pilot, "Ville de Valmont")
        passed[0] += MINUTES * 60
        app.look_at_idleness()
        await shows(pilot, CoverScreen)
        await pilot.press("f2", "ctrl+p", "f12", "escape")
        app.push_screen(ErrorModal("Le courrier de Dominique Vasseur"))
        await pilot.pause()
        assert isinstance(app.screen, CoverScreen)
        assert "Valmont" not in seen(pilot)
        assert "Vasseur" not in seen(pilot)
        assert app.desk is not None
        drafts = app.desk.intake.drafts
        await until(pilot, lambda: [one.fields["name"] for one in drafts.pending("")] == ["Ville de Valmont"])

        await give(pilot, PASSPHRASE)
        await shows(pilot, ErrorModal)
        await pilot.press("escape")
        await see(pilot, "Ville de Valmont")


async def test_the_valise_of_an_encrypted_register_has_a_passphrase_of_its_own(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, away = prepared(desk), tmp_path / "seance.daect"
    path = encrypted_file(desk)
    unlock(path, PASSPHRASE)
    async with _opened(path).run_test(size=SMALL) as started:
        pilot = PatientPilot(started.app)
        await ask_of_the_committee(pilot, "Emporter la séance…", away)
        await shows(pilot, NewPassphraseModal)
        await give(pilot, "courte")
        await see(pilot, "Cette phrase est trop courte")
        await pilot.press(*["backspace"] * len("courte"))
        await give(pilot, TRAVELS)
        await give(pilot, TRAVELS)
        await see(pilot, "en valise depuis", "enregistré à")

    _forget_every_key()
    with pytest.raises(LockedRegister):
        open_register(away)
    unlock(away, TRAVELS)
    with travelling(away) as valise:
        begin(valise, session)

    _forget_every_key()
    unlock(path, PASSPHRASE)
    monkeypatch.setattr("screens.safety.passphrase.pause_after", lambda _failures: 0.0)
    async with _opened(path).run_test(size=SMALL) as started:
        pilot = PatientPilot(started.app)
        await ask_of_the_committee(pilot, "Reprendre une valise…", away)
        await shows(pilot, PassphraseModal)
        await give(pilot, PASSPHRASE)
        await see(pilot, "n’ouvre pas seance.daect")
        await give(pilot, TRAVELS)
        await see(pilot, "État : en préparation → ouverte.")
        await pilot.press("enter")
        await see(pilot, "reprise de sa valise")
