"""What may be done to a decision, all visible, the refused acts with their reason."""

from enum import Enum

from daect_tui.domain.decision import DECISION_MACHINE, Decision, DecisionAction
from daect_tui.domain.reversal import creates_rights
from daect_tui.services.appeals import appeal_refusal
from daect_tui.services.reversals import reversal_refusal
from daect_tui.services.rulings import Ruling
from screens.modals.choice import Choice, sorted_choices


class Act(Enum):
    """What may be done to a decision."""

    COMPLETE = "complete"
    SIGN = "sign"
    DEPART = "depart"
    OVERRIDE = "override"
    LETTER = "letter"
    APPEAL = "appeal"
    ANSWER = "answer"
    INVITE = "invite"
    REVERSE = "reverse"
    REVERSAL_LETTER = "reversal_letter"


def acts(ruling: Ruling) -> list[Choice[Act]]:
    """List the acts on a decision, the possible ones first."""
    decision = ruling.line.decision
    pending = DECISION_MACHINE.refusal(decision.state, DecisionAction.SIGN)
    open_appeals = [view for view in ruling.appeals if view.appeal.is_open]
    signed = "" if decision.is_signed else "Cette décision n’est pas signée\u00a0: rien ne part avant."
    verified = "L’identité est vérifiée\u00a0: rien ne bloque." if ruling.identity_verified else ""
    what = "la proposition" if decision.is_case_by_case else "l’avis du comité"
    return sorted_choices(
        [
            Choice(Act.COMPLETE, "Compléter…", "Critères, motifs, ce qui est attendu, réserves.", pending),
            Choice(Act.SIGN, "Signer…", "La date, puis qui signe par quelle délégation.", pending),
            Choice(Act.DEPART, "S’écarter…", f"Décider autrement que {what}, avec un motif.", pending),
            Choice(
                Act.OVERRIDE,
                "Passer outre à l’identité…",
                "Signer quoique l’identité ne soit pas vérifiée. Un motif est demandé.",
                pending or verified,
            ),
            Choice(Act.LETTER, "Produire la lettre", "Celle de cette décision.", signed),
            Choice(
                Act.APPEAL,
                "Enregistrer un recours…",
                "Gracieux, hiérarchique ou contentieux, avec ses délais.",
                appeal_refusal(decision),
            ),
            Choice(
                Act.ANSWER,
                "Répondre à un recours…",
                "Ce qui a été répondu, et quand.",
                "" if open_appeals else "Aucun recours n’attend de réponse.",
            ),
            Choice(
                Act.INVITE,
                "Inviter à présenter des observations…",
                "Avant de retirer ou d’abroger une décision qui crée des droits\u00a0: la lettre, le délai.",
                reversal_refusal(decision, ruling.reversal) or _no_right(decision),
            ),
            Choice(
                Act.REVERSE,
                "Retirer ou abroger…",
                "Un acte nouveau, qui cite la décision\u00a0: ce que le droit permet aujourd’hui est dit.",
                reversal_refusal(decision, ruling.reversal),
            ),
            Choice(
                Act.REVERSAL_LETTER,
                "Produire la lettre de retrait ou d’abrogation",
                "Elle cite la décision, l’article et les motifs.",
                "" if ruling.reversal else "Cette décision n’est ni retirée ni abrogée.",
            ),
        ]
    )


def _no_right(decision: Decision) -> str:
    rights = creates_rights(decision.kind)
    return "" if rights else "Cette décision ne crée pas de droits\u00a0: l’invitation n’est pas due."
