"""What is asked of a lot, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.mailing_order import MailingOrder


@dataclass(frozen=True, slots=True)
class LotPlan:
    """Which letters go where: `separate` files in the folder, one `merged` file, or both.

    With `resume` what stands in the folder and is whole is left alone, and what is damaged is made
    again; without it, a file that stands where one would be written is refused.
    """

    chronos: tuple[str, ...]
    folder: Path
    separate: bool = True
    merged: Path | None = None
    order: MailingOrder = MailingOrder.ADDRESS
    resume: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A letter that something was not made of, and the French sentence that says why."""

    chrono: str
    reason: str


@dataclass(frozen=True, slots=True)
class LotDone:
    """The files that were `written` now, those that were `there` and whole, and what was left out.

    `unmerged` letters could not be laid out again as they are kept: they stand as separate files.
    `failed` ones are damaged in the register: no file was made of them.
    """

    written: tuple[Path, ...]
    there: tuple[Path, ...]
    unmerged: tuple[LeftOut, ...] = ()
    failed: tuple[LeftOut, ...] = ()
