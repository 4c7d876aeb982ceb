"""Who applies: collectivités, their associations, establishments, companies (procedure §2)."""

from dataclasses import dataclass, fields
from operator import attrgetter

from daect_tui.domain.postal_address import street_lines, town_line
from daect_tui.domain.states import LabelledEnum


class OrganisationKind(LabelledEnum):
    """The kinds of applicant named by the three programmes."""

    COMMUNE = "commune", "commune"
    INTERMUNICIPAL = "epci", "groupement intercommunal (EPCI)"
    DEPARTMENT = "departement", "département"
    REGION = "region", "région"
    SYNDICATE = "syndicat", "syndicat"
    TERRITORIAL_ASSOCIATION = "association_collectivites", "association de collectivités ou d’élus"
    THEMATIC_ASSOCIATION = "association_thematique", "association thématique"
    PUBLIC_ESTABLISHMENT = "etablissement_public", "établissement public"
    PRIVATE_ESTABLISHMENT = "etablissement_prive", "établissement privé"
    COMPANY = "entreprise", "entreprise"
    FOUNDATION = "fondation", "fondation d’entreprise"


@dataclass(frozen=True, slots=True)
class Representative:
    """The legal representative, to whom letters are addressed.

    `call` is the vocative of a letter (« Madame la Maire, »).
    """

    civility: str
    first_name: str
    last_name: str
    office: str
    call: str

    @property
    def full_name(self) -> str:
        """Write civility, first name and name, leaving out what is not known."""
        return " ".join(part for part in (self.civility, self.first_name, self.last_name) if part)


@dataclass(frozen=True, slots=True)
class Address:
    """A French postal address; `street` may hold several lines."""

    street: str
    postcode: str
    city: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines to print, as the norm of addresses wants them, without empty ones."""
        lines = (*street_lines(self.street), town_line(self.postcode, self.city))
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class ProjectContact:
    """Who follows the project at the applicant's: the person whom the desk telephones."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Territory:
    """Where an organisation stands: codes of the official geographical code, empty where unknown.

    `code` is that of its own territory (commune, EPCI, département, région), always text: « 2A ».
    """

    code: str
    department: str
    region: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An applicant; `id` is 0 until the register has kept it.

    `verified` is false while the identity was only typed, offline. `siret` names one establishment
    of the `siren`. `merged_into` is the number of the organisation that replaces a duplicate.
    """

    id: int
    kind: OrganisationKind
    name: str
    siren: str
    siret: str
    rna: str
    territory: Territory
    address: Address
    representative: Representative
    phone: str
    email: str
    contact: ProjectContact
    verified: bool = False
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list of organisations; `department` is a code, `dossiers` how many it filed."""

    id: int
    name: str
    kind: OrganisationKind
    siren: str
    department: str
    verified: bool
    dossiers: int


# What is said of an organisation, whatever the register adds to it.
says = attrgetter(
    *(one.name for one in fields(Organisation) if one.name not in {"id", "verified", "merged_into"})
)


def stays_verified(known: Organisation, typed: Organisation) -> bool:
    """Tell whether an identity that was verified still is: its kind, name and numbers are the same."""
    return known.verified and _identity(known) == _identity(typed)


def _identity(organisation: Organisation) -> tuple[str, ...]:
    one = organisation
    return (one.kind, one.name, one.siren, one.siret, one.rna)
