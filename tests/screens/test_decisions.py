"""F4, decisions by keyboard: case by case, identity passed over, appeals, retrait; the item's dossier."""

from datetime import date

from daect_tui.domain.appeal import AppealAnswer
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Decision, DecisionKind, DecisionState, Grounds
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.label import LabelState
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from screens.committee.decision import DecisionScreen
from screens.committee.decisions import DecisionsScreen
from screens.committee.item_dossier import ItemDossierScreen
from screens.committee.sitting import SittingScreen
from screens.letters.screens import LettersScreen
from screens.modals.error import ErrorModal
from tests.screens.test_opinions import correspondents
from tests.support.desks import opened, under_review
from tests.support.pilots import act, running, see, seen, shows, until, write

WIDE = (120, 40)
REFUSAL = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Aucune réalisation."))


def at(desk: Desk, day: date) -> None:
    assert isinstance(desk.office.clock, SetClock)
    desk.office.clock.moment = paris_moment(day, 10)


def decided(desk: Desk, motion: Motion) -> Decision:
    """Sign on 20 March 2018 the decision of a session, and notify it three days later."""
    session, room = opened(desk, motion)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    (line,) = desk.decisions.of_session(session)
    (decision,) = desk.decisions.sign([line.decision.id], date(2018, 3, 20))
    letter = desk.letters.produce_decision(decision).letter
    assert letter is not None
    desk.posting.mark_signed([letter.chrono])
    desk.posting.mark_sent([letter.chrono], date(2018, 3, 21))
    desk.posting.mark_notified([letter.chrono], date(2018, 3, 23))
    return desk.rulings.read(decision.id).line.decision


async def test_a_decision_case_by_case_is_signed_and_written_from_the_list_of_all(desk: Desk) -> None:
    reference = under_review(desk, programme="EXPE-CT")
    for line in desk.criteria.lines(reference):
        desk.criteria.assess(reference, line.code, {"appraisal": "satisfait", "comment": ""})
    desk.proposals.propose(reference, DecisionKind.LABEL, Grounds())
    async with running(desk) as pilot:
        await see(pilot, "1 décision au cas par cas à signer")
        await pilot.press("f4", "ctrl+o")
        await see(pilot, "1 proposition attend l’autorité")
        await pilot.press("ctrl+d")
        await shows(pilot, DecisionsScreen)
        await see(pilot, "Toutes les décisions", reference, "cas par cas", "dont 1 à compléter")
        await see(pilot, "n’est pas vérifiée")
        await pilot.press("enter")
        await shows(pilot, DecisionScreen)
        await see(pilot, "aucun, au cas par cas", "● projet ─ signée ─ notifiée", "non vérifiée")

        await pilot.press("ctrl+s", "enter", "enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ces décisions ne peuvent pas être signées")
        await pilot.press("escape")
        await act(pilot, "Passer outre à l’identité…")
        await see(pilot, "Motif, qui reste dans l’historique")
        await write(pilot, "Connu de la préfecture")
        await pilot.press("enter")
        await see(pilot, "passé outre : Connu de la préfecture")
        await pilot.press("ctrl+s")
        await see(pilot, "Date de signature")
        await pilot.press("enter")
        await see(pilot, "Hélène VASSEUR (acte fictif)")
        await pilot.press("enter")
        await see(pilot, "projet ─ ● signée ─ notifiée", "LAB-2018-001")
        await act(pilot, "Produire la lettre")
        await see(pilot, "2018-0001")
        await pilot.press("ctrl+l")
        await shows(pilot, LettersScreen)
        await see(pilot, "2018-0001", "labellisation")

    (listed,) = desk.decisions.recent()
    assert listed.decision.state is DecisionState.SIGNED


