"""Names of files that came from outside: what may be written on a disk, and what may be opened."""

import re
import unicodedata

from daect_tui.domain.text import clean_line

_LONGEST = 120
# Separators and signs that a file system, a shell or a viewer gives a meaning to.
_REFUSED = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%$`~;&#\']+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
# What a viewer shows and nothing runs: no macro, no script, no page, no shortcut.
_SHOWN = frozenset(
    {
        *("pdf", "txt", "rtf", "csv", "eml"),
        *("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp"),
        *("odt", "ods", "odp", "doc", "docx", "xls", "xlsx", "ppt", "pptx"),
    }
)


def stored_name(name: str) -> str:
    """Return the name under which a file is kept: one line, as it was called."""
    return clean_line(name).text or "fichier"


def safe_file_name(name: str, otherwise: str = "fichier") -> str:
    """Return a name to write a file under, in one folder and nowhere else, on any system.

    Neither a path, nor hidden, nor taken for an option, nor a device; the suffix is kept.
    """
    composed = unicodedata.normalize("NFC", clean_line(name).text)
    words = re.sub(r"\s+", " ", _REFUSED.sub("_", composed)).strip(" ._-")
    if not words or _DEVICES.fullmatch(words):
        words = f"{otherwise}_{words}".rstrip("_")
    stem, dot, suffix = words.rpartition(".")
    if not dot or len(suffix) > len("numbers"):
        stem, suffix = words, ""
    kept = _short(stem, _LONGEST - len(suffix.encode()) - 1).rstrip(" .")
    return f"{kept}.{suffix}" if suffix else kept


def can_be_shown(name: str) -> bool:
    """Tell whether a file may be given to the system's viewer: one that is only ever shown."""
    _stem, dot, suffix = name.rpartition(".")
    return bool(dot) and suffix.lower() in _SHOWN


def _short(text: str, octets: int) -> str:
    return text.encode()[:octets].decode(errors="ignore")
