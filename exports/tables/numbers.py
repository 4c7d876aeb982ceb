"""Numbers, dates and truth values of spreadsheets and of JSON, as the plain texts that a form takes."""

from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation

# A spreadsheet computes on 15 digits: what comes after is its binary rounding.
_SHEET = Context(prec=15)
_MOST_DIGITS = 30
_DAY_SECONDS = 86_400
_LAST_SERIAL = 2_958_466  # 1 January 10000
_LEAP_BUG = 60  # the day that Excel calls 29 February 1900, which never was
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 – a civil day, in no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 – the same


def plain_number(text: str) -> str:
    """Write a number without exponent nor needless zero, the comma as decimal sign, all its digits.

    Raises `ValueError` for what is no number, or one of more than thirty digits.
    """
    if text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
        return text
    return _plain(_decimal(text))


def sheet_number(text: str) -> str:
    """Write the number of a spreadsheet's cell, rounded to its fifteen digits; raises `ValueError`."""
    if text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= _SHEET.prec:
        return text
    return _plain(_SHEET.plus(_decimal(text)))


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return number


def _plain(number: Decimal) -> str:
    if not number:
        return "0"
    digits = format(number, "f")
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace(".", ",")


def serial_date(text: str, *, from_1904: bool) -> str:
    """Write the day number of a spreadsheet as AAAA-MM-JJ, with its time when it has one.

    A number below one is a time of day. Raises `ValueError` for a number that is no day.
    """
    serial = float(_decimal(text))
    if not 0 <= serial < _LAST_SERIAL:
        raise ValueError(text)
    whole, part = divmod(round(serial * _DAY_SECONDS), _DAY_SECONDS)
    if not from_1904 and 0 < whole < _LEAP_BUG:
        whole += 1
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=whole, seconds=part)
    if serial < 1 and part:
        return _time(moment)
    return moment_text(moment)


def moment_text(moment: datetime) -> str:
    """Write a day, and its time unless it is midnight: « 2017-05-17 », « 2017-05-17 15:42 »."""
    day = moment.date().isoformat()
    return f"{day} {_time(moment)}" if moment.time() != moment.time().min else day


def iso_moment(text: str) -> str:
    """Rewrite an ISO 8601 date or moment of a spreadsheet; raises `ValueError`."""
    return moment_text(datetime.fromisoformat(text.strip()))


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def truth(*, value: bool) -> str:
    """Write a truth value as a person does."""
    return "oui" if value else "non"
