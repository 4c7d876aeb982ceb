"""Organisations through the services: suggested, listed, corrected, duplicates made one."""

import json
from dataclasses import replace

import pytest

from daect_tui.domain.errors import RefusedForReasons, StaleRecord, UnknownReference
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.soundness.fault import OF_THE_FILE
from daect_tui.services.desk import Desk
from daect_tui.services.organisations import PAGE
from tests.support.desks import MORNING, filed, form

TODAY = MORNING.date()


def named(desk: Desk, name: str) -> Organisation:
    with desk.office.reading() as work:
        (found,) = work.organisations.named(name)
    return found


def granted(desk: Desk, dossier: str, organisation: Organisation) -> str:
    """Keep a label as the committee's services would."""
    with desk.office.begin() as work:
        label = work.labels.add(
            Label(0, f"LAB-2018-{organisation.id:03d}", dossier, organisation.id, organisation.name, "Eau",
                  "eau", (), "", "PACT3", TODAY, TODAY, LabelState.ACTIVE, (), "", 1)
        )  # fmt: skip
        work.journal.append(Act("label.granted", label.number, {}))
        work.commit()
    return label.number


# ── Suggested ──────────────────────────────────────────────────────────────────────────────


def test_those_of_the_register_come_first_then_the_official_lists(desk: Desk) -> None:
    filed(desk, name="Association des vitraux de Chartres (fictif)", kind="association_thematique")
    suggestions = desk.organisations.suggest("chartres")

    assert suggestions[0].fields["name"] == "Association des vitraux de Chartres (fictif)"
    assert suggestions[0].detail == "au registre, association thématique"
    assert suggestions[0].fields["last_name"] == "Lormier"
    assert suggestions[1].label == "Chartres (28)"
    assert suggestions[1].fields == {
        "name": "Chartres",
        "kind": "commune",
        "siren": "212800858",
        "siret": "",
        "rna": "",
        "territory_code": "28085",
        "department": "28",
        "region": "24",
        "postcode": "28000",
        "city": "Chartres",
    }


def test_a_territory_that_the_register_knows_is_proposed_once(desk: Desk) -> None:
    filed(desk, name="Ville de Chartres", territory_code="28085", department="28", region="24")
    found = [one for one in desk.organisations.suggest("chartres") if one.fields["territory_code"] == "28085"]

    assert [one.fields["name"] for one in found] == ["Ville de Chartres"]


def test_one_of_the_register_that_does_not_say_where_it_stands_is_placed_by_its_siren(desk: Desk) -> None:
    filed(desk, name="Chartres", siren="212800858")
    found = desk.organisations.suggest("chartres")

    assert [one.label for one in found[:2]] == ["Chartres (28)", "CA Chartres Métropole (28)"]
    assert (found[0].fields["territory_code"], found[0].fields["region"]) == ("28085", "24")


def test_a_commune_of_several_postcodes_leaves_its_own_to_be_chosen(desk: Desk) -> None:
    (lyon,) = (one for one in desk.organisations.suggest("lyon 69") if one.label == "Lyon (69)")

    assert (lyon.fields["postcode"], lyon.fields["city"]) == ("", "Lyon")


def test_one_letter_suggests_nothing(desk: Desk) -> None:
    assert desk.organisations.suggest("c") == ()
    assert desk.organisations.suggest(" - ") == ()


@pytest.mark.parametrize("typed", ["st-cla", "saint cla", "Saint-Cla"])
def test_a_name_of_the_register_is_found_however_saint_is_written(desk: Desk, typed: str) -> None:
    filed(desk, name="St-Clair-les-Bains (fictif)")

    assert desk.organisations.suggest(typed)[0].fields["name"] == "St-Clair-les-Bains (fictif)"


def test_the_communes_of_a_postcode_come_before_those_of_the_same_letters(desk: Desk) -> None:
    there = [one.name for one in desk.organisations.communes_like("", "28000")]
    begun = desk.organisations.communes_like("ver", "28630")

    assert there == ["Chartres"]
    assert begun[0].name == "Ver-lès-Chartres"
    assert len(begun) > 1


def test_places_are_named_by_their_codes(desk: Desk) -> None:
    assert desk.organisations.department_name("2a") == "Corse-du-Sud"
    assert desk.organisations.region_name("24") == "Centre-Val de Loire"
    assert desk.organisations.department_name("99") == ""


# ── Listed and corrected ───────────────────────────────────────────────────────────────────


