"""`daect encrypt`, `decrypt`, `passphrase`: the register under a passphrase, and what remains in plain."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.asking import choose
from daect_tui.commands.opened import DONE, has_terminal, named_register
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.services.encryption_ports import Encryption

_NOT_PROMISED = (
    "Ce qui ne peut pas être promis\u00a0: un SSD, une clé, un dossier synchronisé ou sauvegardé gardent "
    "parfois d’anciens blocs, et les copies faites ailleurs restent en clair. Voyez docs/security.md."
)
_CHOICES = "  [c] la chiffrer avec la même phrase, [s] l’écraser et la supprimer, [g] la garder\u00a0: "


def declare(commands: Commands) -> None:
    """Declare `encrypt`, `decrypt` and `passphrase`."""
    commands.add("encrypt", "chiffrer le registre par une phrase secrète", _encrypt)
    commands.add("decrypt", "remettre en clair un registre chiffré", _decrypt)
    commands.add("passphrase", "changer la phrase secrète d’un registre chiffré", _passphrase)


def _encrypt(options: Namespace) -> int:
    from daect_tui.safeguards import encryption

    path = named_register(options)
    cipher = encryption(path)
    if cipher.is_encrypted() and (remaining := cipher.remaining()):
        print(f"{path} est déjà chiffré.")
        _settle(cipher, remaining)
        return DONE
    done = cipher.encrypt("" if cipher.is_encrypted() else choose(path))
    print(f"{path} est chiffré\u00a0: il ne s’ouvre plus qu’avec sa phrase secrète.")
    print(
        "Le fichier en clair a été écrasé, puis supprimé."
        if done.wiped
        else "Le fichier en clair est supprimé, mais ce disque n’a pas permis de l’écraser d’abord."
    )
    print(_NOT_PROMISED)
    _settle(cipher, done.remaining)
    return DONE


def _decrypt(options: Namespace) -> int:
    from daect_tui.safeguards import encryption

    path = named_register(options)
    cipher = encryption(path)
    cipher.is_encrypted()
    cipher.decrypt()
    print(f"{path} est en clair\u00a0: qui a le fichier le lit.")
    return DONE


def _passphrase(options: Namespace) -> int:
    from daect_tui.safeguards import encryption

    path = named_register(options)
    cipher = encryption(path)
    cipher.check_encrypted()
    done = cipher.change(choose(path))
    print(
        f"La phrase secrète de {path} est changée. "
        "Les sauvegardes faites avant s’ouvrent encore avec l’ancienne."
    )
    _settle(cipher, done.remaining)
    return DONE


def _settle(cipher: "Encryption", remaining: Sequence[Path]) -> None:
    """List the plain copies that remain beside, and do with each what the person chooses."""
    if not remaining:
        return
    print("Ces copies du registre restent en clair\u00a0:")
    for copy in remaining:
        print(f"  {copy}")
    if not has_terminal():
        print("Relancez daect encrypt dans un terminal pour les chiffrer ou les supprimer.")
        return
    for copy in remaining:
        print(copy)
        answer = input(_CHOICES).strip().lower()[:1]
        if answer == "c":
            cipher.encrypt_copy(copy)
            print("  chiffrée.")
        elif answer == "s":
            cipher.remove_copy(copy)
            print("  écrasée et supprimée.")
