"""The unit of work: one transaction, the repositories in it, and what commits or rolls it back."""

from types import TracebackType
from typing import Self

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
from storage.repositories.files import SqlStoredFiles
from storage.repositories.institution import SqlInstitution
from storage.repositories.journal import Pen, SqlJournal
from storage.repositories.labels import SqlLabels
from storage.repositories.lessons import SqlLessons
from storage.repositories.letters import SqlLetters
from storage.repositories.members import SqlMembers
from storage.repositories.minutes import SqlMinutes
from storage.repositories.mission_files import SqlMissionFiles
from storage.repositories.missions import SqlMissions
from storage.repositories.opinions import SqlOpinions
from storage.repositories.organisation_list import SqlOrganisationList
from storage.repositories.organisations import SqlOrganisations
from storage.repositories.passages import SqlPassages
from storage.repositories.pieces import SqlPieces
from storage.repositories.programmes import SqlProgrammes
from storage.repositories.register_view import SqlRegisterView
from storage.repositories.reversals import SqlReversals
from storage.repositories.search import SqlSearch
from storage.repositories.sessions import SqlSessions
from storage.repositories.waiting import SqlWaiting
from storage.tables import DraftTable, JournalTable

# What changes at every pause of typing, or is itself the journal.
_NOT_ACTS = {DraftTable, JournalTable}


class SqlUnitOfWork:
    """Implements the port `UnitOfWork`, for one thread.

    The transaction begins at the first statement and ends with `commit` or with the `with` block.
    """

    def __init__(self, engine: Engine, register: RegisterInfo, pen: Pen | None = None) -> None:
        # Rows are read afresh each time: updates do not go through the objects of the session.
        self._session = Session(engine, expire_on_commit=False, execution_options={"populate_existing": True})
        self._records = records = Records(self._session)
        self._counters = Counters(records)
        self.register = register
        self.search = SqlSearch(records)
        self.register_view = SqlRegisterView(records, self.search)
        self.organisations = SqlOrganisations(records, self.search)
        self.organisation_list = SqlOrganisationList(records)
        self.dossiers = SqlDossiers(records, self.search)
        self.drafts = SqlDrafts(records)
        self.passages = SqlPassages(records)
        self.programmes = SqlProgrammes(records)
        self.institution = SqlInstitution(records)
        self.members = SqlMembers(records)
        self.sessions = SqlSessions(records)
        self.convocations = SqlConvocations(records)
        self.conflicts = SqlConflicts(records)
        self.minutes = SqlMinutes(records)
        self.decisions = SqlDecisions(records)
        self.reversals = SqlReversals(records)
        self.appeals = SqlAppeals(records)
        self.labels = SqlLabels(records)
        self.missions = SqlMissions(records)
        self.evaluations = SqlEvaluations(records)
        self.lessons = SqlLessons(records)
        self.mission_files = SqlMissionFiles(records)
        self.letters = SqlLetters(records)
        self.files = SqlStoredFiles(records)
        self.pieces = SqlPieces(records)
        self.opinions = SqlOpinions(records)
        self.correspondents = SqlCorrespondents(records)
        self.waiting = SqlWaiting(records)
        self.routes = SqlRoutes(records)
        self.links = SqlLinks(records)
        self.overrides = SqlOverrides(records)
        self.assessments = SqlAssessments(records)
        self.proposals = SqlProposals(records)
        self.applicants = SqlApplicants(records)
        self.bulk_dossiers = SqlBulkDossiers(records, self.search)
        self.bulk_organisations = SqlBulkOrganisations(records)
        self.import_mappings = SqlImportMappings(records)
        self.external_references = SqlExternalReferences(records)
        self.past_requests = SqlPastRequests(records)
        self.journal = SqlJournal(records, pen)

    def next_number(self, series: Series, scope: str, year: int) -> int:
        """Allot the next number of a series in this transaction."""
        return self._counters.next(series, scope, year)

    def next_numbers(self, series: Series, scope: str, year: int, count: int) -> int:
        """Allot several numbers that follow one another; return the first."""
        return self._counters.take(series, scope, year, count)

    def reserve_number(self, series: Series, scope: str, year: int, number: int) -> None:
        """Keep a number that was allotted elsewhere from being allotted again."""
        self._counters.reach(series, scope, year, number)

    def commit(self) -> None:
        """Keep what was done.

        Raises `MisusedUnitOfWork` when rows other than drafts were written and no act of the journal
        tells of it: product decision 7 suffers no exception.
        """
        self.search.flush()
        silent = self._records.written - _NOT_ACTS
        if silent and not self.journal.appended:
            names = ", ".join(sorted(str(table.__tablename__) for table in silent))
            raise MisusedUnitOfWork(f"written without an act in the journal: {names}")
        self._session.commit()
        self._records.written.clear()
        self.journal.begin_again()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()
