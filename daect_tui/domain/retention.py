"""How long each kind of thing is kept, from what, and how it ends: dated settings, with their source.

Personal data are kept no longer than their purpose needs (RGPD art. 5, 1, e). What an administration
made or received is public archives: once its use is over (DUA, « durée d’utilité administrative »), it
is sorted into what is kept and what is eliminated (code du patrimoine L212-2, L212-3), and nothing is
eliminated without the visa of the archives (R212-14). No « tableau de gestion » of the delegation was
found: the lengths are data that the desk sets, each with where it comes from (docs/retention.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import counted

BY_DEFAULT = "par défaut"


class RetentionKind(LabelledEnum):
    """The kinds of things that the register keeps."""

    LABELLED = "dossier_labellise", "dossiers labellisés"
    RETAINED = "dossier_retenu", "dossiers retenus à un appel"
    REFUSED = "dossier_refuse", "dossiers refusés"
    INADMISSIBLE = "dossier_irrecevable", "dossiers irrecevables"
    WITHDRAWN = "dossier_retire", "dossiers retirés par le demandeur"
    DISCARDED = "dossier_sans_suite", "dossiers classés sans suite"
    PAST_LABEL = "label_repris", "labels repris d’avant le registre"
    PAST_REQUEST = "demande_reprise", "demandes décidées avant le registre"
    MISSION = "mission", "missions"
    REPORT = "rapport", "rapports et évaluations"
    LESSON = "enseignement", "enseignements"
    SESSION = "seance", "séances du comité"
    LETTER = "courrier", "courriers"
    ATTACHMENT = "piece", "pièces jointes"
    EXCHANGE = "bourse", "demandes de la Bourse-partenariats"
    PACK = "paquet", "paquets de mission et fusions"
    ORGANISATION = "organisme", "contacts des organismes sans dossier"
    DRAFT = "brouillon", "brouillons de formulaires"
    JOURNAL = "journal", "journal des actes"
    BACKUP = "sauvegarde", "sauvegardes"


class RetentionEvent(LabelledEnum):
    """What a length is counted from; the label says which day it is."""

    @property
    def from_what(self) -> str:
        """Name it after « après »."""
        return _FROM[self]

    NOTIFIED = "notification", "notifié le"
    DECIDED = "decision", "décidé le"
    LABEL_ENDED = "fin_du_label", "terminé le"
    CLOSED = "cloture", "clos le"
    LAST_CONTACT = "dernier_contact", "dernier acte le"
    MADE = "etablissement", "établi le"
    TYPED = "saisie", "saisi le"


class FinalOutcome(LabelledEnum):
    """What happens once the length is over (« sort final »)."""

    ELIMINATE = "eliminer", "éliminer"
    KEEP = "conserver", "garder pour les archives"
    ANONYMISE = "anonymiser", "effacer les noms et coordonnées"


@dataclass(frozen=True, slots=True)
class Nature:
    """What may be set of a kind: where its length may begin, how it may end."""

    events: tuple[RetentionEvent, ...]
    outcomes: tuple[FinalOutcome, ...]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """The length of one kind from a day on; `source` says where it comes from."""

    kind: RetentionKind
    valid_from: date
    years: int
    event: RetentionEvent
    outcome: FinalOutcome
    source: str = BY_DEFAULT

    @property
    def words(self) -> str:
        """Write it: « 10 ans après la notification »."""
        return f"{counted(self.years, 'an')} après {self.event.from_what}"


_E, _O = RetentionEvent, FinalOutcome
_FROM = {
    _E.NOTIFIED: "la notification",
    _E.DECIDED: "la décision",
    _E.LABEL_ENDED: "la fin du label",
    _E.CLOSED: "la clôture",
    _E.LAST_CONTACT: "le dernier acte",
    _E.MADE: "l’établissement",
    _E.TYPED: "la dernière saisie",
}
_EITHER = (_O.ELIMINATE, _O.KEEP)
_ENDED = (_E.CLOSED,)

NATURES: dict[RetentionKind, Nature] = {
    RetentionKind.LABELLED: Nature((_E.LABEL_ENDED,), _EITHER),
    RetentionKind.RETAINED: Nature((_E.NOTIFIED,), _EITHER),
    RetentionKind.REFUSED: Nature((_E.NOTIFIED,), _EITHER),
    RetentionKind.INADMISSIBLE: Nature((_E.CLOSED,), _EITHER),
    RetentionKind.WITHDRAWN: Nature(_ENDED, _EITHER),
    RetentionKind.DISCARDED: Nature(_ENDED, _EITHER),
    RetentionKind.PAST_LABEL: Nature((_E.LABEL_ENDED,), _EITHER),
    RetentionKind.PAST_REQUEST: Nature((_E.DECIDED,), _EITHER),
    RetentionKind.MISSION: Nature(_ENDED, _EITHER),
    RetentionKind.EXCHANGE: Nature(_ENDED, _EITHER),
    RetentionKind.PACK: Nature((_E.MADE,), _EITHER),
    RetentionKind.ORGANISATION: Nature((_E.LAST_CONTACT,), (_O.ANONYMISE, _O.KEEP)),
    RetentionKind.DRAFT: Nature((_E.TYPED,), _EITHER),
}

# What has no length of its own, and why.
WITHOUT_LENGTH: dict[RetentionKind, str] = {
    RetentionKind.REPORT: "suivent leur mission",
    RetentionKind.LETTER: "suivent leur dossier, leur label ou leur mission",
    RetentionKind.ATTACHMENT: "suivent leur dossier ou leur mission",
    RetentionKind.LESSON: "gardés\u00a0: ils disent ce qui a été appris, et survivent à leur mission",
    RetentionKind.SESSION: "gardées pour les archives\u00a0: le procès-verbal prouve les décisions",
    RetentionKind.JOURNAL: "jamais éliminé\u00a0: chaque acte scelle les précédents, en ôter un romprait "
    "la chaîne\u202f; ce qu’il dit des dossiers éliminés est masqué",
    RetentionKind.BACKUP: "suivent leur propre rotation",
}


def rules_on(
    book: Iterable[RetentionRule], defaults: Iterable[RetentionRule], day: date
) -> Mapping[RetentionKind, RetentionRule]:
    """Return the rule of each kind on a day: the last that has begun, else the default."""
    found = {rule.kind: rule for rule in defaults}
    for rule in sorted(book, key=lambda rule: rule.valid_from):
        if rule.valid_from <= day:
            found[rule.kind] = rule
    return found
