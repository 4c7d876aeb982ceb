"""The text of a document as the register words it: every version kept, the shipped text at their root.

The version in force is the last that was saved: a letter is worded on the day when it is produced, as the
delegation writes on that day, and is then kept as it is. A version dated for later would only say today
what nobody may read yet; a letter that replaces another is a new letter, in the words of its own day.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

_VALUES = re.compile(r"^[ \t]*values\.[^\n]*\n", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class WordingVersion:
    """One saved version of a wording, counted from 1; an empty text comes back to the shipped one."""

    name: str
    number: int
    text: str
    saved_at: datetime
    agent: str

    @property
    def is_edited(self) -> bool:
        """Tell whether the register words the document itself."""
        return bool(self.text)


def editable(shipped: str) -> str:
    """Return a shipped text as it is given to edit: without the list of values, which is the program's."""
    return _GAPS.sub("\n\n", _VALUES.sub("", shipped)).strip() + "\n"


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ by blanks at the ends only."""
    return one.strip() == other.strip()


def differences(shipped: str, edited: str) -> Sequence[str]:
    """Write what an edited text changes, line by line: « − » for what went, « + » for what came."""
    compared = difflib.unified_diff(
        shipped.strip().splitlines(), edited.strip().splitlines(), lineterm="", n=1
    )
    return [_told(line) for line in list(compared)[2:]]


def _told(line: str) -> str:
    if line.startswith("@@"):
        return ""
    return f"− {line[1:]}" if line.startswith("-") else f"{line[:1]} {line[1:]}"
