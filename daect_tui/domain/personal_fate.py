"""What is answered, place by place, to a person who asks to be erased (RGPD art. 17 and its exceptions).

The rule stands once, here. What is decided is one of three: erased, pseudonymised (the record stays and
its figures with it), or kept, with the reason that the person is told (art. 12.4).
"""

from dataclasses import dataclass

from daect_tui.domain.personal_data import Nature
from daect_tui.domain.personal_places import Place
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP


class Fate(LabelledEnum):
    """What becomes of what a record says of the person."""

    ERASED = "efface", "effacé"
    PSEUDONYMISED = "pseudonymise", "remplacé par un numéro"
    KEPT = "conserve", "conservé"


class Standing(LabelledEnum):
    """How what a record belongs to stands, on the day of the answer."""

    NONE = "aucune", "sans affaire"
    CLOSED = "close", "affaire close"
    OPEN = "ouverte", "affaire en cours"
    IN_OFFICE = "fonction", "fonction en cours"
    HELD = "litige", "recours en cours ou possible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a place, and why, in French with the article."""

    fate: Fate
    reason: str


_OPEN = Verdict(
    Fate.KEPT,
    "une affaire est en cours\u00a0: ces données sont nécessaires à la mission d’intérêt public du service "
    "(RGPD, art. 17.3.b)",
)
_IN_OFFICE = Verdict(
    Fate.KEPT,
    "la fonction est en cours\u00a0: ces données sont encore nécessaires (RGPD, art. 17.1.a et 17.3.b)",
)
_HELD = Verdict(
    Fate.KEPT,
    "un recours est en cours ou encore possible\u00a0: ces données servent à constater ou à défendre des "
    "droits en justice (RGPD, art. 17.3.e)",
)
_ARCHIVE = Verdict(
    Fate.KEPT,
    "acte ou document administratif, archive publique qui ne s’élimine qu’avec l’accord de "
    "l’administration des archives (RGPD, art. 17.3.b et d\u202f; code du patrimoine, art. L212-2 et L214-3)",
)
_SETTING = Verdict(
    Fate.KEPT,
    "réglage daté qui dit qui signait ou répondait\u00a0: les courriers de la période en dépendent "
    "(RGPD, art. 17.3.b\u202f; CRPA, art. L111-2 et L212-1)",
)
_AGENT = Verdict(
    Fate.KEPT,
    "trace des actes d’un agent, qui rend compte du traitement (RGPD, art. 5.2, 17.3.b et 32)",
)
_ERASED = Verdict(Fate.ERASED, "données qui ne sont plus nécessaires (RGPD, art. 17.1.a)")
_PSEUDONYMISED = Verdict(
    Fate.PSEUDONYMISED,
    "affaire close\u00a0: la pièce reste sans nommer la personne (RGPD, art. 17.1.a et 4.5)",
)
_HIDDEN = Verdict(
    Fate.ERASED, "le nom est effacé du détail des actes, sans rompre leur chaîne (RGPD, art. 17.1.a)"
)
_STANDING = {Standing.HELD: _HELD, Standing.OPEN: _OPEN, Standing.IN_OFFICE: _IN_OFFICE}


def verdict(nature: Nature, standing: Standing, *, agent: bool = False) -> Verdict:
    """Decide on a record by what it is and how its affair stands; `agent`: it names who acted.

    What is kept for ever is said to be so even while the affair is open: the reason does not pass.
    """
    if nature is Nature.ACT:
        return _ARCHIVE
    if nature is Nature.SETTING:
        return _SETTING
    if agent:
        return _AGENT
    if standing in _STANDING:
        return _STANDING[standing]
    if nature is Nature.TRACE:
        return _HIDDEN
    return _PSEUDONYMISED if nature is Nature.CASE else _ERASED


@dataclass(frozen=True, slots=True)
class Decided:
    """A place and what becomes of it."""

    place: Place
    verdict: Verdict


def pseudonym(number: int) -> str:
    """Write the words that stand in the place of a person: « Personne n° 12 »."""
    return f"Personne n°{NBSP}{number}"
