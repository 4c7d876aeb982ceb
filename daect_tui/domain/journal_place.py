"""Where the thing of an act is opened: what its subject is, by the way references are written."""

import re

from daect_tui.domain.worklist import Room

_WRITTEN: tuple[tuple[str, Room], ...] = (
    (r"(MIS|BP)-\d{4}-\d+", Room.MISSIONS),
    (r"LAB-\d{4}-\d+", Room.LABELS),
    (r"ENS-\d+", Room.EVALUATIONS),
    (r"\d{4}-\d{4,}", Room.LETTERS),
    (r"[A-Z][A-Z0-9-]*-\d{4}-S\d+", Room.COMMITTEE),
    (r"[A-Z][A-Z0-9-]*-\d{4}-\d+", Room.DOSSIERS),
)


def place_of_subject(subject: str) -> tuple[Room, str] | None:
    """Return the room and the reference that a subject leads to; a decision leads to its dossier.

    `None` for what has no screen of its own: a setting, a member, the register.
    """
    reference = subject.partition("/")[0]
    found = (room for pattern, room in _WRITTEN if re.fullmatch(pattern, reference))
    room = next(found, None)
    return (room, reference) if room else None
