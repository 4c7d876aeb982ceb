"""How an organisation is reached: e-mail address, telephone, postcode; checked as they are typed.

The checks refuse what cannot work, and leave alone what is only unusual: an address that nobody
reads cannot be told from one that somebody does.
"""

import re
import unicodedata

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, quoted

# RFC 5321: octets of the part before the sign, of the whole; of one label of a domain (RFC 1035).
_LONGEST_LOCAL = 64
_LONGEST_EMAIL = 254
_LONGEST_LABEL = 63
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]+")
_LABEL = re.compile(r"\w(?:[\w-]*\w)?")

# What people write between digits, and the part that is dialled from inside only: « +33 (0)1 ».
_BETWEEN = re.compile(r"[\s.\-–/]+")
_TRUNK = re.compile(r"^(\+[0-9]{2,3})\(0\)")
_NATIONAL = re.compile(r"0[1-9][0-9]{8}")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT = re.compile(r"3[0-9]{3}|1[0-9]{1,3}|11[68][0-9]{3}")
# Territories whose nine digits, as in France, follow a code of their own; their numbers are written
# there with a zero. Arcep: 0262 and 0692–0693, 0269 and 0639, 0508, 0590 and 0690–0691, 0594 and 0694,
# 0596 and 0696–0697.
_OWN_CODES = {
    "262": ("0262", "0263", "0269", "0639", "0692", "0693"),
    "508": ("0508", "0708"),
    "590": ("0590", "0690", "0691"),
    "594": ("0594", "0694"),
    "596": ("0596", "0696", "0697"),
}
# Pacific collectivities: six or eight digits, never a zero before them.
_PACIFIC = {"681": (6,), "687": (6,), "689": (8,)}
_FRANCE = "33"
# Saint-Pierre-et-Miquelon: six digits after the code, or ten from France.
_SAINT_PIERRE = re.compile(r"\+508([0-9]{6})")

_POSTCODE = re.compile(r"[0-9]{5}")
_CEDEX = re.compile(r"(?i)\bcedex\b.*")
_NOT_POSTCODE = re.compile(r"^F-|\s")


def parse_email(typed: str) -> str:
    """Return an e-mail address; blank stays blank, accents are accepted. Raises `InvalidField`.

    Only one address, without a name or a comma: what it holds can never add a line to a message.
    """
    address = unicodedata.normalize("NFC", typed.strip())
    if address and not _is_address(address):
        raise InvalidField(
            "email",
            f"Courriel{NBSP}: {quoted(typed)} n’est pas une adresse (par exemple mairie@example.org). "
            "Écrivez-en une seule, sans espace, ou laissez vide.",
        )
    return address


def _is_address(address: str) -> bool:
    local, sign, domain = address.rpartition("@")
    labels = domain.split(".")
    return (
        bool(sign)
        and len(address.encode()) <= _LONGEST_EMAIL
        and len(local.encode()) <= _LONGEST_LOCAL
        and bool(_LOCAL.fullmatch(local))
        and not local.startswith(".")
        and not local.endswith(".")
        and ".." not in local
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) and len(label) <= _LONGEST_LABEL for label in labels)
        and not labels[-1].isdigit()
    )


def parse_phone(typed: str) -> str:
    """Return a telephone number written to be read; blank stays blank. Raises `InvalidField`.

    « 0199001234 » and « +33 1 99 00 12 34 » give « 01 99 00 12 34 »; « +262 262 12 34 56 » and
    « 0262 123456 » give « 02 62 12 34 56 »; a number abroad keeps its code.
    """
    if not typed:
        return ""
    digits = _BETWEEN.sub("", typed)
    if _NATIONAL.fullmatch(digits):
        return _in_pairs(digits)
    digits = _TRUNK.sub(r"\1", digits).replace("(", "").replace(")", "")
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    digits = _SAINT_PIERRE.sub(r"0508\1", digits) if _SAINT_PIERRE.fullmatch(digits) else digits
    if not digits:
        return ""
    written = _national(digits) or _pacific(digits) or _short_or_foreign(digits, typed)
    if not written:
        raise InvalidField(
            "phone",
            f"Téléphone{NBSP}: {quoted(typed)} n’est pas un numéro (dix chiffres, ou + et l’indicatif du "
            "pays). Vérifiez la saisie, ou laissez vide.",
        )
    return written


def _national(digits: str) -> str:
    """Write a number of metropolitan or overseas France as it is dialled there; empty for another."""
    for code, starts in ((_FRANCE, ("0",)), *_OWN_CODES.items()):
        own = digits.removeprefix(f"+{code}")
        inside = f"0{own.removeprefix('0')}"
        if own != digits and _NATIONAL.fullmatch(inside) and inside.startswith(starts):
            return _in_pairs(inside)
    return _in_pairs(digits) if _NATIONAL.fullmatch(digits) else ""


def _pacific(digits: str) -> str:
    for code, lengths in _PACIFIC.items():
        own = digits.removeprefix(f"+{code}")
        if own != digits and own.isascii() and own.isdigit() and len(own) in lengths:
            return f"+{code} {_in_pairs(own)}"
    return ""


def _short_or_foreign(digits: str, typed: str) -> str:
    """Keep a number abroad in the groups in which it was typed: each country has its own."""
    if _SHORT.fullmatch(digits):
        return digits
    french = ("+33", *(f"+{code}" for code in (*_OWN_CODES, *_PACIFIC)))
    if not _FOREIGN.fullmatch(digits) or digits.startswith(french):
        return ""
    groups = " ".join(_BETWEEN.sub(" ", typed).split())
    return groups if groups.replace(" ", "") == digits else digits


def _in_pairs(digits: str) -> str:
    return " ".join([digits[start : start + 2] for start in range(0, len(digits), 2)])


def parse_postcode(typed: str) -> str:
    """Return the five digits of a French postcode, CEDEX left out; blank stays blank.

    Raises `InvalidField`. Whether it is on La Poste’s list is another question: a CEDEX is not.
    """
    if _POSTCODE.fullmatch(typed):
        return typed
    code = _NOT_POSTCODE.sub("", _CEDEX.sub("", typed))
    if code and not _POSTCODE.fullmatch(code):
        raise InvalidField(
            "postcode",
            f"Code postal{NBSP}: {quoted(typed)} n’est pas un code postal (cinq chiffres). "
            "Vérifiez la saisie, ou laissez vide.",
        )
    return code
