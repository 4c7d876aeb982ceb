"""Passphrases: when one is strong enough, what a wrong one costs, and what is said of them.

Nothing here ever holds one longer than a call. A passphrase is compared in the form NFC: « é » typed on two
machines is the same letter.
"""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

from daect_tui.domain.errors import DaectError
from daect_tui.domain.text import NARROW, NBSP

LEAST = 12
_LEAST_DIFFERENT = 5
# Seconds after the first wrong one; each next one doubles them, up to the longest.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 16.0

ADVICE = (
    f"Elle a {LEAST}{NBSP}signes au moins{NBSP}: quatre ou cinq mots sans lien entre eux se retiennent mieux "
    f"qu’un mot compliqué. Notez-la en lieu sûr{NBSP}: oubliée, tout ce que contient le fichier est perdu."
)


class LockedRegister(DaectError):
    """The file is encrypted and its passphrase was not given yet; nothing was done."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} est chiffré, et sa phrase secrète n’a pas été donnée. "
            "Relancez daect dans un terminal, qui la demandera."
        )
        self.path = path


class NewPassphraseWanted(DaectError):
    """A file is to be encrypted with a passphrase of its own, which was not chosen yet; nothing was done."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} doit être chiffré, et sa phrase secrète n’a pas été choisie. "
            "Relancez daect dans un terminal, qui la demandera."
        )
        self.path = path


class WrongPassphrase(DaectError):
    """The passphrase does not open the file; a damaged file answers the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Cette phrase secrète n’ouvre pas {path.name}{NBSP}: ou ce n’est pas la bonne, ou le fichier "
            f"est endommagé ou n’est pas un registre{NARROW}; rien ne permet de les distinguer."
        )


class PlainCopies(DaectError):
    """Copies of an encrypted register remain in plain."""

    def __init__(self, copies: Sequence[Path]) -> None:
        listed = "\n".join(f"– {one}" for one in copies)
        super().__init__(
            f"Des copies de ce registre chiffré restent en clair{NBSP}:\n{listed}\n"
            "daect encrypt, dans un terminal, propose de les chiffrer ou de les supprimer."
        )


def normalised(typed: str) -> str:
    """Return a passphrase as it is compared."""
    return normalize("NFC", typed)


def weakness(passphrase: str) -> str:
    """Say why a new passphrase is too weak, and what to do; empty when it will do."""
    if len(passphrase) < LEAST:
        return (
            f"Cette phrase est trop courte{NBSP}: il faut {LEAST}{NBSP}signes au moins. "
            "Prenez quatre ou cinq mots."
        )
    if len(set(passphrase)) < _LEAST_DIFFERENT:
        return "Cette phrase répète toujours les mêmes signes. Prenez quatre ou cinq mots."
    return ""


def pause_after(failures: int) -> float:
    """Return how many seconds to wait after so many wrong passphrases in a row."""
    return min(_FIRST_PAUSE * 2.0 ** (failures - 1), _LONGEST_PAUSE) if failures else 0.0
