"""What a register says of itself."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """Identity of a register; `clock_set_to` is the day on which a demonstration takes place."""

    identifier: str
    created_at: datetime
    demonstration: bool
    clock_set_to: date | None