def test_the_list_is_read_by_windows_in_the_order_of_names(desk: Desk) -> None:
    filed(desk)
    model = named(desk, "Montclair (fictif)")
    with desk.office.begin() as work:
        for rank in range(PAGE + 2):
            work.organisations.add(replace(model, name=f"Organisme {rank:03d} (fictif)"))
        work.journal.append(Act("organisation.changed", "organisme/1", {}))
        work.commit()
    first = desk.organisations.rows()
    rest = desk.organisations.rows(after=first[-1].id)

    assert (len(first), len(rest)) == (PAGE, 3)
    assert [row.name for row in (*first, *rest)] == sorted(row.name for row in (*first, *rest))
    assert desk.organisations.count() == PAGE + 3


def test_the_list_is_searched_without_accents_by_name_city_and_number(desk: Desk) -> None:
    filed(desk, name="Évry (fictif)", siren="212800858", city="Aubrac")
    filed(desk, name="Montclair (fictif)")

    for search in ("evry", "ÉVRY fictif", "212800", "aubrac evry"):
        assert [row.name for row in desk.organisations.rows(search)] == ["Évry (fictif)"]
        assert desk.organisations.count(search) == 1
    assert desk.organisations.rows("%") == desk.organisations.rows()
    assert desk.organisations.rows("evry montclair") == ()


def test_a_correction_is_checked_kept_and_told(desk: Desk) -> None:
    reference = filed(desk)
    known = named(desk, "Montclair (fictif)")
    fields = organisation_fields(known)

    with pytest.raises(FormRefused):
        desk.organisations.save(known.id, {**fields, "email": "nulle part"})
    saved = desk.organisations.save(known.id, {**fields, "name": "Montclair-sur-Aubrac (fictif)"})

    assert saved.id == known.id
    assert desk.intake.open(reference).dossier.organisation == saved
    assert desk.directory.journal(1)[0].kind == "organisation.changed"
    assert json.loads(desk.directory.journal(1)[0].detail) == {"champs": ["name"]}


def test_a_verified_identity_that_changes_is_to_be_verified_again(desk: Desk) -> None:
    filed(desk)
    known = desk.directory.verify(named(desk, "Montclair (fictif)").id)
    fields = organisation_fields(known)

    assert desk.organisations.save(known.id, {**fields, "phone": "0199001234"}).verified
    assert not desk.organisations.save(known.id, {**fields, "siren": "212800858"}).verified


# ── Duplicates ─────────────────────────────────────────────────────────────────────────────


def test_those_that_look_alike_are_found_with_the_reason(desk: Desk) -> None:
    filed(desk, name="Syndicat des eaux d’Aubrac (fictif)", siren="212800858", domain="A")
    filed(desk, name="Syndicat des eaux d’Aubrac et du Lot (fictif)", domain="B")
    filed(desk, name="SIVOM du plateau (fictif)", siren="212800858", domain="C")
    filed(desk, name="Régie des transports (fictif)", domain="D")
    one = named(desk, "Syndicat des eaux d’Aubrac (fictif)")

    found = {alike.organisation.name: alike.why for alike in desk.organisations.alike(one.id)}
    assert list(found) == ["SIVOM du plateau (fictif)", "Syndicat des eaux d’Aubrac et du Lot (fictif)"]
    assert found["SIVOM du plateau (fictif)"] == "Même SIREN (212800858)."
    assert "Nom voisin" in found["Syndicat des eaux d’Aubrac et du Lot (fictif)"]


def test_two_numbers_are_two_organisations_whatever_their_names(desk: Desk) -> None:
    filed(desk, name="Saint-Clair (fictif)", siren="212800858", domain="A")
    filed(desk, name="Saint Clair (fictif)", siren="211300553", domain="B")
    filed(desk, name="Saint-Clair (fictif)", siren="213500663", kind="region", domain="C")

    assert all(desk.organisations.alike(row.id) == () for row in desk.organisations.rows())
    assert desk.organisations.count() == 3


