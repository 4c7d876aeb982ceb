"""What a mission costs, and who bears each cost: two closed lists, recognised in the words typed."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from daect_tui.domain.money import Euros
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import fold


class Bearer(LabelledEnum):
    """Who bears a cost; the name as typed stands beside it."""

    DELEGATION = "delegation", "délégation"
    HOLDER = "titulaire", "titulaire"
    HOST = "hote", "hôte"
    POSTE = "poste", "poste"
    OPERATOR = "operateur", "opérateur"
    EXPERT = "expert", "expert"
    OTHER = "autre", "autre"


class CostCategory(LabelledEnum):
    """What a cost pays for."""

    TRANSPORT = "transport", "transport"
    STAY = "sejour", "séjour"
    FEES = "honoraires", "honoraires"
    INSURANCE = "assurance", "assurance"
    OTHER = "autre", "autre"


# Words, folded: the first list that holds one of the words typed is the answer.
_BEARER_WORDS: Mapping[Bearer, str] = {
    Bearer.OPERATOR: "operateur afd proparco",
    Bearer.DELEGATION: "delegation ministere daect dctciv meae maedi etat",
    Bearer.HOLDER: "titulaire",
    Bearer.POSTE: "poste ambassade consulat scac",
    Bearer.HOST: "hote accueil",
    Bearer.EXPERT: "expert experts experte expertes",
    Bearer.OTHER: "autre",
}
_OPERATORS = ("expertise france", "agence francaise de developpement")
_CATEGORY_WORDS: Mapping[CostCategory, str] = {
    CostCategory.INSURANCE: "assurance assurances rapatriement",
    CostCategory.TRANSPORT: "transport transports avion vol vols train billet billets voyage voyages "
    "deplacement deplacements taxi vehicule carburant trajet trajets",
    CostCategory.STAY: "sejour sejours hebergement hotel nuitee nuitees repas restauration diem logement "
    "indemnite indemnites",
    CostCategory.FEES: "honoraires temps salaire salaires remuneration vacation vacations journees",
    CostCategory.OTHER: "autre divers",
}
_WORD = re.compile("[a-z0-9]+")

K = TypeVar("K", Bearer, CostCategory)


def bearer_of(typed: str, parties: Mapping[str, Bearer] | None = None) -> Bearer:
    """Recognise who bears a cost; `parties` gives, by name, those who are known to this mission.

    A name that says nothing is `OTHER`: the name itself is kept beside.
    """
    folded = fold(typed)
    for name, bearer in (parties or {}).items():
        if name.strip() and fold(name) == folded:
            return bearer
    if any(name in folded for name in _OPERATORS):
        return Bearer.OPERATOR
    return _recognised(folded, _BEARER_WORDS) or Bearer.OTHER


def category_of(typed: str) -> CostCategory | None:
    """Recognise what a cost pays for in its heading, or in the word that says it; `None` if in none."""
    return _recognised(fold(typed), _CATEGORY_WORDS)


def _recognised(folded: str, lists: Mapping[K, str]) -> K | None:
    words = set(_WORD.findall(folded))
    return next((member for member, known in lists.items() if words & set(known.split())), None)


def summed(costs: Iterable[tuple[K, Euros]], members: type[K]) -> tuple[tuple[K, Euros], ...]:
    """Add amounts by bearer or by category, in the order of the list; those without amount are left out."""
    sums: dict[K, Euros] = {}
    for member, amount in costs:
        sums[member] = sums.get(member, Euros(0)) + amount
    return tuple((member, sums[member]) for member in members if member in sums)
