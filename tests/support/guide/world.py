"""What the pictures of the guide show: the demonstration, and one morning of work on top of it."""

from datetime import time, timedelta
from pathlib import Path

from daect_tui.adapters import Desktop, Layouts, Spreadsheets
from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.piece import AskedPiece, RequestKind
from daect_tui.domain.piece_form import Asking
from daect_tui.domain.session import Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.campaign import story
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk, furnished_desk
from storage.register import open_register
from tests.support.desks import TERRITORIES, form

AGENT = "Camille Renaud"
RAPPORTEUR = "Nadia Ferrand"
TO_COME = (
    ("Roque-sur-Orbe (fictif)", "commune", "Agriculture et circuits courts", "agriculture", "Togo"),
    ("Val d’Aubre (fictif)", "epci", "Tourisme durable en montagne", "tourisme", "Liban"),
    ("Saint-Maur-les-Étangs (fictif)", "commune", "Archives et numérisation", "numerique", "Liban"),
)
# The session that the demonstration leaves to be held, and how many days after it the next one meets.
HELD, NEXT = "PACT3-2018-S1", timedelta(36)
PIECES = (
    ("formulaire", "Formulaire de candidature signé"),
    ("deliberation", "Délibération ou décision de l’organe compétent"),
)
CONSULTED = (
    (CorrespondentKind.POSTE, "Ambassade à Beyrouth (fictif)"),
    (CorrespondentKind.PREFECTURE, "Préfecture de région (fictif)"),
)
TODAY, LATER = slice(0, 3), slice(3, 5)


def guide_desk(register: Path) -> Desk:
    """Open the demonstration at ten, on the day of its clock, and do what the pictures need."""
    clock = SetClock(paris_moment(story()["clock_set_to"], 10))
    opened = open_register(register)
    desk = furnished_desk(opened, clock, AGENT, Layouts(), Desktop(""), TERRITORIES, Spreadsheets())
    _work(desk)
    return desk


def _work(desk: Desk) -> None:
    references = [_received(desk, *told) for told in TO_COME[:-1]]
    _await(desk, _received(desk, *TO_COME[-1], reviewed=False))
    _plan(desk, references)
    sitting = desk.committee.open(HELD).sitting
    desk.committee.arrive(HELD, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats[1:]})


def _received(
    desk: Desk, name: str, kind: str, domain: str, theme: str, countries: str, *, reviewed: bool = True
) -> str:
    typed = form(name=name, kind=kind, domain=domain, theme=theme, countries=countries, city="Montclair")
    filed = desk.intake.file(desk.intake.drafts.save(typed).id)
    if reviewed:
        desk.directory.verify(filed.organisation.id)
        for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE, DossierAction.REVIEW):
            desk.intake.act(filed.reference, action)
    return filed.reference


def _await(desk: Desk, reference: str) -> None:
    """Let a dossier wait for one piece and one opinion; another of each has come."""
    today = desk.office.clock.today()
    until = today + timedelta(30)
    form_sent, deliberation = PIECES
    desk.pieces.receive(reference, form_sent, today)
    desk.pieces.ask(reference, Asking(RequestKind.INCOMPLETE, (AskedPiece(*deliberation),), today, until, ""))
    consulted = tuple(
        desk.directory.save_correspondent(
            Correspondent(0, kind, name, "", "", "", "", "", "", "", "avis@example.org")
        ).id
        for kind, name in CONSULTED
    )
    poste, _ = desk.opinions.ask(
        reference, OpinionAsking(consulted, "Ce projet est-il utile ?", today, until)
    )
    desk.opinions.receive(
        poste.id, OpinionAnswer(OpinionSense.FAVOURABLE, today, "Demande soutenue sur place.")
    )


def _plan(desk: Desk, references: list[str]) -> None:
    day = desk.office.clock.today() + NEXT
    plan = SessionPlan(("PACT3",), day, place="Paris, salle des conférences", hour=time(14))
    session = desk.agenda.plan(plan).reference
    for reference in references:
        desk.agenda.add(session, reference, RAPPORTEUR)
