"""Identity numbers of organisations: SIREN, RNA."""

import re

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

_SIREN = re.compile(r"[0-9]{9}")
_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")


def luhn(digits: str) -> bool:
    """Tell whether a number satisfies the Luhn key."""
    doubled = (int(digit) * (1 + position % 2) for position, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0  # noqa: PLR2004 – digit sum


def parse_siren(typed: str) -> str:
    """Return the nine digits of a SIREN; blank stays blank. Raises `InvalidField`."""
    digits = re.sub(r"\s", "", typed)
    if not digits:
        return ""
    if not _SIREN.fullmatch(digits) or not luhn(digits):
        raise InvalidField(
            "SIREN",
            f"SIREN{NBSP}: {quoted(typed)} n’est pas un SIREN (neuf chiffres dont le dernier est une clé). "
            "Vérifiez la saisie, ou laissez vide.",
        )
    return digits


def parse_rna(typed: str) -> str:
    """Return an RNA number (« W751234567 »); blank stays blank. Raises `InvalidField`."""
    number = re.sub(r"\s", "", typed).upper()
    if number and not _RNA.fullmatch(number):
        raise InvalidField(
            "RNA",
            f"RNA{NBSP}: {quoted(typed)} n’est pas un numéro d’association (W suivi de neuf signes). "
            f"Vérifiez la saisie, ou laissez vide{NBSP}: il n’y en a pas en Alsace-Moselle.",
        )
    return number
