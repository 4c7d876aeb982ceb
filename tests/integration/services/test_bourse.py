"""Requests of the Bourse through both circuits, and the label holders that may answer them."""

from datetime import date

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.errors import Refusal, RefusedForReasons, TransitionRefused
from daect_tui.domain.exchange_opinion_form import ExchangeAsking, ExchangeOpinionAnswer
from daect_tui.domain.exchange_request import ExchangeAction, ExchangeState
from daect_tui.domain.exchange_request_form import HolderAnswer, Sending
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.journal import Act
from daect_tui.domain.matching import Place, ProfileKind
from daect_tui.domain.mission import MissionOrigin, OpinionSense
from daect_tui.services.bourse_matching import mission_fields
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.courses import labelled, requested

TODAY = date(2018, 3, 14)


def request_fields(**changes: str) -> dict[str, str]:
    return {
        "direction": "etrangere",
        "requester": "Commune urbaine de Sefrou",
        "country": "Maroc",
        "place": "Sefrou",
        "sought": "Domaine du patrimoine, vitrail",
        "theme": "patrimoine",
        "languages": "arabe",
        "received_on": "12/03/2018",
        "embassy_on": "12/03/2018",
        **changes,
    }


def received(desk: Desk, **changes: str) -> str:
    draft = desk.bourse.drafts.save(request_fields(**changes))
    return desk.bourse.register(draft.id).reference


def french(desk: Desk) -> str:
    return received(
        desk, direction="francaise", requester="Montclair (fictif)", country="", countries="Maroc, Tunisie"
    )


def correspondent(desk: Desk, kind: CorrespondentKind, name: str, country: str = "") -> int:
    with desk.office.begin() as work:
        kept = work.correspondents.add(Correspondent(0, kind, name, "", country, "", "", "", "", "", ""))
        work.journal.append(Act("correspondent.added", name, {}))
        work.commit()
    return kept.id


def favourable(desk: Desk, opinion: int, sense: OpinionSense = OpinionSense.FAVOURABLE) -> ExchangeState:
    answer = ExchangeOpinionAnswer(sense, TODAY, "")
    return desk.bourse_circuit.receive_opinion(opinion, answer).state


def sending(*labels: str, others: tuple[str, ...] = (), reason: str = "") -> Sending:
    return Sending(labels, others, TODAY, reason)


def test_a_french_sheet_is_circulated_once_the_opinions_are_in(desk: Desk) -> None:
    reference = french(desk)
    asked = [
        correspondent(desk, CorrespondentKind.PREFECTURE, "Préfecture de région"),
        correspondent(desk, CorrespondentKind.POSTE, "Ambassade au Maroc", "MA"),
        correspondent(desk, CorrespondentKind.POSTE, "Ambassade en Tunisie", "TN"),
    ]
    assert reference == "BP-2018-001"
    assert len(desk.bourse.open(reference).guards) == 3
    desk.bourse_circuit.ask_opinions(reference, ExchangeAsking(tuple(asked), TODAY, date(2018, 4, 14)))
    opinions = desk.bourse.open(reference).opinions

    states = [favourable(desk, opinion.id) for opinion in opinions]
    assert states == [ExchangeState.OPINIONS_ASKED, ExchangeState.OPINIONS_ASKED, ExchangeState.OPINIONS_IN]
    circulated = desk.bourse_circuit.send(reference, sending(others=("Wilaya d’Oran",)))

    assert (circulated.state, circulated.overrides) == (ExchangeState.CIRCULATED, ())


def test_a_sheet_is_not_circulated_before_the_opinions_but_with_a_motive(desk: Desk) -> None:
    reference = french(desk)
    poste = correspondent(desk, CorrespondentKind.POSTE, "Ambassade au Maroc", "MA")
    desk.bourse_circuit.ask_opinions(reference, ExchangeAsking((poste,), TODAY, date(2018, 4, 14)))
    favourable(desk, desk.bourse.open(reference).opinions[0].id, OpinionSense.UNFAVOURABLE)

    with pytest.raises(RefusedForReasons) as refused:
        desk.bourse_circuit.send(reference, sending(others=("Wilaya d’Oran",)))

    assert [reason.split(" ", 1)[0] for reason in refused.value.reasons] == ["L’avis"] * 3
    assert any("Tunisie" in reason for reason in refused.value.reasons)
    assert any("défavorable" in reason for reason in refused.value.reasons)
    circulated = desk.bourse_circuit.send(reference, sending(others=("Wilaya d’Oran",), reason="urgence"))
    assert len(circulated.overrides) == 3
    assert circulated.overrides[0].endswith("Motif\u00a0: urgence")


