"""What a column or a kept file may hold about a person, and the records in which people stand.

The register of processing (RGPD art. 30) is written from these words: docs/personal-data.md. Which column
holds what is said next to the tables, in `storage.personal.inventory`, and tested there.
"""

from daect_tui.domain.states import LabelledEnum


class Holding(LabelledEnum):
    """What a column holds about people (RGPD art. 4.1)."""

    NOTHING = "rien", "aucune donnée personnelle"
    IDENTITY = "identite", "identité et fonction"
    CONTACT = "contact", "coordonnées"
    OPINION = "avis", "avis ou appréciation"
    FREE = "libre", "texte libre qui peut nommer quelqu’un"
    AGENT = "agent", "agent du service"
    DERIVED = "derive", "recalculé à partir du reste"


class Purpose(LabelledEnum):
    """Why records are kept: one line each of the register of processing."""

    DIRECTORY = "repertoire", "joindre les organismes, les services et les membres du comité"
    INTAKE = "instruction", "instruire les demandes de label et de soutien"
    COMMITTEE = "comite", "réunir le comité et établir ses procès-verbaux"
    DECISIONS = "decisions", "décider, notifier et répondre aux recours"
    LABELS = "labels", "tenir le registre des labels"
    MISSIONS = "missions", "valider et suivre les missions d’expertise"
    EVALUATION = "evaluation", "évaluer les missions et en garder les enseignements"
    EXCHANGE = "bourse", "rapprocher les demandes d’expertise et les titulaires"
    LETTERS = "courriers", "produire, envoyer et conserver les courriers"
    INSTITUTION = "institution", "dire qui signe et qui répond pour le service"
    TRACE = "trace", "rendre compte de chaque acte du service"
    RIGHTS = "droits", "répondre aux personnes qui exercent leurs droits"


class Nature(LabelledEnum):
    """What a record is for the duty to erase."""

    DIRECTORY = "fiche", "fiche du répertoire"
    CASE = "affaire", "pièce d’une affaire"
    WORK = "travail", "document de travail"
    ACT = "acte", "acte ou document officiel"
    SETTING = "reglage", "réglage daté du service"
    TRACE = "journal", "journal des actes"


class OwnerKind(LabelledEnum):
    """The thing that a record belongs to; its label begins a reference (« dossier PACT3-2017-001 »)."""

    DOSSIER = "dossier", "dossier"
    SESSION = "seance", "séance"
    MISSION = "mission", "mission"
    LABEL = "label", "label"
    REQUEST = "demande", "demande d’expertise"
    LETTER = "courrier", "courrier"
    ORGANISATION = "organisme", "organisme"
    MEMBER = "membre", "membre"
    CORRESPONDENT = "correspondant", "correspondant"
    DRAFT = "brouillon", "brouillon"
    JOURNAL = "journal", "journal, acte"
    SERVICE = "service", "service"
