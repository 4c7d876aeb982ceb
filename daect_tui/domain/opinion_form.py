"""The poste's opinion on a mission, as typed by the desk that received it."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import OpinionSense, PosteOpinion
from daect_tui.domain.text import NBSP


def read_opinion_form(fields: Mapping[str, str], today: date) -> PosteOpinion:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    The sense has no default: an opinion that nobody gave is never recorded as favourable.
    """
    reader = FormReader(fields)
    received = reader.required_day("received_on", "Reçu le", today)
    if received > today:
        reader.faults["received_on"] = (
            f"Reçu le{NBSP}: le {short_date(received)} n’est pas encore venu. Vérifiez la date."
        )
    if not fields.get("sense", ""):
        reader.faults["sense"] = f"Sens{NBSP}: à choisir."
    opinion = PosteOpinion(
        source=reader.line("source", "Poste", required=True),
        sense=reader.choice("sense", "Sens", OpinionSense, OpinionSense.NONE),
        received_on=received,
        text=reader.text("text", "Texte"),
    )
    reader.check()
    return opinion
