"""A call for projects from its intake to the letter « retenu », in the same committee as the labels."""

from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.money import Euros
from daect_tui.domain.reversal import ReversalCase, ReversalGround, ReversalKind
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from tests.integration.services.test_decisions_and_letters import text_of
from tests.support.desks import under_review, verified

DAY = date(2018, 3, 20)
FUND = "FONDS-MED"
SUPPORT = Grounds(amount=Euros(12_500_50), reservations=("Préciser le calendrier",))


def project(desk: Desk, **changes: str) -> str:
    asked = {"programme": FUND, "countries": "Tunisie", "domain": "Appui à la gouvernance locale", **changes}
    reference = under_review(desk, **asked)
    verified(desk, reference)
    return reference


def with_the_opinion_of_the_poste(desk: Desk, reference: str) -> None:
    poste = Correspondent(0, CorrespondentKind.POSTE, "Ambassade (fictive)", "", "", "", "", "", "", "", "")
    known = desk.directory.save_correspondent(poste)
    today = desk.office.clock.today()
    (opinion,) = desk.opinions.ask(reference, OpinionAsking((known.id,), "", today, DAY))
    desk.opinions.receive(opinion.id, OpinionAnswer(OpinionSense.FAVOURABLE, today))


def session_of(desk: Desk, *dossiers: str) -> str:
    session = desk.agenda.plan(SessionPlan((FUND,), date(2018, 3, 14), place="Paris")).reference
    for reference in dossiers:
        desk.agenda.add(session, reference, "Nadia Ferrand", Motion(Outcome.WITH_RESERVATIONS, SUPPORT))
    return session


def closed(desk: Desk, session: str) -> int:
    """Hold the session, all for what is proposed; return its one decision."""
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    for item in sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    (line,) = desk.decisions.of_session(session)
    return line.decision.id


def held(desk: Desk) -> tuple[str, str, int]:
    """Return a project on which the committee gave a favourable opinion, its session and decision."""
    reference = project(desk)
    with_the_opinion_of_the_poste(desk, reference)
    session = session_of(desk, reference)
    return reference, session, closed(desk, session)


def test_the_opinion_of_the_poste_comes_before_the_selection(desk: Desk) -> None:
    reference = project(desk)

    with pytest.raises(RefusedForReasons, match="avis du poste"):
        session_of(desk, reference)


def test_a_country_that_is_not_of_the_call_is_said_at_once(desk: Desk) -> None:
    with pytest.raises(RefusedForReasons, match="Hors des pays éligibles à FONDS-MED"):
        project(desk, countries="Maroc")


def test_a_project_is_retained_with_its_amount_and_no_label(desk: Desk, tmp_path: Path) -> None:
    reference, session, decision = held(desk)

    desk.decisions.sign([decision], DAY)
    (made,) = desk.letters.produce_decisions(session)

    assert made.letter is not None
    (path,) = desk.letters.write([made.letter.chrono], tmp_path)
    text = text_of(path)
    for said in (
        "retenu",
        "500,50",
        "Préciser le calendrier",
        "L. 242-2",
        "Hélène VASSEUR",
        reference,
    ):
        assert said in text
    assert desk.missions.labels() == ()
    chronos = [made.letter.chrono]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, DAY)
    desk.posting.mark_notified(chronos, DAY)
    assert desk.intake.open(reference).dossier.state is DossierState.RETAINED_NOTIFIED
    communique = desk.letters.produce_communique(session)
    assert communique.faults == ()


def test_a_support_without_amount_is_not_signed(desk: Desk) -> None:
    _reference, _session, decision = held(desk)
    desk.decisions.complete(decision, Grounds())

    with pytest.raises(RefusedForReasons, match="montant"):
        desk.decisions.sign([decision], DAY)


def test_a_call_gives_no_label(desk: Desk) -> None:
    _reference, _session, decision = held(desk)

    with pytest.raises(Refusal, match="n’y a pas sa place"):
        desk.decisions.depart(decision, DecisionKind.LABEL, Grounds(), "Par faveur.")


def test_a_support_ends_for_a_condition_of_the_call_years_later(desk: Desk) -> None:
    _reference, _session, decision = held(desk)
    desk.decisions.sign([decision], DAY)
    with desk.office.reading() as work:
        conditions = work.programmes.get(FUND).conditions
    case = ReversalCase(
        ReversalKind.WITHDRAWAL, ReversalGround.CONDITION, "Aucun compte rendu.", conditions[1],
        date(2020, 1, 6), date(2020, 2, 6),
    )  # fmt: skip

    reversal = desk.reversals.sign(decision, case, date(2020, 3, 2))

    assert reversal.article == "L. 242-2"
