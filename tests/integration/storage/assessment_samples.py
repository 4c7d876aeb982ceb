"""One record of each kind that the examination of a dossier keeps, all invented."""

from daect_tui.domain.criteria import Appraisal, Assessment
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.eligibility import Override
from daect_tui.domain.link import Link, LinkKind
from daect_tui.domain.proposal import Proposal
from daect_tui.domain.routing import Axis, Route
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT, DAY, MOMENT

ROUTES = (
    Route(Axis.DEFAULT, "geographique", "Noé Astier (fictif)"),
    Route(Axis.THEME, "eau", "Rose Béranger (fictive)"),
)
OVERRIDE = Override("nature", "Le demandeur est de nature…", "décidé en réunion", AGENT, MOMENT)
ASSESSMENT = Assessment("C1", "Capacité démontrée", Appraisal.PARTLY, "Peu d’éléments", 1, AGENT, MOMENT)


def link(of: str, other: str, kind: LinkKind = LinkKind.FILED_NEVERTHELESS) -> Link:
    return Link(of, other, kind, "autre projet", AGENT, MOMENT)


def proposal(of: str) -> Proposal:
    return Proposal(
        id=0,
        dossier=of,
        kind=DecisionKind.REFUSE,
        grounds=Grounds(criteria=("C2",), reasons="Déjà présent"),
        conditions=("Rendre compte",),
        proposed_by=AGENT,
        proposed_on=DAY,
    )


def fill_assessment(unit: UnitOfWork, first: str, second: str) -> None:
    """Keep one record of each kind, on two dossiers of the register."""
    for route in ROUTES:
        unit.routes.save(route)
    unit.links.add(link(second, first))
    unit.overrides.add(second, OVERRIDE)
    unit.assessments.save(second, ASSESSMENT)
    unit.proposals.add(proposal(second))
