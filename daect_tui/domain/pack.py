"""An exchange file: what leaves a register for somebody who has none, and comes back to be merged.

The container is the same whatever it carries: a manifest that says whose it is, and members, each
sealed by its SHA-256. What the members say belongs to each kind (see `mission_pack`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.errors import DaectError
from daect_tui.domain.states import LabelledEnum

PACK_SUFFIX = ".daectpack"


class PackKind(LabelledEnum):
    """What an exchange file carries."""

    MISSION = "mission", "rapport de mission"
    SESSION = "seance", "séance"


class UnusablePack(DaectError):
    """An exchange file that cannot be read: damaged, altered, made to deceive, or of a later version."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Whose a pack is. `id` and `register` are 32 hexadecimal digits; `made_at` bears its zone.

    `subject` is the reference of what it carries (« MIS-2018-001 »), `version` the one of the thing
    when the pack was made.
    """

    kind: PackKind
    id: str
    register: str
    subject: str
    version: int
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack read or to be written: its manifest, and the bytes of its members by name."""

    manifest: Manifest
    members: Mapping[str, bytes]
