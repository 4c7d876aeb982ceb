"""Identity numbers of organisations: SIREN, SIRET, RNA.

What a key proves false is refused; what is only unusual is told, and does not block.
"""

import re

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

_SIREN = re.compile(r"[0-9]{9}")
_SIRET = re.compile(r"[0-9]{14}")
_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")
# What a digit counts for once doubled, the digits of the double added up.
_DOUBLED = str.maketrans("0123456789", "0246813579")
_NOBODY = "000000000"
# The establishments of La Poste bear the SIREN of the company, and numbers of its own: the sum of
# their digits is a multiple of five (INSEE); its seat satisfies the common key.
_LA_POSTE = "356000000"
_LA_POSTE_MODULUS = 5
_SIREN_LENGTH = 9


def luhn(digits: str) -> bool:
    """Tell whether a number satisfies the Luhn key."""
    counted = digits[-1::-2] + digits[-2::-2].translate(_DOUBLED)
    return sum(map(int, counted)) % 10 == 0


def parse_siren(typed: str) -> str:
    """Return the nine digits of a SIREN; blank stays blank. Raises `InvalidField`."""
    digits = "".join(typed.split())
    if not digits:
        return ""
    if not _SIREN.fullmatch(digits) or not luhn(digits) or digits == _NOBODY:
        raise InvalidField(
            "SIREN",
            f"SIREN{NBSP}: {quoted(typed)} n’est pas un SIREN (neuf chiffres dont le dernier est une clé). "
            "Vérifiez la saisie, ou laissez vide.",
        )
    return digits


def parse_siret(typed: str) -> str:
    """Return the fourteen digits of a SIRET; blank stays blank. Raises `InvalidField`."""
    digits = "".join(typed.split())
    if not digits:
        return ""
    if not _SIRET.fullmatch(digits) or not _has_key(digits):
        raise InvalidField(
            "SIRET",
            f"SIRET{NBSP}: {quoted(typed)} n’est pas un SIRET (le SIREN et cinq chiffres, dont le dernier "
            "est une clé). Vérifiez la saisie, ou laissez vide.",
        )
    return digits


def _has_key(siret: str) -> bool:
    if siret.startswith(_NOBODY):
        return False
    if siret.startswith(_LA_POSTE) and sum(map(int, siret)) % _LA_POSTE_MODULUS == 0:
        return True
    return luhn(siret) and luhn(siret[:_SIREN_LENGTH])


def disagreement(siren: str, siret: str) -> str:
    """Say that a SIRET is not one of the SIREN; empty when they agree or when one is missing."""
    if not siren or not siret or siret.startswith(siren):
        return ""
    return (
        f"SIRET{NBSP}: il commence par {spaced(siret[:_SIREN_LENGTH])}, mais le SIREN saisi est "
        f"{spaced(siren)}. Corrigez l’un des deux."
    )


def spaced(number: str) -> str:
    """Write a SIREN or a SIRET as people read it: « 212 800 858 », « 212 800 858 00019 »."""
    groups = [number[start : start + 3] for start in range(0, _SIREN_LENGTH, 3)]
    return NBSP.join(group for group in (*groups, number[_SIREN_LENGTH:]) if group)


def parse_rna(typed: str) -> str:
    """Return an RNA number (« W751234567 »); blank stays blank. Raises `InvalidField`."""
    number = "".join(typed.split()).upper()
    if number and not _RNA.fullmatch(number):
        raise InvalidField(
            "RNA",
            f"RNA{NBSP}: {quoted(typed)} n’est pas un numéro d’association (W suivi de neuf signes). "
            f"Vérifiez la saisie, ou laissez vide{NBSP}: il n’y en a pas en Alsace-Moselle.",
        )
    return number
