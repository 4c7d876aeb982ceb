"""F4 by keyboard: planning, preparing, the roll call, votes, outcomes, closing, signing."""

from daect_tui.domain.decision import DecisionState, Grounds
from daect_tui.domain.deliberation import BallotResult, Tally
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from screens.committee.attendance import AttendanceScreen
from screens.committee.decision import DecisionScreen
from screens.committee.decisions import DecisionsScreen
from screens.committee.preparation import PreparationScreen
from screens.committee.sitting import SittingScreen
from tests.support.desks import opened, planned, under_review
from tests.support.pilots import act, running, see, seen, shows, until, write

FAVOURABLE = Motion(Outcome.FAVOURABLE)
SESSION = "PACT3-2018-S1"


async def test_a_unanimous_favourable_item_takes_two_keystrokes(desk: Desk) -> None:
    session, _room = opened(desk, FAVOURABLE, FAVOURABLE)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 2")

        await pilot.press("ctrl+u")
        await see(pilot, "6 pour, 0 contre : AVIS FAVORABLE à l’unanimité.")
        await pilot.press("enter")
        await see(pilot, "Point 2 sur 2", "Point 1 : avis favorable, à l’unanimité.")

    assert desk.committee.room(session).sitting.items[0].outcome is Outcome.FAVOURABLE


