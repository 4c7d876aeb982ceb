"""The ways into a register, which the application reads before its first painting."""

from enum import Enum, auto

from textual.message import Message


class Way(Enum):
    """What one may do where there is no register."""

    EMPTY = auto()
    DEMONSTRATION = auto()
    RESTORE = auto()
    SPREADSHEET = auto()
    OTHER = auto()


class WayIn(Message):
    """A new register is to be made, and what for: nothing else is asked before its author’s name."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way
