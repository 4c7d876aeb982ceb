"""The examination of a dossier by keyboard: eligibility, criteria, look-alikes, référents, proposal."""

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import TabbedContent

from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.dossier import DossierAction, DossierState, Referents
from daect_tui.domain.proposal import ProposalState
from daect_tui.domain.routing import Axis
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.committee.case_by_case import CaseByCaseScreen
from screens.directory.saving import SavingSheet
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.examination import ExaminationScreen
from screens.modals.choice import ChoiceModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from tests.support.desks import filed, form, under_review
from tests.support.pilots import SMALL, running, see, seen, shows, until, write

WIDE = (120, 40)
REASONS, CRITERIA, PAST, REFERENTS, PROPOSAL = range(5)
HOSTILE = "[/x] [red]Zoé[/red]"


async def examine(pilot: Pilot[None], reference: str, tab: int = REASONS) -> None:
    """Open the examination of a dossier from the dossier itself, on a tab."""
    app = pilot.app
    assert isinstance(app, DaectApp)
    await app.open_subject("dossiers", reference)
    await shows(pilot, DossierScreen)
    await see(pilot, "Demandeur")
    await pilot.press("ctrl+x")
    await shows(pilot, ExaminationScreen)
    await until(pilot, lambda: "Lecture du registre" not in seen(pilot))
    await pilot.press(*["right"] * tab)
    await pilot.pause()


def judged(desk: Desk, reference: str, appraisal: str = "satisfait") -> str:
    """Judge every criterion of a dossier alike."""
    for line in desk.criteria.lines(reference):
        desk.criteria.assess(reference, line.code, {"appraisal": appraisal, "comment": "vu"})
    return reference


# ── Recevabilité ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
async def test_a_blocking_reason_is_passed_over_with_a_motive(desk: Desk, size: tuple[int, int]) -> None:
    reference = filed(desk, programme="PACT2", kind="entreprise")
    async with running(desk, size) as pilot:
        await examine(pilot, reference)
        await see(
            pilot, "1 motif bloquant", "Le demandeur est de nature « entreprise »", "Entrée Passer outre"
        )
        await pilot.press("enter")
        await shows(pilot, ReasonModal)
        await pilot.press("enter")
        await see(pilot, "Écrivez le motif")
        await write(pilot, "accord [/x] donné")
        await pilot.press("enter")
        await see(pilot, "passé outre", "Motif bloquant passé outre.", "accord [/x] donné")
        assert "motif bloquant," not in seen(pilot).split("\n")[1]
        assert "Entrée Passer outre" not in seen(pilot)

    (override,) = [one.override for one in desk.examination.open(reference).reasons if one.override]
    assert override.motive == "accord [/x] donné"


async def test_a_warning_is_explained_with_its_source_and_asks_for_nothing(desk: Desk) -> None:
    reference = filed(desk, street="")
    async with running(desk) as pilot:
        await examine(pilot, reference)
        await see(pilot, "points à vérifier", "L’adresse postale")
        await pilot.press("end")
        await see(pilot, "ne retient aucun acte.", "Source : CRPA, art. L. 112-3.")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExaminationScreen)


