"""An appeal as received, and its answer: the two forms as typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.appeal import AppealAnswer, AppealKind
from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class AppealReceived:
    """To whom the applicant appeals, when it came, what is asked."""

    kind: AppealKind
    received_on: date
    object: str


@dataclass(frozen=True, slots=True)
class AppealAnswered:
    """What was answered, when, and what is noted of it."""

    answer: AppealAnswer
    answered_on: date
    note: str


def read_appeal_form(fields: Mapping[str, str], decided_on: date, today: date) -> AppealReceived:
    """Read an appeal against a decision of `decided_on`; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    received = reader.required_day("received_on", "Reçu le", today)
    _check_between(reader, "received_on", "Reçu le", (decided_on, "la décision"), received, today)
    kind = _chosen(reader, fields, "kind", "Nature")
    read = AppealReceived(
        reader.choice("kind", kind, AppealKind, AppealKind.GRACIOUS),
        received,
        reader.text("object", "Objet", required=True),
    )
    reader.check()
    return read


def read_appeal_answer_form(fields: Mapping[str, str], received_on: date, today: date) -> AppealAnswered:
    """Read the answer to an appeal of `received_on`; raises `FormRefused`. Nothing is answered by default."""
    reader = FormReader(fields)
    answered = reader.required_day("answered_on", "Répondu le", today)
    _check_between(reader, "answered_on", "Répondu le", (received_on, "le recours"), answered, today)
    caption = _chosen(reader, fields, "answer", "Réponse")
    read = AppealAnswered(
        reader.choice("answer", caption, AppealAnswer, AppealAnswer.REJECTED),
        answered,
        reader.text("note", "Note"),
    )
    reader.check()
    return read


def _chosen(reader: FormReader, fields: Mapping[str, str], name: str, caption: str) -> str:
    """Note that a choice is still to be made; return its caption."""
    if not fields.get(name, ""):
        reader.faults[name] = f"{caption}{NBSP}: à choisir."
    return caption


def _check_between(
    reader: FormReader, name: str, caption: str, since: tuple[date, str], day: date, today: date
) -> None:
    if name in reader.faults:
        return
    first, what = since
    if day > today:
        reader.faults[name] = f"{caption}{NBSP}: le {short_date(day)} n’est pas encore venu."
    elif day < first:
        reader.faults[name] = f"{caption}{NBSP}: le {short_date(day)} précède {what}, du {short_date(first)}."
