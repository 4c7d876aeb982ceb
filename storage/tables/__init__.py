"""The tables, one family a module, and the metadata that describes them all."""

from storage.tables.agenda import AgendaItemTable, DismissalTable, RecusalTable
from storage.tables.appeal import AppealTable
from storage.tables.assessment import (
    AssessmentTable,
    DossierLinkTable,
    EligibilityOverrideTable,
    ProposalTable,
    RouteTable,
)
from storage.tables.ballot import BallotTable, VoteTable
from storage.tables.base import Numbered, Table, Versioned
from storage.tables.convocation import ConvocationTable
from storage.tables.counter import CounterTable
from storage.tables.decision import DecisionTable
from storage.tables.dossier import DossierCountryTable, DossierTable
from storage.tables.draft import DraftTable
from storage.tables.evaluation import EvaluationTable, MissionFileTable
from storage.tables.exchange import ExternalReferenceTable, ImportMappingTable, PastRequestTable
from storage.tables.exchange_request import (
    ExchangeContactTable,
    ExchangeOpinionTable,
    ExchangeRequestTable,
)
from storage.tables.frozen_document import FrozenDocumentTable
from storage.tables.hearing import DisagreementTable, HearingTable, StepTable
from storage.tables.inadmissibility import InadmissibilityTable
from storage.tables.institution import (
    CommitteeRulesTable,
    GridLineTable,
    IntakeDelaysTable,
    LetterheadTable,
    SignatoryTable,
)
from storage.tables.journal import JournalHeadTable, JournalTable, PassageTable
from storage.tables.kept_worklist import KeptWorklistTable
from storage.tables.know_how import KnowHowPostingTable, KnowHowTable
from storage.tables.label import LabelTable
from storage.tables.label_event import LabelEventTable
from storage.tables.lesson import LessonTable
from storage.tables.letter import LARGEST_FILE, LetterTable, StoredFileTable
from storage.tables.letter_replacement import LetterReplacementTable
from storage.tables.member import MemberTable
from storage.tables.minutes import MinutesLayoutTable, MinutesVersionTable, SignedCopyTable
from storage.tables.mission import MissionTable
from storage.tables.mission_course import (
    CancellationTable,
    IntermediateOpinionTable,
    MissionChangeTable,
    PostponementTable,
    ReminderRuleTable,
    ReportReminderTable,
)
from storage.tables.mission_settings import MissionSettingsTable
from storage.tables.observation import InvitationTable
from storage.tables.opinion import CorrespondentTable, DossierOpinionTable
from storage.tables.organisation import OrganisationTable
from storage.tables.origin_number import OriginNumberTable
from storage.tables.pack import MergeConflictTable, MissionPackTable, PackMergeTable
from storage.tables.person_request import PersonRequestTable, RectificationNoteTable
from storage.tables.piece import PieceRequestTable, PieceTable
from storage.tables.programme import ProgrammeTable
from storage.tables.register import RegisterTable
from storage.tables.register_view import PostingTable, RegisterEntryTable, SearchPostingTable
from storage.tables.retention import HoldTable, RetentionRuleTable, SlipTable, TombstoneTable
from storage.tables.reversal import ReversalTable
from storage.tables.room import AttendanceTable, MandateTable, SeatTable
from storage.tables.session import SessionRecordTable, SessionTable
from storage.tables.snooze import SnoozeTable
from storage.tables.valise import CheckoutTable, ValiseTable
from storage.tables.wording import PersonalParagraphTable, StandardTextTable, WordingVersionTable

METADATA = Table.metadata

__all__ = [
    "LARGEST_FILE",
    "METADATA",
    "AgendaItemTable",
    "AppealTable",
    "AssessmentTable",
    "AttendanceTable",
    "BallotTable",
    "CancellationTable",
    "CheckoutTable",
    "CommitteeRulesTable",
    "ConvocationTable",
    "CorrespondentTable",
    "CounterTable",
    "DecisionTable",
    "DisagreementTable",
    "DismissalTable",
    "DossierCountryTable",
    "DossierLinkTable",
    "DossierOpinionTable",
    "DossierTable",
    "DraftTable",
    "EligibilityOverrideTable",
    "EvaluationTable",
    "ExchangeContactTable",
    "ExchangeOpinionTable",
    "ExchangeRequestTable",
    "ExternalReferenceTable",
    "FrozenDocumentTable",
    "GridLineTable",
    "HearingTable",
    "HoldTable",
    "ImportMappingTable",
    "InadmissibilityTable",
    "IntakeDelaysTable",
    "IntermediateOpinionTable",
    "InvitationTable",
    "JournalHeadTable",
    "JournalTable",
    "KeptWorklistTable",
    "KnowHowPostingTable",
    "KnowHowTable",
    "LabelEventTable",
    "LabelTable",
    "LessonTable",
    "LetterReplacementTable",
    "LetterTable",
    "LetterheadTable",
    "MandateTable",
    "MemberTable",
    "MergeConflictTable",
    "MinutesLayoutTable",
    "MinutesVersionTable",
    "MissionChangeTable",
    "MissionFileTable",
    "MissionPackTable",
    "MissionSettingsTable",
    "MissionTable",
    "Numbered",
    "OrganisationTable",
    "OriginNumberTable",
    "PackMergeTable",
    "PassageTable",
    "PastRequestTable",
    "PersonRequestTable",
    "PersonalParagraphTable",
    "PieceRequestTable",
    "PieceTable",
    "PostingTable",
    "PostponementTable",
    "ProgrammeTable",
    "ProposalTable",
    "RectificationNoteTable",
    "RecusalTable",
    "RegisterEntryTable",
    "RegisterTable",
    "ReminderRuleTable",
    "ReportReminderTable",
    "RetentionRuleTable",
    "ReversalTable",
    "RouteTable",
    "SearchPostingTable",
    "SeatTable",
    "SessionRecordTable",
    "SessionTable",
    "SignatoryTable",
    "SignedCopyTable",
    "SlipTable",
    "SnoozeTable",
    "StandardTextTable",
    "StepTable",
    "StoredFileTable",
    "Table",
    "TombstoneTable",
    "ValiseTable",
    "Versioned",
    "VoteTable",
    "WordingVersionTable",
]
