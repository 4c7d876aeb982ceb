"""What closes a dossier or prepares the end of a decision, all invented."""

from datetime import date

from daect_tui.domain.inadmissibility import Inadmissibility
from daect_tui.domain.observations import IntendedAct, Invitation
from daect_tui.domain.reversal import ReversalGround
from daect_tui.services.ports import UnitOfWork


def invitation(dossier: str) -> Invitation:
    return Invitation(
        id=0,
        label="",
        dossier=dossier,
        intended=IntendedAct.WITHDRAWAL,
        ground=ReversalGround.ILLEGAL,
        condition="",
        facts="Le bénéficiaire n’est pas celui de la demande.",
        written_on=date(2018, 2, 5),
        days=15,
        signatory="Hélène VASSEUR",
        received_on=date(2018, 2, 8),
    )


def fill_observations(unit: UnitOfWork, dossier: str) -> None:
    """Keep one record of each kind, on a dossier of the register."""
    facts = "Le dossier est parti après la date limite."
    unit.inadmissibilities.add(
        Inadmissibility(dossier, ("être envoyé à temps",), facts, date(2018, 2, 5), "Hélène VASSEUR")
    )
    unit.invitations.add(invitation(dossier))
