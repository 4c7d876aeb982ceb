"""All the use cases of one agent on one open register: what the screens are given."""

from dataclasses import dataclass

from daect_tui.domain.register import RegisterInfo
from daect_tui.services.agenda import Agenda
from daect_tui.services.closing import Closing
from daect_tui.services.committee import Committee
from daect_tui.services.decisions import Decisions
from daect_tui.services.directory import Directory
from daect_tui.services.display import Display
from daect_tui.services.evaluations import Evaluations
from daect_tui.services.intake import Intake
from daect_tui.services.interruption import Interruptions
from daect_tui.services.letters import Letters
from daect_tui.services.missions import Missions
from daect_tui.services.office import Office
from daect_tui.services.ports import Clock, Documents, Files, Register
from daect_tui.services.reconvening import Reconvening
from daect_tui.services.worklist import Worklist


@dataclass(frozen=True, slots=True)
class Desk:
    """The families of use cases, each with its own name."""

    office: Office
    info: RegisterInfo
    worklist: Worklist
    intake: Intake
    agenda: Agenda
    committee: Committee
    closing: Closing
    reconvening: Reconvening
    decisions: Decisions
    missions: Missions
    evaluations: Evaluations
    letters: Letters
    directory: Directory
    display: Display
    interruptions: Interruptions

    def close(self) -> None:
        """Close the register."""
        self.office.register.close()


def furnished_desk(register: Register, clock: Clock, agent: str, documents: Documents, files: Files) -> Desk:
    """Tie every family of use cases to one register, clock and agent."""
    office = Office(register, clock, agent)
    with office.reading() as work:
        info = work.register
    return Desk(
        office=office,
        info=info,
        worklist=Worklist(office),
        intake=Intake(office),
        agenda=Agenda(office),
        committee=Committee(office),
        closing=Closing(office),
        reconvening=Reconvening(office),
        decisions=Decisions(office),
        missions=Missions(office),
        evaluations=Evaluations(office),
        letters=Letters(office, documents, files),
        directory=Directory(office),
        display=Display(office),
        interruptions=Interruptions(office),
    )
