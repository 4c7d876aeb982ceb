"""The examination of one dossier, read at once: eligibility, criteria, look-alikes, référents, proposal."""

from dataclasses import dataclass

from daect_tui.domain.criteria import CriterionLine
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.eligibility import Override, Reason, override_of
from daect_tui.domain.history import Trace, TraceKind, latest_first
from daect_tui.domain.link import Link
from daect_tui.domain.programme import Programme
from daect_tui.domain.proposal import Proposal
from daect_tui.domain.routing import Routing
from daect_tui.domain.similar import Match
from daect_tui.services.criteria import lines_of
from daect_tui.services.eligibility import reasons_of
from daect_tui.services.office import Office
from daect_tui.services.past import past_of, trace_of
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.routing import Router
from daect_tui.services.similar import similar_to


@dataclass(frozen=True, slots=True)
class WeighedReason:
    """A reason against, and what passed over it."""

    reason: Reason
    override: Override | None


@dataclass(frozen=True, slots=True)
class ExaminationFile:
    """Everything that the examination screen shows of a dossier."""

    dossier: Dossier
    programme: Programme
    reasons: tuple[WeighedReason, ...]
    criteria: tuple[CriterionLine, ...]
    matches: tuple[Match, ...]
    history: tuple[Trace, ...]
    links: tuple[Link, ...]
    routing: Routing
    proposals: tuple[Proposal, ...]


class Examination:
    """The use case of who examines a dossier."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def open(self, reference: str) -> ExaminationFile:
        """Return the examination of a dossier; raises `UnknownReference`."""
        with self._office.reading() as work:
            dossier = work.dossiers.get(reference)
            overrides = work.overrides.of_dossier(reference)
            applicant = work.applicants.same(dossier.organisation)
            return ExaminationFile(
                dossier=dossier,
                programme=work.programmes.get(dossier.programme),
                reasons=tuple(
                    WeighedReason(reason, override_of(reason, overrides))
                    for reason in reasons_of(work, dossier, self._office.clock.today())
                ),
                criteria=lines_of(work, dossier),
                matches=similar_to(work, dossier, self._office.clock.today()),
                history=_history(work, dossier, applicant),
                links=work.links.of(reference),
                routing=Router(work).of(dossier.organisation, dossier.content),
                proposals=work.proposals.of_dossier(reference),
            )


def _history(work: UnitOfWork, dossier: Dossier, applicant: tuple[int, ...]) -> tuple[Trace, ...]:
    """Return what else the register knows of the applicant, the most recent first."""
    itself = (TraceKind.DOSSIER, dossier.reference)
    known = (one for one in work.applicants.traces(applicant) if (one.kind, one.reference) != itself)
    past = past_of(work, dossier.organisation.siren, dossier.organisation.name)
    return latest_first((*known, *map(trace_of, past)))
