"""What the services need from outside, in small Protocols: the register, documents, the clock.

The adapters (`storage`, `exports`) fit these shapes without inheriting from them; `assembly.py`
ties them together. Everything that crosses is a frozen dataclass of the domain.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from daect_tui.domain.calendar_event import CalendarEvent
from daect_tui.domain.document import Document, Face
from daect_tui.domain.document_form import DocumentForm
from daect_tui.domain.exchange_table import SourceTable
from daect_tui.domain.last_act import LastAct
from daect_tui.domain.preflight import Flaw
from daect_tui.domain.references import Series
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.soundness.fault import Examination, Fault, Told, silent
from daect_tui.domain.writer import ReadOnly
from daect_tui.services.assessment_ports import Applicants, Assessments, Links, Overrides, Proposals, Routes
from daect_tui.services.backup_ports import Restorer, Vault
from daect_tui.services.bourse_ports import ExchangeRequests, KnowHow
from daect_tui.services.committee_ports import Members, Sessions
from daect_tui.services.convening_ports import Convocations
from daect_tui.services.course_ports import MissionCourse, MissionsWaiting, ReportFollowUp
from daect_tui.services.deciding_ports import Appeals, Reversals
from daect_tui.services.dossier_ports import Dossiers, Drafts, Organisations, Passages
from daect_tui.services.exchange_ports import (
    BulkDossiers,
    BulkOrganisations,
    ExternalReferences,
    ImportMappings,
    PastRequests,
    Spool,
)
from daect_tui.services.finding_ports import Findings
from daect_tui.services.inadmissibility_ports import Inadmissibilities
from daect_tui.services.institution_ports import Institution, Programmes
from daect_tui.services.intake_ports import Correspondents, Opinions, Pieces, StoredFiles, Waiting
from daect_tui.services.journal_ports import Journal, JournalBook
from daect_tui.services.kept_worklist_ports import KeptWorklists
from daect_tui.services.label_ports import LabelLives
from daect_tui.services.lesson_ports import Lessons, MissionFiles
from daect_tui.services.letter_ports import LetterReplacements
from daect_tui.services.minutes_ports import KeptMinutes
from daect_tui.services.mission_ports import MissionSettingsBook
from daect_tui.services.observation_ports import Invitations
from daect_tui.services.organisation_ports import OrganisationList
from daect_tui.services.outcome_ports import (
    Decisions,
    Evaluations,
    FrozenDocuments,
    Labels,
    Letters,
    Missions,
)
from daect_tui.services.owed_ports import OwedLetters
from daect_tui.services.pack_ports import KeptPacks, PackFiles
from daect_tui.services.past_ports import OriginNumbers
from daect_tui.services.person_ports import PersonalData, PersonRequests
from daect_tui.services.preparing_ports import Conflicts
from daect_tui.services.printing_ports import PrintService
from daect_tui.services.register_ports import RegisterWindows, Search
from daect_tui.services.retention_ports import Holds, Retention
from daect_tui.services.snooze_ports import Snoozes
from daect_tui.services.statistics_ports import FigureRows
from daect_tui.services.undo_ports import RowsBack
from daect_tui.services.valise_ports import ValiseFiles, Valises
from daect_tui.services.wording_ports import PersonalParagraphs, StandardTexts, Wordings


class Clock(Protocol):
    """The time; a demonstration register has its own."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        ...

    def today(self) -> date:
        """Return the civil day in Paris."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` rolls everything back.

    `commit` refuses a change that no act of the journal tells of.
    """

    @property
    def register(self) -> RegisterInfo: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def organisation_list(self) -> OrganisationList: ...
    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def register_view(self) -> RegisterWindows: ...
    @property
    def search(self) -> Search: ...
    @property
    def findings(self) -> Findings: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def passages(self) -> Passages: ...
    @property
    def programmes(self) -> Programmes: ...
    @property
    def institution(self) -> Institution: ...
    @property
    def members(self) -> Members: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def convocations(self) -> Convocations: ...
    @property
    def conflicts(self) -> Conflicts: ...
    @property
    def minutes(self) -> KeptMinutes: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def reversals(self) -> Reversals: ...
    @property
    def appeals(self) -> Appeals: ...
    @property
    def labels(self) -> Labels: ...
    @property
    def label_lives(self) -> LabelLives: ...
    @property
    def missions(self) -> Missions: ...
    @property
    def mission_settings(self) -> MissionSettingsBook: ...
    @property
    def mission_course(self) -> MissionCourse: ...
    @property
    def report_follow_up(self) -> ReportFollowUp: ...
    @property
    def missions_waiting(self) -> MissionsWaiting: ...
    @property
    def evaluations(self) -> Evaluations: ...
    @property
    def lessons(self) -> Lessons: ...
    @property
    def know_how(self) -> KnowHow: ...
    @property
    def exchange_requests(self) -> ExchangeRequests: ...
    @property
    def packs(self) -> KeptPacks: ...
    @property
    def mission_files(self) -> MissionFiles: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def frozen_documents(self) -> FrozenDocuments: ...
    @property
    def owed_letters(self) -> OwedLetters: ...
    @property
    def letter_replacements(self) -> LetterReplacements: ...
    @property
    def files(self) -> StoredFiles: ...
    @property
    def pieces(self) -> Pieces: ...
    @property
    def opinions(self) -> Opinions: ...
    @property
    def correspondents(self) -> Correspondents: ...
    @property
    def waiting(self) -> Waiting: ...
    @property
    def routes(self) -> Routes: ...
    @property
    def links(self) -> Links: ...
    @property
    def overrides(self) -> Overrides: ...
    @property
    def assessments(self) -> Assessments: ...
    @property
    def proposals(self) -> Proposals: ...
    @property
    def applicants(self) -> Applicants: ...
    @property
    def bulk_dossiers(self) -> BulkDossiers: ...
    @property
    def bulk_organisations(self) -> BulkOrganisations: ...
    @property
    def import_mappings(self) -> ImportMappings: ...
    @property
    def external_references(self) -> ExternalReferences: ...
    @property
    def past_requests(self) -> PastRequests: ...
    @property
    def origin_numbers(self) -> OriginNumbers: ...
    @property
    def figure_rows(self) -> FigureRows: ...
    @property
    def inadmissibilities(self) -> Inadmissibilities: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def valises(self) -> Valises: ...
    @property
    def wordings(self) -> Wordings: ...
    @property
    def standard_texts(self) -> StandardTexts: ...
    @property
    def paragraphs(self) -> PersonalParagraphs: ...
    @property
    def personal(self) -> PersonalData: ...
    @property
    def person_requests(self) -> PersonRequests: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def holds(self) -> Holds: ...
    @property
    def snoozes(self) -> Snoozes: ...
    @property
    def kept_worklist(self) -> KeptWorklists: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def journal_book(self) -> JournalBook: ...
    @property
    def taking_back(self) -> RowsBack: ...

    def next_number(self, series: Series, scope: str, year: int) -> int:
        """Allot the next number of a series (`scope`: a programme, or empty) in this transaction."""
        ...

    def next_numbers(self, series: Series, scope: str, year: int, count: int) -> int:
        """Allot `count` numbers that follow one another; return the first."""
        ...

    def reserve_number(self, series: Series, scope: str, year: int, number: int) -> None:
        """Keep a number that was allotted elsewhere from being allotted again."""
        ...

    def commit(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Register(Protocol):
    """An open register: gives units of work on behalf of an agent, at a clock's time."""

    def begin(self, clock: Clock, agent: str) -> UnitOfWork:
        """Begin a unit of work that may write; other writers wait until it ends.

        Raises `WriteRefused` where the register is only read.
        """
        ...

    def reading(self) -> UnitOfWork:
        """Begin a unit of work that only reads: one snapshot, which waits for nobody."""
        ...

    def spool(self) -> Spool:
        """Return a place outside memory for the notes of a long import."""
        ...

    def valise_files(self) -> ValiseFiles:
        """Return what writes and reads valises (see `valise_ports`)."""
        ...

    def vault(self, folder: Path | None) -> Vault:
        """Return the folder of the backups, beside the register unless it is named (see `backup_ports`)."""
        ...

    def restorer(self, folder: Path | None) -> Restorer:
        """Return what compares a backup with this register, and puts one in its place once it is closed."""
        ...

    def remember(self) -> None:
        """Keep from now on what undoes the last act: where somebody works, not in a command."""
        ...

    def last_act(self) -> LastAct | None:
        """Return what was written last by this program, where it remembers."""
        ...

    def revision(self) -> int:
        """Return a number that grows when something was committed, here or by another process."""
        ...

    def read_only(self) -> ReadOnly | None:
        """Tell why nothing can be written, and who writes now; `None` where one may write."""
        ...

    def take_over(self, agent: str) -> None:
        """Become the one who writes; raises `WriteRefused` while another does."""
        ...

    def forget(self) -> bool:
        """Leave nothing beside the file of what was removed; tell whether nobody else still reads it."""
        ...

    def faults(self) -> tuple[Fault, ...]:
        """Check everything, and return what is wrong; written, each fault says what to do."""
        ...

    def examine(self, told: Told = silent) -> Examination:
        """Check everything, telling what is being checked; raises nothing for a damaged file."""
        ...

    def rebuild(self, clock: Clock, agent: str) -> None:
        """Make everything that is derived from the records again, and tell it in the journal."""
        ...

    def opening_faults(self) -> tuple[Fault, ...]:
        """Return what is quickly seen to be wrong, however large the register is."""
        ...

    def close(self) -> None: ...


class Documents(Protocol):
    """Lays documents out, as PDF or for a word processor, and tells beforehand what stands against a PDF."""

    def render(self, document: Document, form: DocumentForm = DocumentForm.PDF) -> bytes: ...
    def flaws(self, document: Document) -> tuple[Flaw, ...]:
        """List all that stands against a PDF, and what only warns."""
        ...

    def faults(self, document: Document) -> tuple[str, ...]:
        """Write the flaws that block as sentences that name the document."""
        ...

    def calendar(self, event: CalendarEvent) -> bytes: ...
    def picture(self, content: bytes) -> bytes:
        """Turn a PNG or a JPEG into the picture that is kept; raises `Refusal` saying what to do."""
        ...

    def face(self, content: bytes) -> Face:
        """Say which face of a typeface a file is; raises `Refusal` for one that cannot serve."""
        ...


class Files(PackFiles, PrintService, Protocol):
    """The file system and the desktop: raise `UnusableOutput` with a French sentence."""

    def write(self, path: Path, content: bytes) -> None: ...
    def open(self, path: Path) -> None: ...


class Tables(Protocol):
    """Tables of texts in files: CSV, XLSX, JSON, and ODS for reading; rows come and go one by one."""

    def open(self, path: Path) -> AbstractContextManager[SourceTable]:
        """Open a table; raises `UnreadableTable`, then and while its rows are read."""
        ...

    def write(self, path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a whole file or nothing; an unknown suffix or a failure raises `UnusableOutput`."""
        ...
