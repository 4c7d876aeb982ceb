"""The delays that the desk gives, as typed in the Répertoire."""

import re
from collections.abc import Mapping

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.forms import FormReader
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.text import NBSP, quoted

_DAYS = re.compile("[0-9]{1,3}")
_LONGEST = 365


def delays_fields(delays: IntakeDelays) -> dict[str, str]:
    """Write the delays as the raw texts of their form."""
    return {
        "pieces_days": str(delays.pieces_days),
        "opinion_days": str(delays.opinion_days),
        "deemed_given": "\n".join(kind.value for kind in delays.deemed_given),
    }


def read_delays_form(fields: Mapping[str, str]) -> IntakeDelays:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `deemed_given` holds the ticked kinds, one a line.
    """
    reader = FormReader(fields)
    ticked = set(reader.text("deemed_given", "Avis réputé rendu").splitlines())
    delays = IntakeDelays(
        pieces_days=_days(reader, "pieces_days", "Pièces"),
        opinion_days=_days(reader, "opinion_days", "Avis"),
        deemed_given=tuple(kind for kind in CorrespondentKind if kind.value in ticked),
    )
    reader.check()
    return delays


def _days(reader: FormReader, name: str, caption: str) -> int:
    typed = reader.line(name, caption, required=True)
    days = int(typed) if _DAYS.fullmatch(typed) else 0
    if typed and not 1 <= days <= _LONGEST:
        reader.faults[name] = (
            f"{caption}{NBSP}: {quoted(typed)} n’est pas un nombre de jours, de 1 à {_LONGEST}."
        )
    return days
