"""Asking for opinions, recording one: the two forms as typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.text import NBSP
from daect_tui.domain.whole_number import wholes


@dataclass(frozen=True, slots=True)
class OpinionAsking:
    """Opinions to ask for: from whom (numbers of correspondents), what, by when."""

    correspondents: tuple[int, ...]
    question: str
    asked_on: date
    due_on: date


def read_opinion_asking_form(fields: Mapping[str, str], today: date) -> OpinionAsking:
    """Read the raw texts of a request for opinions; raises `FormRefused` with every fault.

    `correspondents` holds the numbers of those asked, one a line.
    """
    reader = FormReader(fields)
    asked = wholes(reader.text("correspondents", "Correspondants"))
    if not asked:
        reader.faults["correspondents"] = f"Correspondants{NBSP}: choisissez-en un au moins."
    asked_on = reader.required_day("asked_on", "Demandé le", today)
    due_on = reader.required_day("due_on", "Attendu le", today)
    if asked_on > today:
        reader.faults["asked_on"] = (
            f"Demandé le{NBSP}: le {short_date(asked_on)} n’est pas encore venu. Vérifiez la date."
        )
    if not {"asked_on", "due_on"} & reader.faults.keys() and due_on <= asked_on:
        reader.faults["due_on"] = (
            f"Attendu le{NBSP}: le {short_date(due_on)} ne suit pas la demande, le {short_date(asked_on)}."
        )
    asking = OpinionAsking(asked, reader.text("question", "Question", required=True), asked_on, due_on)
    reader.check()
    return asking


def read_opinion_answer_form(fields: Mapping[str, str], today: date) -> tuple[OpinionAnswer, str]:
    """Read the raw texts of an opinion received, and the path of its file as typed.

    Raises `FormRefused` with every fault. The sense has no default: an opinion that nobody gave is
    never recorded as favourable.
    """
    reader = FormReader(fields)
    received = reader.required_day("received_on", "Reçu le", today)
    if received > today:
        reader.faults["received_on"] = (
            f"Reçu le{NBSP}: le {short_date(received)} n’est pas encore venu. Vérifiez la date."
        )
    if not fields.get("sense", ""):
        reader.faults["sense"] = f"Sens{NBSP}: à choisir."
    answer = OpinionAnswer(
        sense=reader.choice("sense", "Sens", OpinionSense, OpinionSense.NONE),
        received_on=received,
        text=reader.text("text", "Texte"),
    )
    reader.check()
    return answer, fields.get("file", "").strip()
