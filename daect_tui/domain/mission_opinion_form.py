"""Asking a poste for its opinion on a mission, and asking it again: the two forms as typed."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.text import NBSP
from daect_tui.domain.whole_number import whole


def read_mission_asking_form(
    fields: Mapping[str, str], names: Mapping[int, str], today: date
) -> AskedOpinion:
    """Read the raw texts of a request for an opinion; raises `FormRefused` with every fault.

    `correspondent` holds the number of one of the Répertoire, whose `names` are given; `source` the
    name of a poste that is not there yet, and is then the one asked.
    """
    reader = FormReader(fields)
    chosen = reader.line("correspondent", "À qui")
    number = whole(chosen) or 0
    number = number if number in names else 0
    source = reader.line("source", "Autre poste")
    if source:
        number = 0
    elif not number:
        reader.faults["correspondent"] = f"À qui{NBSP}: choisissez un poste, ou écrivez son nom."
    asked_on = reader.required_day("asked_on", "Demandé le", today)
    due_on = _due(reader, asked_on)
    if asked_on > today:
        reader.faults["asked_on"] = (
            f"Demandé le{NBSP}: le {short_date(asked_on)} n’est pas encore venu. Vérifiez la date."
        )
    question = reader.text("question", "Question", required=True)
    asked = AskedOpinion(number, source or names.get(number, ""), question, asked_on, due_on)
    reader.check()
    return asked


def read_mission_reminder_form(fields: Mapping[str, str], today: date) -> tuple[date, date]:
    """Read the day of a reminder, and the day until which an answer is then awaited."""
    reader = FormReader(fields)
    asked_on = reader.required_day("asked_on", "Relancé le", today)
    if asked_on > today:
        reader.faults["asked_on"] = (
            f"Relancé le{NBSP}: le {short_date(asked_on)} n’est pas encore venu. Vérifiez la date."
        )
    due_on = _due(reader, asked_on)
    reader.check()
    return asked_on, due_on


def _due(reader: FormReader, asked_on: date) -> date:
    due_on = reader.required_day("due_on", "Attendu le", asked_on)
    if not {"asked_on", "due_on"} & reader.faults.keys() and due_on <= asked_on:
        reader.faults["due_on"] = (
            f"Attendu le{NBSP}: le {short_date(due_on)} ne suit pas la demande, le {short_date(asked_on)}."
        )
    return due_on
