"""A request of the Bourse, its sending and the answers to it: the forms as typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Channel
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange_request import Direction, ExchangeContent
from daect_tui.domain.forms import FormReader
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.whole_number import whole

FRANCE = "FR"
_NONE: tuple[str, ...] = ()
YES, NO = "oui", "non"


def read_exchange_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], themes: Mapping[str, str], today: date
) -> ExchangeContent:
    """Read the raw texts of a request; raises `FormRefused` with every fault.

    A French collectivité is in France, and says which countries it looks to; a foreign one says its
    country, which is where a partner is wanted unless others are given.
    """
    reader = FormReader(fields)
    direction = reader.choice("direction", "Qui demande", Direction, Direction.FOREIGN)
    own: tuple[str, ...] = reader.parsed(
        "country", lambda typed: parse_countries(typed, country_codes), _NONE
    )
    wanted: tuple[str, ...] = reader.parsed(
        "countries", lambda typed: parse_countries(typed, country_codes), _NONE
    )
    if direction is Direction.FRENCH:
        _check_french(reader, own, wanted)
        country = FRANCE
    else:
        _check_foreign(reader, own)
        country = own[0] if own else ""
        wanted = wanted or own
    content = ExchangeContent(
        direction=direction,
        requester=reader.line("requester", "Collectivité", required=True),
        organisation_id=0,
        kind=reader.line("kind", "Nature"),
        country=country,
        place=reader.line("place", "Lieu"),
        sought=reader.line("sought", "Recherche", required=True),
        theme=reader.parsed("theme", lambda typed: _theme(typed, themes), ""),
        countries=wanted,
        languages=reader.line("languages", "Langues"),
        description=reader.text("description", "Description"),
        received_on=_past(reader, "received_on", "Reçue le", today) or today,
        embassy_on=_past(reader, "embassy_on", "À l’ambassade le", today),
        channel=reader.choice("channel", "Reçue par", Channel, Channel.EMAIL),
    )
    if not fields.get("received_on", "").strip():
        reader.faults["received_on"] = f"Reçue le{NBSP}: à remplir (par exemple 17/10/2017)."
    reader.check()
    return content


def _check_french(reader: FormReader, own: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    if own and own != (FRANCE,):
        reader.faults["country"] = f"Pays{NBSP}: une collectivité française est en France."
    if not wanted and "countries" not in reader.faults:
        reader.faults["countries"] = f"Pays visés{NBSP}: à remplir, leurs postes donnent un avis."


def _check_foreign(reader: FormReader, own: tuple[str, ...]) -> None:
    if "country" in reader.faults:
        return
    if len(own) != 1:
        reader.faults["country"] = f"Pays{NBSP}: écrivez un pays, et un seul."
    elif own == (FRANCE,):
        reader.faults["country"] = f"Pays{NBSP}: une collectivité étrangère n’est pas en France."


def _past(reader: FormReader, name: str, caption: str, today: date) -> date | None:
    day = reader.day(name, caption)
    if day is not None and day > today:
        reader.faults[name] = (
            f"{caption}{NBSP}: le {short_date(day)} n’est pas encore venu. Vérifiez la date."
        )
    return day


def _theme(typed: str, themes: Mapping[str, str]) -> str:
    if typed and typed not in themes:
        raise InvalidField("theme", f"Thème{NBSP}: {quoted(typed)} n’est pas dans la liste.")
    return typed


@dataclass(frozen=True, slots=True)
class Sending:
    """To whom a request is sent: numbers of labels, other names; `reason` passes over what stands."""

    labels: tuple[str, ...]
    others: tuple[str, ...]
    sent_on: date
    reason: str = ""


def read_sending_form(fields: Mapping[str, str], today: date) -> Sending:
    """Read to whom a request is sent, one a line; raises `FormRefused`."""
    reader = FormReader(fields)
    labels = _lines(reader.text("labels", "Titulaires"))
    others = _lines(reader.text("others", "Autres destinataires"))
    if not (labels or others):
        reader.faults["labels"] = f"Titulaires{NBSP}: choisissez-en un, ou écrivez un autre destinataire."
    sending = Sending(
        labels,
        others,
        _past(reader, "sent_on", "Envoyée le", today) or today,
        reader.line("reason", "Motif de passer outre"),
    )
    reader.check()
    return sending


@dataclass(frozen=True, slots=True)
class HolderAnswer:
    """What somebody answered: `contact` is the number of who was written to, 0 for somebody else."""

    contact: int
    name: str
    answered_on: date
    interested: bool
    note: str


def read_holder_answer_form(fields: Mapping[str, str], today: date) -> HolderAnswer:
    """Read an answer to a request; raises `FormRefused`. Whether there is interest has no default."""
    reader = FormReader(fields)
    contact = whole(reader.line("contact", "Qui répond"))
    name = reader.line("name", "Autre organisme")
    if contact is None and not name:
        reader.faults["contact"] = f"Qui répond{NBSP}: choisissez-le, ou écrivez un autre organisme."
    interested = fields.get("interested", "")
    if interested not in {YES, NO}:
        reader.faults["interested"] = f"Intéressé{NBSP}: à choisir."
    answer = HolderAnswer(
        0 if name else contact or 0,
        name,
        _past(reader, "answered_on", "Répondu le", today) or today,
        interested == YES,
        reader.text("note", "Note"),
    )
    reader.check()
    return answer


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