def test_a_merge_moves_everything_and_the_other_stays_with_the_number_of_the_kept(desk: Desk) -> None:
    first = filed(desk, name="Montclair (fictif)", domain="Eau")
    second = filed(desk, name="Ville de Montclair (fictif)", domain="Énergie", siren="212800858")
    kept, gone = named(desk, "Montclair (fictif)"), named(desk, "Ville de Montclair (fictif)")
    label = granted(desk, second, gone)

    proposed = desk.organisations.merging(kept.id, gone.id)
    assert (proposed.dossiers, proposed.labels, proposed.refusals) == ((second,), (label,), ())
    whole = desk.organisations.merge(kept.id, gone.id)

    assert (whole.id, whole.siren) == (kept.id, "212800858")
    for reference in (first, second):
        assert desk.intake.open(reference).dossier.organisation == whole
    with desk.office.reading() as work:
        assert work.labels.get(label).organisation_id == kept.id
        assert work.labels.get(label).holder == gone.name
        assert work.organisations.get(gone.id).merged_into == kept.id
        assert work.organisations.named(gone.name) == ()
    assert [row.id for row in desk.organisations.rows()] == [kept.id]
    assert desk.organisations.rows()[0].dossiers == 2
    assert not [one for one in desk.office.register.faults() if one.kind in OF_THE_FILE]


def test_the_dossiers_that_moved_are_found_under_the_kept_name(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)", domain="Eau")
    second = filed(desk, name="Bourg-Aubrac (fictif)", domain="Énergie")
    kept, gone = named(desk, "Montclair (fictif)"), named(desk, "Bourg-Aubrac (fictif)")
    desk.organisations.merge(kept.id, gone.id)

    with desk.office.reading() as work:
        assert second in work.search.candidates(["Montclair"], 9)
        assert work.search.candidates(["Bourg"], 9) == ()


def test_who_was_writing_a_dossier_that_moved_is_told(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)", domain="Eau")
    second = filed(desk, name="Ville de Montclair (fictif)", domain="Énergie")
    before = desk.intake.open(second).dossier
    desk.organisations.merge(
        named(desk, "Montclair (fictif)").id, named(desk, "Ville de Montclair (fictif)").id
    )

    with pytest.raises(StaleRecord), desk.office.begin() as work:
        work.dossiers.update(before)


def test_the_merge_is_one_act_that_tells_both(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)", domain="Eau")
    second = filed(desk, name="Ville de Montclair (fictif)", domain="Énergie")
    kept, gone = named(desk, "Montclair (fictif)"), named(desk, "Ville de Montclair (fictif)")
    desk.organisations.merge(kept.id, gone.id)
    entry = desk.directory.journal(1)[0]

    assert (entry.kind, entry.subject) == ("organisation.merged", f"organisme/{gone.id}")
    detail = json.loads(entry.detail)
    assert (detail["nom"], detail["gardee"], detail["dossiers"]) == (gone.name, kept.name, [second])


def test_a_chain_of_merges_leads_to_the_last_one_kept(desk: Desk) -> None:
    for rank in range(3):
        filed(desk, name=f"Montclair {rank} (fictif)", domain=f"Domaine {rank}")
    first, second, third = (named(desk, f"Montclair {rank} (fictif)") for rank in range(3))
    desk.organisations.merge(second.id, first.id)
    desk.organisations.merge(third.id, second.id)

    with desk.office.reading() as work:
        assert work.organisations.get(first.id).merged_into == third.id
        assert work.organisations.get(second.id).merged_into == third.id
    assert desk.organisations.rows()[0].dossiers == 3


def test_two_verified_identities_are_refused_and_nothing_moves(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)", siren="212800858", domain="Eau")
    second = filed(desk, name="Bourg-Aubrac (fictif)", siren="211300553", domain="Énergie")
    kept, gone = named(desk, "Montclair (fictif)"), named(desk, "Bourg-Aubrac (fictif)")
    for one in (kept, gone):
        desk.directory.verify(one.id)
    acts = desk.directory.journal(1)

    assert len(desk.organisations.merging(kept.id, gone.id).refusals) == 1
    with pytest.raises(RefusedForReasons, match="Ce sont deux organismes"):
        desk.organisations.merge(kept.id, gone.id)
    assert desk.intake.open(second).dossier.organisation.id == gone.id
    assert desk.directory.journal(1) == acts


def test_a_number_that_nobody_has_is_told(desk: Desk) -> None:
    filed(desk)

    with pytest.raises(UnknownReference, match="répertoire"):
        desk.organisations.merge(named(desk, "Montclair (fictif)").id, 99)


def test_a_name_typed_again_after_a_merge_is_an_organisation_of_its_own(desk: Desk) -> None:
    filed(desk, name="Montclair (fictif)", domain="Eau")
    filed(desk, name="Ville de Montclair (fictif)", domain="Énergie")
    gone = named(desk, "Ville de Montclair (fictif)")
    desk.organisations.merge(named(desk, "Montclair (fictif)").id, gone.id)
    draft = desk.intake.drafts.save(form(name=gone.name, domain="Tourisme"))

    assert desk.intake.file(draft.id).organisation.id not in {gone.id, 1}
