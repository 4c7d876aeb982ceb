"""What looks like a request that is filed, and starting from an earlier dossier, by keyboard."""

import pytest
from textual.pilot import Pilot

from daect_tui.domain.link import LinkKind
from daect_tui.services.desk import Desk
from screens.app import DaectApp
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.examination import ExaminationScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.similar import SimilarModal
from screens.modals.reason import ReasonModal
from screens.widgets.fields import Field
from tests.support.desks import filed, form
from tests.support.pilots import SMALL, running, see, seen, shows, until, write

WIDE = (120, 40)


async def typed_again(pilot: Pilot[None], desk: Desk, **changes: str) -> None:
    """Take up a draft that looks like an earlier request, and file it."""
    desk.intake.drafts.save(form(**changes))
    await pilot.press("f3")
    await see(pilot, "1 dossier")
    await pilot.press("ctrl+n")
    await see(pilot, "Une saisie n’est pas finie")
    await pilot.press("enter")
    await shows(pilot, DossierForm)
    await until(pilot, lambda: field(pilot, "name").text)
    await pilot.press("ctrl+s")
    await shows(pilot, SimilarModal)


def field(pilot: Pilot[None], key: str) -> Field:
    return pilot.app.screen.query_one(f"#field-{key}", Field)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
async def test_a_double_is_filed_nevertheless_with_a_reason(desk: Desk, size: tuple[int, int]) -> None:
    earlier = filed(desk, name="Montclair [/x]")
    async with running(desk, size) as pilot:
        await typed_again(pilot, desk, name="Montclair [/x]", domain="Vitrail et patrimoine")
        await see(
            pilot, "1 demande ressemble à celle-ci", earlier, "Montclair [/x]", "dossier ouvert, probable"
        )
        await see(pilot, "Même nom, domaine voisin (80 % des mots)")
        await pilot.press("ctrl+s")
        await shows(pilot, ReasonModal)
        await write(pilot, "autre équipe")
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Dossier PACT3-2018-002")

    (link,) = desk.examination.open("PACT3-2018-002").links
    assert (link.other, link.kind, link.motive) == (earlier, LinkKind.FILED_NEVERTHELESS, "autre équipe")


async def test_a_double_is_joined_to_the_earlier_request(desk: Desk) -> None:
    earlier = filed(desk)
    async with running(desk) as pilot:
        await typed_again(pilot, desk)
        await pilot.press("enter")
        await shows(pilot, DossierScreen)
        await see(pilot, "Dossier PACT3-2018-002")

    (link,) = desk.examination.open("PACT3-2018-002").links
    assert (link.other, link.kind) == (earlier, LinkKind.JOINED)


async def test_going_back_files_nothing_and_loses_nothing(desk: Desk) -> None:
    filed(desk)
    async with running(desk) as pilot:
        await typed_again(pilot, desk, skills="Éclairage")
        await pilot.press("escape")
        await shows(pilot, DossierForm)
        assert field(pilot, "skills").text == "Éclairage"

    (draft,) = desk.intake.drafts.pending()
    assert draft.fields["skills"] == "Éclairage"
    assert len(desk.examination.open("PACT3-2018-001").matches) == 0


async def test_a_new_dossier_starts_from_an_earlier_one_and_says_what_carries_over(desk: Desk) -> None:
    earlier = filed(desk, skills="Éclairage des monuments.")
    async with running(desk) as pilot:
        app = pilot.app
        assert isinstance(app, DaectApp)
        await app.open_subject("dossiers", earlier)
        await see(pilot, "● reçu")
        await pilot.press("ctrl+t")
        while "Une nouvelle saisie reprend" not in seen(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        await shows(pilot, DossierForm)
        await until(pilot, lambda: field(pilot, "name").text)
        await see(pilot, f"repris de {earlier}")
        assert field(pilot, "skills").text == "Éclairage des monuments."
        assert field(pilot, "sent_on").text == field(pilot, "received_on").text == ""
        pilot.app.screen.query_one("#field-received_on", Field).control.focus()
        await pilot.pause()
        await write(pilot, "12/03/2018")
        await pilot.press("ctrl+s")
        await shows(pilot, DossierScreen)
        await see(pilot, "Dossier PACT3-2018-002")
        await pilot.press("ctrl+x")
        await shows(pilot, ExaminationScreen)
        await pilot.press("right", "right")
        await see(pilot, earlier, "Ce dossier-ci en est reparti.")

    assert desk.intake.open("PACT3-2018-002").dossier.origin == earlier
