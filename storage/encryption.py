"""Encrypting a register, bringing it back in plain, changing its passphrase: one act, three ways.

The new file is made whole and checked beside the old one, then takes its name in one step: killed at any
moment, one whole register stands there. What remains in plain is wiped after.
"""

from collections.abc import Callable
from pathlib import Path

from daect_tui.domain.errors import Refusal, UnusableRegister
from daect_tui.domain.journal import Act
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.text import NARROW, NBSP
from daect_tui.services.encryption_ports import Rewritten
from daect_tui.services.ports import Clock
from storage.backups.contents import faults_in
from storage.backups.vault import SqlVault
from storage.cipher import Key, driver, new_key
from storage.engine import register_engine
from storage.inspection import revision_of
from storage.keyring import hold, key_of
from storage.lease import leased
from storage.plain_remains import remains, wipe_all
from storage.register import open_register, read_register
from storage.repositories.journal import Pen
from storage.rewriting import copied, explained, take_place
from storage.unit_of_work import SqlUnitOfWork
from storage.unlocking import is_encrypted
from storage.workshops import workshop


class RegisterEncryption:
    """Implements the port `Encryption`."""

    def __init__(
        self, path: Path, clock: Callable[[RegisterInfo], Clock], agent: str, backups: Path | None = None
    ) -> None:
        self._path, self._clock, self._agent = path.absolute(), clock, agent
        self._backups = backups

    def is_encrypted(self) -> bool:
        """Tell what it is; raises `UnusableRegister` where there is none, or SQLCipher is not installed."""
        driver()
        if not self._path.is_file():
            revision_of(self._path)  # which says what is wrong
        return is_encrypted(self._path)

    def remaining(self) -> tuple[Path, ...]:
        """Return the plain copies of the encrypted register that stand beside it, or in its backups."""
        return plain_copies(self._path, self._backups)

    def encrypt_copy(self, copy: Path) -> None:
        """Encrypt a plain copy as the register is: the same passphrase opens it."""
        with explained(copy), workshop(copy.parent) as place:
            made = place / copy.name
            copied(copy, None, made, key_of(self._path))
            take_place(made, copy, None)

    def remove_copy(self, copy: Path) -> None:
        """Overwrite a plain copy, and remove it with what stands beside it."""
        with explained(copy):
            wipe_all(copy)

    def encrypt(self, passphrase: str) -> Rewritten:
        """Encrypt the register; raises `Refusal` when it is, or when it is open elsewhere."""
        if key_of(self._path) is not None:
            raise Refusal(
                f"{self._path} est déjà chiffré. Pour changer sa phrase secrète{NBSP}: daect passphrase."
            )
        return self._rewritten(new_key(passphrase), "register.encrypted")

    def decrypt(self) -> Rewritten:
        """Bring the register back in plain; raises `Refusal` when it is."""
        self.check_encrypted()
        return self._rewritten(None, "register.decrypted")

    def change(self, passphrase: str) -> Rewritten:
        """Encrypt the register with another passphrase; raises `Refusal` when it is plain."""
        self.check_encrypted()
        return self._rewritten(new_key(passphrase), "register.passphrase")

    def check_encrypted(self) -> None:
        """Raise `Refusal` when the register is plain, `LockedRegister` when its passphrase is awaited."""
        if key_of(self._path) is None:
            raise Refusal(f"{self._path} n’est pas chiffré. Pour le chiffrer{NBSP}: daect encrypt.")

    def _rewritten(self, new: Key | None, act: str) -> Rewritten:
        path, old = self._path, key_of(self._path)
        with leased(path, self._agent):
            info = self._opened()
            with explained(path), workshop(path.parent) as place:
                made = place / path.name
                copied(path, old, made, new)
                if new is not None:
                    hold(new)
                self._seal(made, info, act)
                wiped = take_place(made, path, old)
        return Rewritten(wiped, self.remaining() if new is not None else ())

    def _opened(self) -> RegisterInfo:
        """Bring the register up to date; return its identity."""
        register = open_register(self._path)
        try:
            return register.info
        finally:
            register.close()

    def _seal(self, made: Path, info: RegisterInfo, act: str) -> None:
        """Say in the journal of the new file what was done; its faults must be those of the old one."""
        engine = register_engine(made)
        try:
            with SqlUnitOfWork(engine, info, Pen(self._clock(info), self._agent)) as work:
                work.journal.append(Act(act, "registre", {}))
                work.commit()
        finally:
            engine.dispose()
        if faults_in(made) != faults_in(self._path):
            raise UnusableRegister(
                f"Le fichier réécrit de {self._path} n’a pas passé sa vérification{NARROW}; rien n’a été "
                "changé. Vérifiez le registre par daect check, puis recommencez."
            )


def plain_copies(path: Path, backups: Path | None) -> tuple[Path, ...]:
    """Return the plain copies of a register that stand beside it, or in its backups."""
    register = read_register(path)
    try:
        identifier = register.info.identifier
    finally:
        register.close()
    return remains(path, identifier, SqlVault(path, backups).folder)
