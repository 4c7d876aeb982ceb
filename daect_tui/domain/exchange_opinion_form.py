"""Asking for opinions on a request of the Bourse, recording one: the forms as typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.text import NBSP
from daect_tui.domain.whole_number import wholes


@dataclass(frozen=True, slots=True)
class ExchangeAsking:
    """Opinions to ask for: from whom (numbers of correspondents), by when."""

    correspondents: tuple[int, ...]
    asked_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class ExchangeOpinionAnswer:
    """What was answered."""

    sense: OpinionSense
    received_on: date
    text: str


def read_exchange_asking_form(fields: Mapping[str, str], today: date) -> ExchangeAsking:
    """Read the raw texts of a request for opinions, correspondents one a line; raises `FormRefused`."""
    reader = FormReader(fields)
    asked = wholes(reader.text("correspondents", "À qui"))
    if not asked:
        reader.faults["correspondents"] = f"À qui{NBSP}: choisissez-en un au moins."
    asked_on = reader.required_day("asked_on", "Demandé le", today)
    due_on = reader.required_day("due_on", "Attendu le", today)
    _check_past(reader, "asked_on", "Demandé le", asked_on, today)
    if not {"asked_on", "due_on"} & reader.faults.keys() and due_on <= asked_on:
        reader.faults["due_on"] = (
            f"Attendu le{NBSP}: le {short_date(due_on)} ne suit pas la demande, le {short_date(asked_on)}."
        )
    reader.check()
    return ExchangeAsking(asked, asked_on, due_on)


def read_exchange_opinion_form(fields: Mapping[str, str], today: date) -> ExchangeOpinionAnswer:
    """Read the raw texts of an opinion received; raises `FormRefused`. The sense has no default."""
    reader = FormReader(fields)
    received = reader.required_day("received_on", "Reçu le", today)
    _check_past(reader, "received_on", "Reçu le", received, today)
    if not fields.get("sense", ""):
        reader.faults["sense"] = f"Sens{NBSP}: à choisir."
    answer = ExchangeOpinionAnswer(
        reader.choice("sense", "Sens", OpinionSense, OpinionSense.NONE),
        received,
        reader.text("text", "Texte"),
    )
    reader.check()
    return answer


def _check_past(reader: FormReader, name: str, caption: str, day: date, today: date) -> None:
    if day > today:
        reader.faults[name] = (
            f"{caption}{NBSP}: le {short_date(day)} n’est pas encore venu. Vérifiez la date."
        )
