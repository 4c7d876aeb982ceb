"""What an exchange file says of a mission report: what was frozen when it left, what is answered now.

`mission.json` and `base.json` never change after departure: with the identity of the pack they make
the seal that the register keeps, so that no alteration of them passes unseen. `report.json` is what is
being filled; `formulaire.txt` says the same for any text editor.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from daect_tui.domain.lineage import Lineage
from daect_tui.domain.pack import Manifest, Pack, PackKind, UnusablePack
from daect_tui.domain.text import let_in, quoted

T = TypeVar("T")

# Raised when a question is renamed, removed, or means something else; a new question needs no raise.
FORM_VERSION = 1
# The caption under which a pack says to whom it goes back.
RETURN_TO = "À renvoyer à"

CONTEXT, BASE, REPORT, TEXT = "mission.json", "base.json", "report.json", "formulaire.txt"
_MEMBERS = frozenset({CONTEXT, BASE, REPORT, TEXT})
_SITTING = re.compile("[0-9a-f]{8}")
_MOST_SITTINGS = 2_000
_LONGEST_ANSWER = 200_000

Answers = Mapping[str, str]
Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MissionPack:
    """A mission pack. `told` is what its reader needs to know of the mission, caption by caption.

    `base` are the answers at departure, `answers` those of now, `lineage` how the one became the other;
    `form` is the version of the form.
    """

    manifest: Manifest
    told: Told
    form: int
    base: Answers
    answers: Answers
    lineage: Lineage


def packed(pack: MissionPack, text_form: str) -> Pack:
    """Return the container of a mission pack, with its form as plain text."""
    report = {"answers": dict(pack.answers), "lineage": [list(sitting) for sitting in pack.lineage]}
    return Pack(
        pack.manifest,
        {
            CONTEXT: _context_bytes(pack.told),
            BASE: _base_bytes(pack.form, pack.base),
            REPORT: _json(report),
            TEXT: text_form.encode(),
        },
    )


def seal_of(pack: MissionPack) -> str:
    """Return the SHA-256 of all that may not change after departure."""
    manifest = pack.manifest
    identity = [
        manifest.kind.value,
        manifest.id,
        manifest.register,
        manifest.subject,
        manifest.version,
        manifest.made_at.isoformat(),
        manifest.made_by,
    ]
    frozen = (_json(identity), _context_bytes(pack.told), _base_bytes(pack.form, pack.base))
    return hashlib.sha256(b"\0".join(frozen)).hexdigest()


def unpacked(pack: Pack) -> MissionPack:
    """Read what a container says of a mission; raises `UnusablePack`."""
    if pack.manifest.kind is not PackKind.MISSION:
        raise UnusablePack(
            f"Ce paquet contient une {pack.manifest.kind.label} et non un rapport de mission. "
            "Choisissez un autre fichier."
        )
    if frozenset(pack.members) != _MEMBERS:
        raise _altered("son contenu")
    told = _read(pack, CONTEXT, _context)
    form, base = _read(pack, BASE, _base)
    answers, lineage = _read(pack, REPORT, _report)
    return MissionPack(pack.manifest, told, form, base, answers, lineage)


def _altered(what: str) -> UnusablePack:
    return UnusablePack(
        f"Ce paquet a été modifié hors de daect\u00a0: {what} n’est pas ce que daect écrit. "
        "Reprenez le paquet d’origine, ou demandez-en un autre."
    )


# ── Writing ────────────────────────────────────────────────────────────────────────────────


def _json(value: object) -> bytes:
    # In ASCII: whatever was typed, halves of characters included, is written and comes back.
    return json.dumps(value, indent=1, sort_keys=True).encode()


def _context_bytes(told: Told) -> bytes:
    return _json({"told": [list(line) for line in told]})


def _base_bytes(form: int, base: Answers) -> bytes:
    return _json({"form": form, "answers": dict(base)})


# ── Reading ────────────────────────────────────────────────────────────────────────────────


def _read(pack: Pack, name: str, read: Callable[[Any], T]) -> T:
    try:
        return read(json.loads(pack.members[name], parse_constant=_refuse))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _altered(quoted(name)) from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _context(value: dict[str, Any]) -> Told:
    return tuple((_text(caption), _text(text)) for caption, text in value["told"])


def _base(value: dict[str, Any]) -> tuple[int, Answers]:
    form = value["form"]
    if type(form) is not int or form < 1:
        raise ValueError(form)
    return form, _answers(value["answers"])


def _report(value: dict[str, Any]) -> tuple[Answers, Lineage]:
    return _answers(value["answers"]), _lineage(value["lineage"])


def _answers(value: dict[str, Any]) -> Answers:
    return {_text(name): _text(answer) for name, answer in value.items()}


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_ANSWER:
        raise TypeError(value)
    # By the door, as all that is typed: a pack may hold what would drive the terminal.
    return let_in(value)[0]


def _lineage(value: Sequence[Any]) -> Lineage:
    if len(value) > _MOST_SITTINGS:
        raise ValueError(len(value))
    for sitting, saves in value:
        if not _SITTING.fullmatch(sitting) or type(saves) is not int or saves < 1:
            raise ValueError(sitting)
    return tuple((sitting, saves) for sitting, saves in value)
