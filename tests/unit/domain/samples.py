"""Whole frozen samples on invented people; a test changes with `dataclasses.replace` what it is about."""

from datetime import UTC, date, datetime

from daect_tui.domain.decision import Decision, DecisionKind, DecisionState, Grounds
from daect_tui.domain.document import Block, BulletList, Contact, Heading, Paragraph, Run, Table
from daect_tui.domain.dossier import Channel, Dossier, DossierContent, DossierState, Referents
from daect_tui.domain.evaluation import Diffusion, Evaluation, EvaluationState, Mark, Report
from daect_tui.domain.label import Label, LabelState
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
from daect_tui.domain.money import Euros
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.programme import CalendarKind, Criterion, Programme
from daect_tui.domain.session import Outcome, Session, SessionState

ORGANISATION = Organisation(
    id=1,
    kind=OrganisationKind.COMMUNE,
    name="Montclair (fictif)",
    siren="212800858",
    siret="",
    rna="",
    territory=Territory("99001", "99", "R9"),
    address=Address("Hôtel de ville\n1, place du Marché", "99000", "Montclair"),
    representative=Representative("Mme", "Agathe", "Lormier", "Maire", "Madame la Maire,"),
    phone="01 99 00 12 34",
    email="mairie@example.org",
    contact=ProjectContact("Colin Fabre", "01 99 00 12 35", "colin.fabre@example.org"),
)
CONTENT = DossierContent(
    domain="Patrimoine et lumière",
    theme="patrimoine",
    skills="Éclairage des monuments.",
    evidence="Trois chantiers.",
    mobilisation="Deux agents, cinq jours.",
    countries=("MA", "TN"),
    languages="français, arabe",
    experts="deux architectes",
    channel=Channel.POST,
    sent_on=date(2017, 3, 1),
    received_on=date(2017, 3, 3),
)
DOSSIER = Dossier(
    id=1,
    reference="PACT3-2017-001",
    programme="PACT3",
    organisation=ORGANISATION,
    content=CONTENT,
    state=DossierState.DELIBERATED,
    silence_on=date(2017, 5, 3),
    referents=Referents(),
    origin="",
    version=1,
)
CAPACITY = Criterion("capacite", "capacité démontrée à assister les collectivités", "S0")
COUNTRY = Criterion("pays", "développer la coopération là où elle est rare", "S3")
PROGRAMME = Programme(
    code="PACT3",
    name="Programme d’appui",
    label="Expertise territoriale internationale",
    applicants=(OrganisationKind.COMMUNE,),
    calendar=CalendarKind.SESSIONS,
    label_months=36,
    criteria=(CAPACITY, COUNTRY),
    introduction=("Le programme.", "Qui peut candidater."),
    what_it_opens="Le label ouvre des missions.",
    conditions=("remettre un rapport",),
    sources=("S0",),
)
CONTACT = Contact("Camille", "Renaud", "chargée de mission", "01 99 00 12 34", "camille@example.org")
LABEL = Label(
    id=1,
    number="LAB-2017-001",
    dossier="PACT3-2017-001",
    organisation_id=1,
    holder="Montclair (fictif)",
    domain="Patrimoine et lumière",
    theme="patrimoine",
    countries=("MA", "TN"),
    languages="français, arabe",
    programme="PACT3",
    starts_on=date(2017, 5, 22),
    until=date(2020, 5, 21),
    state=LabelState.ACTIVE,
    conditions=("remettre un rapport", "informer la délégation"),
    renews="",
    version=1,
)
DECISION = Decision(
    id=1,
    dossier="PACT3-2017-001",
    session="PACT3-2017-S1",
    kind=DecisionKind.LABEL,
    grounds=Grounds(),
    departure="",
    state=DecisionState.SIGNED,
    signed_on=date(2017, 5, 22),
    signatory="Hélène VASSEUR",
    notified_on=None,
    version=1,
)
UPCOMING = Session(
    id=2,
    reference="PACT3-2017-S2",
    programmes=("PACT3",),
    meets_on=None,
    period="fin octobre 2017",
    deadline=date(2017, 10, 17),
    place="Paris",
    state=SessionState.PLANNED,
    opened_at=None,
    closed_at=None,
    position=0,
    version=1,
)
BALLOT = RecordedBallot(
    motion="avis favorable",
    mode="à main levée",
    tally="3\u00a0pour, 0\u00a0contre, 0\u00a0abstention",
    result="adoptée",
    casting="",
    voices=(),
    voided=False,
)
ITEM = RecordedItem(
    position=1,
    dossier="PACT3-2017-001",
    organisation="Montclair (fictif)",
    domain="Patrimoine et lumière",
    programme="PACT3",
    rapporteur="Nadia Ferrand",
    proposal="avis favorable",
    presided_by="Mme Hélène Vasseur",
    voters=("Mme Hélène Vasseur", "M. Marc Oriol", "M. Luc Ambert"),
    recused=(),
    quorum="quorum atteint\u00a0: 3 sur 5, il en faut 3",
    ballots=(BALLOT,),
    outcome=Outcome.FAVOURABLE,
    grounds=Grounds(),
    notes="",
)
RECORD = SessionRecord(
    reference="PACT3-2017-S1",
    programmes=("PACT3",),
    held_on=date(2017, 5, 17),
    place="Paris, salle 3",
    opened_at=datetime(2017, 5, 17, 12, 5, tzinfo=UTC),
    closed_at=datetime(2017, 5, 17, 15, 40, tzinfo=UTC),
    members=(
        RecordedMember("Mme Hélène Vasseur", "déléguée", "délégation", voting=True, attendance="en séance"),
        RecordedMember("M. Luc Ambert", "membre", "AFCCRE", voting=True, attendance="représenté"),
        RecordedMember(
            "Mme Camille Renaud", "secrétaire", "délégation", voting=False, attendance="en séance"
        ),
    ),
    mandates=("M. Luc Ambert à Mme Hélène Vasseur",),
    items=(ITEM,),
)
EXPERT = Expert("Alix Essai", "ingénieure", "Montclair (fictif)", 5)
MISSION = Mission(
    id=1,
    reference="MIS-2018-001",
    label="LAB-2017-001",
    holder="Montclair (fictif)",
    content=MissionContent(
        origin=MissionOrigin.EMBASSY,
        requester="Ville d’accueil",
        country="MA",
        place="Saint-Exemple",
        subject="Éclairage de la médina",
        theme="patrimoine",
        terms="Diagnostic.",
        starts_on=date(2018, 3, 12),
        ends_on=date(2018, 3, 16),
        experts=(EXPERT,),
        budget=(
            BudgetLine("Transport", Euros(1_250_50), "délégation"),
            BudgetLine("Séjour", Euros(800_00), "Montclair (fictif)"),
        ),
        security="zone verte",
    ),
    opinion=PosteOpinion("Service de coopération", OpinionSense.FAVOURABLE, date(2018, 2, 1), "Utile."),
    state=MissionState.UNDER_REVIEW,
    validated_on=None,
    report_due=None,
    overrides=(),
    version=1,
)
EVALUATION = Evaluation(
    id=1,
    mission="MIS-2018-001",
    report=Report(
        expert_voice="Premier constat.\n\nSecond constat.",
        host_voice="Accueil satisfait.",
        poste_voice="Poste favorable.",
        real_cost=Euros(1_980_00),
        follow_up="Une convention.",
        lessons="Partir à deux.",
        diffusion=Diffusion.PARTNERS,
    ),
    marks=(
        Mark("objectifs", "Les objectifs sont-ils atteints ?", 4),
        Mark("suites", "Y a-t-il des suites ?", 3),
    ),
    state=EvaluationState.EVALUATED,
    received_on=date(2018, 4, 3),
    evaluated_on=date(2018, 4, 20),
    version=1,
)


def said(block: Block) -> str:
    """Return all that a block says, one line a part, with plain spaces."""
    return _text(block).replace("\u00a0", " ").replace("\u202f", " ")


def _text(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return _line(runs)
        case Heading(title):
            return title
        case BulletList(items):
            return "\n".join(_line(item) for item in items)
        case Table(header, rows):
            return "\n".join(" | ".join(row) for row in (header, *rows))


def _line(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
