"""The acts of the journal in French: the chain keeps codes, people read words."""

import json
import re
from datetime import date

from daect_tui.domain.committee_rules import RULE_ARTICLES
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.decision import DecisionAction, DecisionState
from daect_tui.domain.deliberation import BallotResult, Choice
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.evaluation import EvaluationAction, EvaluationState
from daect_tui.domain.exchange_request import ExchangeAction, ExchangeState
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_hiding import HIDDEN_LINES
from daect_tui.domain.label import LabelAction, LabelState
from daect_tui.domain.lesson import LessonAction, LessonState
from daect_tui.domain.letter import LetterAction, LetterKind, LetterState
from daect_tui.domain.minutes_version import MinutesAction, MinutesState
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.domain.session import Outcome, SessionAction, SessionState
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted

# Passages are written « thing.action », after the name of the action.
_PASSAGES: dict[str, tuple[type[LabelledEnum], type[LabelledEnum]]] = {
    "bourse": (ExchangeAction, ExchangeState),
    "decision": (DecisionAction, DecisionState),
    "dossier": (DossierAction, DossierState),
    "label": (LabelAction, LabelState),
    "evaluation": (EvaluationAction, EvaluationState),
    "lesson": (LessonAction, LessonState),
    "letter": (LetterAction, LetterState),
    "minutes": (MinutesAction, MinutesState),
    "mission": (MissionAction, MissionState),
    "session": (SessionAction, SessionState),
}
_ACTS = {
    "appeal.answered": "répondre à un recours",
    "appeal.received": "enregistrer un recours",
    "agenda.adjourned_back": "inscrire les ajournés",
    "agenda.reordered": "changer l’ordre du jour",
    "attendance.arrived": "noter une arrivée",
    "act.undone": "annuler le dernier acte",
    "attendance.left": "noter un départ",
    "ballot.counted": "compter les voix",
    "ballot.opened": "ouvrir le vote",
    "ballot.tie_broken": "départager les voix",
    "ballot.voided": "annuler un vote",
    "block.adopted": "décider en bloc",
    "bourse.amended": "modifier une demande de la Bourse",
    "bourse.opinion_received": "enregistrer un avis sur une demande de la Bourse",
    "bourse.received": "enregistrer une demande de la Bourse",
    "convening.irregular": "ouvrir malgré une convocation irrégulière",
    "convocation.received": "noter la réception des convocations",
    "conflict.dismissed": "écarter un intérêt",
    "conflict.recalled": "reprendre un intérêt écarté",
    "correspondent.added": "ajouter un correspondant",
    "correspondent.changed": "modifier un correspondant",
    "criterion.assessed": "évaluer un critère",
    "delays.saved": "changer les délais donnés",
    "decision.completed": "compléter la décision",
    "decision.departed": "s’écarter de l’avis ou de la proposition",
    "decision.identity_overridden": "passer outre à l’identité non vérifiée",
    "disagreement.recorded": "inscrire un désaccord",
    "dossier.amended": "modifier le dossier",
    "dossier.filed_nevertheless": "déposer malgré une ressemblance",
    "dossier.grounds_of_inadmissibility": "motiver l’irrecevabilité",
    "dossier.joined": "lier à une autre demande",
    "dossier.routed": "nommer les référents",
    "eligibility.overridden": "passer outre à un motif bloquant",
    "evaluation.follow_up_checked": "vérifier les suites",
    "exchange.imported": "importer un fichier",
    "grid.saved": "changer une grille d’évaluation",
    "hearing.began": "entendre une personne",
    "hearing.ended": "fin d’une audition",
    "hold.lifted": "lever un gel",
    "hold.placed": "geler",
    "item.concluded": "conclure un point",
    "item.moved": "déplacer un point",
    "item.noted": "annoter un point",
    "item.proposed": "proposer un avis",
    "item.reopened": "reprendre un point",
    "item.timed": "fixer la durée d’un point",
    "journal.hidden": "effacer des mots du journal",
    "label.corrected": "corriger par un fichier un label repris",
    "label.granted": "délivrer le label",
    "lesson.proposed": "proposer un enseignement",
    "label.notified": "notifier un acte sur le label",
    "label.taken_over": "reprendre d’un fichier un label de naguère",
    "letter.personal": "écrire le paragraphe d’un courrier",
    "letter.corrected": "corriger une date d’un courrier",
    "letter.numbered": "noter le numéro d’un recommandé",
    "letter.produced": "produire le courrier",
    "letter.reprinted": "réimprimer la copie conservée",
    "letterhead.saved": "enregistrer un en-tête",
    "mandate.ended": "fin d’un pouvoir",
    "mandate.given": "donner pouvoir",
    "member.added": "ajouter un membre",
    "member.changed": "modifier un membre",
    "member.term_ended": "terminer un mandat",
    "minutes.copy_voided": "annuler l’exemplaire signé",
    "minutes.extracted": "délivrer un extrait du procès-verbal",
    "minutes.layout_saved": "ordonner le procès-verbal",
    "minutes.produced": "produire le procès-verbal",
    "minutes.signed_copy": "joindre l’exemplaire signé",
    "mission.corrected": "corriger la demande de mission",
    "mission.opinion_asked": "demander l’avis d’un poste",
    "mission.opinion_reminded": "relancer un poste",
    "mission.guards_passed_over": "passer outre pour un avenant",
    "mission.file_joined": "joindre un fichier à la mission",
    "mission.file_removed": "retirer un fichier de la mission",
    "mission.requested": "demander la mission",
    "mission.settings_saved": "changer les plafonds et les taux des missions",
    "mission.corrected_by_file": "corriger par un fichier une mission reprise",
    "mission.taken_over": "reprendre d’un fichier une mission de naguère",
    "organisation.changed": "corriger un organisme",
    "organisation.merged": "fusionner deux organismes",
    "observations.invited": "inviter à présenter des observations",
    "observations.received": "noter la réception de l’invitation",
    "opinion.asked": "demander un avis",
    "opinion.cancelled": "annuler une demande d’avis",
    "opinion.received": "enregistrer un avis",
    "opinion.reminded": "relancer pour un avis",
    "organisation.verified": "vérifier l’identité",
    "pack.made": "faire un paquet",
    "pack.merged": "fusionner un paquet",
    "person.answered": "répondre à une personne sur ses données",
    "person.erased": "effacer une personne",
    "person.exported": "remettre à une personne ses données",
    "person.noted": "joindre une note de rectification",
    "person.rectified": "rectifier ce qui est dit d’une personne",
    "person.requested": "enregistrer la demande d’une personne",
    "piece.received": "recevoir une pièce",
    "piece.taken_back": "retirer une pièce",
    "pieces.request_lifted": "lever une demande de pièces",
    "pieces.requested": "demander des pièces",
    "programme.changed": "modifier le programme",
    "programme.criteria": "changer les critères du programme",
    "proposal.made": "proposer une décision",
    "purge.eliminated": "éliminer sous visa des archives",
    "recusal.declared": "déclarer un déport",
    "recusal.withdrawn": "retirer un déport",
    "retention.saved": "changer une durée de conservation",
    "reversal.notified": "notifier un retrait ou une abrogation",
    "reversal.signed": "retirer ou abroger une décision",
    "route.saved": "changer la table des référents",
    "reminders.saved": "changer les délais de relance",
    "register.bulk": "agir sur plusieurs dossiers",
    "register.furnished": "garnir le registre",
    "register.encrypted": "chiffrer le registre",
    "register.decrypted": "remettre le registre en clair",
    "register.passphrase": "changer la phrase secrète du registre",
    "register.rebuilt": "refaire les listes et la recherche",
    "register.restored": "restaurer une sauvegarde",
    "register.salvaged": "sauver un registre endommagé",
    "reservations.changed": "modifier les réserves types",
    "rules.changed": "modifier le règlement de séance",
    "seat.given_back": "rendre un siège",
    "seat.replaced": "suppléer un membre",
    "session.convened": "convoquer les membres",
    "session.convened_again": "convoquer à nouveau",
    "session.lapsed": "constater l’absence de quorum",
    "session.moved_to_item": "passer à un point",
    "session.planned": "prévoir la séance",
    "session.replanned": "déplacer la séance",
    "session.urgency": "motiver l’urgence",
    "signatory.saved": "enregistrer un signataire",
    "slip.drawn_up": "établir un bordereau d’élimination",
    "slip.dropped": "abandonner un bordereau d’élimination",
    "texts.saved": "modifier les textes types",
    "valise.abandoned": "déclarer une valise perdue",
    "valise.conflict": "constater un conflit avec une valise",
    "valise.made": "ouvrir la valise",
    "valise.packed": "emporter la séance",
    "valise.returned": "reprendre la valise",
    "vote.recorded": "noter une voix",
    "worklist.put_off": "reporter une ligne d’À faire",
    "worklist.taken_back": "reprendre une ligne reportée",
    "wording.restored": "revenir au texte d’origine d’un modèle",
    "wording.saved": "modifier le texte d’un modèle",
}
_CAPTIONS = {
    "a": "à",
    "actes_laisses": "actes laissés",
    "a_partir_du": "à partir du",
    "anciens_rangs": "anciens rangs",
    "consulte": "consulté",
    "decision_du": "décision du",
    "demande_le": "demandé le",
    "envoye_le": "envoyé le",
    "envoyees_le": "envoyées le",
    "notifie_le": "notifié le",
    "presente_le": "présenté le",
    "retourne_le": "retourné le",
    "tete_remplacee": "tête remplacée",
    "recues_le": "reçues le",
    "observations_demandees_le": "observations demandées le",
    "reponse": "réponse",
    "demandees_le": "demandées le",
    "pieces": "pièces",
    "recu_le": "reçu le",
    "recue_le": "reçue le",
    "appreciation": "appréciation",
    "cle": "pour",
    "criteres": "critères",
    "critere": "critère",
    "geographique": "géographique",
    "gardee": "fiche gardée",
    "numero_garde": "nº de la fiche gardée",
    "jusqu_au": "jusqu’au",
    "lignes_effacees": "lignes effacées",
    "mises_a_jour": "mises à jour",
    "refuses": "refusés",
    "ecart": "écart",
    "referent": "référent",
    "regle": "règle",
    "thematique": "thématique",
    "resultat": "résultat",
    "suite_de": "suite de",
    **{name: rule.caption for name, rule in RULE_ARTICLES.items()},
    "sha256": "empreinte",
    "actes": "actes repris",
    "emportee_par": "emportée par",
    "en_valise_le": "en valise, le",
    "en_valise_par": "en valise, par",
    "ligne_valise": "ligne de la valise",
    "numero": "numéro",
    "registre": "registre d’origine",
    "sceau": "sceau de la valise",
}


