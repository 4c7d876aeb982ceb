"""What must hold of every decision: an opinion or a proposal before it, reasons, a letter after it."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.award import advised
from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import DecisionKind, DecisionState, Grounds, grounds_faults
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.programme import Award
from daect_tui.domain.session import Outcome, SessionState
from daect_tui.domain.soundness.dossiers import signed_state
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.worklist import Room

_SIGNED = (DecisionState.SIGNED, DecisionState.NOTIFIED)


@dataclass(frozen=True, slots=True)
class DecisionCase:
    """A decision that is not voided, under the reference of its dossier.

    `outcome`, `session_state` and `advised_on` are those of the session, `proposed` what was proposed
    case by case, and on `advised_on` then; `received` are the kinds of the letters of the dossier that
    were notified. `latest` tells whether no later decision stands on the dossier; `labels` counts those
    that the dossier obtained.
    """

    reference: str
    session: str
    kind: DecisionKind
    state: DecisionState
    grounds: Grounds
    departure: str
    signed_on: date | None
    notified_on: date | None
    award: Award
    dossier_state: DossierState
    received_on: date
    latest: bool
    outcome: Outcome | None
    session_state: SessionState | None
    advised_on: date | None
    proposed: DecisionKind | None
    received: tuple[LetterKind, ...]
    labels: int

    @property
    def signed(self) -> bool:
        """Tell whether the authority has decided."""
        return self.state in _SIGNED


def without_opinion(case: DecisionCase) -> str:
    """Say that the committee gave no opinion (CRPA R133-13: it advises, the authority decides)."""
    if not case.session or (case.outcome is not None and case.outcome.is_voted):
        return ""
    return (
        f"La décision sur {case.reference} n’a pas d’avis{NBSP}: la séance {case.session} n’en a rendu "
        "aucun sur ce dossier."
    )


def before_closing(case: DecisionCase) -> str:
    """Say that a decision was drawn from a session that is not closed, or never will be."""
    if not case.session or case.session_state in (None, SessionState.CLOSED):
        return ""
    state = case.session_state.label if case.session_state else ""
    return f"La décision sur {case.reference} vient de la séance {case.session}, qui est {quoted(state)}."


def unreasoned(case: DecisionCase) -> str:
    """Say that a signed decision lacks what the law wants in it (CRPA L211-5)."""
    lacking = grounds_faults(case.kind, case.grounds) if case.signed else ()
    if not lacking:
        return ""
    return f"La décision signée sur {case.reference} est incomplète{NBSP}: {' '.join(lacking)}"


def silent_departure(case: DecisionCase) -> str:
    """Say that the authority departed from what was advised without its reason (product decision 3)."""
    wanted = advised(case.outcome, case.award) if case.outcome else case.proposed
    if wanted in (None, case.kind) or case.departure.strip():
        return ""
    before = wanted.label if wanted else ""
    return (
        f"La décision ({case.kind.label}) sur {case.reference} s’écarte de ce qui était proposé "
        f"({before}) sans dire pourquoi."
    )


def signed_too_early(case: DecisionCase) -> str:
    """Say that a decision is dated before what it rests on."""
    if case.signed_on is None:
        return ""
    for since, what in ((case.received_on, "la réception du dossier"), (case.advised_on, "l’avis")):
        if since is not None and case.signed_on < since:
            return (
                f"La décision sur {case.reference} est datée du {short_date(case.signed_on)}, avant {what} "
                f"du {short_date(since)}."
            )
    return ""


def not_followed(case: DecisionCase) -> str:
    """Say that a dossier did not pass with the decision that was signed on it."""
    expected = signed_state(case.kind)
    if case.state is not DecisionState.SIGNED or not case.latest or case.dossier_state is expected:
        return ""
    return (
        f"La décision ({case.kind.label}) sur {case.reference} est signée, mais le dossier est "
        f"{quoted(case.dossier_state.label)} au lieu de {quoted(expected.label)}."
    )


def notified_by_nothing(case: DecisionCase) -> str:
    """Say that no letter that was received tells of a notified decision."""
    if case.state is not DecisionState.NOTIFIED or LETTER_KINDS[case.kind] in case.received:
        return ""
    return (
        f"La décision sur {case.reference} est notifiée, mais aucune {LETTER_KINDS[case.kind].label} "
        "n’a été reçue."
    )


def label_not_granted(case: DecisionCase) -> str:
    """Say that a signed decision granted a label that is nowhere."""
    if not case.signed or case.kind is not DecisionKind.LABEL or case.labels:
        return ""
    return f"La décision sur {case.reference} donne un label, qui n’est pas au registre des labels."


DECISIONS = Family(
    "décisions",
    Room.DOSSIERS,
    DecisionCase,
    (
        Rule(
            "decision.sans-avis",
            without_opinion,
            "Cherchez l’avis au procès-verbal signé. S’il y est, restaurez la dernière sauvegarde\u202f; "
            "sinon la décision est irrégulière (CRPA, art. R. 133-13)\u00a0: soumettez le dossier au comité.",
        ),
        Rule("decision.seance-non-close", before_closing),
        Rule(
            "decision.sans-motifs",
            unreasoned,
            "Comparez avec la lettre signée. Si elle dit ce qui manque ici, restaurez la dernière sauvegarde"
            "\u202f; sinon, retirez la décision et prenez-en une autre, motivée (F4, Ctrl+D).",
        ),
        Rule(
            "decision.ecart-sans-motif",
            silent_departure,
            "Comparez avec le dossier papier. Si le motif y est, restaurez la dernière sauvegarde.",
        ),
        Rule(
            "decision.dates",
            signed_too_early,
            "Lisez la date sur la lettre signée. Si elle est autre, restaurez la dernière sauvegarde.",
        ),
        Rule("decision.dossier-non-suivi", not_followed),
        Rule(
            "decision.notifiee-sans-lettre",
            notified_by_nothing,
            "Cherchez l’avis de réception. Sans lui, aucun délai de recours ne court (CJA, art. R. 421-5)"
            "\u00a0: produisez la lettre et envoyez-la (F8).",
        ),
        Rule("decision.label-manquant", label_not_granted),
    ),
)
