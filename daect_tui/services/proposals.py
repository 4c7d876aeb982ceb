"""Examination case by case: proposed to the authority, taken back, or sent to a session [S1]."""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.criteria import Assessment, criteria_summary, criterion_lines
from daect_tui.domain.decision import Decision, DecisionKind, DecisionState, Grounds
from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.programme import CalendarKind, Programme
from daect_tui.domain.proposal import Proposal, proposal_faults
from daect_tui.services.criteria import lines_of
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office

# What is still to be proposed is read up to this number; the register (F3) has the rest.
MOST = 200


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A dossier examined case by case; until there is a `proposal`, how its criteria stand."""

    dossier: Dossier
    proposal: Proposal | None
    criteria: str


class Proposals:
    """The use cases of « examen au cas par cas »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def cases(self) -> tuple[CaseLine, ...]:
        """Return what awaits the authority, the oldest first, then what is to be proposed (`MOST`)."""
        with self._office.reading() as work:
            rolling = {one.code: one for one in work.programmes.all() if one.calendar is CalendarKind.ROLLING}
            examined = work.proposals.to_propose(rolling, MOST)
            judged = work.assessments.of_dossiers([dossier.reference for dossier in examined])
            return (
                *(CaseLine(dossier, proposal, "") for dossier, proposal in work.proposals.waiting()),
                *(
                    CaseLine(dossier, None, _criteria(rolling[dossier.programme], judged, dossier))
                    for dossier in examined
                ),
            )

    def propose(
        self, reference: str, kind: DecisionKind, grounds: Grounds, conditions: tuple[str, ...] = ()
    ) -> Proposal:
        """Propose a decision to the authority; raises `RefusedForReasons` with all that it lacks.

        Without `conditions`, a label is proposed under those of its programme.
        """
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            programme = work.programmes.get(dossier.programme)
            faults = proposal_faults(programme, kind, grounds, lines_of(work, dossier))
            if faults:
                raise RefusedForReasons(
                    f"Le dossier {reference} ne peut pas être proposé au cas par cas\u00a0:", faults
                )
            move_dossier(work, self._office, dossier, DossierAction.PROPOSE)
            labelled = kind is DecisionKind.LABEL
            proposal = work.proposals.add(
                Proposal(
                    id=0,
                    dossier=reference,
                    kind=kind,
                    grounds=grounds,
                    conditions=(conditions or programme.conditions) if labelled else (),
                    proposed_by=self._office.agent,
                    proposed_on=self._office.clock.today(),
                )
            )
            work.decisions.add(_drafted(proposal))
            work.journal.append(_told(proposal))
            work.commit()
        return proposal

    def take_back(self, reference: str, reason: str) -> Dossier:
        """Take a proposal back, with the reason: the dossier is under review again."""
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            moved = move_dossier(work, self._office, dossier, DossierAction.TAKE_BACK, reason)
            work.commit()
        return moved


def _criteria(programme: Programme, judged: Mapping[str, tuple[Assessment, ...]], dossier: Dossier) -> str:
    return criteria_summary(criterion_lines(programme, judged.get(dossier.reference, ())))


def _drafted(proposal: Proposal) -> Decision:
    """Draft the decision that the authority will sign, in the sense of the proposal."""
    return Decision(
        id=0,
        dossier=proposal.dossier,
        session="",
        kind=proposal.kind,
        grounds=proposal.grounds,
        departure="",
        state=DecisionState.PENDING,
        signed_on=None,
        signatory="",
        notified_on=None,
        version=1,
        proposal_id=proposal.id,
    )


def _told(proposal: Proposal) -> Act:
    detail: dict[str, str | int | list[str]] = {"sens": proposal.kind.value}
    if proposal.grounds.criteria:
        detail["criteres"] = list(proposal.grounds.criteria)
    return Act("proposal.made", proposal.dossier, detail)
