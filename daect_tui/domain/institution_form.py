"""The dated settings of the institution, as typed: letterheads and signatories.

A setting is known by the day on which it begins: that day is typed for a new one, and never changed.
"""

from collections.abc import Collection, Mapping
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.document import Contact, Emblem, Letterhead, Typeface
from daect_tui.domain.forms import FormReader
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.text import NBSP, counted


def letterhead_fields(setting: DatedLetterhead) -> dict[str, str]:
    """Write a letterhead as the raw texts of its form."""
    head, contact = setting.letterhead, setting.contact
    return {
        **_dates(setting.valid_from, setting.valid_until),
        "state": "\n".join(head.state),
        "ministry": head.ministry,
        "direction": head.direction,
        "delegation": head.delegation,
        "place": head.place,
        "address": "\n".join(head.address),
        "phone": head.phone,
        "email": head.email,
        "contact_first_name": contact.first_name,
        "contact_last_name": contact.last_name,
        "contact_quality": contact.quality,
        "contact_phone": contact.phone,
        "contact_email": contact.email,
        "court": setting.court,
        "emblem": kept_emblem(head.emblem),
        "emblem_words": head.emblem.words if head.emblem else "",
        "typeface": kept_typeface(head.typeface),
    }


def kept_emblem(emblem: Emblem | None) -> str:
    """Write, where the path of a picture is typed, that one is kept; what is left so stays kept."""
    return f"conservé ({emblem.sha256[:8]})" if emblem else ""


def kept_typeface(typeface: Typeface | None) -> str:
    """Write, where the path of a typeface is typed, that one is kept; what is left so stays kept."""
    return f"conservée ({counted(len(typeface.files), 'fichier')})" if typeface else ""


def read_letterhead_form(fields: Mapping[str, str], today: date, taken: Collection[date]) -> DatedLetterhead:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `taken` are the days on which another letterhead begins already.
    """
    reader = FormReader(fields)
    start, end = _period(reader, today, taken)
    setting = DatedLetterhead(
        start,
        end,
        Letterhead(
            state=_lines(reader.text("state", "État", required=True)),
            ministry=reader.line("ministry", "Ministère", required=True),
            direction=reader.line("direction", "Direction", required=True),
            delegation=reader.line("delegation", "Délégation", required=True),
            place=reader.line("place", "Lieu", required=True),
            address=_lines(reader.text("address", "Adresse", required=True)),
            phone=reader.line("phone", "Téléphone"),
            email=reader.line("email", "Courriel"),
            emblem=_emblem(reader),
        ),
        Contact(
            first_name=reader.line("contact_first_name", "Prénom"),
            last_name=reader.line("contact_last_name", "Nom", required=True),
            quality=reader.line("contact_quality", "Qualité"),
            phone=reader.line("contact_phone", "Téléphone"),
            email=reader.line("contact_email", "Courriel"),
        ),
        reader.line("court", "Juridiction", required=True),
    )
    reader.check()
    return setting


def _emblem(reader: FormReader) -> Emblem | None:
    """Read the words of an emblem; the hash of its picture is known when the file is read."""
    if not reader.line("emblem", "Emblème"):
        return None
    return Emblem("", reader.line("emblem_words", "Son texte", required=True))


def signatory_fields(setting: Signatory) -> dict[str, str]:
    """Write a signatory as the raw texts of its form."""
    return {
        **_dates(setting.valid_from, setting.valid_until),
        "formula": setting.formula,
        "office": setting.office,
        "first_name": setting.first_name,
        "last_name": setting.last_name,
        "delegation_act": setting.delegation_act,
    }


def read_signatory_form(fields: Mapping[str, str], today: date, taken: Collection[date]) -> Signatory:
    """Read the raw texts of the form; raises `FormRefused` with every fault. `taken`: as for letterheads."""
    reader = FormReader(fields)
    start, end = _period(reader, today, taken)
    setting = Signatory(
        valid_from=start,
        valid_until=end,
        formula=reader.line("formula", "Formule", required=True),
        office=reader.line("office", "Fonction", required=True),
        first_name=reader.line("first_name", "Prénom", required=True),
        last_name=reader.line("last_name", "Nom", required=True),
        delegation_act=reader.line("delegation_act", "Délégation", required=True),
    )
    reader.check()
    return setting


def _dates(start: date, end: date | None) -> dict[str, str]:
    return {"valid_from": short_date(start), "valid_until": short_date(end) if end else ""}


def _period(reader: FormReader, today: date, taken: Collection[date]) -> tuple[date, date | None]:
    start = reader.required_day("valid_from", "À partir du", today)
    end = reader.day("valid_until", "Jusqu’au")
    if start in taken and "valid_from" not in reader.faults:
        reader.faults["valid_from"] = (
            f"À partir du{NBSP}: un autre réglage commence déjà le {short_date(start)}. "
            "Revenez à la liste et modifiez celui-là."
        )
    if end and end < start and "valid_from" not in reader.faults:
        reader.faults["valid_until"] = (
            f"Jusqu’au{NBSP}: le {short_date(end)} précède le début, le {short_date(start)}."
        )
    return start, end


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
