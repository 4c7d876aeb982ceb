"""A session that leaves an encrypted register: its valise has a passphrase of its own, asked when back."""

from pathlib import Path

import pytest

from daect_tui.domain.passphrases import LockedRegister, NewPassphraseWanted
from daect_tui.services.desk import Desk
from storage import keyring
from storage.encryption import RegisterEncryption
from storage.register import open_register
from storage.unlocking import is_encrypted, promise_passphrase, unlock
from tests.support.desks import desk_on
from tests.support.valises import hold, prepared, register_of, travelling

HOME, AWAY = "quatre mots sans lien", "cinq mots pour la route"


@pytest.fixture
def encrypted(desk: Desk) -> Path:
    path = register_of(desk).path
    desk.close()
    RegisterEncryption(path, lambda _info: desk.office.clock, "Camille Renaud").encrypt(HOME)
    return path


def test_it_leaves_under_a_passphrase_of_its_own_and_comes_back_with_it(
    encrypted: Path, tmp_path: Path
) -> None:
    home = desk_on(open_register(encrypted))
    session, away = prepared(home), tmp_path / "seance.daect"

    with pytest.raises(NewPassphraseWanted):
        home.valises.pack(session, away)
    assert home.valises.away() == {}
    promise_passphrase(away, AWAY)
    home.valises.pack(session, away)
    assert is_encrypted(away)

    keyring._keys.clear()
    unlock(encrypted, HOME)
    with pytest.raises(LockedRegister):
        home.valise_return.preview(away)
    unlock(away, AWAY)
    with travelling(away) as valise:
        held = hold(valise, session)
    home.valise_return.take_back(away)

    with home.office.reading() as work:
        assert work.sessions.record(session) == held
    home.close()
