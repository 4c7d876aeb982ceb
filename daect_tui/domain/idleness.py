"""When an encrypted register that nobody touches is covered: a warning first, then the lock."""

from enum import Enum, auto

# Seconds of warning before the screen is covered, or half of the time allowed where it is short.
WARNING = 60.0


class Idleness(Enum):
    """What to do at a screen that nobody touches."""

    NOTHING = auto()
    WARN = auto()
    LOCK = auto()


def idleness(untouched: float, minutes: int) -> Idleness:
    """Say what to do after so many seconds without a key or the mouse; 0 minutes never locks."""
    allowed = minutes * 60.0
    if not allowed or untouched < allowed - min(WARNING, allowed / 2):
        return Idleness.NOTHING
    return Idleness.WARN if untouched < allowed else Idleness.LOCK
