"""All the use cases of one agent on one open register: what the screens are given."""

from dataclasses import dataclass, replace

from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.valise import Valise
from daect_tui.services.adjourned import Adjourned
from daect_tui.services.agenda import Agenda
from daect_tui.services.agenda_order import AgendaOrder
from daect_tui.services.appeals import Appeals
from daect_tui.services.attachments import Attachments
from daect_tui.services.backups import BackupPlan, Backups
from daect_tui.services.bourse import Bourse
from daect_tui.services.bourse_circuit import BourseCircuit
from daect_tui.services.bulk import BulkActs
from daect_tui.services.closing import Closing
from daect_tui.services.committee import Committee
from daect_tui.services.convening import Convocations
from daect_tui.services.course import Course
from daect_tui.services.course_letters import CourseLetters
from daect_tui.services.criteria import Criteria
from daect_tui.services.dashboard import Dashboard
from daect_tui.services.decisions import Decisions
from daect_tui.services.directory import Directory
from daect_tui.services.display import Display
from daect_tui.services.eligibility import Eligibility
from daect_tui.services.elimination import Purge
from daect_tui.services.envelopes import Envelopes
from daect_tui.services.evaluations import Evaluations
from daect_tui.services.examination import Examination
from daect_tui.services.exchange import Exchange
from daect_tui.services.finding import Finding
from daect_tui.services.grids import Grids
from daect_tui.services.holds import Holds
from daect_tui.services.inadmissibility import Inadmissible
from daect_tui.services.intake import Intake
from daect_tui.services.interests import Interests
from daect_tui.services.interruption import Interruptions
from daect_tui.services.journal import JournalReading
from daect_tui.services.know_how import KnowHow
from daect_tui.services.label_endings import LabelEndings
from daect_tui.services.label_papers import LabelPapers
from daect_tui.services.labels import LabelRegister
from daect_tui.services.lessons import Lessons
from daect_tui.services.letter_clocks import LetterClocks
from daect_tui.services.letterheads import Letterheads
from daect_tui.services.letters import Letters
from daect_tui.services.lot_ports import LotDocuments, LotFiles
from daect_tui.services.lots import Lots
from daect_tui.services.mail_drafts import MailDrafts
from daect_tui.services.minutes import Minutes
from daect_tui.services.mission_files import MissionFiles
from daect_tui.services.mission_opinions import MissionOpinions
from daect_tui.services.mission_requests import MissionRequests
from daect_tui.services.missions import Missions
from daect_tui.services.observations import Observations
from daect_tui.services.office import Office
from daect_tui.services.opinions import Opinions
from daect_tui.services.organisation_ports import Territories
from daect_tui.services.organisations import Organisations
from daect_tui.services.outbox import Outbox
from daect_tui.services.packs import Packs
from daect_tui.services.paragraphs import Paragraphs
from daect_tui.services.person_answers import PersonAnswers
from daect_tui.services.person_erasing import PersonErasing
from daect_tui.services.person_export import PersonExport
from daect_tui.services.person_rectifying import PersonRectifying
from daect_tui.services.person_requests import PersonRequests
from daect_tui.services.persons import Persons
from daect_tui.services.pieces import Pieces
from daect_tui.services.ports import Clock, Register, Tables
from daect_tui.services.posting import Posting
from daect_tui.services.printing import Printing
from daect_tui.services.procedure_settings import ProcedureSettings
from daect_tui.services.proposals import Proposals
from daect_tui.services.reconvening import Reconvening
from daect_tui.services.register import RegisterList
from daect_tui.services.renewal import Renewal
from daect_tui.services.replacing import Replacing
from daect_tui.services.report_follow_up import ReportFollowUp
from daect_tui.services.retention import Retention
from daect_tui.services.reversals import Reversals
from daect_tui.services.routing import RoutingTable
from daect_tui.services.rulings import Rulings
from daect_tui.services.session_papers import SessionPapers
from daect_tui.services.signed_copies import SignedCopies
from daect_tui.services.similar import Similar
from daect_tui.services.standard_texts import StandardTexts
from daect_tui.services.statistics import Statistics
from daect_tui.services.taking_back import TakingBack
from daect_tui.services.valise_return import ValiseReturn
from daect_tui.services.valises import Valises
from daect_tui.services.wording_editing import WordingEditing
from daect_tui.services.worklist import Worklist


