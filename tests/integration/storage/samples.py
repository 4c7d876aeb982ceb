"""One record of every kind, all invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from daect_tui.domain.decision import Decision, DecisionKind, DecisionState, Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Tally, Vote
from daect_tui.domain.document import (
    BulletList,
    Contact,
    Heading,
    Letterhead,
    Paragraph,
    PlainDocument,
    Run,
    Table,
)
from daect_tui.domain.dossier import Channel, Dossier, DossierContent, DossierState, Referents
from daect_tui.domain.draft import Draft, FormKind
from daect_tui.domain.evaluation import Diffusion, Evaluation, EvaluationState, Mark, Report
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.minutes import RecordedBallot, RecordedItem, RecordedMember, SessionRecord
from daect_tui.domain.mission import (
    BudgetLine,
    Expert,
    Mission,
    MissionContent,
    MissionOrigin,
    MissionState,
    OpinionSense,
    PosteOpinion,
)
from daect_tui.domain.mission_costs import Bearer, CostCategory
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.per_diem import PerDiem
from daect_tui.domain.programme import CalendarKind, Criterion, Programme
from daect_tui.domain.session import (
    AgendaItem,
    Motion,
    Outcome,
    Seat,
    Session,
    SessionState,
)

MOMENT = datetime(2017, 5, 17, 7, 30, 15, 123456, tzinfo=UTC)
DAY = date(2017, 5, 17)
AGENT = "Nadia Ferrand"


@dataclass(frozen=True, slots=True)
class SetClock:
    """A clock that shows what it was set to."""

    moment: datetime = MOMENT

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


CLOCK = SetClock()


def organisation(name: str = "Région Île-de-Fougères (fictif)") -> Organisation:
    return Organisation(
        id=0,
        kind=OrganisationKind.REGION,
        name=name,
        siren="732829320",
        siret="",
        rna="",
        territory=Territory("R99", "99", "R9"),
        address=Address("Hôtel de région\n1, place des Œillets", "99000", "Fougères-l’Île"),
        representative=Representative("Mme", "Éloïse", "Guérin", "présidente", "Madame la Présidente,"),
        phone="01 99 00 12 34",
        email="contact@example.org",
        contact=ProjectContact("Colin Fabre", "01 99 00 12 35", "colin.fabre@example.org"),
        verified=True,
    )


def programme(code: str = "PACT3") -> Programme:
    return Programme(
        code=code,
        name="Programme d’appui",
        label="Expertise territoriale internationale",
        applicants=(OrganisationKind.REGION, OrganisationKind.COMMUNE),
        calendar=CalendarKind.SESSIONS,
        label_months=36,
        criteria=(
            Criterion("C1", "Capacité démontrée", "communiqué"),
            Criterion("C2", "Pays neuf", "communiqué"),
        ),
        introduction=("Premier paragraphe.", "Second paragraphe."),
        what_it_opens="des missions",
        conditions=("Rendre compte",),
        sources=("S0",),
    )


def dossier(reference: str, of: Organisation, domain: str = "Eau & assainissement") -> Dossier:
    return Dossier(
        id=0,
        reference=reference,
        programme="PACT3",
        organisation=of,
        content=DossierContent(
            domain=domain,
            theme="eau",
            skills="Gestion d’un réseau",
            evidence="Dix ans d’exploitation",
            mobilisation="Deux agents, dix jours par an",
            countries=("SN", "BJ"),
            languages="français",
            experts="Ingénieurs",
            channel=Channel.POST,
            sent_on=date(2017, 2, 1),
            received_on=date(2017, 2, 3),
        ),
        state=DossierState.ON_AGENDA,
        silence_on=date(2017, 4, 3),
        referents=Referents("Noé Astier (fictif)", "Rose Béranger (fictive)"),
        origin="",
        version=1,
    )


def member(name: str, *, voting: bool = True, presides: bool = False, deputises: bool = False) -> Member:
    return Member(
        id=0,
        civility="M.",
        first_name="Paul",
        last_name=name,
        quality="représentant",
        body="Association (fictive)",
        kind=MemberKind.EX_OFFICIO,
        voting=voting,
        presides=presides,
        deputises=deputises,
        starts_on=date(2017, 1, 1),
        until=date(2019, 12, 31),
    )


def seat(of: Member) -> Seat:
    return Seat(of.id, of.full_name, of.quality, of.body, of.voting, of.presides, of.deputises)


def session(reference: str = "PACT3-2017-S1") -> Session:
    return Session(
        id=0,
        reference=reference,
        programmes=("PACT3",),
        meets_on=DAY,
        period="mi-mai 2017",
        deadline=date(2017, 3, 31),
        place="Paris, salle des Cartes",
        state=SessionState.PLANNED,
        opened_at=None,
        closed_at=None,
        position=0,
        version=1,
        hour=time(14, 30),
        urgency="crue du fleuve",
    )


def item(of: Dossier, position: int) -> AgendaItem:
    return AgendaItem(
        id=0,
        position=position,
        dossier=of.reference,
        organisation=of.organisation.name,
        domain=of.content.domain,
        programme=of.programme,
        rapporteur="Luc Tellier",
        proposal=Motion(Outcome.WITH_RESERVATIONS, Grounds(reservations=("Préciser le budget",))),
        outcome=None,
        grounds=Grounds(),
        floor=None,
        notes="",
    )


def ballot(item_id: int, *votes: Vote, result: BallotResult | None = None) -> Ballot:
    return Ballot(
        id=0,
        item_id=item_id,
        motion=Motion(Outcome.FAVOURABLE),
        mode=BallotMode.NAMED,
        tally=Tally(),
        votes=votes,
        casting=None,
        result=result,
    )


def record() -> SessionRecord:
    return SessionRecord(
        reference="PACT3-2017-S1",
        programmes=("PACT3",),
        held_on=DAY,
        place="Paris",
        opened_at=MOMENT,
        closed_at=MOMENT + timedelta(hours=3),
        members=(RecordedMember("M. Paul Aubin", "représentant", "Association", True, "présent"),),
        mandates=("M. Paul Brice à M. Paul Aubin",),
        items=(
            RecordedItem(
                position=1,
                dossier="PACT3-2017-001",
                organisation="Région",
                domain="Eau",
                programme="PACT3",
                rapporteur="Luc Tellier",
                proposal="avis favorable",
                presided_by="M. Paul Aubin",
                voters=("M. Paul Aubin",),
                recused=(),
                quorum="quorum atteint",
                ballots=(
                    RecordedBallot("avis favorable", "nominal", "1 pour", "adoptée", "", ("Aubin",), False),
                ),
                outcome=Outcome.FAVOURABLE,
                grounds=Grounds(criteria=("C1",), wanted_until=date(2017, 9, 1)),
                notes="",
            ),
        ),
    )


def decision(of: str, at: str) -> Decision:
    return Decision(
        id=0,
        dossier=of,
        session=at,
        kind=DecisionKind.LABEL,
        grounds=Grounds(criteria=("C1",)),
        departure="",
        state=DecisionState.NOTIFIED,
        signed_on=date(2017, 5, 22),
        signatory="Hélène VASSEUR",
        notified_on=date(2017, 5, 24),
        version=1,
    )


def label(of: Dossier, number: str = "LAB-2017-001") -> Label:
    return Label(
        id=0,
        number=number,
        dossier=of.reference,
        organisation_id=of.organisation.id,
        holder=of.organisation.name,
        domain=of.content.domain,
        theme=of.content.theme,
        countries=of.content.countries,
        languages=of.content.languages,
        programme=of.programme,
        starts_on=date(2017, 5, 22),
        until=date(2020, 5, 21),
        state=LabelState.ACTIVE,
        conditions=("Rendre compte",),
        renews="",
        version=1,
    )


def mission(under: str, reference: str = "MIS-2018-001") -> Mission:
    return Mission(
        id=0,
        reference=reference,
        label=under,
        holder="Région",
        content=MissionContent(
            origin=MissionOrigin.EMBASSY,
            requester="Commune de Tataouine-sur-Mer (fictif)",
            country="SN",
            place="Dakar",
            subject="Régie des eaux",
            theme="eau",
            terms="Appuyer la régie",
            starts_on=date(2018, 2, 5),
            ends_on=date(2018, 2, 12),
            experts=(
                Expert("Ana Colin", "ingénieure", "Région", 8),
                Expert("Léo Colin", "", "Région", 2, date(2018, 2, 5), date(2018, 2, 6)),
            ),
            budget=(
                BudgetLine("Voyage", Euros(123450), "Région", Bearer.HOLDER, CostCategory.TRANSPORT),
                BudgetLine(
                    "Indemnité",
                    Euros(30100),
                    "poste",
                    Bearer.POSTE,
                    CostCategory.STAY,
                    PerDiem(5, Euros(17200), lodged=True, meals=0),
                ),
            ),
            security="inscription au fil d’Ariane",
            requester_kind=RequesterKind.STATE,
            requester_contact="M. Essai, secrétaire général",
            operator="Agence d’Essai",
            objectives=("former", "équiper"),
            deliverables=("un plan",),
            languages="français, wolof",
            security_level=SecurityLevel.REINFORCED,
        ),
        opinion=PosteOpinion("Dakar", OpinionSense.FAVOURABLE, date(2018, 1, 3), "Utile."),
        state=MissionState.VALIDATED,
        validated_on=date(2018, 1, 10),
        report_due=date(2018, 3, 12),
        overrides=("employeur : convention",),
        version=1,
        asked=AskedOpinion(3, "Dakar", "Utile ?", date(2018, 1, 2), date(2018, 1, 9), (date(2018, 1, 3),)),
        refusal=MissionRefusal(("une règle",), "un fait", date(2018, 1, 4)),
    )


def evaluation(of: str) -> Evaluation:
    return Evaluation(
        id=0,
        mission=of,
        report=Report("experte", "hôte", "poste", Euros(120000), "convention", "leçons", Diffusion.PARTNERS),
        marks=(Mark("Q1", "Utile ?", 4),),
        state=EvaluationState.EVALUATED,
        received_on=date(2018, 3, 1),
        evaluated_on=date(2018, 3, 20),
        version=1,
    )


def letter(subject: str, at: str = "", chrono: str = "2017-0001") -> Letter:
    return Letter(
        id=0,
        chrono=chrono,
        kind=LetterKind.LABELLING,
        subject=subject,
        session=at,
        recipient="Mme Éloïse Guérin",
        dated=date(2017, 5, 22),
        state=LetterState.PRODUCED,
        produced_at=MOMENT,
        sent_on=None,
        notified_on=None,
        sha256="",
        version=1,
    )


def frozen_document() -> PlainDocument:
    return PlainDocument(
        title="COMMUNIQUÉ",
        subtitle="Lauréats",
        letterhead=letterhead().letterhead,
        dated=date(2017, 5, 24),
        reference="2017-0001",
        body=(
            Heading("Résultats", 2),
            Paragraph((Run("Un dossier "), Run("retenu", bold=True))),
            BulletList(((Run("Montclair (fictif)"),),)),
            Table(("Organisme", "Domaine"), (("Montclair", "Vitrail"),), (1.0, 2.5), pages=("Résultats",)),
        ),
    )


def letterhead() -> DatedLetterhead:
    return DatedLetterhead(
        date(2017, 1, 1),
        None,
        Letterhead(
            ("République française",), "Ministère", "Direction", "Délégation", "Paris", ("1, rue",), "", ""
        ),
        Contact("Nadia", "Ferrand", "chargée de mission", "01 99 00 00 01", "contact@example.org"),
    )


def signatory() -> Signatory:
    return Signatory(
        date(2017, 1, 1),
        None,
        "Pour le ministre et par délégation,",
        "la déléguée",
        "Hélène",
        "Vasseur",
        "acte",
    )


def draft(target: str = "") -> Draft:
    return Draft(0, FormKind.DOSSIER, target, {"domaine": "Ea", "reçu": "3/2/20"}, AGENT, MOMENT)


def act(kind: str = "test.done", subject: str = "PACT3-2017-001") -> Act:
    return Act(kind, subject, {"voix": 3, "noms": ["Zoé", "Élodie"], "motif": "à « revoir »"})
