"""A desk on a real register file, with the defaults, a committee and a signatory."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import IO

from daect_tui.adapters import Layouts
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.exchange_table import SourceTable
from daect_tui.domain.institution import Signatory
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.pack import Pack
from daect_tui.domain.printing import JobStage, JobState, Printers, PrintJob, PrintOptions
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.catalogue import furnish
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk, furnished_desk
from daect_tui.services.room import RoomView
from daect_tui.services.territories import lists_digest, official_territories
from exports.files import digest, make_folder, sweep, write_atomically, writing_atomically
from exports.packs import read_returned, write_exchange
from exports.tables import open_table, write_table
from storage.register import OpenRegister, create_register, open_register
from storage.territories.lookup import PreparedTerritories
from tests.support.once import made_once, shared_folder
from tests.support.prepared import prepared_once
from tests.support.statements import compile_once

compile_once()

MORNING = paris_moment(date(2018, 3, 14), 10)
# The real lists; prepared once a machine, since the file bears the digest of what it holds.
TERRITORIES = PreparedTerritories(Path(gettempdir()) / "daect-tests", lists_digest, official_territories)
CONTACT = Contact("Camille", "Renaud", "chargée de mission", "01 99 00 12 34", "camille@example.org")


class Disk:
    """The real disk; what would be shown or printed is noted, since a test has no desktop."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.printed: list[Path] = []
        self.printers_known = Printers(("Bureau", "Copieur"), "Bureau")
        self.asked = PrintOptions()
        # What the print service will say of the next job, one answer a question, the last one for ever.
        self.stages = [JobState(JobStage.PRINTED)]

    def write(self, path: Path, content: bytes) -> None:
        make_folder(path.parent)
        write_atomically(path, content)

    def writing(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        make_folder(path.parent)
        return writing_atomically(path)

    def digest(self, path: Path) -> str | None:
        return digest(path)

    def sweep(self, folder: Path) -> None:
        sweep(folder)

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def print(self, paths: Sequence[Path], title: str, options: PrintOptions) -> PrintJob:
        self.printed.extend(paths)
        self.asked = options
        return PrintJob(f"test-{title}", len(paths))

    def printers(self) -> Printers:
        return self.printers_known

    def keep_printer(self, name: str) -> None:
        self.printers_known = replace(self.printers_known, proposed=name)

    def job_state(self, _job: PrintJob) -> JobState:
        return self.stages.pop(0) if len(self.stages) > 1 else self.stages[0]

    def cancel(self, _job: PrintJob) -> None:
        self.stages = [JobState(JobStage.CANCELLED)]

    def read_exchange(self, path: Path) -> Pack | bytes:
        return read_returned(path)

    def write_exchange(self, path: Path, content: Pack | bytes) -> None:
        write_exchange(path, content)


class Spreadsheets:
    """The real readers and writers of tables."""

    def open(self, path: Path) -> AbstractContextManager[SourceTable]:
        return open_table(path)

    def write(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        write_table(path, headings, rows)


def new_register(path: Path) -> OpenRegister:
    """Make an empty register with the catalogue, a signatory and seven members, six of them voting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_furnished_register())
    return open_register(path)


@cache
def _furnished_register() -> bytes:
    # Made once a run, where there is one: it costs more than most tests.
    with TemporaryDirectory(prefix="daect-tests-") as own:
        base = shared_folder() or Path(own)
        return (made_once(base, "master", "furnished", _make_furnished) / "modele.daect").read_bytes()


def _make_furnished(folder: Path) -> None:
    register = create_register(folder / "modele.daect", created_at=MORNING)
    try:
        _furnish(desk_on(register))
    finally:
        register.close()


def _furnish(desk: Desk) -> None:
    with desk.office.begin() as work:
        furnish(work, "01 99 00 12 00", "delegation@example.org", CONTACT)
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()
    desk.directory.save_signatory(
        Signatory(date(2016, 1, 1), None, "Pour le ministre et par délégation,", "La déléguée",
                  "Hélène", "Vasseur", "acte fictif")
    )  # fmt: skip
    for member in committee():
        desk.directory.add_member(member)


def desk_on(register: OpenRegister, clock: SetClock | None = None, agent: str = "Camille Renaud") -> Desk:
    """Return a desk on an open register, on the morning of 14 March 2018 unless told otherwise."""
    return furnished_desk(
        register, clock or SetClock(MORNING), agent, Layouts(), Disk(), TERRITORIES, Spreadsheets()
    )


def committee() -> list[Member]:
    """Return six voting members, the first of whom presides and the second deputises, and a secretary."""
    names = ("Vasseur", "Oriol", "Toussac", "Kermadec", "Castanet", "Belloc", "Renaud")
    return [
        Member(
            id=0,
            civility="Mme" if rank % 2 == 0 else "M.",
            first_name="Dominique",
            last_name=name,
            quality="membre",
            body=f"Organisme {rank + 1}",
            kind=MemberKind.EX_OFFICIO,
            voting=name != "Renaud",
            presides=rank == 0,
            deputises=rank == 1,
            starts_on=date(2016, 1, 1),
        )
        for rank, name in enumerate(names)
    ]


def form(**changes: str) -> dict[str, str]:
    """Return a complete dossier form, as typed."""
    return {
        "programme": "PACT3",
        "kind": "commune",
        "name": "Montclair (fictif)",
        "street": "1, place du Marché",
        "postcode": "28000",
        "city": "Montclair",
        "civility": "Mme",
        "first_name": "Agathe",
        "last_name": "Lormier",
        "office": "Maire",
        "call": "Madame la Maire,",
        "domain": "Patrimoine, lumière et vitrail",
        "theme": "patrimoine",
        "countries": "Maroc, Tunisie",
        "channel": "courrier",
        "sent_on": "01/03/2018",
        "received_on": "05/03/2018",
        **changes,
    }


@prepared_once
def filed(desk: Desk, **changes: str) -> str:
    """File a dossier and return its reference."""
    return desk.intake.file(desk.intake.drafts.save(form(**changes)).id).reference


@prepared_once
def under_review(desk: Desk, **changes: str) -> str:
    """File a dossier and bring it under review."""
    reference = filed(desk, **changes)
    for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE, DossierAction.REVIEW):
        desk.intake.act(reference, action)
    return reference


def verified(desk: Desk, reference: str) -> None:
    """Have the identity of a dossier's applicant verified: without it nothing is signed."""
    desk.directory.verify(desk.intake.open(reference).dossier.organisation.id)


@prepared_once
def planned(desk: Desk, *proposals: Motion) -> str:
    """Plan a session on 14 March 2018 with one dossier for each proposal."""
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 14), place="Paris")).reference
    for rank, proposal in enumerate(proposals or (Motion(Outcome.FAVOURABLE),), start=1):
        reference = under_review(desk, name=f"Organisme {rank} (fictif)", domain=f"Domaine {rank}")
        verified(desk, reference)
        desk.agenda.add(session, reference, "Nadia Ferrand", proposal)
    return session


@prepared_once
def opened(desk: Desk, *proposals: Motion) -> tuple[str, RoomView]:
    """Open a session at which every member is there."""
    session = planned(desk, *proposals)
    sitting = desk.committee.open(session).sitting
    room = desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    return session, room
