"""The nature of an organisation, told by its name or its numbers where a file does not say it."""

import re

from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.text import fold

_BEGINNINGS = (
    (r"(commune|ville|mairie)\b", OrganisationKind.COMMUNE),
    (r"(communaute|metropole|agglomeration|cc |ca |cu |pays d)", OrganisationKind.INTERMUNICIPAL),
    (r"(departement|conseil departemental|conseil general)\b", OrganisationKind.DEPARTMENT),
    (r"(region|conseil regional|collectivite territoriale|collectivite de corse)\b", OrganisationKind.REGION),
    (r"(syndicat|sivu|sivom|sictom|smictom|sm |siaap)\b", OrganisationKind.SYNDICATE),
    (r"(fondation)\b", OrganisationKind.FOUNDATION),
    (r"(association|federation|union|reseau)\b", OrganisationKind.THEMATIC_ASSOCIATION),
    (r"(sarl|sas|sa|societe|entreprise|scop|spl|sem)\b", OrganisationKind.COMPANY),
    (r"(etablissement public|universite|centre hospitalier|chu|agence|parc naturel)\b",
     OrganisationKind.PUBLIC_ESTABLISHMENT),
)  # fmt: skip
_PATTERNS = tuple((re.compile(beginning), kind) for beginning, kind in _BEGINNINGS)


def guessed_nature(name: str, rna: str) -> OrganisationKind:
    """Guess the nature of an organisation by the first words of its name, else its RNA number.

    What nothing tells is a commune, as in a blank form: most applicants are.
    """
    folded = fold(name)
    for pattern, kind in _PATTERNS:
        if pattern.match(folded):
            return kind
    return OrganisationKind.THEMATIC_ASSOCIATION if rna.strip() else OrganisationKind.COMMUNE
