"""The library of standard texts: sentences that are written again and again, offered where they serve.

A text that is put in a letter is copied there: changing the library changes no letter and no opinion.
A text that is no longer offered is kept with the days on which it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import clean_line


class TextKind(LabelledEnum):
    """What a standard text is for."""

    RESERVATION = "reserve", "réserves"
    REFUSAL = "refus", "motifs de refus"
    CRITERION = "critere", "phrases sur les critères"
    ADJOURNMENT = "ajournement", "motifs d’ajournement"
    WANTED = "attendu", "compléments attendus"
    CONDITION = "condition", "conditions"
    OBSERVATION = "observation", "observations"
    PIECES = "pieces", "précisions d’une demande de pièces"

    @property
    def is_listed(self) -> bool:
        """Tell whether each text stands on a line of its own where it is put."""
        return self in {TextKind.RESERVATION, TextKind.WANTED, TextKind.CONDITION}


@dataclass(frozen=True, slots=True)
class StandardText:
    """One text, at its place among those of its kind; offered from a day on, and until another."""

    id: int
    kind: TextKind
    position: int
    wording: str
    valid_from: date
    valid_until: date | None = None

    @property
    def is_offered(self) -> bool:
        """Tell whether it is still offered."""
        return self.valid_until is None


def offered(texts: Sequence[StandardText], *kinds: TextKind) -> tuple[StandardText, ...]:
    """Return the texts that are offered, of some kinds, in the order of the kinds then their own."""
    found = [text for text in texts if text.is_offered and text.kind in kinds]
    return tuple(sorted(found, key=lambda text: (kinds.index(text.kind), text.position)))


def revised(
    known: Sequence[StandardText], kind: TextKind, wordings: Sequence[str], today: date
) -> tuple[StandardText, ...]:
    """Return what changes when these are the texts of a kind from now on, in this order.

    Blank lines and repetitions are left out. Ids are 0 for those that are new.
    """
    wanted = list(dict.fromkeys(kept for typed in wordings if (kept := clean_line(typed).text)))
    standing = {text.wording: text for text in offered(known, kind)}
    changes = [
        replace(text, valid_until=today) for wording, text in standing.items() if wording not in wanted
    ]
    for position, wording in enumerate(wanted, start=1):
        text = standing.get(wording) or StandardText(0, kind, position, wording, today)
        if not text.id or text.position != position:
            changes.append(replace(text, position=position))
    return tuple(changes)


def set_apart(text: StandardText, before: str, after: str) -> str:
    """Return a text as it is put into a line, apart from what stands before and after it there."""
    apart = "\n" if text.kind.is_listed else " "
    start = apart if before.strip() and not before.endswith(apart) else ""
    end = apart if after.strip() and not after.startswith(apart) else ""
    return f"{start}{text.wording}{end}"
