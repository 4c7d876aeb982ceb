"""A correspondent, as typed in the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.reaching import parse_email, parse_phone
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, fold, quoted


class Consulted(LabelledEnum):
    """Whether a correspondent may still be asked."""

    YES = "oui", "oui"
    NO = "non", "non, gardé pour mémoire"


def correspondent_fields(correspondent: Correspondent, country: str) -> dict[str, str]:
    """Write a correspondent as the raw texts of the form; `country` is the name of theirs."""
    return {
        "kind": correspondent.kind.value,
        "name": correspondent.name,
        "place": correspondent.place,
        "country": country,
        "region": correspondent.region,
        "civility": correspondent.civility,
        "first_name": correspondent.first_name,
        "last_name": correspondent.last_name,
        "phone": correspondent.phone,
        "email": correspondent.email,
        "active": (Consulted.YES if correspondent.active else Consulted.NO).value,
    }


def read_correspondent_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], correspondent_id: int = 0
) -> Correspondent:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `country_codes` maps the folded French name of each country to its code.
    """
    reader = FormReader(fields)
    correspondent = Correspondent(
        id=correspondent_id,
        kind=reader.choice("kind", "Nature", CorrespondentKind, CorrespondentKind.POSTE),
        name=reader.line("name", "Nom", required=True),
        place=reader.line("place", "Lieu"),
        country=reader.parsed("country", lambda typed: _country(typed, country_codes), ""),
        region=reader.line("region", "Région"),
        civility=reader.line("civility", "Civilité"),
        first_name=reader.line("first_name", "Prénom"),
        last_name=reader.line("last_name", "Nom de la personne"),
        phone=reader.parsed("phone", parse_phone, ""),
        email=reader.parsed("email", parse_email, ""),
        active=reader.choice("active", "Consulté", Consulted, Consulted.YES) is Consulted.YES,
    )
    reader.check()
    return correspondent


def _country(typed: str, country_codes: Mapping[str, str]) -> str:
    if not typed:
        return ""
    if fold(typed) not in country_codes:
        raise InvalidField(
            "country",
            f"Pays{NBSP}: {quoted(typed)} n’est pas dans la liste. Écrivez le nom français d’un seul pays.",
        )
    return country_codes[fold(typed)]
