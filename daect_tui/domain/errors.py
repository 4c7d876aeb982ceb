"""What a person is told when something cannot be done: one French sentence, and what to do.

The message of each error is shown as it stands, on the screen or on stderr; the command line
ends with `exit_code` (2: what the arguments alone show; 1: everything else that failed).
"""

from collections.abc import Sequence

from daect_tui.domain.text import shown


class DaectError(Exception):
    """Root of every fault that is explained to the user; the message is a French sentence.

    It may quote what was typed, or the name of a file: nothing of it drives the terminal.
    """

    exit_code = 1

    def __init__(self, sentence: str = "") -> None:
        super().__init__(shown(sentence))


class Refusal(DaectError):
    """A rule of the domain refuses the act; nothing was changed."""


class TransitionRefused(Refusal):
    """The act is not among the passages that the present state allows."""


class RefusedForReasons(Refusal):
    """Several reasons stand against one act; all of them are shown at once."""

    def __init__(self, sentence: str, reasons: Sequence[str]) -> None:
        super().__init__("\n".join((sentence, *(f"– {reason}" for reason in reasons))))
        self.reasons = tuple(map(shown, reasons))


class InvalidField(Refusal):
    """A value typed in a field cannot be understood or kept."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class StaleRecord(DaectError):
    """The record was changed by somebody else since it was read."""


class UnknownReference(DaectError):
    """No record bears the reference (or the programme code) that was given."""

    exit_code = 2


class UnusableArgument(DaectError):
    """An argument is understood but asks for what cannot be."""

    exit_code = 2


class WouldOverwrite(DaectError):
    """A file stands where the command would write, and it was not told to replace it."""

    exit_code = 2


class UnusableRegister(DaectError):
    """The file is no register, is damaged, is newer than the program, or cannot be opened."""


class DamagedRegister(UnusableRegister):
    """The file is a register of ours that is cut short, or whose content cannot be read to its end."""


class WriteRefused(DaectError):
    """The register may only be read here: another instance writes, or the file cannot be written.

    `held` tells that somebody writes, which will end one day.
    """

    def __init__(self, sentence: str, *, held: bool) -> None:
        super().__init__(sentence)
        self.held = held


class UnusableOutput(DaectError):
    """A file could not be written where it was asked for."""


class DocumentFault(DaectError):
    """A document cannot be produced as it is: a value is missing or a character cannot be drawn."""


class UnusableValise(DaectError):
    """The file is no valise, is cut short, is newer than the program, or is still written elsewhere."""
