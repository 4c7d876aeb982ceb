"""Gathering the letter that invites a holder to present observations."""

from daect_tui.domain.decision_letters import recipient
from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.errors import Refusal
from daect_tui.domain.observation_letter import InvitationCase, invitation_values
from daect_tui.domain.observations import Granted, Invitation
from daect_tui.domain.organisation import Organisation
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.observations import granted_by, granted_label
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording


def invitation_letter(invitation: Invitation, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter, dated of the day on which it was recorded; raises `DocumentFault`, or `Refusal`."""
    day = invitation.written_on
    head = head_on(work, day)
    check_signed_by(signatory_on(work.institution.signatories(), day), invitation.signatory, day)
    holder, programme, domain = _held(work, invitation)
    case = InvitationCase(
        invitation=invitation,
        granted=_granted(work, invitation),
        domain=domain,
        holder=holder,
        programme=work.programmes.get(programme),
        letterhead=head.letterhead,
        contact=head.contact,
    )
    filled = fill_wording(work, "observations_invitation", invitation_values(case))
    naming = (chrono, f"Invitation à présenter des observations – {holder.name}")
    return frame(work, head, day, naming, filled, recipient(holder))


def invited_holder(work: UnitOfWork, invitation: Invitation) -> str:
    """Return the name of whom the letter goes to."""
    holder, _programme, _domain = _held(work, invitation)
    return holder.name


def _held(work: UnitOfWork, invitation: Invitation) -> tuple[Organisation, str, str]:
    """Return the holder, the code of the programme, and the domain or the project."""
    if invitation.label:
        label = work.labels.get(invitation.label)
        return work.organisations.get(label.organisation_id), label.programme, label.domain
    dossier = work.dossiers.get(invitation.dossier)
    return dossier.organisation, dossier.programme, dossier.content.domain


def _granted(work: UnitOfWork, invitation: Invitation) -> Granted:
    if invitation.label:
        return granted_label(work, invitation.label)
    signed = [one for one in work.decisions.of_dossier(invitation.dossier) if one.is_signed]
    if not signed:
        raise Refusal(f"Aucune décision signée ne porte sur le dossier {invitation.dossier}.")
    return granted_by(work, signed[-1])
