"""The requests decided elsewhere, as the history and the look-alikes of an applicant show them."""

from daect_tui.domain.history import Trace, TraceKind
from daect_tui.domain.past_request import PastRequest
from daect_tui.domain.similar import Candidate, CandidateKind
from daect_tui.domain.text import fold
from daect_tui.services.ports import UnitOfWork


def past_of(work: UnitOfWork, siren: str, name: str) -> tuple[PastRequest, ...]:
    """Return the past requests of an applicant; another SIREN is another applicant."""
    found = work.past_requests.of_siren_or_name(siren, fold(name))
    return tuple(one for one in found if not (siren and one.siren) or one.siren == siren)


def candidate_of(past: PastRequest) -> Candidate:
    """Return a past request as something that a new one may look like."""
    return Candidate(
        CandidateKind.PAST,
        _called(past),
        "",
        past.organisation,
        past.siren,
        "",
        past.domain,
        past.outcome.label,
    )


def trace_of(past: PastRequest) -> Trace:
    """Return a past request as a line of the history."""
    standing = f"{past.outcome.label} ({past.source})" if past.source else past.outcome.label
    day = past.decided_on or past.received_on
    return Trace(TraceKind.PAST, _called(past), "", past.domain, standing, day)


def _called(past: PastRequest) -> str:
    return past.reference or past.external or f"passée {past.id}"