@dataclass(frozen=True, slots=True)
class Desk:
    """The families of use cases, each with its own name."""

    office: Office
    info: RegisterInfo
    valise: Valise | None
    worklist: Worklist
    dashboard: Dashboard
    finding: Finding
    backups: Backups
    intake: Intake
    register: RegisterList
    bulk: BulkActs
    agenda: Agenda
    convening: Convocations
    papers: SessionPapers
    agenda_order: AgendaOrder
    adjourned: Adjourned
    interests: Interests
    committee: Committee
    closing: Closing
    reconvening: Reconvening
    minutes: Minutes
    signed_copies: SignedCopies
    decisions: Decisions
    rulings: Rulings
    reversals: Reversals
    appeals: Appeals
    labels: LabelRegister
    label_endings: LabelEndings
    label_papers: LabelPapers
    missions: Missions
    bourse: Bourse
    bourse_circuit: BourseCircuit
    know_how: KnowHow
    mission_requests: MissionRequests
    mission_opinions: MissionOpinions
    course: Course
    course_letters: CourseLetters
    follow_up: ReportFollowUp
    evaluations: Evaluations
    grids: Grids
    lessons: Lessons
    mission_files: MissionFiles
    letters: Letters
    printing: Printing
    replacing: Replacing
    outbox: Outbox
    posting: Posting
    paragraphs: Paragraphs
    wordings: WordingEditing
    standard_texts: StandardTexts
    letter_clocks: LetterClocks
    lots: Lots
    envelopes: Envelopes
    mail_drafts: MailDrafts
    directory: Directory
    procedure_settings: ProcedureSettings
    journal: JournalReading
    taking_back: TakingBack
    letterheads: Letterheads
    organisations: Organisations
    attachments: Attachments
    pieces: Pieces
    opinions: Opinions
    inadmissible: Inadmissible
    observations: Observations
    similar: Similar
    routing: RoutingTable
    eligibility: Eligibility
    criteria: Criteria
    proposals: Proposals
    examination: Examination
    renewal: Renewal
    exchange: Exchange
    statistics: Statistics
    packs: Packs
    display: Display
    interruptions: Interruptions
    persons: Persons
    person_erasing: PersonErasing
    person_export: PersonExport
    person_rectifying: PersonRectifying
    person_answers: PersonAnswers
    person_requests: PersonRequests
    valises: Valises
    valise_return: ValiseReturn
    retention: Retention
    holds: Holds
    purge: Purge

    def backed_up(self, plan: BackupPlan) -> "Desk":
        """Return the same desk, whose register is backed up as it was settled."""
        backups = Backups(self.office, self.info, plan)
        return replace(self, backups=backups, worklist=Worklist(self.office, backups))

    def close(self) -> None:
        """Close the register, and remove what was written to be shown."""
        self.attachments.close()
        self.organisations.close()
        self.office.register.close()


def furnished_desk(
    register: Register,
    clock: Clock,
    agent: str,
    documents: LotDocuments,
    files: LotFiles,
    territories: Territories,
    tables: Tables,
) -> Desk:
    """Tie every family of use cases to one register, clock and agent."""
    office = Office(register, clock, agent)
    letters = Letters(office, documents, files)
    lots = Lots(office, documents, files)
    with office.reading() as work:
        info, valise = work.register, work.valises.this()
    backups = Backups(office, info, BackupPlan())
    return Desk(
        office=office,
        info=info,
        valise=valise,
        worklist=Worklist(office, backups),
        dashboard=Dashboard(office),
        finding=Finding(office),
        backups=backups,
        intake=Intake(office),
        register=RegisterList(office),
        bulk=BulkActs(office),
        agenda=Agenda(office),
        convening=Convocations(office),
        papers=SessionPapers(office, documents, files),
        agenda_order=AgendaOrder(office),
        adjourned=Adjourned(office),
        interests=Interests(office),
        committee=Committee(office),
        closing=Closing(office),
        reconvening=Reconvening(office),
        minutes=Minutes(office, documents, files),
        signed_copies=SignedCopies(office),
        decisions=Decisions(office),
        rulings=Rulings(office),
        reversals=Reversals(office),
        appeals=Appeals(office),
        labels=LabelRegister(office),
        label_endings=LabelEndings(office),
        label_papers=LabelPapers(office, documents, files, tables),
        missions=Missions(office),
        bourse=Bourse(office),
        bourse_circuit=BourseCircuit(office),
        know_how=KnowHow(office),
        mission_requests=MissionRequests(office),
        mission_opinions=MissionOpinions(office),
        course=Course(office),
        course_letters=CourseLetters(office, documents),
        follow_up=ReportFollowUp(office),
        evaluations=Evaluations(office),
        grids=Grids(office),
        lessons=Lessons(office),
        mission_files=MissionFiles(office),
        letters=letters,
        printing=Printing(office, files, letters),
        replacing=Replacing(office, documents),
        outbox=Outbox(office, documents),
        posting=Posting(office),
        letter_clocks=LetterClocks(office),
        paragraphs=Paragraphs(office),
        wordings=WordingEditing(office, files),
        standard_texts=StandardTexts(office),
        lots=lots,
        envelopes=Envelopes(lots, documents, files),
        mail_drafts=MailDrafts(office, documents, files),
        directory=Directory(office),
        procedure_settings=ProcedureSettings(office),
        journal=JournalReading(office, tables),
        taking_back=TakingBack(office),
        letterheads=Letterheads(office, documents),
        organisations=Organisations(office, territories),
        attachments=Attachments(office, files),
        pieces=Pieces(office),
        opinions=Opinions(office),
        inadmissible=Inadmissible(office),
        observations=Observations(office),
        similar=Similar(office),
        routing=RoutingTable(office),
        eligibility=Eligibility(office),
        criteria=Criteria(office),
        proposals=Proposals(office),
        examination=Examination(office),
        renewal=Renewal(office),
        exchange=Exchange(office, tables),
        statistics=Statistics(office, tables),
        packs=Packs(office, files),
        display=Display(office),
        interruptions=Interruptions(office),
        persons=Persons(office),
        person_erasing=PersonErasing(office),
        person_export=PersonExport(office, documents, files),
        person_rectifying=PersonRectifying(office),
        person_answers=PersonAnswers(office, files),
        person_requests=PersonRequests(office),
        valises=Valises(office),
        valise_return=ValiseReturn(office),
        retention=Retention(office),
        holds=Holds(office),
        purge=Purge(office, documents, files),
    )
