"""The form of a dossier: who asks, and the three parts of the request; a draft from the first key."""

import asyncio
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dossier import Channel, Dossier
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.text import listed
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes, form_fields
from screens.widgets.fields import ChoiceField, DateField, FieldRow, LineField, LongField
from screens.widgets.form import AutosavedForm

_BLANK = {"kind": OrganisationKind.COMMUNE.value, "channel": Channel.POST.value}
_KINDS = [(kind.value, kind.label) for kind in OrganisationKind]
_CHANNELS = [(channel.value, channel.label) for channel in Channel]


class DossierForm(AutosavedForm[Dossier]):
    """A new dossier, or the changes to one that is filed (`dossier`); gives it back once filed."""

    TITLE = "Nouveau dossier"
    CSS_PATH = "dossiers.tcss"
    BINDINGS = [Binding("ctrl+s", "file", "Déposer", tooltip="déposer le dossier", id="form.file")]

    def __init__(self, desk: Desk, dossier: Dossier | None = None) -> None:
        target = dossier.reference if dossier else ""
        initial = form_fields(dossier) if dossier else _BLANK
        super().__init__(desk, desk.intake.drafts, target=target, initial=initial)
        self._edited = dossier
        if dossier:
            self.title = f"Modifier {dossier.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the four tabs."""
        with TabbedContent():
            with TabPane("Demandeur", id="applicant"):
                yield from _applicant()
            with TabPane("Expertise", id="expertise"):
                yield from _expertise()
            with TabPane("Reconnaissance", id="evidence-pane"):
                yield LongField(
                    "evidence", "Reconnaissance", lines=12,
                    hint="Ce qui atteste la compétence\u00a0: réalisations, partenariats, références.",
                )  # fmt: skip
            with TabPane("Mobilisation", id="mobilisation-pane"):
                yield LongField(
                    "mobilisation", "Mobilisation", lines=8,
                    hint="Comment les experts peuvent partir\u00a0: durée, délai, prise en charge.",
                )  # fmt: skip
                yield LongField("experts", "Experts", lines=3, hint="Noms et fonctions, un par ligne.")
                yield LineField("languages", "Langues", hint="Langues de travail des experts.")

    async def prepare(self) -> None:
        """Offer the programmes of the register; that of a filed dossier stays."""
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        field = self.query_one("#field-programme", ChoiceField)
        field.offer([(programme.code, f"{programme.code} — {programme.label}") for programme in programmes])
        field.control.disabled = self._edited is not None

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its applicant."""
        return fields.get("name", "").strip() or "sans nom"

    def file(self, draft_id: int) -> Dossier:
        """File the draft, or apply it to the dossier that it edits."""
        if self._edited is not None:
            return self.desk.intake.amend(draft_id)
        return self.desk.intake.file(draft_id)


def _applicant() -> ComposeResult:
    yield ChoiceField("programme", "Programme", required=True, hint="Le programme dont le label est demandé.")
    yield LineField("name", "Organisme", required=True, hint="Le nom complet, tel qu’il sera dans la lettre.")
    yield ChoiceField("kind", "Nature", _KINDS, required=True, hint="Ce que l’organisme est en droit.")
    with FieldRow():
        yield LineField("siren", "SIREN", hint="Neuf chiffres\u00a0; peut rester vide.")
        yield LineField("rna", "RNA", hint="W et neuf signes, pour une association\u00a0; peut rester vide.")
    yield LongField("street", "Adresse", lines=2, hint="Une ou plusieurs lignes, sans le code postal.")
    with FieldRow():
        yield LineField("postcode", "Code postal")
        yield LineField("city", "Commune")
    with FieldRow():
        yield LineField("civility", "Représentant", hint="Civilité\u00a0: Madame, Monsieur.")
        yield LineField("first_name", "Prénom")
        yield LineField("last_name", "Nom")
    yield LineField("office", "Fonction", hint="Maire, présidente, directeur…")
    yield LineField("call", "Appel", hint="Le début de la lettre\u00a0: «\u202fMadame la Maire,\u202f».")
    yield LineField("email", "Courriel")
    with FieldRow():
        yield DateField("sent_on", "Envoyé le", hint="Le cachet de la poste, ou l’horodatage de l’envoi.")
        yield DateField("received_on", "Reçu le", required=True, hint="Le délai du silence part de ce jour.")
    with FieldRow():
        yield ChoiceField("channel", "Reçu par", _CHANNELS)
        yield LineField(
            "territory_code", "Territoire", hint="Code INSEE du territoire\u00a0; peut rester vide."
        )


def _expertise() -> ComposeResult:
    yield LineField(
        "domain", "Domaine", required=True, hint="Le domaine d’expertise, tel que le label le portera."
    )
    yield ChoiceField("theme", "Thème", list(themes().items()), hint="Sert à choisir les référents.")
    yield LineField(
        "countries", "Pays visés", hint="Noms français séparés par des virgules.", echoed=_in_full
    )
    yield LongField(
        "skills", "Compétences", lines=8, hint="Ce que l’organisme sait faire, et qu’il peut transmettre."
    )


def _in_full(typed: str) -> str:
    return listed([country_name(code) for code in parse_countries(typed, country_codes())])
