"""The number of a registered letter: written one way, its key checked where there is a norm.

International items follow the norm S10 of the Universal Postal Union: two letters, eight digits, a key
of weights 8 6 4 2 3 5 9 7 modulo 11, the two letters of the country. The national ones of La Poste
(« 1A », « 2C » and the like, then eleven digits) have no published key: only their shape is looked at.
A number that is neither is kept, with a warning: other carriers have theirs.
"""

import re

from daect_tui.domain.text import NBSP, fold, quoted

_S10 = re.compile(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}")
_NATIONAL = re.compile(r"\d[A-Z]\d{11}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_MODULUS = 11
# What the remainder gives where it is no digit, in the norm.
_OUTSIDE = {10: 0, 11: 5}


def tidy_number(typed: str) -> str:
    """Write a number without spaces nor hyphens, in capitals: « 2c 123 456 7890 1 » is « 2C12345678901 »."""
    return "".join(char for char in fold(typed).upper() if char.isalnum())


def spaced_number(number: str) -> str:
    """Write a national number as its slip shows it: « 2C 123 456 7890 1 »; others as they are."""
    if not _NATIONAL.fullmatch(number):
        return number
    return " ".join((number[:2], number[2:5], number[5:8], number[8:12], number[12:]))


def number_warning(number: str) -> str:
    """Say what is odd in a number; empty when nothing is."""
    if not number or _NATIONAL.fullmatch(number):
        return ""
    international = _S10.fullmatch(number)
    if international is None:
        return (
            f"Le numéro {quoted(number)} n’a pas la forme des recommandés de La Poste "
            f"(2C 123 456 7890 1, ou RK 123 456 785 FR){NBSP}: vérifiez-le."
        )
    serial, key = international.groups()
    if s10_key(serial) != int(key):
        return f"La clé du numéro {quoted(number)} ne correspond pas{NBSP}: un chiffre est sans doute faux."
    return ""


def s10_key(serial: str) -> int:
    """Return the key of eight digits (UPU, norm S10)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True))
    key = _MODULUS - total % _MODULUS
    return _OUTSIDE.get(key, key)