_SIGNS = 16
# What the codes under a caption are, whatever the act.
_CODES: dict[str, type[LabelledEnum]] = {
    "issue": Outcome,
    "motion": Outcome,
    "resultat": BallotResult,
    "type": LetterKind,
    "voix": Choice,
}
# The fields of organisations and dossiers, which the chain names as the program does.
_FIELDS = {
    "kind": "nature",
    "name": "nom",
    "siren": "SIREN",
    "siret": "SIRET",
    "rna": "RNA",
    "territory_code": "code du territoire",
    "department": "département",
    "region": "région",
    "street": "rue",
    "postcode": "code postal",
    "city": "ville",
    "civility": "civilité",
    "first_name": "prénom",
    "last_name": "nom du représentant",
    "office": "fonction",
    "call": "appellation",
    "contact_name": "nom du contact",
    "contact_phone": "téléphone du contact",
    "contact_email": "adresse électronique du contact",
    "phone": "téléphone",
    "email": "adresse électronique",
    "domain": "domaine d’expertise",
    "theme": "thème",
    "skills": "compétences",
    "evidence": "références",
    "mobilisation": "mobilisation",
    "countries": "pays",
    "languages": "langues",
    "experts": "experts",
    "channel": "voie d’envoi",
    "sent_on": "envoyé le",
    "received_on": "reçu le",
    "organisation": "organisme",
}


