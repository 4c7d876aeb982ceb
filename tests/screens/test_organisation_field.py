"""The form of a dossier as it is filled in: what is proposed, checked on the spot, carried over."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from daect_tui.services.desk import Desk
from screens.dossiers.form import DossierForm
from screens.modals.choice import ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from screens.widgets.suggest import SuggestField
from tests.support.desks import filed, form
from tests.support.pilots import running, see, seen, shows, until, write

WIDE = (120, 40)


async def opened(pilot: Pilot[None], make: Callable[[], DossierForm]) -> DossierForm:
    """Show a form, its first field ready to be typed in."""
    screen = make()
    pilot.app.push_screen(screen)
    await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
    return screen


def field(screen: DossierForm, key: str) -> Field:
    return screen.query_one(f"#field-{key}", Field)


def suggesting(screen: DossierForm, key: str) -> SuggestField:
    return screen.query_one(f"#field-{key}", SuggestField)


def offers(screen: DossierForm, key: str) -> list[str]:
    """Return the lines of an open list."""
    shown = suggesting(screen, key).query_one(OptionList)
    return [str(option.prompt) for option in shown.options]


async def go_to(pilot: Pilot[None], screen: DossierForm, key: str) -> None:
    screen.go_to_field(field(screen, key))
    await until(pilot, lambda: field(screen, key).has_focus_within)


async def typed_name(pilot: Pilot[None], screen: DossierForm, text: str) -> None:
    """Type in the field of the organisation until its list is open."""
    await go_to(pilot, screen, "name")
    await write(pilot, text)
    await until(pilot, lambda: suggesting(screen, "name").is_open and text in field(screen, "name").text)


async def choose(pilot: Pilot[None], screen: DossierForm, key: str, words: str) -> None:
    """Go down the open list to a line, and take it."""
    await until(pilot, lambda: any(line.startswith(words) for line in offers(screen, key)))
    rank = next(rank for rank, line in enumerate(offers(screen, key)) if line.startswith(words))
    await pilot.press(*["down"] * (rank + 1), "enter")
    await until(pilot, lambda: not suggesting(screen, key).is_open)


# ── The organisation ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x40"])
async def test_three_letters_and_a_choice_fill_the_identity(desk: Desk, size: tuple[int, int]) -> None:
    async with running(desk, size) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "cha")
        await see(pilot, "Chartres (28)", "Charente (16)", "département")
        await choose(pilot, screen, "name", "Chartres (28)")

        await until(pilot, lambda: field(screen, "city").text == "Chartres")
        for key, text in (
            ("name", "Chartres"), ("kind", "commune"), ("siren", "212800858"), ("territory_code", "28085"),
            ("department", "28"), ("region", "24"), ("postcode", "28000"),
        ):  # fmt: skip
            assert field(screen, key).text == text, key
        await see(pilot, "Eure-et-Loir", "Centre-Val de Loire", "Identité non vérifiée")
        assert field(screen, "name").has_focus_within
        await until(
            pilot, lambda: [one.fields["siren"] for one in desk.intake.drafts.pending()] == ["212800858"]
        )


async def test_homonyms_are_told_apart_by_their_departement(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "saint-denis")
        await until(pilot, lambda: sum("Saint-Denis (" in line for line in offers(screen, "name")) > 2)
        await choose(pilot, screen, "name", "Saint-Denis (974)")

        await see(pilot, "La Réunion")
        assert field(screen, "region").text == "04"


async def test_one_of_the_register_comes_first_with_all_that_is_known_of_it(desk: Desk) -> None:
    filed(
        desk, name="Syndicat d’Aubrac (fictif)", kind="syndicat", phone="0199001234", email="eau@example.org"
    )
    desk.directory.verify(1)
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "syndicat d")
        await choose(pilot, screen, "name", "Syndicat d’Aubrac (fictif)")

        await until(pilot, lambda: field(screen, "email").text == "eau@example.org")
        assert field(screen, "phone").text == "01 99 00 12 34"
        assert field(screen, "last_name").text == "Lormier"
        await see(pilot, "Identité vérifiée.")


async def test_another_choice_takes_the_numbers_of_the_first_away(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        field(screen, "rna").text = "W751234567"
        await typed_name(pilot, screen, "chartres")
        await choose(pilot, screen, "name", "Chartres (28)")
        await until(pilot, lambda: field(screen, "siren").text == "212800858")

        assert field(screen, "rna").text == ""


async def test_what_is_in_no_list_is_typed_in_full_and_said_not_to_be_verified(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "chartr")
        await pilot.press("up", "enter")
        await until(pilot, lambda: not suggesting(screen, "name").is_open)
        assert field(screen, "name").text == "chartr"
        await write(pilot, "aine en lumière")
        await until(pilot, lambda: field(screen, "name").text == "chartraine en lumière")
        await pilot.press("tab")
        await see(pilot, "Identité non vérifiée : à vérifier au Répertoire (F9).")
        assert field(screen, "siren").text == ""


async def test_entree_without_a_choice_goes_on_and_echap_only_shuts_the_list(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "cha")
        await see(pilot, "Échap Fermer la liste")
        await pilot.press("escape")
        await until(pilot, lambda: not suggesting(screen, "name").is_open)
        assert pilot.app.screen is screen
        assert field(screen, "name").text == "cha"

        await pilot.press("down")
        await until(pilot, lambda: suggesting(screen, "name").is_open)
        await pilot.press("enter")
        await until(pilot, lambda: field(screen, "kind").has_focus_within)
        assert field(screen, "name").text == "cha"


async def test_a_click_takes_a_line_too(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "chartres")
        await until(pilot, lambda: offers(screen, "name")[0].startswith("Chartres (28)"))
        await pilot.click(suggesting(screen, "name").query_one(OptionList), offset=(4, 1))
        await until(pilot, lambda: field(screen, "siren").text == "212800858")


@pytest.mark.parametrize("name", ["[/x] [bold]Nom", "Nom[@click=app.quit]", "בית ראשון « & <b> »"])
async def test_a_hostile_name_is_proposed_as_it_is(desk: Desk, name: str) -> None:
    filed(desk, name=name)
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await typed_name(pilot, screen, "nom" if "Nom" in name else "בית")
        await choose(pilot, screen, "name", name[:12])
        await until(pilot, lambda: field(screen, "name").text == name)


# ── Countries and communes ─────────────────────────────────────────────────────────────────


async def test_countries_are_completed_one_after_another_each_with_its_region(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await go_to(pilot, screen, "countries")
        await write(pilot, "mar")
        await choose(pilot, screen, "countries", "Maroc")
        await write(pilot, "cote d")
        await choose(pilot, screen, "countries", "Côte d’Ivoire")

        assert field(screen, "countries").text == "Maroc, Côte d’Ivoire, "
        await see(
            pilot,
            "Maroc : Méditerranée et Moyen-Orient",
            "Côte d’Ivoire : Afrique de l’Ouest et Afrique centrale (RCA et Tchad)",
        )


async def test_a_postcode_proposes_its_commune_and_what_is_typed_replaces_it(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await go_to(pilot, screen, "postcode")
        await write(pilot, "28000")
        await pilot.press("tab")
        await until(pilot, lambda: field(screen, "city").text == "Chartres")
        await write(pilot, "Montclair")
        await until(pilot, lambda: field(screen, "city").text == "Montclair")


async def test_a_postcode_of_several_communes_lists_them_and_a_cedex_is_only_doubtful(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await go_to(pilot, screen, "postcode")
        await write(pilot, "28630")
        await pilot.press("tab")
        await until(pilot, lambda: "Le Coudray, Sours" in field(screen, "postcode").note)
        assert field(screen, "city").text == ""
        await pilot.press("down")
        await choose(pilot, screen, "city", "Ver-lès-Chartres")
        assert field(screen, "city").text == "Ver-lès-Chartres"

        field(screen, "postcode").text = ""
        await go_to(pilot, screen, "postcode")
        await write(pilot, "28019")
        await pilot.press("tab")
        await until(pilot, lambda: "CEDEX" in field(screen, "postcode").note)
        assert field(screen, "postcode").fault == ""


# ── On the spot ────────────────────────────────────────────────────────────────────────────


MISTYPED = (
    ("siren", "212800859", "n’est pas un SIREN"),
    ("siret", "1", "n’est pas un SIRET"),
    ("rna", "X1", "n’est pas un numéro d’association"),
    ("postcode", "2800", "n’est pas un code postal"),
    ("phone", "12345", "n’est pas un numéro"),
    ("email", "mairie", "n’est pas une adresse"),
    ("contact_email", "a@b", "n’est pas une adresse"),
    ("received_on", "31/02/2018", "n’existe pas au calendrier"),
    ("countries", "Atlantide", "n’est pas dans la liste"),
)


async def test_a_fault_is_told_as_the_field_is_left_and_goes_as_it_is_mended(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        for key, typed, words in MISTYPED:
            mistyped = field(screen, key)
            await go_to(pilot, screen, key)
            await write(pilot, typed)
            assert mistyped.fault == "", key
            await pilot.press("tab")
            await until(pilot, lambda: words in mistyped.fault)  # noqa: B023 – awaited at once
            assert mistyped.has_class("-faulty"), key

            mistyped.text = ""
            await until(pilot, lambda: mistyped.fault == "")  # noqa: B023


async def test_two_numbers_that_disagree_are_told_whichever_is_typed_last(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        field(screen, "siret").text = "21280085800012"
        await go_to(pilot, screen, "siren")
        await write(pilot, "211300553")
        await pilot.press("tab")
        await until(pilot, lambda: "Corrigez l’un des deux." in field(screen, "siret").fault)


async def test_a_number_is_echoed_as_it_will_be_kept(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await go_to(pilot, screen, "phone")
        await write(pilot, "0262123456")
        await see(pilot, "02 62 12 34 56")


# ── What carries over ──────────────────────────────────────────────────────────────────────


async def test_what_carries_over_is_marked_until_it_is_edited_and_after_a_recovery(desk: Desk) -> None:
    origin = filed(desk)
    started = desk.renewal.start_from(origin)

    def renewed() -> DossierForm:
        return DossierForm(desk, initial=started.fields, carried=started.carried, origin=started.origin)

    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, renewed)
        await see(pilot, f"repris de {origin}")
        assert field(screen, "domain").carried == f"repris de {origin}"
        assert field(screen, "received_on").carried == ""
        field(screen, "domain").text = "Autre domaine"
        await until(pilot, lambda: field(screen, "domain").carried == "")
        await until(pilot, desk.intake.drafts.pending)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not screen)

        (draft,) = desk.intake.drafts.pending()
        assert draft.fields["origin"] == origin
        assert "domain" not in draft.fields["carried"].split()
        assert "last_name" in draft.fields["carried"].split()

        pilot.app.push_screen(DossierForm(desk))
        await shows(pilot, ChoiceModal)
        await pilot.press("enter")
        await shows(pilot, DossierForm)
        again = pilot.app.screen
        assert isinstance(again, DossierForm)
        await until(pilot, lambda: field(again, "last_name").carried == f"repris de {origin}")
        assert field(again, "domain").text == "Autre domaine"
        assert field(again, "domain").carried == ""


# ── Drafts and the door ────────────────────────────────────────────────────────────────────


async def test_one_draft_among_several_is_erased_once_that_is_confirmed(desk: Desk) -> None:
    for name in ("Premier", "Second"):
        desk.intake.drafts.save(form(name=name))
    async with running(desk) as pilot:
        pilot.app.push_screen(DossierForm(desk))
        await shows(pilot, ChoiceModal)
        await see(pilot, "« Premier »", "« Second »", "Suppr Effacer")
        await pilot.press("delete")
        await shows(pilot, ConfirmModal)
        await see(pilot, "« Second »")
        await pilot.press("escape")
        await shows(pilot, ChoiceModal)
        assert len(desk.intake.drafts.pending()) == 2

        await pilot.press("delete", "enter")
        await until(pilot, lambda: len(desk.intake.drafts.pending()) == 1)
        await until(pilot, lambda: "Second" not in seen(pilot))
        await see(pilot, "« Premier »")
        await pilot.press("delete", "enter")
        await shows(pilot, DossierForm)

    assert desk.intake.drafts.pending() == ()


async def test_what_the_door_drops_is_told_after_filing(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        for key, text in form(name="Mont\u200fclair\u202e (fictif)").items():
            field(screen, key).text = text
        await see(pilot, "Tout ce qui est requis est rempli")
        await pilot.press("ctrl+s")
        await shows(pilot, ErrorModal)
        await see(
            pilot,
            "Enregistré, sauf des caractères invisibles",
            "Organisme : 2 caractères invisibles ont été retirés du texte saisi.",
        )
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not screen)

    assert desk.organisations.rows()[0].name == "Montclair (fictif)"


async def test_a_whole_intake_by_keyboard(desk: Desk) -> None:
    texts = {
        "phone": "0199001234", "email": "mairie@example.org", "contact_name": "Zoé Belloc",
        "contact_phone": "+33199001235", "contact_email": "zoe@example.org", "street": "Hôtel de ville",
        "civility": "Mme", "first_name": "Agathe", "last_name": "Lormier", "office": "Maire",
        "call": "Madame la Maire,", "sent_on": "01/03/2018", "received_on": "05/03/2018",
        "domain": "Patrimoine et vitrail", "skills": "Restaurer.", "evidence": "Dix ans.",
        "mobilisation": "Trois semaines.", "experts": "Deux maîtres verriers", "languages": "anglais",
    }  # fmt: skip
    async with running(desk, WIDE) as pilot:
        screen = await opened(pilot, lambda: DossierForm(desk))
        await pilot.press("enter", "down", "down", "down", "enter")
        await until(pilot, lambda: field(screen, "programme").text == "PACT3")
        await typed_name(pilot, screen, "cha")
        await choose(pilot, screen, "name", "Chartres (28)")
        await until(pilot, lambda: field(screen, "city").text == "Chartres")
        for key, text in texts.items():
            await go_to(pilot, screen, key)
            await write(pilot, text)
        await go_to(pilot, screen, "countries")
        await write(pilot, "mar")
        await choose(pilot, screen, "countries", "Maroc")
        await see(pilot, "Tout ce qui est requis est rempli")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is not screen)

    dossier = desk.intake.open("PACT3-2018-001").dossier
    organisation = dossier.organisation
    assert (organisation.siren, organisation.territory.region) == ("212800858", "24")
    assert (organisation.phone, organisation.contact.phone) == ("01 99 00 12 34", "01 99 00 12 35")
    assert organisation.address.lines == ("Hôtel de ville", "28000 CHARTRES")
    assert dossier.content.countries == ("MA",)
    assert dossier.content.experts == "Deux maîtres verriers"
    assert not organisation.verified
