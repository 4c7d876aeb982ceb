"""Putting a mission off, calling it off: the two sheets as typed.

Costs are typed one a line, « intitulé ; montant ; à la charge de ».
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission_interruption import AskedBy, IncurredCost
from daect_tui.domain.money import parse_euros
from daect_tui.domain.text import NBSP, typeset

_PARTS = 3
_LAYOUT = typeset("« intitulé ; montant ; à la charge de »")


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """A postponement that was understood."""

    decided_on: date
    asked_by: AskedBy
    reason: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CallingOff:
    """A cancellation that was understood."""

    decided_on: date
    asked_by: AskedBy
    reason: str
    costs: tuple[IncurredCost, ...]


def read_postponement_form(fields: Mapping[str, str], today: date) -> PuttingOff:
    """Read the raw texts of the sheet; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    starts, ends = reader.day("starts_on", "Du"), reader.day("ends_on", "Au")
    if not {"starts_on", "ends_on"} & reader.faults.keys():
        if (starts is None) != (ends is None):
            lacking, caption = ("starts_on", "Du") if starts is None else ("ends_on", "Au")
            reader.faults[lacking] = f"{caption}{NBSP}: donnez les deux dates, ou aucune."
        elif starts and ends and ends < starts:
            reader.faults["ends_on"] = (
                f"Au{NBSP}: le retour, {short_date(ends)}, précède le départ, {short_date(starts)}."
            )
    read = PuttingOff(_decided(reader, today), _asked_by(reader), _reason(reader), starts, ends)
    reader.check()
    return read


def read_cancellation_form(fields: Mapping[str, str], today: date) -> CallingOff:
    """Read the raw texts of the sheet; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    read = CallingOff(_decided(reader, today), _asked_by(reader), _reason(reader), _costs(reader))
    reader.check()
    return read


def _decided(reader: FormReader, today: date) -> date:
    decided = reader.required_day("decided_on", "Décidé le", today)
    if decided > today:
        reader.faults["decided_on"] = (
            f"Décidé le{NBSP}: le {short_date(decided)} n’est pas encore venu. Vérifiez la date."
        )
    return decided


def _asked_by(reader: FormReader) -> AskedBy:
    """Read who asked: there is no default, because the appeals depend on it."""
    if not reader.typed(("asked_by",))[0]:
        reader.faults["asked_by"] = f"Demandé par{NBSP}: à choisir."
    return reader.choice("asked_by", "Demandé par", AskedBy, AskedBy.HOLDER)


def _reason(reader: FormReader) -> str:
    return reader.line("reason", "Motif", required=True)


def _costs(reader: FormReader) -> tuple[IncurredCost, ...]:
    costs, faults = [], []
    for number, line in enumerate(reader.text("costs", "Frais").splitlines(), start=1):
        if line.strip():
            try:
                costs.append(_cost([part.strip() for part in line.split(";")], number))
            except InvalidField as fault:
                faults.append(str(fault))
    if faults:
        reader.faults["costs"] = " ".join(faults)
    return tuple(costs)


def _cost(parts: list[str], number: int) -> IncurredCost:
    place = f"Frais, ligne {number}"
    amount = parse_euros(parts[1], place) if len(parts) == _PARTS and all(parts) else None
    if amount is None:
        raise InvalidField("costs", f"{place}{NBSP}: écrivez {_LAYOUT}.")
    return IncurredCost(parts[0], amount, parts[2])
