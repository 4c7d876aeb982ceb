"""`Dossier.silence_on` kept true: one function for filing, amendment, every passage, every piece."""

from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.deadlines import Deadline
from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.dossier_clocks import Filing, acknowledgement_of, filing, silence_of
from daect_tui.services.ports import UnitOfWork

# After these, nothing is awaited from the applicant any more.
_ENDING = (DossierAction.FIND_COMPLETE, DossierAction.DECLARE_INADMISSIBLE, DossierAction.WITHDRAW)


@dataclass(frozen=True, slots=True)
class DossierClocks:
    """The dates that run on a dossier, each with its sum; `None` where nothing runs.

    `decided_on` is the day on which its last decision was signed.
    """

    silence: Deadline | None
    acknowledgement: Deadline | None
    filing: Filing
    decided_on: date | None


def with_silence(work: UnitOfWork, dossier: Dossier) -> Dossier:
    """Return the dossier with the date at which silence rejects it, or none; nothing is written."""
    due = silence_of(dossier, work.pieces.suspensions(dossier.reference))
    return replace(dossier, silence_on=due.due if due else None)


def end_requests(work: UnitOfWork, dossier: Dossier, action: DossierAction, day: date) -> None:
    """End the requests still open on a dossier that is found complete, or that leaves the desk."""
    if action in _ENDING:
        for request in work.pieces.requests(dossier.reference):
            if request.is_open:
                work.pieces.update_request(replace(request, ended_on=max(day, request.asked_on)))


def clocks_of(work: UnitOfWork, dossier: Dossier) -> DossierClocks:
    """Return every clock of a dossier."""
    sessions = [one for one in work.sessions.all() if dossier.programme in one.programmes]
    signed = [one.signed_on for one in work.decisions.of_dossier(dossier.reference) if one.signed_on]
    return DossierClocks(
        silence_of(dossier, work.pieces.suspensions(dossier.reference)),
        acknowledgement_of(dossier),
        filing(dossier.content, sessions),
        max(signed, default=None),
    )