async def test_the_review_that_is_held_back_says_where_to_pass_over(desk: Desk) -> None:
    reference = filed(desk, programme="PACT2", kind="entreprise")
    for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE):
        desk.intake.act(reference, action)
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        await app.open_subject("dossiers", reference)
        await see(pilot, "● complet")
        await pilot.press("ctrl+t")
        await shows(pilot, ChoiceModal)
        while "l’état « en instruction »" not in seen(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        await see(
            pilot, "Impossible d’ouvrir l’instruction", "onglet Recevabilité", "communiqué d’avril 2011"
        )
    assert desk.intake.open(reference).dossier.state is DossierState.COMPLETE


# ── Critères ───────────────────────────────────────────────────────────────────────────────


async def test_criteria_are_judged_one_by_one_and_what_falls_short_says_why(desk: Desk) -> None:
    reference = under_review(desk)
    async with running(desk) as pilot:
        await examine(pilot, reference, CRITERIA)
        await see(pilot, "6 à évaluer", "à évaluer", "Entrée Évaluer")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Critère « pays »", "Développer des coopérations décentralisées")
        await pilot.press("ctrl+s")
        await see(pilot, "Appréciation : à choisir.")
        await pilot.press("enter", "down", "down", "down", "enter")
        await pilot.press("ctrl+s")
        await see(pilot, "un critère non satisfait se motive")
        await write(pilot, "Pays [/x] couvert")
        await pilot.press("ctrl+s")
        await shows(pilot, ExaminationScreen)
        await see(pilot, "1 non satisfait, 5 à évaluer", "Non satisfait : Pays [/x] couvert")
        await see(pilot, "Par Camille Renaud, le 14/03/2018, version 1.")

    line = desk.criteria.lines(reference)[0]
    assert line.assessment is not None
    assert line.assessment.comment == "Pays [/x] couvert"


# ── Doublons et historique ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
async def test_a_look_alike_is_joined_and_opened(desk: Desk, size: tuple[int, int]) -> None:
    earlier, later = filed(desk, name=HOSTILE, domain="Eau"), filed(desk, name=HOSTILE, domain="Eau")
    filed(desk, name=HOSTILE, domain="Déchets", received_on="06/03/2018")
    async with running(desk, size) as pilot:
        await examine(pilot, later, PAST)
        await see(pilot, "double ?", earlier, "Ressemblance certaine. Même nom, même domaine : « Eau ».")
        await see(pilot, "06/03/2018", "Déchets", HOSTILE[:8])
        await pilot.press("ctrl+n")
        await see(pilot, f"{later} lié à {earlier}.", "lié  ", "par Camille Renaud")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, f"Dossier {earlier}")

    assert [link.other for link in desk.examination.open(later).links] == [earlier]


async def test_an_applicant_without_a_past_says_so(desk: Desk) -> None:
    reference = filed(desk)
    async with running(desk) as pilot:
        await examine(pilot, reference, PAST)
        await see(pilot, "Rien d’autre au registre sur cet organisme")


# ── Référents ──────────────────────────────────────────────────────────────────────────────


async def test_referents_are_named_by_hand_or_taken_from_the_table(desk: Desk) -> None:
    reference = filed(desk)
    desk.routing.save(Axis.THEME, "patrimoine", "Rose Béranger")
    async with running(desk) as pilot:
        await examine(pilot, reference, REFERENTS)
        await see(pilot, "géographique   —", "La table propose personne")
        await pilot.press("enter")
        await shows(pilot, EntryModal)
        await write(pilot, "Lou Brisson")
        await pilot.press("enter")
        await see(pilot, "géographique   Lou Brisson", "Référent : Lou Brisson.")
        await pilot.press("down")
        await see(pilot, "La table propose Rose Béranger : thème patrimoine.")
        await pilot.press("ctrl+u")
        await see(pilot, "thématique     Rose Béranger", "Référents : Rose Béranger.")

    assert desk.intake.open(reference).dossier.referents == Referents("", "Rose Béranger")


# ── Proposition ────────────────────────────────────────────────────────────────────────────


async def test_a_programme_by_sessions_has_no_tab_for_a_proposal(desk: Desk) -> None:
    reference = under_review(desk)
    async with running(desk) as pilot:
        await examine(pilot, reference)
        await see(pilot, "Référents")
        await until(pilot, lambda: "Proposition" not in seen(pilot))


async def test_a_label_is_proposed_to_the_authority_then_taken_back(desk: Desk) -> None:
    reference = judged(desk, under_review(desk, programme="EXPE-CT"))
    async with running(desk) as pilot:
        await examine(pilot, reference, PROPOSAL)
        await see(pilot, "Critères         3 satisfaits", "Aucune encore")
        await pilot.press("ctrl+t")
        await see(pilot, "Proposer la labellisation…", "impossible")
        await pilot.press("enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Proposer la labellisation", "mobiliser des experts relevant")
        await pilot.press("ctrl+s")
        await shows(pilot, ExaminationScreen)
        await see(pilot, "labellisation (en attente de l’autorité)", "Camille Renaud, le 14/03/2018")
        await pilot.press("ctrl+t", "down", "enter")
        await shows(pilot, ReasonModal)
        await write(pilot, "fait nouveau")
        await pilot.press("enter")
        await see(pilot, "labellisation (reprise par le référent)")

    assert desk.intake.open(reference).dossier.state is DossierState.UNDER_REVIEW