async def test_a_proposed_unanimity_is_taken_back_by_escape(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await pilot.press("ctrl+u", "escape")
        await see(pilot, "Aucune voix encore.")
        await shows(pilot, SittingScreen)

    assert desk.committee.room(session).sitting.items[0].outcome is None


async def test_unanimity_is_offered_no_more_once_voices_are_heard(desk: Desk) -> None:
    opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1", "Unanimité")
        await pilot.press("p")
        await see(pilot, "Voix exprimées : 1 sur 6")
        await until(pilot, lambda: "Unanimité" not in seen(pilot))

        await pilot.press("ctrl+u")
        await pilot.pause()

        assert "Entrée confirme" not in seen(pilot)


async def test_voices_by_name_a_tie_and_the_casting_vote(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        for rank, key in enumerate("pppccc", start=1):
            await pilot.press(key)
            await see(pilot, f"Voix exprimées : {rank} sur 6")
        await see(pilot, "partage.", "départage (CRPA, art. R. 133-11)")

        await pilot.press("enter")
        await see(pilot, "Voix prépondérante de Mme Dominique Vasseur")
        await pilot.press("enter")
        await see(pilot, "voix prépondérante pour : AVIS FAVORABLE.")
        await pilot.press("enter")
        await see(pilot, "Conclu : avis favorable")

    room = desk.committee.room(session)
    assert room.current is not None
    assert room.current.ballots[0].result is BallotResult.ADOPTED


async def test_a_second_voice_by_one_member_is_refused_in_words(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await pilot.press("p")
        await see(pilot, "Voix exprimées : 1 sur 6")
        await pilot.press("up", "c")
        await see(pilot, "a déjà voté sur cette motion")
        await pilot.press("escape")

    room = desk.committee.room(session)
    assert room.current is not None
    assert room.current.live_ballot is not None
    assert room.current.live_ballot.tally == Tally(1, 0, 0)


async def test_a_recused_member_leaves_the_vote_and_may_come_back(desk: Desk) -> None:
    opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Voix exprimées : 0 sur 6")
        await pilot.press("ctrl+d")
        await see(pilot, "Déport sur le point 1")
        await pilot.press("enter")
        await write(pilot, "préside aussi cet organisme")
        await pilot.press("enter")
        await see(pilot, "Voix exprimées : 0 sur 5", "Déport : Mme Dominique Vasseur", "Oriol (préside)")


async def test_another_motion_is_put_when_one_is_rejected(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await act(pilot, "Voter à main levée")
        await see(pilot, "Main levée : avis favorable")
        await pilot.press("1", "enter", "4", "enter", "enter")
        await see(pilot, "5 voix pour 6 votants : recomptez.")
        await pilot.press("shift+tab", "5", "ctrl+s")
        await see(pilot, "AVIS FAVORABLE rejeté, ce qui ne décide rien.")

        await act(pilot, "Mettre une autre motion aux voix")
        await see(pilot, "Motion à mettre aux voix")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Attendu", "Au plus tard le")
        await write(pilot, "accord des experts")
        await pilot.press("tab")
        await write(pilot, "30/04/2018")
        await pilot.press("ctrl+s")
        await see(pilot, "AJOURNEMENT – accord des experts", "Aucune voix encore.")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Conclu : ajournement")

    item = desk.committee.room(session).sitting.items[0]
    assert item.grounds.wanted == "accord des experts"


async def test_closing_says_what_is_unfinished_and_leads_to_the_decisions(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 2 sur 2")
        await act(pilot, "Clore la séance")
        await see(pilot, "Reste à examiner", "point 2, Organisme 2 (fictif)")
        await pilot.press("enter")
        await shows(pilot, DecisionsScreen)
        await see(pilot, "1 décision à signer, dont 0 à compléter")

        await pilot.press("ctrl+s")
        await see(pilot, "Date de signature")
        await pilot.press("enter")
        await see(pilot, "Hélène VASSEUR")
        await pilot.press("enter")
        await see(pilot, "1 signée")

    assert desk.decisions.of_session(session)[0].decision.state is DecisionState.SIGNED
    assert desk.intake.open("PACT3-2018-001").dossier.state is DossierState.LABELLED


async def test_a_refusal_is_completed_before_it_is_signed(desk: Desk) -> None:
    session, room = opened(desk, Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",))))
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    drawn = desk.decisions.of_session(session)[0].decision
    desk.decisions.complete(drawn.id, Grounds())
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "1 décision à signer, dont 1 à compléter", "citer au moins un critère")
        await pilot.press("ctrl+s", "enter", "enter")
        await see(pilot, "Ces décisions ne peuvent pas être signées")
        await pilot.press("escape", "enter")
        await shows(pilot, DecisionScreen)
        await see(pilot, "Bloque", "Un refus doit énoncer ses motifs de fait")
        await pilot.press("ctrl+e")
        await see(pilot, "Critères", "Motifs de fait")
        await pilot.press("space", "tab")
        await write(pilot, "Aucune réalisation décrite.")
        await pilot.press("ctrl+s")
        await see(pilot, "décision complétée.")
        await pilot.press("escape")
        await see(pilot, "dont 0 à compléter")

    grounds = desk.decisions.of_session(session)[0].decision.grounds
    assert grounds.criteria == ("pays",)
    assert grounds.reasons == "Aucune réalisation décrite."


async def test_the_authority_departs_from_the_opinion(desk: Desk) -> None:
    session, room = opened(
        desk, Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Peu."))
    )
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    async with running(desk) as pilot:
        await pilot.press("f4")
        await see(pilot, "close, 1 décision à signer")
        await pilot.press("enter")
        await shows(pilot, DecisionsScreen)
        await act(pilot, "S’écarter…")
        await see(pilot, "Labellisation", "L’avis du comité est : avis défavorable.")
        await pilot.press("enter")
        await see(pilot, "Réserves")
        await pilot.press("ctrl+s")
        await see(pilot, "Motif de l’écart")
        await write(pilot, "Intérêt du pays visé.")
        await pilot.press("enter")
        await see(pilot, "Écart de l’avis : Intérêt du pays visé.")

    assert desk.decisions.of_session(session)[0].decision.departure == "Intérêt du pays visé."


async def test_a_substitute_a_mandate_withdrawn_and_undo(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await pilot.press("ctrl+e")
        await shows(pilot, AttendanceScreen)
        await see(pilot, "Quorum atteint : 6 sur 6")
        await pilot.press("down", "down", "a")
        await see(pilot, "Quorum atteint : 5 sur 6")
        await pilot.press("up", "ctrl+r")
        await see(pilot, "Suppléant de Mme Dominique Toussac", "du même service ou organisme")
        await pilot.press("ctrl+s")
        await see(pilot, "Nom : à remplir.")
        await write(pilot, "Mme Ada Morin")
        await pilot.press("tab")
        await write(pilot, "adjointe")
        await pilot.press("ctrl+s")
        await see(pilot, "Mme Ada Morin supplée Mme Dominique")
        await pilot.press("p")
        await see(pilot, "Quorum atteint : 6 sur 6", "Mme Ada Morin")
        await pilot.press("ctrl+z")
        await see(pilot, "Annulé : arrivée de Mme Ada Morin.", "Quorum atteint : 5 sur 6")
        await pilot.press("ctrl+z")
        await see(pilot, "Un seul acte s’annule")
        await pilot.press("escape", "up", "ctrl+r")
        await see(pilot, "Mme Dominique Toussac reprend son siège.")
        await pilot.press("ctrl+g")
        await see(pilot, "Pouvoir de Mme Dominique Toussac")
        await pilot.press("enter")
        await see(pilot, "1 pouvoir", "Pouvoirs : Mme Dominique Toussac à Mme Dominique Vasseur.")
        await pilot.press("ctrl+g")
        await see(pilot, "0 pouvoir", "Ctrl+Z le rend.")

    assert desk.committee.room(session).sitting.standing_mandates == ()


async def test_who_is_heard_a_disagreement_a_note_and_a_break(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await act(pilot, "Entendre une personne")
        await see(pilot, "ne prend pas part au vote")
        await write(pilot, "M. Jean Alby")
        await pilot.press("tab")
        await write(pilot, "maire")
        await pilot.press("ctrl+s")
        await see(pilot, "Entendu : M. Jean Alby.")
        await act(pilot, "Entendre une personne")
        await see(pilot, "M. Jean Alby sort")
        await pilot.press("enter")
        await see(pilot, "M. Jean Alby sort.", "Aucune voix encore.")
        await act(pilot, "Inscrire un désaccord")
        await see(pilot, "Désaccord de quel membre ?")
        await pilot.press("down", "enter")
        await see(pilot, "Désaccord de M. Dominique Oriol")
        await write(pilot, "trop tôt")
        await pilot.press("enter")
        await see(pilot, "Désaccord de M. Dominique Oriol inscrit.")
        await pilot.press("ctrl+o")
        await see(pilot, "Entendu : M. Jean Alby, maire", "Désaccord : M. Dominique Oriol, « trop tôt »")
        await pilot.press("escape")
        await act(pilot, "Suspendre la séance")
        await see(pilot, "Motif, s’il doit paraître")
        await write(pilot, "pause")
        await pilot.press("enter")
        await see(pilot, "Séance suspendue.", "suspendue à 10 h 00")
        await act(pilot, "Reprendre la séance")
        await see(pilot, "Séance reprise.")

    record = desk.closing.close(session, carry_over=True)
    assert len(record.items[0].heard) == len(record.items[0].disagreements) == len(record.breaks) == 1


async def test_without_quorum_the_session_closes_and_is_convened_again(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    for seat in room.sitting.seats[2:]:
        desk.committee.leave(session, seat.member_id)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "quorum 3 NON ATTEINT", "Ctrl+T clôt faute de quorum")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Le comité ne peut pas délibérer : quorum non atteint")
        await pilot.press("escape", "escape")
        await act(pilot, "Clore faute de quorum")
        await see(pilot, "Clore faute de quorum ?", "point 1, Organisme 1 (fictif)")
        await pilot.press("enter")
        await shows(pilot, DecisionsScreen)
        await pilot.press("escape")
        await see(pilot, "close faute de quorum", "^R Convoquer à nouveau")
        await pilot.press("ctrl+r")
        await see(pilot, f"Séance {session}")
        await write(pilot, "21/03/2018")
        await pilot.press("ctrl+s")
        await shows(pilot, PreparationScreen)
        await see(pilot, "PACT3-2018-S2", "2 points")

    again = desk.agenda.session("PACT3-2018-S2")
    assert (again.second_of, desk.agenda.session(session).lapsed) == (session, True)


async def test_a_new_vote_voids_the_earlier_one_which_stays_readable(desk: Desk) -> None:
    session, _room = opened(desk)
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "Point 1 sur 1")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Conclu : avis favorable")
        await act(pilot, "Annuler le vote")
        await see(pilot, "Motif, qui reste dans l’historique")
        await write(pilot, "erreur")
        await pilot.press("enter")
        await see(pilot, "Vote annulé.", "· 1 annulé")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Conclu : avis favorable")
        await pilot.press("ctrl+o")
        await see(pilot, "Vote : avis favorable, à main levée, 6 pour, 0 contre", "adoptée, annulé")

    assert desk.committee.room(session).sitting.items[0].outcome is Outcome.FAVOURABLE


async def test_hostile_names_are_shown_as_they_are(desk: Desk) -> None:
    hostile = "[/x] [bold red]Ville[/] \N{RIGHT-TO-LEFT MARK}" + "très-longue-" * 30
    reference = under_review(desk, name=hostile, domain="[@click=app.quit]Domaine[/]")
    session = planned(desk)
    desk.agenda.add(session, reference, "[link=x]Rapporteur[/]")
    async with running(desk) as pilot:
        await pilot.press("f4", "enter")
        await see(pilot, "[/x] [bold red]Ville[/]…")
        await pilot.press("down")
        await see(pilot, "[/x] [bold red]Ville[/]")
        await pilot.press("ctrl+o", "enter")
        await shows(pilot, AttendanceScreen)
        await pilot.press("ctrl+u")
        await see(pilot, "Espace décoche un absent")
        await pilot.press("ctrl+s", "escape")
        await see(pilot, "Point 1 sur 2", "7 présents")
        await pilot.press("ctrl+n")
        await see(pilot, "Point 2 sur 2", "[@click=app.quit]Domaine[/]", "[link=x]Rapporteur[/]")
        await pilot.press("ctrl+u", "enter")
        await see(pilot, "Point 1 sur 2")
