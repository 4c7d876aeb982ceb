"""The proposal that waits on a dossier: it ends with whatever takes the dossier away from it."""

from dataclasses import replace

from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.dossier import Dossier, DossierAction, DossierState
from daect_tui.domain.proposal import Proposal, ProposalState
from daect_tui.services.ports import UnitOfWork

_ENDS = {
    DossierAction.LABEL: ProposalState.DECIDED,
    DossierAction.RETAIN: ProposalState.DECIDED,
    DossierAction.ADJOURN: ProposalState.DECIDED,
    DossierAction.REFUSE: ProposalState.DECIDED,
    DossierAction.TAKE_BACK: ProposalState.TAKEN_BACK,
    DossierAction.PUT_ON_AGENDA: ProposalState.SENT_TO_SESSION,
    DossierAction.WITHDRAW: ProposalState.FALLEN,
}


def waiting_on(work: UnitOfWork, reference: str) -> Proposal | None:
    """Return the proposal that waits on a dossier, in the caller's transaction."""
    waiting = (one for one in work.proposals.of_dossier(reference) if one.state is ProposalState.WAITING)
    return next(waiting, None)


def end_proposal(work: UnitOfWork, dossier: Dossier, action: DossierAction) -> Decision | None:
    """Say what became of the proposal of a dossier that passes; the journal tells of the passage.

    Return the decision that was drafted from it and that falls with it, when there is one.
    """
    proposal = None
    if dossier.state is DossierState.PROPOSED and action in _ENDS:
        proposal = waiting_on(work, dossier.reference)
    if proposal is None:
        return None
    work.proposals.update(replace(proposal, state=_ENDS[action]))
    drafted = (
        one
        for one in work.decisions.of_dossier(dossier.reference)
        if one.proposal_id == proposal.id and one.state is DecisionState.PENDING
    )
    return next(drafted, None)
