"""What the register remembers of a pack: that it left, each time it came back, what was in conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.field_merge import Side
from daect_tui.domain.lineage import Lineage
from daect_tui.domain.states import LabelledEnum


class MergeSource(LabelledEnum):
    """In what form the answers came back."""

    PACK = "paquet", "paquet"
    TEXT = "texte", "formulaire en texte"


@dataclass(frozen=True, slots=True)
class DepartedPack:
    """A pack that left. `seal` is the SHA-256 of what may not change in it, `form` the form's version."""

    id: str
    mission: str
    made_at: datetime
    agent: str
    form: int
    seal: str
    base: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PackMerge:
    """A pack that came back: in which state, and its answers with their SHA-256."""

    id: int
    pack: str
    source: MergeSource
    lineage: Lineage
    digest: str
    answers: Mapping[str, str]
    at: datetime
    agent: str


@dataclass(frozen=True, slots=True)
class KeptConflict:
    """Two texts for one field: both stay readable, whichever was chosen."""

    id: int
    pack: str
    mission: str
    field: str
    base: str
    ours: str
    theirs: str
    chosen: Side
    at: datetime
    agent: str
