"""The four tabs of the form of a dossier: the applicant, and the three parts of the real form."""

from textual.app import ComposeResult
from textual.widgets import TabPane

from daect_tui.domain.dossier import Channel
from daect_tui.domain.identity import parse_rna, parse_siren, parse_siret
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.reaching import parse_email, parse_phone, parse_postcode
from daect_tui.services.catalogue import themes
from screens.dossiers.form_offers import Offers, country_offers, regions_of
from screens.widgets.echoes import if_other, silent
from screens.widgets.fields import ChoiceField, DateField, FieldRow, LineField, LongField
from screens.widgets.suggest import SuggestField, SuggestManyField

_CHANNELS = [(channel.value, channel.label) for channel in Channel]
KINDS = [(kind.value, kind.label) for kind in OrganisationKind]
_PHONE = "Fixe ou mobile, d’outre-mer ou de l’étranger (+ et l’indicatif)."


def dossier_tabs(offers: Offers) -> ComposeResult:
    """Arrange the tabs."""
    with TabPane("Demandeur", id="applicant"):
        yield ChoiceField(
            "programme", "Programme", required=True, hint="Le programme dont le label est demandé."
        )
        yield SuggestField(
            "name", "Organisme", offers.organisations, required=True, other="Saisir un autre organisme",
            hint="Quelques lettres ou un code postal, ↓ pour choisir\u202f; sinon le nom complet.",
        )  # fmt: skip
        yield ChoiceField("kind", "Nature", KINDS, required=True, hint="Ce que l’organisme est en droit.")
        yield from identity_fields()
        yield from address_fields(offers)
        yield from people_fields()
        with FieldRow():
            yield DateField("sent_on", "Envoyé le", hint="Le cachet de la poste, ou l’horodatage de l’envoi.")
            yield DateField(
                "received_on", "Reçu le", required=True, hint="Le délai du silence part de ce jour."
            )
        yield ChoiceField("channel", "Reçu par", _CHANNELS)
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


def identity_fields() -> ComposeResult:
    """Arrange the numbers, and the codes of the territory."""
    with FieldRow():
        yield LineField(
            "siren", "SIREN", hint="Neuf chiffres\u202f; peut rester vide.", echoed=silent(parse_siren)
        )
        yield LineField(
            "siret", "SIRET", hint="Le SIREN et cinq chiffres\u202f; peut rester vide.",
            echoed=silent(parse_siret),
        )  # fmt: skip
    with FieldRow():
        yield LineField(
            "rna", "RNA", hint="W et neuf signes, pour une association\u202f; peut rester vide.",
            echoed=if_other(parse_rna),
        )  # fmt: skip
        yield LineField(
            "territory_code", "Territoire", hint="Code officiel du territoire\u202f; peut rester vide."
        )
    with FieldRow():
        yield LineField("department", "Département", hint="Son code\u00a0: 28, 2A, 974.")
        yield LineField("region", "Région", hint="Son code\u00a0: 24 pour Centre-Val de Loire.")


def address_fields(offers: Offers) -> ComposeResult:
    """Arrange the postal address."""
    yield LongField("street", "Adresse", lines=2, hint="Une ou plusieurs lignes, sans le code postal.")
    with FieldRow():
        yield LineField(
            "postcode", "Code postal", hint="Cinq chiffres\u202f; la commune est proposée.",
            echoed=if_other(parse_postcode),
        )  # fmt: skip
        yield SuggestField("city", "Commune", offers.communes, hint="↓ montre les communes du code postal.")


def people_fields() -> ComposeResult:
    """Arrange the representative, to whom letters go, and the contact, whom the desk telephones."""
    with FieldRow():
        yield LineField("civility", "Représentant", hint="Civilité\u00a0: Madame, Monsieur.")
        yield LineField("first_name", "Prénom")
        yield LineField("last_name", "Nom")
    yield LineField("office", "Fonction", hint="Maire, présidente, directeur…")
    yield LineField("call", "Appel", hint="Le début de la lettre\u00a0: «\u202fMadame la Maire,\u202f».")
    with FieldRow():
        yield LineField("phone", "Téléphone", hint=_PHONE, echoed=if_other(parse_phone))
        yield LineField("email", "Courriel", echoed=if_other(parse_email))
    yield LineField("contact_name", "Contact", hint="Qui suit le projet chez le demandeur.")
    with FieldRow():
        yield LineField("contact_phone", "Son téléphone", hint=_PHONE, echoed=if_other(parse_phone))
        yield LineField("contact_email", "Son courriel", echoed=if_other(parse_email))


def _expertise() -> ComposeResult:
    yield LineField(
        "domain", "Domaine", required=True, hint="Le domaine d’expertise, tel que le label le portera."
    )
    yield ChoiceField("theme", "Thème", list(themes().items()), hint="Sert à choisir les référents.")
    yield SuggestManyField(
        "countries", "Pays visés", country_offers, echoed=regions_of,
        hint="Noms français séparés par des virgules\u202f; ↓ pour choisir.",
    )  # fmt: skip
    yield LongField(
        "skills", "Compétences", lines=8, hint="Ce que l’organisme sait faire, et qu’il peut transmettre."
    )
