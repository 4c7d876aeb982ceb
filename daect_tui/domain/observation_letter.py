"""What the letter that invites to present observations says, from its case alone (procedure §6, point 15)."""

from dataclasses import dataclass

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent
from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.observations import Granted, IntendedAct, Invitation
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.reversal import ReversalGround, permission
from daect_tui.domain.reversal_letter import LAW, SUPPORT_LAW
from daect_tui.domain.text import NBSP, counted, ended, quoted

_SUSPENSION_LAW = (
    "Le maintien du label est subordonné aux conditions que la décision énonce. Il peut être suspendu, "
    "comme il peut y être mis fin, lorsque l’une d’elles n’est plus remplie."
)


@dataclass(frozen=True, slots=True)
class InvitationCase:
    """An invitation and all that its letter draws from; `domain` is that of the label or of the project."""

    invitation: Invitation
    granted: Granted
    domain: str
    holder: Organisation
    programme: Programme
    letterhead: Letterhead
    contact: Contact


def invitation_values(case: InvitationCase) -> Values:
    """Return the values that the wording of the letter takes."""
    asked, head = case.invitation, case.letterhead
    return {
        "call": case.holder.representative.call,
        "organisation": case.holder.name,
        "granted": _granted(case),
        "domain": case.domain,
        "decided_on": long_date(case.granted.decided_on),
        "reference": _reference(case.granted),
        "intended": asked.intended.label,
        "article": _article(case),
        "law": _law(case),
        "condition": asked.condition.strip().rstrip("."),
        "facts": ended(asked.facts),
        "days": counted(asked.days, "jour"),
        "service": head.delegation,
        "service_address": ", ".join(head.address),
        "service_phone": head.phone,
        "service_email": head.email,
        "referent": referent(case.contact),
    }


def _granted(case: InvitationCase) -> str:
    """Say what the holder holds, before the domain or the title of the project."""
    if case.granted.label:
        label = f"le label {quoted(case.programme.label)} n°{NBSP}{case.granted.label}"
        return f"{label} lui a été attribué dans le domaine suivant"
    return f"le projet suivant a été retenu au titre de l’appel {quoted(case.programme.name)}"


def _reference(granted: Granted) -> str:
    return f"label n°{NBSP}{granted.label}" if granted.label else f"votre dossier {granted.dossier}"


def _article(case: InvitationCase) -> str:
    asked, granted = case.invitation, case.granted
    answer = permission(
        granted.kind, asked.intended.reversal, asked.ground, granted.decided_on, asked.written_on
    )
    return answer.article


def _law(case: InvitationCase) -> str:
    asked = case.invitation
    if asked.intended is IntendedAct.SUSPENSION:
        return _SUSPENSION_LAW
    if not case.granted.label and asked.ground is ReversalGround.CONDITION:
        return SUPPORT_LAW
    return LAW[_article(case)]
