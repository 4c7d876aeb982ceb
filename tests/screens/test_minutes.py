"""The minutes by keyboard: draft, final, signed copy, extract, « rectificatif », order of the sections."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from daect_tui.domain.minutes_version import MinutesState
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from screens.committee.decisions import DecisionsScreen
from screens.committee.minutes import MinutesScreen
from screens.directory.screens import DirectoryScreen
from screens.modals.error import ErrorModal
from tests.integration.services.test_minutes import next_closed
from tests.support.desks import Disk, opened
from tests.support.pilots import running, see, seen, shows, until, write

FAVOURABLE = Motion(Outcome.FAVOURABLE)


def closed(desk: Desk) -> str:
    session, room = opened(desk, FAVOURABLE, FAVOURABLE)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    return session


async def at_minutes(pilot: Pilot[None]) -> None:
    """Go from the first screen to the minutes of the only session."""
    await pilot.press("f4")
    await see(pilot, "1 séance, 1 close")
    await pilot.press("enter")
    await shows(pilot, DecisionsScreen)
    await see(pilot, "2 décisions à signer")
    await pilot.press("ctrl+o")
    await shows(pilot, MinutesScreen)


def states(desk: Desk, session: str) -> list[MinutesState]:
    return [line.version.state for line in desk.minutes.of_session(session).lines]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_from_the_draft_to_the_signed_copy_and_the_rectificatif(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    session = closed(desk)
    scan = tmp_path / "signe.pdf"
    scan.write_bytes(b"%PDF-1.4 sign")
    async with running(desk, size) as pilot:
        await at_minutes(pilot)
        await see(pilot, "Aucune version : Ctrl+N produit un projet.", "^N Projet")

        await pilot.press("ctrl+n")
        await see(pilot, "Projet produit, version 1.", "Projet à rendre définitif", "^S Définitif")
        await pilot.press("enter")
        await see(pilot, "Ouvert :")

        await pilot.press("ctrl+s")
        await see(pilot, "Rendre définitif ?", "une correction passe par")
        await pilot.press("enter")
        await see(pilot, "Procès-verbal définitif, version 2.", "Procès-verbal définitif, à signer")

        await pilot.press("ctrl+t")
        await see(pilot, "Joindre l’exemplaire signé")
        await pilot.press("enter")
        await see(pilot, "Exemplaire signé, PV")
        await write(pilot, str(tmp_path / "absent.pdf"))
        await pilot.press("enter")
        await see(pilot, "ou n’existe plus")
        await pilot.press(*["backspace"] * len("absent.pdf"))
        await write(pilot, "signe.pdf")
        await pilot.press("enter")
        await see(pilot, "Exemplaire signé joint", "définitif, signé", "Exemplaire signé : signe.pdf")

        await pilot.press("ctrl+e")
        await see(pilot, "Procès-verbal rectificatif", "Au lieu de")
        await write(pilot, "Point 1")
        await pilot.press("tab")
        await write(pilot, "77 pour")
        await pilot.press("tab")
        await write(pilot, "5 pour")
        await pilot.press("tab")
        await write(pilot, "Erreur")
        await pilot.press("enter")
        await see(pilot, "ne contient pas « 77 pour »")
        await pilot.press("shift+tab", "shift+tab", "backspace", "backspace", "backspace", "backspace")
        await pilot.press("backspace", "backspace", "backspace")
        await write(pilot, "6 pour")
        await pilot.press("ctrl+s")
        await see(pilot, "Rectificatif nº 1, projet : 1 correction.", "Motif : Erreur", "lire « 5 pour »")
        await pilot.press("ctrl+s")
        await see(pilot, "Rendre définitif ?")
        await pilot.press("enter")
        await see(pilot, "rectificatif nº 1 définitif, version 2.", "signé, 1 rectificatif")

    assert states(desk, session) == [
        MinutesState.ADOPTED,
        MinutesState.FINAL,
        MinutesState.ADOPTED,
        MinutesState.FINAL,
    ]
    disk = desk.minutes._files
    assert isinstance(disk, Disk)
    assert [path.name for path in disk.opened] == [f"proces-verbal-{session}-v1.pdf"]


async def test_the_extract_of_the_chosen_dossier_is_opened(desk: Desk) -> None:
    session = closed(desk)
    async with running(desk) as pilot:
        await at_minutes(pilot)
        await pilot.press("ctrl+x")
        await see(pilot, "Extrait sur quel dossier ?", "PACT3-2018-001", "PACT3-2018-002")
        await write(pilot, "8-002")
        await until(pilot, lambda: "PACT3-2018-001" not in seen(pilot))
        await pilot.press("enter")
        await see(pilot, "Extrait ouvert : dossier PACT3-2018-002.")

    disk = desk.minutes._files
    assert isinstance(disk, Disk)
    assert [path.name for path in disk.opened] == [f"extrait-{session}-PACT3-2018-002.pdf"]


async def test_a_draft_opens_in_a_word_processor_and_is_voided_with_its_reason(desk: Desk) -> None:
    session = closed(desk)
    desk.minutes.draft(session)
    async with running(desk) as pilot:
        await at_minutes(pilot)
        await see(pilot, "Projet à rendre définitif")
        await pilot.press("ctrl+t")
        await see(pilot, "Ouvrir en ODT")
        await pilot.press("enter")
        await see(pilot, "Ouvert :")
        await pilot.press("ctrl+t")
        await see(pilot, "Annuler le projet")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Motif")
        await write(pilot, "trop tôt")
        await pilot.press("enter")
        await see(pilot, "Projet annulé, et conservé.", "projet annulé", "Annulé : trop tôt")

    assert states(desk, session) == [MinutesState.VOIDED]
    disk = desk.minutes._files
    assert isinstance(disk, Disk)
    assert [path.suffix for path in disk.opened] == [".odt"]


async def test_the_minutes_of_a_session_wait_for_those_of_the_one_before(desk: Desk) -> None:
    first = closed(desk)
    second = next_closed(desk)
    async with running(desk) as pilot:
        await pilot.app.push_screen(MinutesScreen(desk, second))
        await see(pilot, "Aucune version", f"séance précédente, {first}, n’est pas")
        await pilot.press("ctrl+n")
        await shows(pilot, ErrorModal)
        await see(pilot, first)

    assert desk.minutes.of_session(second).lines == ()


async def test_the_order_of_the_sections_is_edited_in_the_repertoire(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("f9")
        await shows(pilot, DirectoryScreen)
        screen = pilot.app.screen
        assert isinstance(screen, DirectoryScreen)
        while screen.tab != "settings-pane":
            await pilot.press("right")
            await pilot.pause()
        await see(pilot, "Famille")
        await write(pilot, "ordre")
        await see(pilot, "3 réglages pour")
        await pilot.press("enter")
        await see(pilot, "Ordre du procès-verbal", "Relevé des avis")
        await pilot.press(*["down"] * 5, "end", *["backspace"] * len("Relevé des avis"))
        await write(pilot, "Budget")
        await pilot.press("ctrl+s")
        await see(pilot, "« Budget » n’est pas une")
        await pilot.press(*["backspace"] * len("Budget"))
        await pilot.press("ctrl+s")
        await see(pilot, "Ordre du procès-verbal enregistré.")

    assert [section.value for section in desk.directory.minutes_sections()] == [
        "presences",
        "pouvoirs",
        "deliberations",
        "deroulement",
    ]
