"""The passphrase of the register in hand, as the application asks for it.

Made before anything is painted, and for every register: what an encrypted one needs is read when it is asked.
"""

from pathlib import Path


class RegisterLock:
    """Implements the port `RegisterLock`; `backups` is where they are kept, if not beside the register."""

    def __init__(self, path: Path, backups: Path | None = None, minutes: int = 0) -> None:
        self._path, self._backups, self.minutes = path.absolute(), backups, minutes

    def is_encrypted(self) -> bool:
        """Tell whether the register needs a passphrase."""
        from storage.unlocking import is_encrypted  # noqa: PLC0415 – after the first painting

        return is_encrypted(self._path)

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase on the file; raises `WrongPassphrase`."""
        self.unlock_file(self._path, passphrase)

    def remaining(self) -> tuple[Path, ...]:
        """Return the plain copies that stand beside the register, or in its backups."""
        from storage.encryption import plain_copies  # noqa: PLC0415 – an encrypted register only

        return plain_copies(self._path, self._backups)

    def unlock_file(self, path: Path, passphrase: str) -> None:
        """Try a passphrase on another file; raises `WrongPassphrase`."""
        from storage.unlocking import unlock  # noqa: PLC0415 – an encrypted register only

        unlock(path, passphrase)

    def promise(self, path: Path, passphrase: str) -> None:
        """Choose the passphrase of a file that is to be made encrypted."""
        from storage.unlocking import promise_passphrase  # noqa: PLC0415 – an encrypted register only

        promise_passphrase(path, passphrase)