def act_kinds() -> set[str]:
    """Return every kind of act that has words."""
    passages = {f"{thing}.{one.name.lower()}" for thing, (actions, _) in _PASSAGES.items() for one in actions}
    return passages | _ACTS.keys()


def act_in_words(kind: str) -> str:
    """Say what an act is; a kind that has no words yet is shown as the chain keeps it."""
    thing, _, name = kind.partition(".")
    actions = _PASSAGES[thing][0].__members__ if thing in _PASSAGES else {}
    action = actions.get(name.upper())
    return _capital(_ACTS.get(kind) or (action.label if action else kind))


def detail_in_words(entry: JournalEntry) -> list[tuple[str, str]]:
    """Write what the act tells, as captions and values."""
    detail = json.loads(entry.detail)
    # A passage goes from a state to another: « de » may mean something else in another act.
    passage = {"de", "vers"} <= detail.keys()
    states = _PASSAGES.get(entry.kind.partition(".")[0]) if passage else None
    return [
        (
            _capital(_CAPTIONS.get(key, key.replace("_", " "))),
            _value(key, value, states[1] if states and key in {"de", "vers"} else _CODES.get(key)),
        )
        for key, value in detail.items()
    ]


def line_in_words(entry: JournalEntry) -> str:
    """Write an act on one line: when, by whom, what was done, to what, and what it tells."""
    when = f"{short_date(paris_day(entry.at))} {clock_time(entry.at)}"
    told = "\u202f; ".join(
        f"{name[:1].lower()}{name[1:]}{NBSP}: {_shortened(value)}" for name, value in detail_in_words(entry)
    )
    return "  ".join(
        (f"{entry.sequence}", when, entry.agent, act_in_words(entry.kind), entry.subject, told)
    ).rstrip()


def _value(key: str, value: object, codes: type[LabelledEnum] | None) -> str:
    if isinstance(value, list):
        if key == HIDDEN_LINES:
            return counted(len(value), "ligne")
        return ", ".join(_FIELDS.get(str(one), str(one)) for one in value)
    if codes is not None and value in {code.value for code in codes}:
        return codes(value).label
    return _day(str(value))


def _shortened(value: str) -> str:
    """Keep the beginning of a hash, which tells it from the others; on one line the rest is noise."""
    return f"{value[:_SIGNS]}…" if re.fullmatch(r"[0-9a-f]{64}", value) else value


def _day(text: str) -> str:
    """Write a day as people do; any other text stays as it is."""
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2017-05-17") else text
    except ValueError:
        return text


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
