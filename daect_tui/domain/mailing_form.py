"""What is typed of the way of letters: how they left, why they came back, dates that are put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mailing import Departure, MailingDates, MailMode, Receipt, Return, ReturnReason
from daect_tui.domain.registered_number import tidy_number
from daect_tui.domain.text import NBSP, quoted

_SHORT_DAY = re.compile(r"(\d{1,2})(?:[/.\- ](\d{1,2}))?")
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MONTHS = 12
# A day typed without its year is never farther from the sending: it would be a slip of the finger.
_LONGEST_WAY = 120
# The dates of a way, by the name of their field.
DATES = {
    "sent_on": "Envoyé le",
    "presented_on": "Présenté le",
    "notified_on": "Notifié le",
    "returned_on": "Revenu le",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """Dates as they should be, and why."""

    dates: MailingDates
    reason: str


def read_departure(fields: Mapping[str, str], today: date) -> Departure:
    """Read how letters left; a mode that is not chosen is the usual one. Raises `FormRefused`."""
    reader = FormReader(fields)
    day = reader.required_day("day", "Envoyé le", date.min)
    code = reader.line("mode", "Mode")
    mode = reader.choice("mode", "Mode", MailMode, MailMode.SIMPLE) if code else None
    number = tidy_number(reader.line("number", "Numéro"))
    email = reader.line("email", "Courriel")
    if email and not _E_MAIL.fullmatch(email):
        reader.faults["email"] = f"Courriel{NBSP}: {quoted(email)} n’est pas une adresse."
    _refuse_to_come(reader, today, {"day": ("Envoyé le", day)})
    reader.check()
    return Departure(day, mode, number, email)


def read_return(fields: Mapping[str, str], today: date) -> Return:
    """Read why letters came back, and when; raises `FormRefused`."""
    reader = FormReader(fields)
    reason = reader.choice("reason", "Motif", ReturnReason, ReturnReason.UNCLAIMED)
    returned_on = reader.required_day("returned_on", "Revenu le", date.min)
    presented_on = reader.day("presented_on", "Présenté le")
    _refuse_to_come(
        reader,
        today,
        {"presented_on": ("Présenté le", presented_on), "returned_on": ("Revenu le", returned_on)},
    )
    reader.check()
    return Return(reason, returned_on, presented_on)


def read_correction(fields: Mapping[str, str], today: date) -> Correction:
    """Read the dates of a way as they should be; raises `FormRefused`."""
    reader = FormReader(fields)
    days = {key: reader.day(key, caption) for key, caption in DATES.items()}
    dates = MailingDates(**days)
    _refuse_to_come(reader, today, {key: (DATES[key], day) for key, day in days.items()})
    reason = reader.line("reason", "Motif", required=True)
    reader.check()
    return Correction(dates, reason)


def read_receipt(
    chrono: str, typed_day: str, typed_number: str, sent_on: date, today: date
) -> Receipt | None:
    """Read one line of the slips; `None` where nothing was typed. Raises `InvalidField`.

    A number without a day is that of a letter that has just left.
    """
    day = receipt_day(typed_day, sent_on)
    number = tidy_number(typed_number)
    if day is None:
        return Receipt(chrono, None, number) if number else None
    if day < sent_on:
        raise InvalidField(
            "day", f"{chrono}{NBSP}: reçu le {short_date(day)}, avant d’être envoyé le {short_date(sent_on)}."
        )
    if day > today:
        raise InvalidField("day", f"{chrono}{NBSP}: {not_come(day)}")
    return Receipt(chrono, day, number)


def past_day(typed: str, caption: str, today: date) -> date | None:
    """Read the day of something that happened; `None` when nothing was typed. Raises `InvalidField`."""
    day = parse_date(typed, caption)
    if day and day > today:
        raise InvalidField("day", f"{caption}{NBSP}: {not_come(day)}")
    return day


def not_come(day: date) -> str:
    """Refuse a day on which nothing has happened yet: a time to appeal would run from it."""
    return f"le {short_date(day)} n’est pas encore venu. Vérifiez la date."


def _refuse_to_come(reader: FormReader, today: date, days: Mapping[str, tuple[str, date | None]]) -> None:
    for name, (caption, day) in days.items():
        if day and day > today:
            reader.faults[name] = f"{caption}{NBSP}: {not_come(day)}"


def receipt_day(typed: str, sent_on: date) -> date | None:
    """Read a day typed fast: « 24 » and « 24/5 » are the first such day in the months after the sending."""
    short = _SHORT_DAY.fullmatch(typed.strip())
    if short is None:
        return parse_date(typed, "Reçu le")
    number, month = int(short[1]), int(short[2]) if short[2] else None
    for ahead in range(_MONTHS + 1):
        year, index = divmod(sent_on.month - 1 + ahead, _MONTHS)
        if month not in (None, index + 1):
            continue
        try:
            day = date(sent_on.year + year, index + 1, number)
        except ValueError:
            continue
        if 0 <= (day - sent_on).days <= _LONGEST_WAY:
            return day
    raise InvalidField(
        "day", f"Reçu le{NBSP}: {quoted(typed)} n’est pas un jour qui suive l’envoi. Ajoutez l’année."
    )
