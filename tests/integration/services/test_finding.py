"""The search over everything, as the register is written and as what must go goes from it."""

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.finding import Found, FoundKind, Nearness
from daect_tui.services.desk import Desk
from daect_tui.services.finding import EACH
from tests.support.desks import desk_on, filed
from tests.support.valises import register_of

_K = FoundKind


def subjects(found: Found) -> list[str]:
    return [result.thing.subject for result in found.results]


def test_a_number_comes_first_then_titles_then_texts_and_one_kind_can_be_asked(desk: Desk) -> None:
    named = filed(desk, name="Ville d’Évry (fictif)", domain="Patrimoine", city="Lieu")
    said = filed(desk, name="Agence (fictif)", domain="Jumelage avec la ville d’Évry", city="Lieu")

    found = desk.finding.find("evry")
    assert found.counts == {_K.DOSSIER: 2, _K.ORGANISATION: 1, _K.PERSON: 1}
    assert subjects(found)[:2] == [named, said]
    assert [result.nearness for result in found.results[:2]] == [Nearness.TITLE, Nearness.TEXT]
    assert found.results[1].passage.text == "Jumelage avec la ville d’Évry"

    only = desk.finding.find("evry", _K.ORGANISATION)
    assert only.counts == found.counts
    assert {result.thing.kind for result in only.results} == {_K.ORGANISATION}

    number = said.removeprefix("PACT3-")
    assert subjects(desk.finding.find(number))[0] == said
    assert subjects(desk.finding.find("2018-2"))[0] == said
    assert desk.finding.find("refus de mission").results[0].thing.subject == "wordings/mission_refusal"
    assert desk.finding.find("  – ").results == ()


def test_many_of_a_kind_leave_room_for_the_others(desk: Desk) -> None:
    for rank in range(EACH + 2):
        filed(desk, name=f"Commune {rank} (fictif)")

    found = desk.finding.find("commune fictif")

    assert found.counts[_K.DOSSIER] == EACH + 2
    assert sum(result.thing.kind is _K.DOSSIER for result in found.results) == EACH
    assert (
        sum(
            result.thing.kind is _K.DOSSIER
            for result in desk.finding.find("commune fictif", _K.DOSSIER).results
        )
        == EACH + 2
    )


def test_what_is_written_is_found_at_once_whoever_wrote_it(desk: Desk) -> None:
    other = desk_on(register_of(desk))
    assert desk.finding.find("xylophone").total == 0

    reference = filed(other, name="Xylophone (fictif)")

    assert reference in subjects(desk.finding.find("xylophone"))
    assert desk.finding.find("xylophone").counts[_K.ORGANISATION] == 1


def test_a_person_who_was_erased_is_not_found_any_more(desk: Desk) -> None:
    who = "Zénobie Quatremaille"
    reference = filed(desk, contact_name=f"Mme {who}", experts=f"{who}, verrière")
    desk.intake.act(reference, DossierAction.WITHDRAW, "à leur demande")
    assert {result.thing.kind for result in desk.finding.find("quatremaille").results} == {
        _K.DOSSIER,
        _K.PERSON,
    }

    seen = desk.persons.find(who)
    desk.person_erasing.erase(who, [place.key for place in seen.places])

    assert desk.finding.find("quatremaille").total == 0
