"""What the letter of a retrait or of an abrogation says, from its case alone (procedure §6, point 15)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.decision_letters import Values
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.label import Label
from daect_tui.domain.programme import Programme
from daect_tui.domain.reversal import (
    Reversal,
    ReversalGround,
    ReversalKind,
    creates_rights,
)
from daect_tui.domain.text import NBSP, ended, quoted

# What each article allows, in fewer words than its own.
# Of a support, which is a subsidy (L. 242-2, 2°).
SUPPORT_LAW = (
    "Une décision qui attribue une subvention peut être abrogée ou retirée sans condition de délai lorsque "
    "les conditions mises à son octroi n’ont pas été respectées."
)
LAW = {
    "L. 242-1": (
        "Une décision créatrice de droits peut être abrogée ou retirée si elle est illégale et si l’acte "
        "intervient dans le délai de quatre mois suivant sa prise."
    ),
    "L. 242-2": (
        "Une décision créatrice de droits dont le maintien est subordonné à une condition qui n’est plus "
        "remplie peut être abrogée sans condition de délai."
    ),
    "L. 242-4": (
        "À la demande de son bénéficiaire, une décision créatrice de droits peut être abrogée ou retirée "
        "sans condition de délai, si les droits des tiers sont saufs et si une décision plus favorable la "
        "remplace."
    ),
    "L. 243-1": (
        "Un acte qui ne crée pas de droits peut être abrogé pour tout motif et sans condition de délai."
    ),
    "L. 243-3": (
        "Un acte qui ne crée pas de droits peut être retiré s’il est illégal et si le retrait intervient "
        "dans le délai de quatre mois suivant son édiction."
    ),
}
_DECIDED = {
    DecisionKind.ADJOURN: "l’examen de la candidature a été ajourné",
    DecisionKind.REFUSE: "la candidature a été refusée",
    DecisionKind.RETAIN: "le projet a été retenu",
}
_NEW_REQUEST = (
    "Pour que votre candidature soit examinée de nouveau, il vous suffit de la confirmer auprès de la "
    "délégation, dans l’état ou complétée."
)


@dataclass(frozen=True, slots=True)
class ReversalLetterCase:
    """A reversal and all that its letter draws from; `number` is the chrono of the letter it cites."""

    dossier: Dossier
    programme: Programme
    decision: Decision
    reversal: Reversal
    label: Label | None
    number: str
    court: str = DEFAULT_COURT


def reversal_values(case: ReversalLetterCase) -> Values:
    """Return the values that the wording of the letter takes."""
    intended, decision = case.reversal.case, case.decision
    decided = long_date(decision.signed_on) if decision.signed_on else ""
    rights = creates_rights(decision.kind)
    return {
        "call": case.dossier.organisation.representative.call,
        "act": intended.kind.noun.capitalize(),
        "organisation": case.dossier.organisation.name,
        "domain": case.dossier.content.domain,
        "dossier_reference": case.dossier.reference,
        "label_number": "",
        "decision_date": decided,
        "decision_number": case.number,
        "decision_words": _decided(case),
        **hearing_values(intended.invited_on, intended.answer_by, intended.observations),
        "effect": effect_words(intended.kind, decided),
        "article": case.reversal.article,
        "law": _law(case),
        "condition": ended(intended.condition),
        "reasons": ended(intended.reasons),
        "label_effect": label_effect_words(intended.kind, case.label),
        "new_request": "" if rights else _NEW_REQUEST,
        "court": case.court,
    }


def _law(case: ReversalLetterCase) -> str:
    of_a_support = case.decision.kind is DecisionKind.RETAIN
    if of_a_support and case.reversal.case.ground is ReversalGround.CONDITION:
        return SUPPORT_LAW
    return LAW[case.reversal.article]


def _decided(case: ReversalLetterCase) -> str:
    if case.label is None:
        return _DECIDED[case.decision.kind]
    return f"le label {quoted(case.programme.label)} a été attribué sous le numéro {case.label.number}"


def hearing_values(invited_on: date | None, answer_by: date | None, observations: str) -> Values:
    """Say that the beneficiary was heard (CRPA L122-1); nothing where the law did not ask for it."""
    if invited_on is None or answer_by is None:
        return {"invitation": "", "observations": ""}
    answered = (
        "Vous avez présenté des observations, dont j’ai pris connaissance avant de décider."
        if observations
        else "Vous n’avez pas présenté d’observations dans ce délai."
    )
    return {
        "invitation": (
            f"Il vous a été demandé, le {long_date(invited_on)}, de présenter vos observations avant le "
            f"{long_date(answer_by)} (code des relations entre le public et l’administration, articles "
            "L. 121-1 et L. 122-1)."
        ),
        "observations": answered,
    }


def effect_words(kind: ReversalKind, decided: str) -> str:
    """Write the sentence of the act on the decision of a day in words."""
    if kind is ReversalKind.WITHDRAWAL:
        return (
            f"Par la présente décision, je retire la décision du {decided}{NBSP}: elle est réputée n’avoir "
            "jamais existé."
        )
    return (
        f"Par la présente décision, j’abroge la décision du {decided}{NBSP}: elle cesse de produire effet à "
        "compter de la notification du présent courrier."
    )


def label_effect_words(kind: ReversalKind, label: Label | None) -> str:
    """Say what becomes of the label; empty where there is none."""
    if label is None:
        return ""
    if kind is ReversalKind.WITHDRAWAL:
        return f"Le label {label.number} est réputé n’avoir jamais été attribué et ne peut plus être invoqué."
    return f"Le label {label.number} ne peut plus être invoqué ni ouvrir de mission à compter du même jour."