async def test_an_appeal_is_received_waits_in_the_worklist_and_is_answered(desk: Desk) -> None:
    decision = decided(desk, REFUSAL)
    at(desk, date(2018, 5, 14))
    async with running(desk) as pilot:
        await pilot.press("f4", "ctrl+d", "enter")
        await shows(pilot, DecisionScreen)
        await see(pilot, "● notifiée", "Aucune réalisation.")
        await pilot.press("ctrl+n")
        await see(pilot, "Nature", "Reçu le", "Objet")
        await pilot.press("enter", "down", "enter", "tab")
        await write(pilot, "10/05/2018")
        await pilot.press("tab")
        await write(pilot, "revoir le refus")
        await pilot.press("ctrl+s")
        await see(pilot, "Recours gracieux enregistré, silence le 10/07/2018.")
        await pilot.press("right")
        await see(pilot, "10/05/2018", "gracieux", "à temps", "10/07/2018", "attendue")
        await see(
            pilot,
            "notifié le 23/03/2018 + 2 mois + 1 j",
            "Tribunal jusqu’au",
            "rejeté par silence le 10/07/2018",
        )

        await pilot.press("f2")
        await see(pilot, "Procès-verbal à rendre définitif", "Recours gracieux, silence J-57")
        await pilot.press("down")
        await see(pilot, "Recours gracieux, silence J-57 : Organisme 1 (fictif)")
        await pilot.press("enter")
        await shows(pilot, DecisionScreen)
        await pilot.press("right")
        await see(pilot, "attendue")
        await pilot.press("enter")
        await see(pilot, "Réponse au recours gracieux du 10/05/2018")
        await pilot.press("enter", "down", "down", "down", "enter", "tab")
        await write(pilot, "14/05/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "rejeté le 14/05/2018", "0 sans réponse")

    (view,) = desk.rulings.read(decision.id).appeals
    assert view.appeal.answer is AppealAnswer.REJECTED


async def test_a_labelling_is_withdrawn_while_the_law_allows_it(desk: Desk) -> None:
    decision = decided(desk, Motion(Outcome.FAVOURABLE))
    at(desk, date(2018, 5, 14))
    async with running(desk) as pilot:
        await pilot.press("f4", "ctrl+d", "enter")
        await shows(pilot, DecisionScreen)
        await pilot.press("right", "right")
        await see(pilot, "Retrait", "Illégalité", "jusqu’au 20/07/2018", "L. 242-1")
        await see(pilot, "reste 67 jours (CRPA, art. L. 242-1).", "présenter ses observations")
        await pilot.press("end")
        await see(pilot, "interdit", "crée des droits")
        await pilot.press("enter")
        await shows(pilot, ErrorModal)
        await see(pilot, "motif d’opportunité")
        await pilot.press("escape", "home", "enter")
        await see(pilot, "Invité le", "Répondre avant", "Signé le")
        await write(pilot, "hors champ")
        await pilot.press("ctrl+s")
        await see(pilot, "Le bénéficiaire doit d’abord être invité", "L. 121-1")
        await pilot.press("tab")
        await write(pilot, "02/04/2018")
        await pilot.press("tab")
        await write(pilot, "20/04/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "Retrait, acte signé le 14/05/2018 (art. L. 242-1).", "La décision a pris fin")
        await act(pilot, "Produire la lettre de retrait ou d’abrogation")
        await see(pilot, "2018-0002")
        await pilot.press("escape")
        await see(pilot, "retrait")

    ruling = desk.rulings.read(decision.id)
    assert ruling.label is not None
    assert ruling.label.state is LabelState.REVOKED
    assert ruling.line.decision == decision


async def test_a_wide_terminal_shows_the_same_decision(desk: Desk) -> None:
    decided(desk, REFUSAL)
    async with running(desk, WIDE) as pilot:
        await pilot.press("f4", "ctrl+d", "enter")
        await shows(pilot, DecisionScreen)
        await see(
            pilot, "Décision", "Recours", "Retrait, abrogation", "Hélène VASSEUR", "Aucune réalisation."
        )
        await pilot.press("right")
        await see(pilot, "Aucun recours : Ctrl+N en enregistre un.")


async def test_the_item_s_opinions_and_criteria_are_read_while_the_session_is_held(desk: Desk) -> None:
    opened(desk, Motion(Outcome.FAVOURABLE))
    reference, today = "PACT3-2018-001", date(2018, 3, 14)
    asked = tuple(one.id for one in correspondents(desk)[:2])
    asking = OpinionAsking(asked, "Qu’en pensez-vous ?", date(2018, 3, 8), date(2018, 3, 20))
    first, _second = desk.opinions.ask(reference, asking)
    desk.opinions.receive(first.id, OpinionAnswer(OpinionSense.RESERVED, today, "Le calendrier est court."))
    desk.criteria.assess(reference, "pays", {"appraisal": "non", "comment": "Pays déjà couvert."})
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1", "avis 1/2 reçu")
        await pilot.press("ctrl+x")
        await shows(pilot, ItemDossierScreen)
        await see(pilot, "avis 1/2 reçu", "réservé", "Le calendrier est court.")
        await pilot.press("right")
        await see(pilot, "non satisfait", "Pays déjà couvert.")
        await pilot.press("escape")
        await shows(pilot, SittingScreen)
        await pilot.press("f12")
        await until(pilot, lambda: "Organisme 1 (fictif)" in seen(pilot))
        assert "calendrier" not in seen(pilot)
