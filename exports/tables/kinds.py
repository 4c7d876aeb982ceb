"""What a file is by its first bytes, whatever its name says; a name that contradicts is refused."""

import re
from enum import StrEnum
from typing import BinaryIO

from daect_tui.domain.text import quoted
from exports.tables.faults import TableFault

HEAD = 4096
_TAIL = 1 << 20


class Kind(StrEnum):
    """A family of tables; the value is its name for people."""

    CSV = "CSV"
    JSON = "JSON"
    ARCHIVE = "classeur XLSX ou ODS"


_OF_SUFFIX = {
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".txt": Kind.CSV,
    ".json": Kind.JSON,
    ".xlsx": Kind.ARCHIVE,
    ".xlsm": Kind.ARCHIVE,
    ".ods": Kind.ARCHIVE,
}
_KNOWN = "Enregistrez le tableau au format CSV, XLSX, ODS ou JSON."
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "un document PDF"),
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"\x1f\x8b", "une archive gzip"),
    (b"7z\xbc\xaf", "une archive 7z"),
    (b"Rar!", "une archive RAR"),
    (b"{\\rtf", "un document RTF"),
    (b"SQLite format 3\x00", "une base SQLite, peut-être un registre"),
)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|[a-z]+:?workbook)", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\[\s*[\]{]|\{\s*\")")
_BOM = b"\xef\xbb\xbf"


def kind_of(file: BinaryIO, suffix: str) -> Kind:
    """Tell what a file holds; raises `TableFault` when that is no table or not what its name says.

    The file is left at its beginning.
    """
    head = file.read(HEAD).removeprefix(_BOM)
    if not head.strip():
        raise TableFault("il est vide. Choisissez un autre fichier.")
    if head.startswith(_OLD_OFFICE):
        raise TableFault(_old_office(file))
    _refuse_others(head)
    file.seek(0)
    named = _OF_SUFFIX.get(suffix.lower())
    found = _found(head)
    if named is Kind.JSON and found is Kind.CSV:
        return Kind.JSON  # its reader tells where it goes wrong
    if named not in {None, found}:
        raise TableFault(
            f"son nom finit par {quoted(suffix)}, mais c’est un {_named(found)}. "
            "Donnez-lui le suffixe de son contenu."
        )
    return found


def _found(head: bytes) -> Kind:
    if head.startswith(_ARCHIVES):
        return Kind.ARCHIVE
    return Kind.JSON if _JSON.match(head) else Kind.CSV


def _named(kind: Kind) -> str:
    return {Kind.CSV: "texte", Kind.JSON: "fichier JSON"}.get(kind, "classeur ou une archive ZIP")


def _refuse_others(head: bytes) -> None:
    for magic, name in _OTHERS:
        if head.startswith(magic):
            raise TableFault(f"c’est {name}. {_KNOWN}")
    if _MARKUP.match(head):
        raise TableFault(f"c’est une page HTML ou un fichier XML. {_KNOWN}")


def _old_office(file: BinaryIO) -> str:
    """Tell an encrypted workbook from one of the years before 2007: both wear the same clothes."""
    file.seek(0)
    start = file.read(_TAIL)
    file.seek(max(0, file.seek(0, 2) - _TAIL))
    if _LOCKED in start or _LOCKED in file.read(_TAIL):
        return "ce classeur est protégé par un mot de passe. Retirez la protection, puis recommencez."
    return f"c’est un document d’un ancien format de Microsoft Office (.xls, .doc). {_KNOWN}"
