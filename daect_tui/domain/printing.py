"""What the system's print service answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job that was queued: accepted is not yet printed. `identifier` is the service's own name for it."""

    identifier: str
    files: int
