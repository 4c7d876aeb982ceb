"""The application form as typed: identity, and the three parts of the form (procedure §1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Channel, DossierContent
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import read_organisation
from daect_tui.domain.text import NBSP, fold, listed, quoted


@dataclass(frozen=True, slots=True)
class DossierForm:
    """A form that was understood: for which programme, from whom, what.

    `origin` is the reference of the dossier that it was started from.
    """

    programme: str
    organisation: Organisation
    content: DossierContent
    origin: str = ""


def read_dossier_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], themes: Mapping[str, str], today: date
) -> DossierForm:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `country_codes` maps the folded French name of each country to its code; `themes` codes to names.
    """
    reader = FormReader(fields)
    form = DossierForm(
        programme=reader.line("programme", "Programme", required=True),
        organisation=read_organisation(reader),
        content=_content(reader, country_codes, themes, today),
        origin=reader.line("origin", "Dossier d’origine"),
    )
    reader.check()
    return form


def _content(
    reader: FormReader, country_codes: Mapping[str, str], themes: Mapping[str, str], today: date
) -> DossierContent:
    received = reader.required_day("received_on", "Reçu le", today)
    sent = reader.day("sent_on", "Envoyé le")
    if sent and sent > received and "received_on" not in reader.faults:
        reader.faults["sent_on"] = (
            f"Envoyé le{NBSP}: le {short_date(sent)} est après la réception, le {short_date(received)}."
        )
    if received > today:
        reader.faults["received_on"] = (
            f"Reçu le{NBSP}: le {short_date(received)} n’est pas encore venu. Vérifiez la date."
        )
    return DossierContent(
        domain=reader.line("domain", "Domaine d’expertise", required=True),
        theme=reader.parsed("theme", lambda typed: _theme(typed, themes), ""),
        skills=reader.text("skills", "Compétences et savoir-faire"),
        evidence=reader.text("evidence", "Éléments de reconnaissance"),
        mobilisation=reader.text("mobilisation", "Conditions de mobilisation"),
        countries=reader.parsed("countries", lambda typed: parse_countries(typed, country_codes), ()),
        languages=reader.line("languages", "Langues"),
        experts=reader.text("experts", "Experts"),
        channel=reader.choice("channel", "Reçu par", Channel, Channel.POST),
        sent_on=sent,
        received_on=received,
    )


def _theme(typed: str, themes: Mapping[str, str]) -> str:
    if typed and typed not in themes:
        raise InvalidField("theme", f"Thème{NBSP}: {quoted(typed)} n’est pas dans la liste.")
    return typed


def parse_countries(typed: str, country_codes: Mapping[str, str]) -> tuple[str, ...]:
    """Read « Maroc, Tunisie » as country codes, without repeating any; raises `InvalidField`."""
    names = [part.strip() for part in typed.split(",") if part.strip()]
    unknown = [name for name in names if fold(name) not in country_codes]
    if unknown:
        raise InvalidField(
            "countries",
            f"Pays{NBSP}: {listed(unknown)} {'n’est' if len(unknown) == 1 else 'ne sont'} pas dans la liste. "
            "Écrivez les noms français séparés par des virgules.",
        )
    return tuple(dict.fromkeys(country_codes[fold(name)] for name in names))
