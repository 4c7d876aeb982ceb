"""A register whose session is closed, its decisions signed, and no letter produced yet."""

from pathlib import Path

from bench.committee import CONTACT, DAY, session_of
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.institution import Signatory
from daect_tui.services.clocks import SetClock
from daect_tui.services.closing import Closing
from daect_tui.services.committee import Committee
from daect_tui.services.decisions import Decisions
from daect_tui.services.directory import Directory
from daect_tui.services.office import Office
from storage.register import open_register

MEMBERS = 6


def signed_session(folder: Path, decisions: int) -> Path:
    """Make, in a folder, the register of a session with so many signed labellings."""
    _, session = session_of(folder, decisions, MEMBERS)
    path = folder / f"{decisions}x{MEMBERS}.daect"
    office = Office(open_register(path), SetClock(paris_moment(DAY, 10)), "Camille Renaud")
    committee, directory, decided = Committee(office), Directory(office), Decisions(office)
    directory.save_signatory(
        Signatory(DAY.replace(year=2016), None, "Pour le ministre et par délégation,", "La déléguée",
                  CONTACT.first_name, CONTACT.last_name, "acte fictif")
    )  # fmt: skip
    items = committee.room(session).sitting.items
    committee.adopt_block(session, [item.id for item in items])
    Closing(office).close(session)
    with office.reading() as work:
        applicants = [work.dossiers.get(item.dossier).organisation.id for item in items]
    for applicant in applicants:
        directory.verify(applicant)
    decided.sign([line.decision.id for line in decided.of_session(session)], DAY)
    office.register.close()
    return path
