"""The unit of work: one transaction, the repositories in it, and what commits or rolls it back."""

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine
from sqlmodel import Session

from daect_tui.domain.references import Series
from daect_tui.domain.register import RegisterInfo
from storage.driver_errors import MisusedUnitOfWork
from storage.records import Records
from storage.repositories.appeals import SqlAppeals
from storage.repositories.applicants import SqlApplicants
from storage.repositories.assessment import (
    SqlAssessments,
    SqlLinks,
    SqlOverrides,
    SqlProposals,
    SqlRoutes,
)
from storage.repositories.bulk_dossiers import SqlBulkDossiers
from storage.repositories.bulk_organisations import SqlBulkOrganisations
from storage.repositories.conflicts import SqlConflicts
from storage.repositories.convocations import SqlConvocations
from storage.repositories.correspondents import SqlCorrespondents
from storage.repositories.counters import Counters
from storage.repositories.decisions import SqlDecisions
from storage.repositories.dossiers import SqlDossiers
from storage.repositories.drafts import SqlDrafts
from storage.repositories.evaluations import SqlEvaluations
from storage.repositories.exchange import SqlExternalReferences, SqlImportMappings, SqlPastRequests
from storage.repositories.exchange_requests import SqlExchangeRequests
from storage.repositories.figure_rows import SqlFigureRows
from storage.repositories.files import SqlStoredFiles
from storage.repositories.findings import SqlFindings
from storage.repositories.frozen_documents import SqlFrozenDocuments
from storage.repositories.holds import SqlHolds
from storage.repositories.inadmissibilities import SqlInadmissibilities
from storage.repositories.institution import SqlInstitution
from storage.repositories.invitations import SqlInvitations
from storage.repositories.journal import Pen, SqlJournal
from storage.repositories.journal_book import SqlJournalBook
from storage.repositories.kept_worklist import SqlKeptWorklist
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.label_lives import SqlLabelLives
from storage.repositories.labels import SqlLabels
from storage.repositories.lessons import SqlLessons
from storage.repositories.letter_replacements import SqlLetterReplacements
from storage.repositories.letters import SqlLetters
from storage.repositories.members import SqlMembers
from storage.repositories.minutes import SqlMinutes
from storage.repositories.mission_course import SqlMissionCourse
from storage.repositories.mission_files import SqlMissionFiles
from storage.repositories.mission_settings import SqlMissionSettings
from storage.repositories.mission_waiting import SqlMissionsWaiting
from storage.repositories.missions import SqlMissions
from storage.repositories.on_first_use import OnFirstUse
from storage.repositories.opinions import SqlOpinions
from storage.repositories.organisation_list import SqlOrganisationList
from storage.repositories.organisations import SqlOrganisations
from storage.repositories.origin_numbers import SqlOriginNumbers
from storage.repositories.owed import SqlOwedLetters
from storage.repositories.packs import SqlPacks
from storage.repositories.passages import SqlPassages
from storage.repositories.person_requests import SqlPersonRequests
from storage.repositories.pieces import SqlPieces
from storage.repositories.programmes import SqlProgrammes
from storage.repositories.register_view import SqlRegisterView
from storage.repositories.report_follow_up import SqlReportFollowUp
from storage.repositories.retention import SqlRetention
from storage.repositories.reversals import SqlReversals
from storage.repositories.search import SqlSearch
from storage.repositories.sessions import SqlSessions
from storage.repositories.snoozes import SqlSnoozes
from storage.repositories.valises import SqlValises
from storage.repositories.waiting import SqlWaiting
from storage.repositories.wordings import SqlPersonalParagraphs, SqlStandardTexts, SqlWordings
from storage.tables import DraftTable, JournalHeadTable, JournalTable, KeptWorklistTable
from storage.unreadable import of_the_file

if TYPE_CHECKING:
    from storage.repositories.personal import SqlPersonalData
    from storage.repositories.taking_back import SqlTakingBack
    from storage.traces import LastActs

# What changes at every pause of typing, or is itself the journal, or is only kept to be shown sooner.
_NOT_ACTS = {DraftTable, JournalHeadTable, JournalTable, KeptWorklistTable}