async def test_a_refusal_begins_with_what_falls_short_and_cannot_do_without_a_criterion(desk: Desk) -> None:
    reference = judged(desk, under_review(desk, programme="EXPE-CT"))
    desk.criteria.assess(reference, "pays", {"appraisal": "non", "comment": "Pays déjà couvert"})
    async with running(desk) as pilot:
        await examine(pilot, reference, PROPOSAL)
        await see(pilot, "2 satisfaits, 1 non satisfait")
        await pilot.press("ctrl+t", "down", "down", "enter")
        await shows(pilot, SavingSheet)
        await see(pilot, "Pays déjà couvert")
        await pilot.press("down", "down", "space", "tab", "end")
        await write(pilot, " deux fois")
        await pilot.press("ctrl+s")
        await see(pilot, "Un refus doit citer au moins un critère", "Pays déjà couvert deux fois")
        await pilot.press("shift+tab", "space", "ctrl+s")
        await shows(pilot, ExaminationScreen)
        await see(pilot, "refus (en attente de l’autorité)", "Critères cités", "Pays déjà couvert deux fois")

    (proposal,) = desk.examination.open(reference).proposals
    assert proposal.kind is DecisionKind.REFUSE
    assert proposal.grounds.criteria == ("pays",)


async def test_nothing_is_proposed_before_every_criterion_is_judged(desk: Desk) -> None:
    reference = under_review(desk, programme="EXPE-CT")
    async with running(desk) as pilot:
        await examine(pilot, reference, PROPOSAL)
        await see(pilot, "3 à évaluer")
        await pilot.press("ctrl+t", "down")
        await see(pilot, "L’examen n’est pas fini : évaluez d’abord « promotion », « urgence »")


async def test_what_awaits_the_authority_is_listed_at_the_committee_and_sent_to_a_session(desk: Desk) -> None:
    waiting = judged(desk, under_review(desk, programme="EXPE-CT", name=HOSTILE))
    to_do = under_review(desk, programme="EXPE-CT", name="Aubrac (fictif)")
    desk.proposals.propose(waiting, DecisionKind.LABEL, Grounds())
    session = desk.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 3, 27))).reference
    async with running(desk) as pilot:
        await pilot.press("f4")
        await see(pilot, session, "^O Cas par cas")
        await pilot.press("ctrl+o")
        await shows(pilot, CaseByCaseScreen)
        await see(pilot, "1 proposition attend l’autorité, 1 dossier à proposer", HOSTILE, "labellisation")
        await see(pilot, "Labellisation proposée par Camille Renaud, le 14/03/2018")
        await pilot.press("down")
        await see(pilot, to_do, "critères : 3 à évaluer")
        await pilot.press("enter")
        await shows(pilot, ExaminationScreen)
        await pilot.press("escape")
        await shows(pilot, CaseByCaseScreen)
        await pilot.press("up", "ctrl+t")
        await see(pilot, "Renvoyer en séance…")
        await pilot.press("enter")
        await see(pilot, "À l’ordre du jour de quelle séance ?")
        await pilot.press("enter")
        await see(pilot, f"Renvoyé à la séance {session}, point 1.", "0 proposition attend")

    (item,) = desk.agenda.items(session)
    assert item.dossier == waiting
    (proposal,) = desk.examination.open(waiting).proposals
    assert proposal.state is ProposalState.SENT_TO_SESSION


async def test_the_routing_table_is_filled_in_the_directory(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f9")
        await see(pilot, "membres siègent")
        while pilot.app.screen.query_one(TabbedContent).active != "routes-pane":
            await pilot.press("right")
        await see(pilot, "Table des référents : 0 nommés", "référent géographique")
        await pilot.press("enter")
        await shows(pilot, EntryModal)
        await see(pilot, "À défaut : référent géographique")
        await write(pilot, HOSTILE)
        await pilot.press("enter")
        await see(pilot, "1 nommés", f"référent géographique : {HOSTILE}.")

    assert desk.routing.lines()[0].referent == HOSTILE
    assert desk.intake.file(desk.intake.drafts.save(form()).id).referents.geographic == HOSTILE
