"""French territories of the official geographical code, and how a few letters find one of them.

A territory is known by its type and its code together: the commune and the région « 75 » are two
things, and a SIREN may belong to several (Paris; Corse).
"""

import math
import re
from dataclasses import dataclass

from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import fold


class TerritoryKind(LabelledEnum):
    """The types of the official lists (INSEE, DGCL)."""

    COMMUNE = "COM", "commune"
    COMMUNITY = "CC", "communauté de communes"
    AGGLOMERATION = "CA", "communauté d’agglomération"
    URBAN_COMMUNITY = "CU", "communauté urbaine"
    METROPOLIS = "METRO", "métropole"
    PUBLIC_TERRITORY = "EPT", "établissement public territorial"
    DEPARTMENT = "DEP", "département"
    REGION = "REG", "région"


_APPLICANTS = {
    TerritoryKind.COMMUNE: OrganisationKind.COMMUNE,
    TerritoryKind.DEPARTMENT: OrganisationKind.DEPARTMENT,
    TerritoryKind.REGION: OrganisationKind.REGION,
}

_WORD = re.compile(r"[^\W_]+")
_SAINTS = {"st": "saint", "ste": "sainte"}
# What the lists put before the name of a group of communes.
_ACRONYMS = ("ca ", "cc ", "cu ")
# A name whose letters are all typed weighs as much as a thousand times more people.
_WEIGHT_OF_TYPED = 3.0
_WEIGHT_OF_FIRST_WORD = 1.0
_POSTCODE = 5


@dataclass(frozen=True, slots=True)
class FrenchTerritory:
    """One entry of the lists; codes are texts (« 2A », « 01 »), `population` a number of people.

    `designation` is the name that a letter bears (« Département de l’Ain »); `siren` is empty
    overseas where none is known.
    """

    kind: TerritoryKind
    code: str
    siren: str
    name: str
    designation: str
    population: int
    department: str
    department_name: str
    region: str
    region_name: str
    postcodes: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name with what tells it from its homonyms: « Chartres (28) »."""
        return f"{self.name} ({self.department})" if self.department else self.name

    @property
    def place(self) -> str:
        """Where it stands: « Eure-et-Loir, Centre-Val de Loire »; a name is not said twice."""
        return ", ".join(dict.fromkeys(name for name in (self.department_name, self.region_name) if name))

    @property
    def applicant_kind(self) -> OrganisationKind:
        """The kind of applicant that it is."""
        return _APPLICANTS.get(self.kind, OrganisationKind.INTERMUNICIPAL)


def name_key(text: str) -> str:
    """Reduce a name to what is compared: folded words, one space between, « St » as « saint »."""
    return " ".join(_SAINTS.get(word, word) for word in _WORD.findall(fold(text)))


def prefixes(typed: str) -> tuple[str, ...]:
    """Return the keys that typed letters may begin: « st » may be Strasbourg, « st d » only saint."""
    words = _WORD.findall(fold(typed))
    if not words:
        return ()
    begun = " ".join(_SAINTS.get(word, word) for word in words)
    if not typed[-1].isalnum():
        return (begun,)
    return tuple(dict.fromkeys((" ".join((*begun.split()[:-1], words[-1])), begun)))


def search_keys(territory: FrenchTerritory) -> dict[str, bool]:
    """Return the keys under which a territory is found, and whether each begins its name.

    They are its name from each of its words on, followed by its département (« denis 93 »), and
    its postcodes.
    """
    keys: dict[str, bool] = {}
    for name in dict.fromkeys((territory.name, territory.designation)):
        key = name_key(name)
        begins = len(_ACRONYMS[0]) if key.startswith(_ACRONYMS) else 0
        for start in (0, *(match.end() for match in re.finditer(" ", key))):
            found = f"{key[start:]} {territory.department.casefold()}".rstrip()
            keys[found] = keys.get(found, False) or start <= begins
    return keys | dict.fromkeys(territory.postcodes, True)


def likelihood(prefix: str, length: int, population: int, *, first: bool) -> float:
    """Tell how likely a territory is meant: its people, on a log scale, and how much of it is typed.

    `length` is that of its whole key, `first` tells that `prefix` begins its name. Exact and short
    names thus come before long ones, and between two the more peopled.
    """
    whole = _POSTCODE if prefix[0].isdigit() else length
    typed = min(1.0, len(prefix) / max(1, whole))
    return math.log10(population + 1) + _WEIGHT_OF_TYPED * typed + _WEIGHT_OF_FIRST_WORD * first
