"""The columns of each kind of file: French headings, the reference first, and the synonyms of each.

docs/formats.md shows them; a test fails when a column is not there.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.correspondent_form import Consulted
from daect_tui.domain.dossier import Channel, DossierState
from daect_tui.domain.exchange import EXTERNAL, REFERENCE, STATE, Column, ExchangeKind, Lists
from daect_tui.domain.label import LabelState
from daect_tui.domain.member import MemberKind
from daect_tui.domain.member_form import Seat
from daect_tui.domain.mission import MissionOrigin, MissionState, OpinionSense
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.states import LabelledEnum


class ListName(StrEnum):
    """The closed lists that cells may hold."""

    KINDS = "kinds"
    CHANNELS = "channels"
    STATES = "states"
    THEMES = "themes"
    MEMBER_KINDS = "member_kinds"
    SEATS = "seats"
    CORRESPONDENT_KINDS = "correspondent_kinds"
    CONSULTED = "consulted"
    PROGRAMMES = "programmes"
    YES_NO = "yes_no"
    LABEL_STATES = "label_states"
    MISSION_STATES = "mission_states"
    MISSION_ORIGINS = "mission_origins"
    REQUESTER_KINDS = "requester_kinds"
    SECURITY_LEVELS = "security_levels"
    OPINION_SENSES = "opinion_senses"


YES, NO = "oui", "non"

_IDENTITY = (
    Column("name", "organisme", ("nom", "nom de l’organisme", "collectivité", "demandeur", "raison sociale",
                                 "structure", "porteur"), required=True),
    Column("kind", "nature", ("nature de l’organisme", "type d’organisme", "type"), choices=ListName.KINDS),
    Column("siren", "SIREN", ("n° SIREN", "numéro SIREN")),
    Column("siret", "SIRET", ("n° SIRET", "numéro SIRET")),
    Column("rna", "RNA", ("n° RNA", "numéro RNA", "n° d’association")),
    Column("territory_code", "code du territoire", ("code INSEE", "code officiel géographique", "COG")),
    Column("department", "département", ("code du département", "dpt")),
    Column("region", "région", ("code de la région",)),
    Column("street", "adresse", ("rue", "voie", "adresse postale")),
    Column("postcode", "code postal", ("CP",)),
    Column("city", "commune", ("ville", "localité")),
    Column("civility", "civilité du représentant", ("civilité",)),
    Column("first_name", "prénom du représentant", ("prénom",)),
    Column("last_name", "nom du représentant", ("représentant", "représentant légal")),
    Column("office", "fonction du représentant", ("fonction", "qualité du représentant")),
    Column("call", "appel", ("formule d’appel",)),
    Column("phone", "téléphone", ("tél.", "n° de téléphone", "standard")),
    Column("email", "courriel", ("e-mail", "mail", "adresse électronique", "adresse de courriel")),
    Column("contact_name", "contact", ("interlocuteur", "nom du contact", "contact du projet")),
    Column("contact_phone", "téléphone du contact", ("tél. du contact",)),
    Column("contact_email", "courriel du contact", ("mail du contact", "e-mail du contact")),
)  # fmt: skip
_DOMAIN = Column(
    "domain", "domaine", ("domaine d’expertise", "intitulé", "intitulé du projet", "objet"), required=True
)
_PROGRAMME = Column(
    "programme", "programme", ("dispositif", "label demandé"), choices=ListName.PROGRAMMES, required=True
)

DOSSIER_COLUMNS = (
    Column(REFERENCE, "référence", ("réf.", "n° de dossier", "numéro de dossier", "dossier")),
    _IDENTITY[0],
    _DOMAIN,
    _PROGRAMME,
    Column(STATE, "état", ("statut", "état du dossier"), choices=ListName.STATES),
    Column("received_on", "reçu le", ("date de réception", "arrivé le"), required=True, day=True),
    Column("sent_on", "envoyé le", ("date d’envoi", "cachet de la poste", "posté le"), day=True),
    Column("silence_on", "rejet implicite le", computed=True),
    *_IDENTITY[1:],
    Column("theme", "thème", ("thématique", "axe"), choices=ListName.THEMES),
    Column("countries", "pays", ("pays visés", "pays cibles", "pays d’intervention")),
    Column("skills", "compétences", ("compétences et savoir-faire", "savoir-faire")),
    Column("evidence", "reconnaissance", ("éléments de reconnaissance", "références")),
    Column("mobilisation", "mobilisation", ("conditions de mobilisation", "modalités de mobilisation")),
    Column("languages", "langues", ("langues de travail",)),
    Column("experts", "experts", ("experts mobilisables",)),
    Column("channel", "reçu par", ("voie d’envoi", "canal", "mode de réception"), choices=ListName.CHANNELS),
    Column("geographic_referent", "référent géographique"),
    Column("thematic_referent", "référent thématique"),
    Column("origin", "dossier d’origine", ("renouvelle", "dossier précédent")),
    Column("decided_on", "décidé le", ("date de décision", "traité le"), day=True, history=True),
    Column("grounds", "motifs", ("motivation", "motivation de la décision"), history=True),
    Column(EXTERNAL, "référence externe", ("identifiant externe", "n° externe")),
)

ORGANISATION_COLUMNS = (
    Column(REFERENCE, "référence", ("réf.",)),
    *_IDENTITY,
    Column("verified", "identité vérifiée", choices=ListName.YES_NO, computed=True),
)

MEMBER_COLUMNS = (
    Column("last_name", "nom", ("nom du membre",), required=True),
    Column("first_name", "prénom", required=True),
    Column("civility", "civilité", required=True),
    Column("quality", "qualité", ("fonction", "titre"), required=True),
    Column("body", "organisme représenté", ("organisme", "institution", "structure"), required=True),
    Column("kind", "siège comme", ("nature du siège", "catégorie"), choices=ListName.MEMBER_KINDS),
    Column("seat", "voix", ("rôle", "vote"), choices=ListName.SEATS),
    Column("starts_on", "siège depuis le", ("depuis le", "du", "début", "début du mandat"),
           required=True, day=True),
    Column("until", "jusqu’au", ("au", "fin", "fin du mandat"), day=True),
    Column("region", "région", ("code de la région",)),
)  # fmt: skip

CORRESPONDENT_COLUMNS = (
    Column("name", "nom", ("poste", "service", "nom du poste", "intitulé"), required=True),
    Column("kind", "nature", ("type", "type de poste"), choices=ListName.CORRESPONDENT_KINDS),
    Column("place", "lieu", ("ville", "résidence")),
    Column("country", "pays"),
    Column("region", "région", ("région du monde", "zone")),
    Column("civility", "civilité"),
    Column("first_name", "prénom", ("prénom du correspondant",)),
    Column("last_name", "nom de la personne", ("correspondant", "nom du correspondant", "interlocuteur")),
    Column("phone", "téléphone", ("tél.", "n° de téléphone")),
    Column("email", "courriel", ("e-mail", "mail", "adresse électronique")),
    Column("active", "consulté", ("actif", "en fonction"), choices=ListName.CONSULTED),
)

_ORIGIN_NUMBER = Column(
    "origin_number", "numéro d’origine", ("ancien numéro", "n° d’origine", "numéro ancien", "n° ancien")
)
_THEME = Column("theme", "thème", ("thématique", "axe"), choices=ListName.THEMES)
_HOLDER = Column(
    "name", "organisme", ("titulaire", "nom", "collectivité", "bénéficiaire", "lauréat", "porteur"),
    required=True,
)  # fmt: skip
_STARTS = (
    "du",
    ("début", "date de début", "depuis le", "à compter du", "labellisé le", "départ", "date de départ"),
)
_ENDS = ("au", ("fin", "date de fin", "jusqu’au", "échéance", "expire le", "retour", "date de retour"))

LABEL_COLUMNS = (
    Column(REFERENCE, "référence", ("réf.", "numéro", "numéro de label", "n° de label", "label")),
    _HOLDER,
    _DOMAIN,
    _PROGRAMME,
    Column(STATE, "état", ("statut", "état du label"), choices=ListName.LABEL_STATES),
    Column("starts_on", *_STARTS, required=True, day=True),
    Column("until", *_ENDS, day=True),
    Column("dossier", "dossier", ("n° de dossier", "numéro de dossier")),
    Column("conditions", "conditions", ("réserves", "conditions et réserves")),
    *_IDENTITY[1:8],
    _THEME,
    Column("countries", "pays", ("pays visés", "pays cibles", "pays d’intervention")),
    Column("languages", "langues", ("langues de travail",)),
    Column("renews", "renouvelle", ("label précédent", "renouvellement de")),
    _ORIGIN_NUMBER,
)

MISSION_COLUMNS = (
    Column(REFERENCE, "référence", ("réf.", "numéro", "numéro de mission", "n° de mission", "mission")),
    Column("name", "organisme", _HOLDER.synonyms),
    Column("subject", "objet", ("intitulé", "sujet", "intitulé de la mission"), required=True),
    Column("label", "label", ("n° de label", "numéro de label", "label mobilisé")),
    Column(STATE, "état", ("statut", "état de la mission"), choices=ListName.MISSION_STATES),
    Column("country", "pays", ("pays d’accueil", "pays de la mission"), required=True),
    Column("place", "lieu", ("ville", "lieu de la mission")),
    Column("starts_on", *_STARTS, required=True, day=True),
    Column("ends_on", *_ENDS, required=True, day=True),
    Column("origin", "origine", ("à l’initiative de", "initiative"), choices=ListName.MISSION_ORIGINS),
    Column("requester", "demandeur", ("collectivité d’accueil", "partenaire", "hôte")),
    Column(
        "requester_kind",
        "nature du demandeur",
        ("nature de l’accueil", "nature de l’hôte"),
        choices=ListName.REQUESTER_KINDS,
    ),
    Column("requester_contact", "interlocuteur", ("contact sur place", "contact de l’hôte")),
    Column("operator", "opérateur", ("opérateur associé",)),
    Column("theme", "thème", ("thématique", "axe"), choices=ListName.THEMES),
    Column("languages", "langues", ("langues de travail",)),
    Column("terms", "termes de référence", ("TDR", "description")),
    Column("objectives", "objectifs", ("objectifs de la mission",)),
    Column("deliverables", "livrables", ("livrables attendus",)),
    Column("experts", "experts", ("expert", "experts mobilisés")),
    Column("budget", "budget", ("lignes du budget", "prise en charge")),
    Column("cost", "coût total en euros", computed=True),
    Column(
        "security_level",
        "vigilance",
        ("niveau de sécurité", "niveau de vigilance"),
        choices=ListName.SECURITY_LEVELS,
    ),
    Column("security", "sécurité", ("consignes de sécurité",)),
    Column("opinion", "avis du poste", ("avis",), choices=ListName.OPINION_SENSES),
    Column("opinion_on", "avis reçu le", ("date de l’avis",), day=True),
    Column("validated_on", "validée le", ("date de validation",), day=True),
    Column("report_due", "rapport dû le", ("échéance du rapport",), day=True),
    Column("siren", "SIREN", ("n° SIREN", "numéro SIREN")),
    _ORIGIN_NUMBER,
)

LETTER_COLUMNS = (
    Column(REFERENCE, "référence"),
    Column("recipient", "destinataire"),
    Column("kind", "nature"),
    Column("subject", "objet"),
    Column("session", "séance"),
    Column(STATE, "état"),
    Column("dated", "daté du", day=True),
    Column("produced_on", "produit le", day=True),
    Column("sent_on", "envoyé le", day=True),
    Column("mode", "mode d’envoi"),
    Column("registered_number", "numéro de recommandé"),
    Column("presented_on", "présenté le", day=True),
    Column("notified_on", "notifié le", day=True),
    Column("returned_on", "retourné le", day=True),
    Column("return_reason", "motif du retour"),
    Column("sha256", "empreinte SHA-256"),
)

ODA_COLUMNS = (
    Column(REFERENCE, "référence"),
    Column("year", "année"),
    Column("country", "code du pays"),
    Column("country_name", "pays"),
    Column("oda_category", "catégorie CAD"),
    Column("purpose", "code-objet CAD"),
    Column("channel", "canal"),
    Column("amount", "montant"),
    Column("currency", "monnaie"),
    Column("bearer", "à la charge de"),
    Column("gender", "marqueur genre"),
    Column("climate", "marqueur climat"),
    Column("sdg", "ODD"),
    Column("siren", "SIREN du titulaire"),
    Column("holder", "titulaire"),
    Column("title", "intitulé"),
    Column("starts_on", "du", day=True),
    Column("ends_on", "au", day=True),
)

ATLAS_COLUMNS = (
    Column(REFERENCE, "référence"),
    Column("holder", "organisme"),
    Column("siren", "SIREN"),
    Column("domain", "domaine"),
    Column("theme", "thème"),
    Column("programme", "programme"),
    Column("countries", "pays"),
    Column("world_regions", "régions du monde"),
    Column("starts_on", "du", day=True),
    Column("until", "au", day=True),
    Column(STATE, "état"),
    Column("missions", "missions"),
)


def _labels(options: type[LabelledEnum]) -> dict[str, str]:
    return {option.value: option.label for option in options}


def closed_lists(themes: Mapping[str, str], programmes: Iterable[str]) -> Lists:
    """Return the codes and labels of every closed list; themes and programmes come from the catalogue."""
    return {
        ListName.KINDS: _labels(OrganisationKind),
        ListName.CHANNELS: _labels(Channel),
        ListName.STATES: _labels(DossierState),
        ListName.THEMES: themes,
        ListName.MEMBER_KINDS: _labels(MemberKind),
        ListName.SEATS: _labels(Seat),
        ListName.CORRESPONDENT_KINDS: _labels(CorrespondentKind),
        ListName.CONSULTED: _labels(Consulted),
        ListName.PROGRAMMES: {code: code for code in programmes},
        ListName.YES_NO: {YES: YES, NO: NO},
        ListName.LABEL_STATES: _labels(LabelState),
        ListName.MISSION_STATES: _labels(MissionState),
        ListName.MISSION_ORIGINS: _labels(MissionOrigin),
        ListName.REQUESTER_KINDS: _labels(RequesterKind),
        ListName.SECURITY_LEVELS: _labels(SecurityLevel),
        ListName.OPINION_SENSES: _labels(OpinionSense),
    }


COLUMNS: Mapping[ExchangeKind, tuple[Column, ...]] = {
    ExchangeKind.DOSSIERS: DOSSIER_COLUMNS,
    ExchangeKind.ORGANISATIONS: ORGANISATION_COLUMNS,
    ExchangeKind.MEMBERS: MEMBER_COLUMNS,
    ExchangeKind.CORRESPONDENTS: CORRESPONDENT_COLUMNS,
    ExchangeKind.LABELS: LABEL_COLUMNS,
    ExchangeKind.MISSIONS: MISSION_COLUMNS,
    ExchangeKind.LETTERS: LETTER_COLUMNS,
    ExchangeKind.ODA: ODA_COLUMNS,
    ExchangeKind.ATLAS: ATLAS_COLUMNS,
}