def test_a_foreign_request_is_proposed_to_holders_and_becomes_a_mission(desk: Desk) -> None:
    label = labelled(desk)
    reference = received(desk, sought="Domaine 1", theme="")
    (holder,) = desk.bourse.open(reference).holders.matches
    assert (holder.profile.reference, holder.profile.kind) == (label, ProfileKind.LABEL)
    assert holder.reasons[0] == "domaine\u00a0: “Domaine”, “1”"
    assert "même pays\u00a0: Maroc" in holder.reasons
    desk.bourse.act(reference, ExchangeAction.EXAMINE)
    desk.bourse_circuit.send(reference, sending(label))
    with pytest.raises(Refusal, match="déjà été adressée"):
        desk.bourse_circuit.send(reference, sending(label))
    (contact,) = desk.bourse.open(reference).contacts
    desk.bourse_circuit.answer(reference, HolderAnswer(contact.id, "", TODAY, interested=True, note="Oui."))

    request = desk.bourse.open(reference).request
    fields = mission_fields(request, label) | {"starts_on": "02/04/2018", "ends_on": "06/04/2018"}
    draft = desk.missions.drafts.save(fields, target=reference)
    mission = desk.bourse.request_mission(reference, draft.id)

    content = mission.content
    assert (content.origin, content.requester, content.country) == (
        MissionOrigin.EXCHANGE, "Commune urbaine de Sefrou", "MA",
    )  # fmt: skip
    opened = desk.bourse.open(reference)
    assert (opened.request.state, opened.request.mission) == (
        ExchangeState.MISSION_REQUESTED, mission.reference,
    )  # fmt: skip
    assert opened.passages[-1].reason == mission.reference
    assert desk.missions.drafts.pending(reference) == ()


def test_a_request_that_the_embassy_does_not_know_is_examined_with_a_motive(desk: Desk) -> None:
    reference = received(desk, embassy_on="")
    with pytest.raises(RefusedForReasons, match="motif"):
        desk.bourse.act(reference, ExchangeAction.EXAMINE)
    assert desk.bourse.act(reference, ExchangeAction.EXAMINE, "transmise ce jour").overrides != ()


def test_a_circuit_refuses_the_acts_of_the_other(desk: Desk) -> None:
    with pytest.raises(TransitionRefused):
        desk.bourse.act(french(desk), ExchangeAction.EXAMINE)
    with pytest.raises(TransitionRefused):
        desk.bourse_circuit.answer(
            received(desk), HolderAnswer(0, "Ville de Fès", TODAY, interested=False, note="")
        )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("country", "France", "n’est pas en France"),
        ("country", "", "un pays, et un seul"),
        ("received_on", "", "à remplir"),
        ("embassy_on", "15/03/2018", "pas encore venu"),
        ("theme", "magie", "n’est pas dans la liste"),
        ("sought", " ", "à remplir"),
    ],
)
def test_a_faulty_request_says_what_where(desk: Desk, field: str, typed: str, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        received(desk, **{field: typed})
    assert said in refused.value.faults[field]
    assert desk.bourse.all() == ()


def test_what_the_bourse_awaits_is_told_until_it_is_done(desk: Desk) -> None:
    def told() -> list[str]:
        return [task.sentence for task in desk.worklist.tasks() if task.subject.startswith("BP-")]

    reference = french(desk)
    assert told() == ["Bourse, avis à demander\u00a0: Montclair (fictif)"]
    poste = correspondent(desk, CorrespondentKind.POSTE, "Ambassade au Maroc", "MA")
    desk.bourse_circuit.ask_opinions(reference, ExchangeAsking((poste,), TODAY, date(2018, 4, 14)))
    assert told() == []
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(date(2018, 4, 15), 9)
    assert told() == ["Bourse, avis en retard\u00a0: Ambassade au Maroc, sur Montclair (fictif)"]
    favourable(desk, desk.bourse.open(reference).opinions[0].id)
    assert told() == ["Bourse, fiche à diffuser\u00a0: Montclair (fictif)"]
    desk.bourse.act(reference, ExchangeAction.CLOSE, "retirée")
    assert told() == []


def test_a_requester_of_the_register_is_linked_by_name(desk: Desk) -> None:
    labelled(desk)
    draft = desk.bourse.drafts.save(
        request_fields(direction="francaise", country="", countries="Maroc", requester="organisme 1 (FICTIF)")
    )
    request = desk.bourse.register(draft.id)
    assert request.content.organisation_id == desk.missions.labels()[0].organisation_id
    changed = request_fields(direction="francaise", country="", countries="Maroc", requester="Autre")
    amended = desk.bourse.amend(desk.bourse.drafts.save(changed, target=request.reference).id)
    assert (amended.content.organisation_id, amended.content.requester) == (0, "Autre")


def test_who_knows_how_is_answered_over_labels_experts_and_missions(desk: Desk) -> None:
    requested(desk, labelled(desk))

    found = desk.know_how.search("vitrails", "mar")
    assert [(one.profile.kind, one.place) for one in found.matches] == [
        (ProfileKind.EXPERT, Place.SAME_COUNTRY),
        (ProfileKind.MISSION, Place.SAME_COUNTRY),
    ]
    assert found.matches[0].reasons[-1] == "prévu pour MIS-2018-001 à Sefrou"
    assert found.matches[0].standing == "demandée"
    assert desk.know_how.search("vitraux", "méditerranée").counts[Place.SAME_COUNTRY] == 2
    assert desk.know_how.search("vitraux", "Tunisie").counts[Place.SAME_REGION] == 2
    assert desk.know_how.search("vitraux", "atlantide").unknown_place
    # « Afrique » is more than the country whose name begins so.
    requested(desk, desk.missions.labels()[0].number, country="Bénin", place="Cotonou")
    assert desk.know_how.search("vitraux", "afrique").counts[Place.SAME_COUNTRY] == 2
    assert desk.know_how.search("vitraux", "afrique du sud").counts[Place.SAME_COUNTRY] == 0
    # The theme of the label's dossier, told by its name.
    (label, *_not_left) = desk.know_how.search("patrim", "").matches
    assert (label.live, label.standing) == (True, "actif")
    assert label.reasons == ("thème\u00a0: patrimoine",)
    assert desk.know_how.search("", "").total == 0
