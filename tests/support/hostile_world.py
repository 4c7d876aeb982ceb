"""A register in which every room has something, and every text that a person typed is a hard one.

Made through the services, once a run. Nothing in it is taken for markup, breaks a line that does not
fit, or moves the cursor of the terminal: that is what the screens are walked through with.
"""

from datetime import date

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.decision import Grounds
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.exchange_request import ExchangeAction
from daect_tui.domain.lesson import LessonAction
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from daect_tui.services.lessons import new_target
from tests.support import courses
from tests.support.desks import filed, under_review, verified
from tests.support.prepared import prepared_once
from tests.support.reports import REPORT

MARKUP = "Commune de [/x] [bold]Saint-Aubin[/bold] [@click=app.quit]ici[/]"
ARABIC = "جمعية مدن الأطلس (fictive)"
HEBREW = "עיריית חיפה (fictive)"
WIDE = "東京都国際協力機構と自治体国際化協会（架空）"
COMBINING = "Communaute\u0301 d\u2019E\u0301tampes-su\u0308r-Brie\u0300re (fictive)"
EMOJI = "Pays des 👩‍👩‍👧‍👦 et des 🇫🇷 (fictif)"
LONG = " ".join(["Syndicat mixte d’aménagement et de coopération décentralisée du Val-de-Loire"] * 5)
ENDLESS = "Anticonstitutionnellement" * 15
NAMES = (MARKUP, ARABIC, HEBREW, WIDE, COMBINING, EMOJI, LONG, ENDLESS)

FAVOURABLE = Motion(Outcome.FAVOURABLE)
REFUSAL = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons=f"{MARKUP} {LONG}"))
ADJOURNED = Motion(Outcome.ADJOURNED, Grounds(wanted=f"{WIDE} {LONG}", wanted_until=date(2018, 6, 1)))
DAY = date(2018, 3, 14)


@prepared_once
def hostile_world(desk: Desk) -> None:
    """Fill the rooms of a desk: three sessions, dossiers in every state, missions, reports, letters."""
    for name in (MARKUP, LONG):
        _correspondents(desk, name)
    _held(desk)
    _letters(desk)
    label = desk.missions.labels()[0].number
    _missions(desk, label)
    _bourse(desk)
    _dossiers(desk)
    _prepared(desk)
    _opened(desk)


def _correspondents(desk: Desk, name: str) -> None:
    for kind, country in ((CorrespondentKind.POSTE, "MA"), (CorrespondentKind.PREFECTURE, "")):
        desk.directory.save_correspondent(
            Correspondent(
                0, kind, name[:200], "Rabat [/]", country, "", "Mme", "Inès [b]", "Delcourt", "", ""
            )
        )


def _applicant(desk: Desk, name: str, **changes: str) -> str:
    reference = under_review(desk, name=name, domain=f"{name} [/y] ça", **changes)
    verified(desk, reference)
    return reference


def _planned(desk: Desk, *applicants: tuple[str, Motion], **changes: str) -> str:
    session = desk.agenda.plan(SessionPlan(("PACT3",), DAY, place=MARKUP)).reference
    for name, proposal in applicants:
        desk.agenda.add(session, _applicant(desk, name, **changes), LONG[:80], proposal)
    return session


def _in_the_room(desk: Desk, session: str) -> None:
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})


def _held(desk: Desk) -> None:
    """Hold a session and sign its decisions: favourable ones, a refusal, an adjournment."""
    session = _planned(
        desk,
        (MARKUP, FAVOURABLE),
        (LONG, FAVOURABLE),
        (WIDE, REFUSAL),
        (ARABIC, ADJOURNED),
        (EMOJI, FAVOURABLE),
    )
    _in_the_room(desk, session)
    for item in desk.committee.room(session).sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    decisions = [line.decision.id for line in desk.decisions.of_session(session)]
    desk.decisions.sign(decisions[:3], DAY)


def _letters(desk: Desk) -> None:
    """Produce the letters of what is signed; one is sent, the others wait."""
    (session,) = desk.agenda.sessions()
    made = [one.letter.chrono for one in desk.letters.produce_decisions(session.reference) if one.letter]
    desk.posting.mark_signed(made[:2])
    desk.posting.mark_sent(made[:1], DAY)


def _missions(desk: Desk, label: str) -> None:
    """Bring four missions along: asked for, validated, awaiting its report, evaluated."""
    hard = {"subject": f"{MARKUP} {LONG}", "place": EMOJI, "requester": WIDE}
    courses.requested(desk, label, **hard)
    courses.validated(desk, label, **hard)
    printable = {"subject": f"{MARKUP} {LONG}"[:200], "requester": ARABIC}  # what a letter can be set in
    courses.returned(desk, label, **printable)
    reported = courses.returned(desk, label, **printable)
    told = {**REPORT, "expert_voice": f"{MARKUP}\n{LONG}\n{ARABIC}"}
    desk.evaluations.enter_report(desk.evaluations.drafts.save(told, target=reported).id)
    fields = {**desk.lessons.blank(reported), "title": MARKUP, "text": f"{LONG}\n{HEBREW}"}
    lesson = desk.lessons.record(desk.lessons.drafts.save(fields, target=new_target(reported)).id)
    desk.lessons.act(lesson.id, LessonAction.VALIDATE)


def _bourse(desk: Desk) -> None:
    draft = desk.bourse.drafts.save(
        {
            "direction": "etrangere",
            "requester": f"{WIDE} {MARKUP}",
            "country": "Maroc",
            "place": EMOJI,
            "sought": f"Patrimoine, vitrail {LONG}",
            "theme": "patrimoine",
            "languages": "arabe",
            "received_on": "12/03/2018",
            "embassy_on": "12/03/2018",
        }
    )
    reference = desk.bourse.register(draft.id).reference
    desk.bourse.act(reference, ExchangeAction.EXAMINE)


def _dossiers(desk: Desk) -> None:
    """File one dossier for each hard name, in several states; opinions and pieces are asked for on one."""
    reference = ""
    for rank, name in enumerate(NAMES):
        day = f"{rank + 2:02}/01/2018"
        reference = filed(desk, name=name, domain=f"{name} [/z]", sent_on="", received_on=day)
        if rank % 2:
            desk.intake.act(reference, DossierAction.ACKNOWLEDGE)
    poste = desk.opinions.correspondents()[0].id
    desk.opinions.ask(reference, OpinionAsking((poste,), LONG, DAY, date(2018, 4, 13)))
    desk.intake.drafts.save({"name": LONG, "domain": MARKUP})


def _prepared(desk: Desk) -> None:
    """Plan a session whose agenda waits."""
    plan = SessionPlan(("PACT3",), date(2018, 6, 20), place=LONG[:120])
    session = desk.agenda.plan(plan).reference
    for name in (COMBINING, HEBREW, LONG):
        desk.agenda.add(session, _applicant(desk, name), "Nadia [/x] Ferrand", FAVOURABLE)


def _opened(desk: Desk) -> None:
    """Leave a session open, at its first item."""
    _in_the_room(desk, _planned(desk, (LONG, FAVOURABLE), (ENDLESS, FAVOURABLE), (ARABIC, REFUSAL)))
