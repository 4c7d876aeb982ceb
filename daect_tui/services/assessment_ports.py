"""What the examination of dossiers needs of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from daect_tui.domain.criteria import Assessment
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.eligibility import Override
from daect_tui.domain.history import Trace
from daect_tui.domain.label import Label
from daect_tui.domain.link import Link
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.proposal import Proposal
from daect_tui.domain.routing import Route
from daect_tui.domain.similar import Candidate, Sought


class Routes(Protocol):
    """The routing table."""

    def all(self) -> tuple[Route, ...]: ...
    def save(self, route: Route) -> None:
        """Insert, or replace the line of the same axis and key."""
        ...

    def remove(self, route: Route) -> None: ...


class Links(Protocol):
    """Requests that look alike, joined or filed nevertheless."""

    def add(self, link: Link) -> None: ...
    def of(self, reference: str) -> tuple[Link, ...]:
        """Return the links from and to a reference, the oldest first."""
        ...


class Overrides(Protocol):
    """Blocking reasons passed over."""

    def add(self, dossier: str, override: Override) -> None: ...
    def of_dossier(self, dossier: str) -> tuple[Override, ...]: ...


class Assessments(Protocol):
    """Criteria judged, the last judgement of each."""

    def save(self, dossier: str, assessment: Assessment) -> None:
        """Insert, or replace the judgement of the same criterion."""
        ...

    def of_dossier(self, dossier: str) -> tuple[Assessment, ...]: ...
    def of_dossiers(self, dossiers: Collection[str]) -> dict[str, tuple[Assessment, ...]]: ...


class Proposals(Protocol):
    """Proposals to the authority without a session. `get` raises `UnknownReference`."""

    def add(self, proposal: Proposal) -> Proposal: ...
    def get(self, proposal_id: int) -> Proposal: ...
    def update(self, proposal: Proposal) -> None: ...
    def of_dossier(self, dossier: str) -> tuple[Proposal, ...]:
        """Return the proposals on a dossier, the oldest first."""
        ...

    def waiting(self) -> tuple[tuple[Dossier, Proposal], ...]:
        """Return those that await the authority with their dossiers, the oldest first."""
        ...

    def to_propose(self, programmes: Collection[str], limit: int) -> tuple[Dossier, ...]:
        """Return the dossiers of some programmes that are under review, by reference."""
        ...


class Applicants(Protocol):
    """What the register knows of an applicant, by indexes: the size of the register does not count."""

    def same(self, organisation: Organisation) -> tuple[int, ...]:
        """Return the numbers of the organisations that are one with this one: SIREN, else folded name."""
        ...

    def labels(self, organisation_ids: Iterable[int]) -> tuple[Label, ...]: ...
    def traces(self, organisation_ids: Iterable[int]) -> tuple[Trace, ...]:
        """Return every dossier, decision, label and mission; one trace a country for a mission."""
        ...

    def candidates(self, sought: Sought, near: Collection[str], today: date) -> tuple[Candidate, ...]:
        """Return the open dossiers, refusals, and labels in force today, of who may be the same.

        They are those of the same number, or of a near name, and the dossiers `near` themselves.
        """
        ...
