"""What the form of a dossier proposes while it is filled in: organisations, communes, countries."""

from collections import defaultdict

from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.identity import disagreement, parse_siren, parse_siret
from daect_tui.domain.territory import name_key
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.catalogue import Country, countries
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from screens.widgets.suggest import Offer

KNOWN = "Identité vérifiée."
TYPED = "Identité non vérifiée\u00a0: à vérifier au Répertoire (F9)."


class Offers:
    """The questions that the fields ask, each answered in a thread. `postcode` is the one typed last."""

    def __init__(self, desk: Desk) -> None:
        self._organisations = desk.organisations
        self.postcode = ""

    def organisations(self, typed: str) -> tuple[Offer, ...]:
        """Propose organisations of the register, then of the official lists."""
        return tuple(
            Offer(
                found.label,
                found.detail,
                found.fields["name"],
                found.fields,
                KNOWN if found.verified else TYPED,
            )
            for found in self._organisations.suggest(typed)
        )

    def communes(self, typed: str) -> tuple[Offer, ...]:
        """Propose communes, those of the postcode first."""
        found = self._organisations.communes_like(typed, self.postcode)
        return tuple(Offer(one.label, " ".join(one.postcodes[:1]), one.name) for one in found)

    def communes_at(self, postcode: str) -> tuple[str, ...]:
        """Return the names of the communes of a postcode."""
        return tuple(one.name for one in self._organisations.communes(postcode.strip()))

    def places(self, department: str, region: str) -> tuple[str, str]:
        """Return the names of a département and of a région."""
        return self._organisations.department_name(department), self._organisations.region_name(region)


def country_offers(typed: str) -> tuple[Offer, ...]:
    """Propose the countries one of whose words begins so, each with its region of the world."""
    begun = name_key(typed)
    found = sorted(
        (country for country in countries() if _begins(country, begun)),
        key=lambda country: not name_key(country.name).startswith(begun),
    )
    return tuple(Offer(country.name, country.region, country.name) for country in found)


def _begins(country: Country, begun: str) -> bool:
    names = (name_key(country.name), name_key(country.other_name))
    return any(name.startswith(begun) or f" {begun}" in name for name in names if name)


def regions_of(typed: str) -> str:
    """Say in which region of the world each country is: « Maroc et Tunisie : Méditerranée… »."""
    by_region: dict[str, list[str]] = defaultdict(list)
    known = {country.code: country for country in countries()}
    for code in parse_countries(typed, country_codes()):
        by_region[known[code].region].append(known[code].name)
    return "\n".join(f"{listed(names)}{NBSP}: {region}" for region, names in by_region.items())


def agreement_of_siret(siren: str, siret: str) -> str:
    """Say that the two numbers disagree; nothing while one of them cannot be read."""
    try:
        return disagreement(parse_siren(siren), parse_siret(siret))
    except InvalidField:
        return ""
