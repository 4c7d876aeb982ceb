"""Who applies: collectivités, their associations, establishments, companies (procedure §2)."""

from dataclasses import dataclass

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
        """Return the lines to print, without empty ones."""
        lines = (*self.street.splitlines(), f"{self.postcode} {self.city}".strip())
        return tuple(line for line in lines if line.strip())


@dataclass(frozen=True, slots=True)
class Organisation:
    """An applicant; `id` is 0 until the register has kept it.

    `verified` is false while the identity was only typed, offline.
    """

    id: int
    kind: OrganisationKind
    name: str
    siren: str
    rna: str
    territory_code: str
    address: Address
    representative: Representative
    email: str
    verified: bool = False
