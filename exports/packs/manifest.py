"""The manifest of an exchange file: canonical JSON, checked field by field when it is read."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

from daect_tui.domain.pack import Manifest, PackKind
from daect_tui.domain.text import clean_line
from exports.packs.faults import ALTERED, DAMAGED, FOREIGN, FUTURE, PackFault

MANIFEST = "manifest.json"
FORMAT, VERSION = "daect-pack", 1
_IDENTIFIER = re.compile("[0-9a-f]{32}")
_LONGEST = 200


def manifest_bytes(manifest: Manifest, members: Mapping[str, bytes]) -> bytes:
    """Write a manifest, with the size and the SHA-256 of each member."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "kind": manifest.kind.value,
        "pack": manifest.id,
        "register": manifest.register,
        "subject": manifest.subject,
        "subject_version": manifest.version,
        "made_at": manifest.made_at.isoformat(),
        "made_by": manifest.made_by,
        "members": {name: _seal(content) for name, content in members.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _seal(content: bytes) -> dict[str, str | int]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def read_manifest(content: bytes) -> tuple[Manifest, dict[str, Any]]:
    """Read a manifest, and what it says of its members; raises `PackFault`."""
    try:
        read = json.loads(content.decode(), object_pairs_hook=_without_doubles, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise PackFault(DAMAGED) from error
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise PackFault(FOREIGN)
    version = read.get("version")
    if type(version) is not int or version < 1:
        raise PackFault(DAMAGED)
    if version > VERSION:
        raise PackFault(FUTURE.format(version))
    try:
        return _checked(read), dict(read["members"])
    except (KeyError, TypeError, ValueError) as error:
        raise PackFault(ALTERED.format("le manifeste du paquet")) from error


def is_sealed(content: bytes, seal: object) -> bool:
    """Tell whether a member is what its manifest says."""
    return seal == _seal(content)


def _checked(read: dict[str, Any]) -> Manifest:
    manifest = Manifest(
        kind=PackKind(read["kind"]),
        id=_matching(read["pack"]),
        register=_matching(read["register"]),
        subject=_line(read["subject"]),
        version=_count(read["subject_version"]),
        made_at=datetime.fromisoformat(read["made_at"]),
        made_by=_line(read["made_by"], blank=True),
    )
    if manifest.made_at.tzinfo is None:
        raise ValueError(read["made_at"])
    return manifest


def _matching(value: str) -> str:
    if not _IDENTIFIER.fullmatch(value):
        raise ValueError(value)
    return value


def _line(value: object, *, blank: bool = False) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    if clean_line(value).text != value or len(value) > _LONGEST or not (value or blank):
        raise ValueError(value)
    return value


def _count(value: int) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
