"""The records in which people stand: how each is called, why it is kept, what it is for the duty to erase."""

from dataclasses import dataclass

from daect_tui.domain.personal_data import Nature, Purpose
from daect_tui.domain.states import LabelledEnum


class RecordKind(LabelledEnum):
    """A kind of record, by the name of its table."""

    MEMBER = "member", "membre du comité"
    CORRESPONDENT = "correspondent", "correspondant"
    ORGANISATION = "organisation", "organisme"
    DRAFT = "draft", "saisie en cours"
    LAST_STEP = "last_step", "dernier acte"
    JOURNAL = "journal", "journal"
    PASSAGE = "passage", "historique"
    HOLD = "hold", "gel"
    SNOOZE = "snooze", "ligne reportée"
    SLIP = "elimination_slip", "bordereau d’élimination"
    DOSSIER = "dossier", "dossier"
    DOSSIER_OPINION = "dossier_opinion", "avis sur un dossier"
    ASSESSMENT = "assessment", "appréciation d’un critère"
    LINK = "dossier_link", "rapprochement de dossiers"
    OVERRIDE = "eligibility_override", "éligibilité passée outre"
    PIECE = "piece", "pièce d’un dossier"
    PIECE_REQUEST = "piece_request", "demande de pièces"
    PROPOSAL = "proposal", "proposition de décision"
    PAST_REQUEST = "past_request", "demande reprise d’un ancien registre"
    DISMISSED_CONFLICT = "dismissed_conflict", "alerte d’intérêt écartée"
    SESSION = "session", "séance"
    SEAT = "seat", "siège en séance"
    ATTENDANCE = "attendance", "présence en séance"
    AGENDA_ITEM = "agenda_item", "point de l’ordre du jour"
    RECUSAL = "recusal", "déport"
    HEARING = "hearing", "personne entendue"
    DISAGREEMENT = "disagreement", "opinion divergente"
    BALLOT = "ballot", "scrutin"
    VOTE = "vote", "vote public"
    SESSION_RECORD = "session_record", "état figé de la séance"
    MINUTES = "minutes_version", "procès-verbal"
    SIGNED_COPY = "signed_copy", "procès-verbal signé"
    CHECKOUT = "checkout", "séance emportée"
    VALISE = "valise", "valise"
    DECISION = "decision", "décision"
    INADMISSIBILITY = "inadmissibility", "irrecevabilité"
    REVERSAL = "reversal", "retrait ou abrogation d’une décision"
    APPEAL = "appeal", "recours"
    INVITATION = "observation_invitation", "invitation à présenter des observations"
    LABEL = "label", "label"
    LABEL_EVENT = "label_event", "acte sur un label"
    MISSION = "mission", "mission"
    MISSION_OPINION = "intermediate_opinion", "avis sur une mission"
    MISSION_CHANGE = "mission_change", "avenant"
    MISSION_CANCELLATION = "mission_cancellation", "annulation d’une mission"
    MISSION_POSTPONEMENT = "mission_postponement", "report d’une mission"
    MISSION_FILE = "mission_file", "fichier d’une mission"
    MISSION_PACK = "mission_pack", "paquet confié"
    PACK_MERGE = "pack_merge", "paquet revenu"
    MERGE_CONFLICT = "merge_conflict", "conflit de fusion"
    EVALUATION = "evaluation", "évaluation"
    LESSON = "lesson", "enseignement"
    EXCHANGE_REQUEST = "exchange_request", "demande d’expertise"
    EXCHANGE_OPINION = "exchange_opinion", "avis sur une demande d’expertise"
    EXCHANGE_CONTACT = "exchange_contact", "titulaire sollicité"
    LETTER = "letter", "courrier"
    FROZEN_DOCUMENT = "frozen_document", "texte"
    REPLACEMENT = "letter_replacement", "remplacement d’un courrier"
    PARAGRAPH = "personal_paragraph", "paragraphe ajouté à un courrier"
    SIGNATORY = "signatory", "signataire"
    LETTERHEAD = "letterhead", "en-tête et contact du service"
    ROUTE = "route", "référent"
    WORDING = "wording_version", "modèle de document"
    STORED_FILE = "stored_file", "fichier conservé"
    PERSON_REQUEST = "person_request", "demande d’une personne sur ses données"
    RECTIFICATION = "rectification_note", "note de rectification"


