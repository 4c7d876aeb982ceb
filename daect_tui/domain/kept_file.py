"""A file joined to a mission: a photograph, a report as it was sent, the list of those present."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept under its hash; `name` is without its path."""

    id: int
    mission: str
    name: str
    sha256: str
    added_on: date
