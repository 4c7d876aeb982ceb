"""The fields of a request for a mission, tab by tab."""

from collections.abc import Callable, Iterator

from textual.widget import Widget

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import MissionOrigin
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.services.catalogue import themes
from screens.widgets.fields import ChoiceField, DateField, FieldRow, LineField, LongField
from screens.widgets.pick import PickField
from screens.widgets.text import capital

_ORIGINS = [(origin.value, origin.label) for origin in MissionOrigin]
_KINDS = [(kind.value, kind.label) for kind in RequesterKind]
_LEVELS = [(level.value, capital(level.label)) for level in SecurityLevel]
_EXPERTS = (
    "Par ligne\u00a0: nom ; fonction ; employeur ; jours. "
    "Séjour partiel\u00a0: ajoutez ; du 12/03/2018 au 14/03/2018."
)
_BUDGET = (
    "Par ligne\u00a0: intitulé ; montant ; à la charge de. "
    "Montant d’une indemnité\u00a0: 5 j × 172 logé, 1 repas."
)

Echo = Callable[[str], str]


class EchoedLines(LongField):
    """Lines that say what was understood of them, and, once left, what was not."""

    def __init__(self, key: str, caption: str, hint: str, understood: Echo) -> None:
        super().__init__(key, caption, lines=4, hint=hint)
        self._understood = understood

    def echo(self) -> str:
        """Say what was understood of all the lines; nothing while one is not whole yet."""
        try:
            return self._understood(self.text)
        except FormRefused:
            return ""

    def wrong(self) -> str:
        """Say which lines cannot be read."""
        try:
            self._understood(self.text)
        except FormRefused as refusal:
            return " ".join(refusal.faults.values())
        return ""


def request_fields(country: Echo) -> Iterator[Widget]:
    """Ask for the label, the subject, the place and the dates."""
    yield PickField(
        "label", "Label", "Sous quel label\u202f?", required=True,
        hint="Entrée ouvre la liste\u00a0: quelques lettres du titulaire, du domaine ou du numéro suffisent.",
    )  # fmt: skip
    yield ChoiceField("origin", "À l’initiative", _ORIGINS, hint="Qui a demandé cette mission.")
    yield LineField("subject", "Objet", required=True, hint="En une ligne, tel que la lettre le dira.")
    yield ChoiceField("theme", "Thème", list(themes().items()), hint="Sans choix, celui du label.")
    yield FieldRow(
        LineField("country", "Pays", required=True, hint="Un seul, par son nom français.", echoed=country),
        LineField("place", "Lieu", required=True, hint="La ville ou le territoire."),
    )
    yield FieldRow(
        DateField("starts_on", "Du", required=True, hint="Le jour du départ."),
        DateField("ends_on", "Au", required=True, hint="Le jour du retour."),
    )


def host_fields() -> Iterator[Widget]:
    """Ask who receives the mission, with whom, in which language, and how safe the place is."""
    yield LineField("requester", "Accueil", required=True, hint="L’autorité étrangère qui reçoit la mission.")
    yield ChoiceField("requester_kind", "Nature", _KINDS, hint="Ce qu’est l’autorité d’accueil.")
    yield LineField(
        "requester_contact", "Interlocuteur",
        hint="Un nom et une fonction, rien de plus\u00a0: c’est une donnée personnelle.",
    )  # fmt: skip
    yield LineField(
        "operator", "Opérateur", hint="AFD, Expertise France… s’il en est un\u202f; peut rester vide."
    )
    yield LineField("languages", "Langues", hint="Les langues de travail de la mission.")
    yield from security_fields()


def security_fields() -> Iterator[Widget]:
    """Ask how safe the place is, and what is said of it."""
    yield ChoiceField(
        "security_level", "Sécurité", _LEVELS, hint="Le niveau du lieu, selon les Conseils aux voyageurs."
    )
    yield LineField("security", "Consignes", hint="Ce que les experts doivent faire, ou éviter.")


def means_fields(experts: Echo, budget: Echo) -> Iterator[Widget]:
    """Ask for the experts and the costs, one a line."""
    yield EchoedLines("experts", "Experts", _EXPERTS, experts)
    yield EchoedLines("budget", "Budget", _BUDGET, budget)


def terms_fields() -> Iterator[Widget]:
    """Ask for the terms of reference: the report is compared with objectives and deliverables."""
    yield LongField(
        "terms",
        "Termes",
        lines=5,
        required=True,
        hint="Ce que la mission doit faire\u202f; la lettre le dit.",
    )
    yield LongField(
        "objectives", "Objectifs", lines=3, hint="Un par ligne\u00a0: le rapport leur sera comparé."
    )
    yield LongField(
        "deliverables",
        "Livrables",
        lines=3,
        hint="Un par ligne, outre le rapport\u202f; la lettre les reprend.",
    )