@dataclass(frozen=True, slots=True)
class Keeping:
    """Why a kind of record is kept, and what it is when somebody asks that it be erased."""

    purpose: Purpose
    nature: Nature


_P, _N, _K = Purpose, Nature, RecordKind
_BY_PURPOSE: dict[tuple[Purpose, Nature], tuple[RecordKind, ...]] = {
    (_P.DIRECTORY, _N.DIRECTORY): (_K.MEMBER, _K.CORRESPONDENT, _K.ORGANISATION),
    (_P.TRACE, _N.WORK): (_K.DRAFT, _K.LAST_STEP, _K.SNOOZE),
    (_P.TRACE, _N.TRACE): (_K.JOURNAL,),
    (_P.TRACE, _N.CASE): (_K.PASSAGE, _K.HOLD, _K.SLIP, _K.CHECKOUT, _K.VALISE),
    (_P.INTAKE, _N.CASE): (
        _K.DOSSIER, _K.DOSSIER_OPINION, _K.ASSESSMENT, _K.LINK, _K.OVERRIDE, _K.PIECE, _K.PIECE_REQUEST,
        _K.PROPOSAL, _K.PAST_REQUEST,
    ),
    (_P.COMMITTEE, _N.CASE): (_K.DISMISSED_CONFLICT,),
    (_P.COMMITTEE, _N.ACT): (
        _K.SESSION, _K.SEAT, _K.ATTENDANCE, _K.AGENDA_ITEM, _K.RECUSAL, _K.HEARING, _K.DISAGREEMENT,
        _K.BALLOT, _K.VOTE, _K.SESSION_RECORD, _K.MINUTES, _K.SIGNED_COPY,
    ),
    (_P.DECISIONS, _N.ACT): (_K.DECISION, _K.INADMISSIBILITY, _K.REVERSAL, _K.APPEAL, _K.INVITATION),
    (_P.LABELS, _N.ACT): (_K.LABEL, _K.LABEL_EVENT),
    (_P.MISSIONS, _N.CASE): (
        _K.MISSION, _K.MISSION_OPINION, _K.MISSION_FILE, _K.MISSION_PACK, _K.PACK_MERGE, _K.MERGE_CONFLICT,
    ),
    (_P.MISSIONS, _N.ACT): (_K.MISSION_CHANGE, _K.MISSION_CANCELLATION, _K.MISSION_POSTPONEMENT),
    (_P.EVALUATION, _N.CASE): (_K.EVALUATION, _K.LESSON),
    (_P.EXCHANGE, _N.CASE): (_K.EXCHANGE_REQUEST, _K.EXCHANGE_OPINION, _K.EXCHANGE_CONTACT),
    (_P.LETTERS, _N.ACT): (_K.LETTER, _K.FROZEN_DOCUMENT, _K.REPLACEMENT, _K.STORED_FILE),
    (_P.LETTERS, _N.CASE): (_K.PARAGRAPH,),
    (_P.RIGHTS, _N.WORK): (_K.PERSON_REQUEST,),
    (_P.RIGHTS, _N.ACT): (_K.RECTIFICATION,),
    (_P.INSTITUTION, _N.SETTING): (_K.SIGNATORY, _K.LETTERHEAD, _K.ROUTE, _K.WORDING),
}  # fmt: skip

KEEPING: dict[RecordKind, Keeping] = {
    kind: Keeping(purpose, nature) for (purpose, nature), kinds in _BY_PURPOSE.items() for kind in kinds
}