class SqlUnitOfWork:
    """Implements the port `UnitOfWork`, for one thread.

    The transaction begins at the first statement and ends with `commit` or with the `with` block.
    A repository is made when it is first asked for: an act uses five of fifty.
    """

    organisation_list = OnFirstUse(SqlOrganisationList)
    drafts = OnFirstUse(SqlDrafts)
    passages = OnFirstUse(SqlPassages)
    findings = OnFirstUse(SqlFindings)
    programmes = OnFirstUse(SqlProgrammes)
    institution = OnFirstUse(SqlInstitution)
    members = OnFirstUse(SqlMembers)
    sessions = OnFirstUse(SqlSessions)
    convocations = OnFirstUse(SqlConvocations)
    conflicts = OnFirstUse(SqlConflicts)
    minutes = OnFirstUse(SqlMinutes)
    decisions = OnFirstUse(SqlDecisions)
    holds = OnFirstUse(SqlHolds)
    reversals = OnFirstUse(SqlReversals)
    appeals = OnFirstUse(SqlAppeals)
    labels = OnFirstUse(SqlLabels)
    label_lives = OnFirstUse(SqlLabelLives)
    missions = OnFirstUse(SqlMissions)
    mission_settings = OnFirstUse(SqlMissionSettings)
    mission_course = OnFirstUse(SqlMissionCourse)
    report_follow_up = OnFirstUse(SqlReportFollowUp)
    missions_waiting = OnFirstUse(SqlMissionsWaiting)
    evaluations = OnFirstUse(SqlEvaluations)
    lessons = OnFirstUse(SqlLessons)
    mission_files = OnFirstUse(SqlMissionFiles)
    know_how = OnFirstUse(SqlKnowHow)
    exchange_requests = OnFirstUse(SqlExchangeRequests)
    packs = OnFirstUse(SqlPacks)
    letters = OnFirstUse(SqlLetters)
    frozen_documents = OnFirstUse(SqlFrozenDocuments)
    owed_letters = OnFirstUse(SqlOwedLetters)
    letter_replacements = OnFirstUse(SqlLetterReplacements)
    files = OnFirstUse(SqlStoredFiles)
    pieces = OnFirstUse(SqlPieces)
    opinions = OnFirstUse(SqlOpinions)
    correspondents = OnFirstUse(SqlCorrespondents)
    waiting = OnFirstUse(SqlWaiting)
    routes = OnFirstUse(SqlRoutes)
    links = OnFirstUse(SqlLinks)
    overrides = OnFirstUse(SqlOverrides)
    assessments = OnFirstUse(SqlAssessments)
    proposals = OnFirstUse(SqlProposals)
    applicants = OnFirstUse(SqlApplicants)
    bulk_organisations = OnFirstUse(SqlBulkOrganisations)
    import_mappings = OnFirstUse(SqlImportMappings)
    external_references = OnFirstUse(SqlExternalReferences)
    past_requests = OnFirstUse(SqlPastRequests)
    origin_numbers = OnFirstUse(SqlOriginNumbers)
    figure_rows = OnFirstUse(SqlFigureRows)
    inadmissibilities = OnFirstUse(SqlInadmissibilities)
    invitations = OnFirstUse(SqlInvitations)
    journal_book = OnFirstUse(SqlJournalBook)
    valises = OnFirstUse(SqlValises)
    wordings = OnFirstUse(SqlWordings)
    standard_texts = OnFirstUse(SqlStandardTexts)
    paragraphs = OnFirstUse(SqlPersonalParagraphs)
    person_requests = OnFirstUse(SqlPersonRequests)
    snoozes = OnFirstUse(SqlSnoozes)
    kept_worklist = OnFirstUse(SqlKeptWorklist)

    def __init__(
        self,
        engine: Engine,
        register: RegisterInfo,
        pen: Pen | None = None,
        last_acts: "LastActs | None" = None,
    ) -> None:
        # Rows are read afresh each time: updates do not go through the objects of the session.
        self._session = Session(engine, expire_on_commit=False, execution_options={"populate_existing": True})
        self.records = records = Records(self._session)
        self._last_acts = last_acts
        self._trace()
        self._counters = Counters(records)
        self.register = register
        self.search = SqlSearch(records)
        self.register_view = SqlRegisterView(records, self.search)
        self.organisations = SqlOrganisations(records, self.search)
        self.dossiers = SqlDossiers(records, self.search)
        self.bulk_dossiers = SqlBulkDossiers(records, self.search)
        self.journal = SqlJournal(records, pen)

    @cached_property
    def personal(self) -> "SqlPersonalData":
        """Return what finds people everywhere, which few units of work need."""
        from storage.repositories.personal import SqlPersonalData  # noqa: PLC0415

        return SqlPersonalData(self.records, self.search, self.know_how)

    @cached_property
    def taking_back(self) -> "SqlTakingBack":
        """Return what puts back the rows of the last act."""
        from storage.repositories.taking_back import SqlTakingBack  # noqa: PLC0415 – seldom asked for

        return SqlTakingBack(self.records, self.search, self._last_acts)

    @property
    def retention(self) -> SqlRetention:
        """How long things are kept; an elimination also takes words out of the index and the journal."""
        return SqlRetention(self.records, self.search, self.know_how, self.journal)

    def next_number(self, series: Series, scope: str, year: int) -> int:
        """Allot the next number of a series in this transaction."""
        self.valises.check_number()
        return self._counters.next(series, scope, year)

    def next_numbers(self, series: Series, scope: str, year: int, count: int) -> int:
        """Allot several numbers that follow one another; return the first."""
        self.valises.check_number()
        return self._counters.take(series, scope, year, count)

    def reserve_number(self, series: Series, scope: str, year: int, number: int) -> None:
        """Keep a number that was allotted elsewhere from being allotted again."""
        self._counters.reach(series, scope, year, number)

    def commit(self) -> None:
        """Keep what was done.

        Raises `MisusedUnitOfWork` when rows other than drafts were written and no act of the journal
        tells of it: product decision 7 suffers no exception. Raises `Refusal` for an act on a session
        that is away, or one that waits for home in a valise (decision 9).
        """
        self.search.flush()
        self.know_how.refresh()
        silent = self.records.written - _NOT_ACTS
        if silent and not self.journal.told:
            names = ", ".join(sorted(str(table.__tablename__) for table in silent))
            raise MisusedUnitOfWork(f"written without an act in the journal: {names}")
        if self.journal.told:
            written = {str(table.__tablename__) for table in self.records.written}
            self.valises.check(self.journal.told, written)
            self.journal.keep_head()
            self.kept_worklist.drop()
        self._session.commit()
        if self._last_acts and self.records.trace and self.journal.lines:
            self._last_acts.keep(self.journal.lines, self.records.trace)
        self._trace()
        self.records.written.clear()
        self.journal.begin_again()

    def _trace(self) -> None:
        if self._last_acts is not None:
            self.records.trace = self._last_acts.begin(self._session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        path = self._session.get_bind().engine.url.database
        self._session.close()
        told = of_the_file(path, error)
        if told is not None:
            raise told from error
