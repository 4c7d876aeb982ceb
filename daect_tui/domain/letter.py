"""Documents that were produced: kept with their hash, replaced, never overwritten (decision 10)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from daect_tui.domain.mailing import MailMode, ReturnReason
from daect_tui.domain.states import LabelledEnum, Machine
from daect_tui.domain.text import fold


class LetterKind(LabelledEnum):
    """The documents of the programme; the code names the file that is written."""

    ACKNOWLEDGEMENT = "accuse-reception", "accusé de réception"
    PIECES_REQUEST = "demande-pieces", "demande de pièces"
    REFERRAL = "saisine-avis", "saisine pour avis"
    LABELLING = "labellisation", "lettre de labellisation"
    ADJOURNMENT = "ajournement", "lettre d’ajournement"
    REFUSAL = "refus", "lettre de refus"
    # Minutes have versions of their own; those that were produced as letters stay in the register.
    MINUTES = "proces-verbal", "procès-verbal"
    COMMUNIQUE = "communique", "communiqué des lauréats"
    MISSION_VALIDATION = "validation-mission", "lettre de validation de mission"
    EVALUATION_SHEET = "evaluation", "fiche d’évaluation"
    REVERSAL = "retrait-abrogation", "lettre de retrait ou d’abrogation"
    CONVOCATION = "convocation", "convocation"
    PACKET = "dossier-seance", "dossier de séance"
    SIGNING_SHEET = "emargement", "feuille d’émargement"
    MISSION_REFUSAL = "refus-mission", "lettre de refus de mission"
    MISSION_AMENDMENT = "avenant-mission", "avenant à une mission"
    MISSION_POSTPONEMENT = "report-mission", "lettre de report de mission"
    MISSION_CANCELLATION = "annulation-mission", "lettre d’annulation de mission"
    REPORT_REMINDER = "relance-rapport", "relance de rapport"
    LESSON_SHEET = "capitalisation", "fiche de capitalisation"
    LABEL_ATTESTATION = "attestation-label", "attestation de label"
    LABEL_SUSPENSION = "suspension-label", "lettre de suspension de label"
    RENEWAL_SHEET = "renouvellement", "fiche de renouvellement"
    RETAINED = "retenu", "lettre «\u202fretenu\u202f»"
    INADMISSIBILITY = "irrecevabilite", "lettre d’irrecevabilité"
    OBSERVATIONS_INVITATION = "contradictoire", "invitation à présenter des observations"
    REINSTATEMENT = "levee-suspension", "lettre de levée de suspension"
    AGENDA = "ordre-du-jour", "ordre du jour"

    @property
    def is_mailed(self) -> bool:
        """Tell whether it is a letter to one recipient, to sign and to send."""
        return self in _MAILED

    @property
    def short_label(self) -> str:
        """Write it where a list says already that it is a letter."""
        return self.label.removeprefix("lettre de ").removeprefix("lettre d’").removeprefix("lettre ")

    @property
    def is_one_a_recipient(self) -> bool:
        """Tell whether a subject has one for each recipient."""
        return self in _ONE_A_RECIPIENT

    @property
    def usual_mode(self) -> MailMode:
        """Return how it leaves unless told otherwise: with proof of receipt where a time runs from it."""
        return _USUAL.get(self, MailMode.REGISTERED_RECEIPT)

    @property
    def bears_appeals(self) -> bool:
        """Tell whether it is, or may be, unfavourable: it then states time limits and routes of appeal.

        A notification that does not state them opposes no time limit to its recipient (CJA R421-5). An
        amount and an amendment are decisions that impose something (CRPA L211-2, 3°); a postponement or a
        cancellation is one where the holder did not ask for it. A label with reservations states them too,
        for these alone: no time is counted against the label.
        """
        return self in _CONTESTABLE

    @property
    def recalls_silence(self) -> bool:
        """Tell whether it gives the day on which silence rejects, with the appeals against it (R112-5)."""
        return self in _BEFORE_SILENCE


# A convocation is followed in the convening of its session, not by its signature and its mailing.
_ONE_A_MEMBER = frozenset({LetterKind.CONVOCATION, LetterKind.PACKET})
_ONE_A_RECIPIENT = _ONE_A_MEMBER | {LetterKind.REFERRAL, LetterKind.LESSON_SHEET}
_WORD = re.compile("[a-z0-9]+")
_LONGEST_NAME = 60
_MAILED = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT,
        LetterKind.PIECES_REQUEST,
        LetterKind.REFERRAL,
        LetterKind.LABELLING,
        LetterKind.ADJOURNMENT,
        LetterKind.REFUSAL,
        LetterKind.REVERSAL,
        LetterKind.MISSION_VALIDATION,
        LetterKind.MISSION_REFUSAL,
        LetterKind.MISSION_AMENDMENT,
        LetterKind.MISSION_POSTPONEMENT,
        LetterKind.MISSION_CANCELLATION,
        LetterKind.REPORT_REMINDER,
        LetterKind.LABEL_SUSPENSION,
        LetterKind.RETAINED,
        LetterKind.INADMISSIBILITY,
        LetterKind.OBSERVATIONS_INVITATION,
        LetterKind.REINSTATEMENT,
    }
)

_USUAL = {
    LetterKind.ACKNOWLEDGEMENT: MailMode.SIMPLE,
    LetterKind.REPORT_REMINDER: MailMode.SIMPLE,
    LetterKind.REFERRAL: MailMode.EMAIL,
}


_CONTESTABLE = frozenset(
    {
        LetterKind.INADMISSIBILITY,
        LetterKind.REFUSAL,
        LetterKind.RETAINED,
        LetterKind.REVERSAL,
        LetterKind.LABEL_SUSPENSION,
        LetterKind.MISSION_REFUSAL,
        LetterKind.MISSION_AMENDMENT,
        LetterKind.MISSION_POSTPONEMENT,
        LetterKind.MISSION_CANCELLATION,
    }
)
_BEFORE_SILENCE = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.ADJOURNMENT})


class LetterState(LabelledEnum):
    """Where a letter stands on its way to the recipient."""

    PRODUCED = "produit", "produit"
    PRINTED = "imprime", "imprimé"
    SIGNED = "signe", "signé"
    SENT = "envoye", "envoyé"
    # Received, or deemed so by the law (`notification.py`).
    NOTIFIED = "notifie", "notifié"
    REPLACED = "remplace", "remplacé"
    PRESENTED = "presente", "présenté"
    RETURNED = "retourne", "retourné"


class LetterAction(LabelledEnum):
    """What may be done to a produced letter."""

    PRINT = "imprimer", "imprimer le courrier"
    SIGN = "signer", "enregistrer la signature"
    SEND = "envoyer", "enregistrer l’envoi"
    PRESENT = "presenter", "enregistrer l’avis de passage"
    NOTIFY = "notifier", "enregistrer la notification"
    RETURN = "retourner", "enregistrer le retour du pli"
    # Never asked for: it follows from a return that the law takes for a notification.
    DEEM = "reputer", "constater la notification réputée faite"
    REPLACE = "remplacer", "remplacer le courrier"
    STEP_BACK = "revenir", "annuler la dernière étape"


_S, _A = LetterState, LetterAction

# Nothing but the dates of a notification can be corrected: decisions rest on it.
_STEPS_BACK = {
    _S.PRINTED: _S.PRODUCED,
    _S.SIGNED: _S.PRINTED,
    _S.SENT: _S.SIGNED,
    _S.PRESENTED: _S.SENT,
    _S.RETURNED: _S.SENT,
}

LETTER_MACHINE: Machine[LetterState, LetterAction] = Machine(
    subject="le courrier",
    states=LetterState,
    actions=LetterAction,
    table={
        (_S.PRODUCED, _A.PRINT): _S.PRINTED,
        (_S.PRINTED, _A.PRINT): _S.PRINTED,
        (_S.PRODUCED, _A.SIGN): _S.SIGNED,
        (_S.PRINTED, _A.SIGN): _S.SIGNED,
        (_S.SIGNED, _A.SEND): _S.SENT,
        (_S.RETURNED, _A.SEND): _S.SENT,
        (_S.SENT, _A.PRESENT): _S.PRESENTED,
        (_S.SENT, _A.NOTIFY): _S.NOTIFIED,
        (_S.PRESENTED, _A.NOTIFY): _S.NOTIFIED,
        (_S.SENT, _A.RETURN): _S.RETURNED,
        (_S.PRESENTED, _A.RETURN): _S.RETURNED,
        (_S.RETURNED, _A.DEEM): _S.NOTIFIED,
        # Never overwritten, wherever it stands: another one cancels it (`letter_replacement.py`).
        **{(state, _A.REPLACE): _S.REPLACED for state in _S if state is not _S.REPLACED},
        **{(state, _A.STEP_BACK): before for state, before in _STEPS_BACK.items()},
    },
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A produced document: what it is about (`subject`: a reference), where its bytes are kept.

    `sha256` names the kept file; `dated` is the date it bears. `mode` is `None` until it leaves, and for
    what left before modes were kept. `presented_on` is the day on which the carrier came to the address,
    or on which an electronic letter was made available; `email` the address that an e-mail went to.
    """

    id: int
    chrono: str
    kind: LetterKind
    subject: str
    session: str
    recipient: str
    dated: date
    state: LetterState
    produced_at: datetime
    sent_on: date | None
    notified_on: date | None
    sha256: str
    version: int
    mode: MailMode | None = None
    registered_number: str = ""
    email: str = ""
    presented_on: date | None = None
    returned_on: date | None = None
    return_reason: ReturnReason | None = None

    @property
    def awaits_receipt(self) -> bool:
        """Tell whether it is on its way, in a mode that gives proof of its receipt."""
        on_its_way = self.state in (LetterState.SENT, LetterState.PRESENTED)
        return on_its_way and self.mode is not MailMode.SIMPLE

    @property
    def file_name(self) -> str:
        """Return the name under which it is written: sortable, without space or accent.

        Where each member of a session has one, it bears the name of the member.
        """
        whose = f"-{_slug(self.recipient)}" if self.kind in _ONE_A_MEMBER else ""
        return f"{self.chrono}-{self.kind.value}-{self.subject}{whose}.pdf"


def _slug(name: str) -> str:
    """Write a name as a part of a file name: « Mme Élodie Œuvrard » is « mme-elodie-oeuvrard »."""
    return "-".join(_WORD.findall(fold(name)))[:_LONGEST_NAME].strip("-")
