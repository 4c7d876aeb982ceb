"""What the commands need to encrypt a register and to bring it back in plain."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What was done: whether the plain file was overwritten, and the plain copies that remain."""

    wiped: bool
    remaining: tuple[Path, ...]


class Encryption(Protocol):
    """The cipher of one register. The passphrase of an encrypted one must have been given."""

    def is_encrypted(self) -> bool:
        """Tell what it is; raises `UnusableRegister` where there is none, or SQLCipher is not installed."""
        ...

    def check_encrypted(self) -> None:
        """Raise `Refusal` when the register is plain, `LockedRegister` when its passphrase is awaited."""
        ...

    def encrypt(self, passphrase: str) -> Rewritten: ...
    def decrypt(self) -> Rewritten: ...
    def change(self, passphrase: str) -> Rewritten: ...
    def remaining(self) -> tuple[Path, ...]:
        """Return the plain copies of the encrypted register that stand beside it."""
        ...

    def encrypt_copy(self, copy: Path) -> None:
        """Encrypt a plain copy as the register is: the same passphrase opens it."""
        ...

    def remove_copy(self, copy: Path) -> None:
        """Overwrite a plain copy, and remove it."""
        ...


class RegisterLock(Protocol):
    """What the application needs of the passphrase of its register.

    After `minutes` without a key the screen is covered; 0: never.
    """

    minutes: int

    def is_encrypted(self) -> bool:
        """Tell whether the register needs one."""
        ...

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase; raises `WrongPassphrase`. Slow on purpose."""
        ...

    def remaining(self) -> tuple[Path, ...]:
        """Return the plain copies of the open register that stand beside it."""
        ...

    def unlock_file(self, path: Path, passphrase: str) -> None:
        """Try a passphrase on another file, such as a valise; raises `WrongPassphrase`."""
        ...

    def promise(self, path: Path, passphrase: str) -> None:
        """Choose the passphrase of a file that is to be made encrypted. Slow on purpose."""
        ...
