"""The examination of dossiers: routing, links, overrides, criteria, proposals."""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from sqlmodel import col, or_, select

from daect_tui.domain.criteria import Assessment
from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.eligibility import Override
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.link import Link
from daect_tui.domain.proposal import Proposal, ProposalState
from daect_tui.domain.routing import Route
from storage.dossier_rows import read_dossiers
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import (
    AssessmentTable,
    DossierLinkTable,
    DossierTable,
    EligibilityOverrideTable,
    ProposalTable,
    RouteTable,
)


class SqlRoutes(Repository):
    """Implements the port `Routes`."""

    def all(self) -> tuple[Route, ...]:
        """Return the whole table, by axis and key."""
        rows = self._session.exec(select(RouteTable).order_by(col(RouteTable.axis), col(RouteTable.key)))
        return tuple(build(Route, row) for row in rows)

    def save(self, route: Route) -> None:
        """Insert, or replace the line of the same axis and key."""
        self._records.put(RouteTable(**columns_of(route)))

    def remove(self, route: Route) -> None:
        """Take a line off the table."""
        self._records.remove(RouteTable, col(RouteTable.axis) == route.axis, col(RouteTable.key) == route.key)


class SqlLinks(Repository):
    """Implements the port `Links`."""

    def add(self, link: Link) -> None:
        """Keep a link; none is ever removed."""
        self._records.insert(DossierLinkTable(**columns_of(link)))

    def of(self, reference: str) -> tuple[Link, ...]:
        """Return the links from and to a reference, the oldest first."""
        table = DossierLinkTable
        rows = self._session.exec(
            select(table)
            .where(or_(col(table.dossier) == reference, col(table.other) == reference))
            .order_by(col(table.id))
        )
        return tuple(build(Link, row) for row in rows)


class SqlOverrides(Repository):
    """Implements the port `Overrides`."""

    def add(self, dossier: str, override: Override) -> None:
        """Keep an override; none is ever removed."""
        self._records.insert(EligibilityOverrideTable(dossier=dossier, **columns_of(override)))

    def of_dossier(self, dossier: str) -> tuple[Override, ...]:
        """Return the overrides on a dossier, the oldest first."""
        table = EligibilityOverrideTable
        rows = self._session.exec(select(table).where(table.dossier == dossier).order_by(col(table.id)))
        return tuple(build(Override, row) for row in rows)


class SqlAssessments(Repository):
    """Implements the port `Assessments`."""

    def save(self, dossier: str, assessment: Assessment) -> None:
        """Insert, or replace the judgement of the same criterion."""
        self._records.put(AssessmentTable(dossier=dossier, **columns_of(assessment)))

    def of_dossier(self, dossier: str) -> tuple[Assessment, ...]:
        """Return the judgements on a dossier, by criterion."""
        return self.of_dossiers([dossier]).get(dossier, ())

    def of_dossiers(self, dossiers: Collection[str]) -> dict[str, tuple[Assessment, ...]]:
        """Return the judgements on some dossiers, those of each by criterion."""
        table = AssessmentTable
        rows = self._session.exec(
            select(table)
            .where(col(table.dossier).in_(dossiers))
            .order_by(col(table.dossier), col(table.code))
        )
        return {
            dossier: tuple(build(Assessment, row) for row in group)
            for dossier, group in groupby(rows, lambda row: row.dossier)
        }


class SqlProposals(Repository):
    """Implements the port `Proposals`."""

    def add(self, proposal: Proposal) -> Proposal:
        """Keep a new proposal."""
        row = ProposalTable(**columns_of(proposal, without=("id",)))
        self._records.insert(row)
        return replace(proposal, id=row.id)

    def get(self, proposal_id: int) -> Proposal:
        """Read a proposal; raises `UnknownReference`."""
        row = self._session.get(ProposalTable, proposal_id)
        if row is None:
            raise UnknownReference(f"Aucune proposition n’a le numéro {proposal_id}.")
        return build(Proposal, row)

    def update(self, proposal: Proposal) -> None:
        """Write what became of a proposal."""
        self._records.change(
            ProposalTable, columns_of(proposal, without=("id",)), col(ProposalTable.id) == proposal.id
        )

    def of_dossier(self, dossier: str) -> tuple[Proposal, ...]:
        """Return the proposals on a dossier, the oldest first."""
        rows = self._session.exec(
            select(ProposalTable).where(ProposalTable.dossier == dossier).order_by(col(ProposalTable.id))
        )
        return tuple(build(Proposal, row) for row in rows)

    def waiting(self) -> tuple[tuple[Dossier, Proposal], ...]:
        """Return those that await the authority with their dossiers, the oldest first."""
        rows = self._session.exec(
            select(ProposalTable)
            .where(ProposalTable.state == ProposalState.WAITING)
            .order_by(col(ProposalTable.id))
        )
        proposals = [build(Proposal, row) for row in rows]
        references = [one.dossier for one in proposals]
        dossiers = {
            dossier.reference: dossier
            for dossier in read_dossiers(self._session, col(DossierTable.reference).in_(references))
        }
        return tuple((dossiers[one.dossier], one) for one in proposals)

    def to_propose(self, programmes: Collection[str], limit: int) -> tuple[Dossier, ...]:
        """Return the dossiers of some programmes that are under review, by reference."""
        ids = self._session.exec(
            select(DossierTable.id)
            .where(
                DossierTable.state == DossierState.UNDER_REVIEW, col(DossierTable.programme).in_(programmes)
            )
            .order_by(col(DossierTable.reference))
            .limit(limit)
        ).all()
        return tuple(read_dossiers(self._session, col(DossierTable.id).in_(ids)))
