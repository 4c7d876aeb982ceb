"""The request for a mission: under which label, what, when, with whom and what means."""

import asyncio
from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import DaectError
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import Mission, MissionOrigin
from daect_tui.domain.mission_form import parse_budget, parse_experts
from daect_tui.domain.money import total
from daect_tui.domain.text import counted, listed
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from screens.modals.choice import Choice
from screens.widgets.fields import ChoiceField, DateField, FieldRow, LineField, LongField
from screens.widgets.form import AutosavedForm
from screens.widgets.pick import PickField

_ORIGINS = [(origin.value, origin.label) for origin in MissionOrigin]


class MissionRequestForm(AutosavedForm[Mission]):
    """A new request; gives the mission back, once it has its number."""

    TITLE = "Nouvelle mission"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.missions.drafts, initial={"origin": MissionOrigin.HOLDER.value})

    def compose_fields(self) -> ComposeResult:
        """Arrange the three tabs."""
        with TabbedContent():
            with TabPane("Demande", id="request"):
                yield from _request()
            with TabPane("Experts et budget", id="means"):
                yield from _means()
            with TabPane("Termes de référence", id="terms-pane"):
                yield LongField(
                    "terms", "Termes", lines=12, required=True,
                    hint="Ce que la mission doit faire et remettre\u00a0; la lettre les reprend.",
                )  # fmt: skip

    async def prepare(self) -> None:
        """Offer the labels, those in force first."""
        labels = await asyncio.to_thread(self.desk.missions.labels)
        ordered = sorted(labels, key=lambda label: label.state is not LabelState.ACTIVE)
        self.query_one(PickField).offer([_choice(label) for label in ordered])

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its subject, else by its label."""
        return fields.get("subject", "").strip() or fields.get("label", "") or "sans objet"

    def file(self, draft_id: int) -> Mission:
        """Register the request."""
        return self.desk.missions.request(draft_id)


class _EchoedLines(LongField):
    """Lines that say what was understood of them, once all of them are."""

    def __init__(self, key: str, caption: str, hint: str, understood: Callable[[str], str]) -> None:
        super().__init__(key, caption, lines=4, hint=hint)
        self._understood = understood

    def echo(self) -> str:
        try:
            return self._understood(self.text)
        except DaectError:
            return ""


def _request() -> ComposeResult:
    yield PickField(
        "label", "Label", "Sous quel label\u202f?", required=True,
        hint="Entrée ouvre la liste\u00a0: quelques lettres du titulaire, du domaine ou du numéro suffisent.",
    )  # fmt: skip
    yield ChoiceField("origin", "À l’initiative", _ORIGINS, hint="Qui a demandé cette mission.")
    yield LineField(
        "requester", "Accueil", required=True, hint="La collectivité étrangère qui reçoit la mission."
    )
    yield LineField("subject", "Objet", required=True, hint="En une ligne, tel que la lettre le dira.")
    with FieldRow():
        yield LineField(
            "country", "Pays", required=True, hint="Un seul, par son nom français.", echoed=_country
        )
        yield LineField("place", "Lieu", required=True, hint="La ville ou le territoire.")
    with FieldRow():
        yield DateField("starts_on", "Du", required=True, hint="Le jour du départ.")
        yield DateField("ends_on", "Au", required=True, hint="Le jour du retour.")
    yield LineField(
        "security", "Sécurité", hint="La vigilance du pays, les consignes\u00a0; peut rester vide."
    )


def _means() -> ComposeResult:
    yield _EchoedLines(
        "experts", "Experts", "Un par ligne\u00a0: nom ; fonction ; employeur ; jours", _experts_understood
    )
    yield _EchoedLines(
        "budget",
        "Budget",
        "Une ligne par dépense\u00a0: intitulé ; montant ; à la charge de",
        _budget_understood,
    )


def _choice(label: Label) -> Choice[str]:
    detail = (
        f"{label.domain}\n{label.state.label}, du {short_date(label.starts_on)} au {short_date(label.until)}"
    )
    return Choice(label.number, f"{label.number} · {label.holder} · {label.domain}", detail)


def _country(typed: str) -> str:
    return listed([country_name(code) for code in parse_countries(typed, country_codes())])


def _experts_understood(typed: str) -> str:
    experts = parse_experts(typed)
    days = counted(sum(expert.days for expert in experts), "jour")
    return f"{counted(len(experts), 'expert')}, {days} en tout" if experts else ""


def _budget_understood(typed: str) -> str:
    lines = parse_budget(typed)
    return (
        f"{counted(len(lines), 'ligne')}, {total(tuple(line.amount for line in lines))} en tout"
        if lines
        else ""
    )
