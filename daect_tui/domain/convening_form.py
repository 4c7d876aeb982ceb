"""Convening as it is typed: to whom convocations left, when and how; who received them, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.convocation import SendingMode
from daect_tui.domain.forms import FormReader
from daect_tui.domain.text import NBSP
from daect_tui.domain.whole_number import wholes


@dataclass(frozen=True, slots=True)
class Sending:
    """Convocations that left together; `members` are their numbers."""

    members: tuple[int, ...]
    day: date
    mode: SendingMode


@dataclass(frozen=True, slots=True)
class Receiving:
    """Convocations that were received on one day."""

    members: tuple[int, ...]
    day: date


def read_sending(fields: Mapping[str, str]) -> Sending:
    """Read the raw texts of the sheet that convenes; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    members = _members(reader)
    day = reader.required_day("day", "Envoyées le", date.min)
    mode = reader.choice("mode", "Mode", SendingMode, SendingMode.EMAIL)
    reader.check()
    return Sending(members, day, mode)


def read_receiving(fields: Mapping[str, str]) -> Receiving:
    """Read the raw texts of the sheet of receptions; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    members = _members(reader)
    day = reader.required_day("day", "Reçues le", date.min)
    reader.check()
    return Receiving(members, day)


def _members(reader: FormReader) -> tuple[int, ...]:
    members = wholes(reader.text("members", "Membres"))
    if not members:
        reader.faults["members"] = f"Membres{NBSP}: cochez-en au moins un (Espace)."
    return members
