"""Stocking what was decided: a dossier, its signed decision, the label or the record that goes with it."""

from dataclasses import replace
from datetime import timedelta

from daect_tui.domain.dates import add_months
from daect_tui.domain.decision import Decision, DecisionKind, DecisionState, Grounds
from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.money import Euros
from daect_tui.domain.proposal import Proposal, ProposalState
from daect_tui.domain.references import label_number
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.scene import Scene

# Days before the scene's: the committee met, the authority signed, the applicants were told.
MET, SIGNED, NOTIFIED = -20, -5, -2
_MONTHS = 36

_STATES = {
    DecisionKind.LABEL: DossierState.LABELLED,
    DecisionKind.ADJOURN: DossierState.ADJOURNED,
    DecisionKind.REFUSE: DossierState.REFUSED,
    DecisionKind.RETAIN: DossierState.RETAINED,
}


def grounds(scene: Scene, kind: DecisionKind) -> Grounds:
    """Return what a decision of a kind rests on in this scene."""
    told = scene.told
    match kind:
        case DecisionKind.LABEL:
            return Grounds(reservations=tuple(told["reservations"]))
        case DecisionKind.ADJOURN:
            return Grounds(
                reasons=told["adjourned_for"], wanted=scene.text("wanted"), wanted_until=scene.on(60)
            )
        case DecisionKind.REFUSE:
            return Grounds(criteria=("pays",), reasons=scene.text("refused_for"))
        case DecisionKind.RETAIN:
            return Grounds(reservations=tuple(told["reservations"]), amount=Euros(told["cents"]))


def decided(
    work: UnitOfWork, scene: Scene, dossier: Dossier, kind: DecisionKind, session: str = ""
) -> Decision:
    """Keep a dossier and the decision on it, signed and notified, of a session or case by case."""
    filed = work.dossiers.add(replace(dossier, state=_STATES[kind]))
    proposal = None if session else _proposal(work, scene, filed, kind)
    return work.decisions.add(
        Decision(
            id=0,
            dossier=filed.reference,
            session=session,
            kind=kind,
            grounds=grounds(scene, kind),
            departure=scene.told["departure"] if session and kind is DecisionKind.REFUSE else "",
            state=DecisionState.NOTIFIED,
            signed_on=scene.on(SIGNED),
            signatory=scene.signatory.name,
            notified_on=scene.on(NOTIFIED),
            version=1,
            proposal_id=proposal,
        )
    )


def labelled(work: UnitOfWork, scene: Scene, dossier: Dossier, number: int) -> Label:
    """Keep the label that a decision on a dossier granted, for three years from its signature."""
    granted = scene.on(SIGNED)
    return work.labels.add(
        Label(
            id=0,
            number=label_number(scene.day.year, number),
            dossier=dossier.reference,
            organisation_id=dossier.organisation.id,
            holder=dossier.organisation.name,
            domain=dossier.content.domain,
            theme=dossier.content.theme,
            countries=dossier.content.countries,
            languages=dossier.content.languages,
            programme=dossier.programme,
            starts_on=granted,
            until=add_months(granted, _MONTHS) - timedelta(days=1),
            state=LabelState.ACTIVE,
            conditions=work.programmes.get(dossier.programme).conditions,
            renews="",
            version=1,
        )
    )


def _proposal(work: UnitOfWork, scene: Scene, dossier: Dossier, kind: DecisionKind) -> int:
    """Keep the proposal that a decision case by case follows, and return its number."""
    labels = kind is DecisionKind.LABEL
    proposed = Proposal(
        id=0,
        dossier=dossier.reference,
        kind=kind,
        grounds=grounds(scene, kind),
        conditions=work.programmes.get(dossier.programme).conditions if labels else (),
        proposed_by=scene.told["agent"],
        proposed_on=scene.on(MET),
        state=ProposalState.DECIDED,
    )
    return work.proposals.add(proposed).id
