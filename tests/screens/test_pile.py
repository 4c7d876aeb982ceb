"""F8, Ctrl+D: letters put together by keyboard, read, written, labelled, stopped and taken up again."""

from dataclasses import replace
from pathlib import Path

from daect_tui.domain.journal import Act
from daect_tui.services.desk import Desk
from screens.letters.pile import PileScreen
from screens.letters.preview import PreviewScreen
from screens.letters.screens import LettersScreen
from tests.support.gates import Gate
from tests.support.lots import produced, signed
from tests.support.pilots import running, see, shows, until, write


def _hostile(desk: Desk) -> None:
    """Give the first applicant a name that looks like markup, and an e-mail address."""
    with desk.office.begin() as work:
        known = work.dossiers.get("PACT3-2018-001").organisation
        work.organisations.update(replace(known, name="[/x] [bold]Métropole", email="mairie@example.org"))
        work.journal.append(Act("organisation.changed", known.name, {}))
        work.commit()


async def test_letters_are_read_written_labelled_and_drafted(desk: Desk) -> None:
    session = signed(desk, 3)
    _hostile(desk)
    desk.letters.produce_decisions(session)
    async with running(desk) as pilot:
        folder: Path = pilot.app.documents_folder  # type: ignore[attr-defined]
        await pilot.press("f8")
        await see(pilot, "3 documents")
        await pilot.press("ctrl+a", "ctrl+d")
        await shows(pilot, PileScreen)
        await see(pilot, "3 courriers", "ordre : par envoi", "[/x] [bold]Métropole", "28000")
        await pilot.press("ctrl+g")
        await see(pilot, "ordre : par numéro")

        await pilot.press("ctrl+y")
        await shows(pilot, PreviewScreen)
        await see(pilot, "Affaire suivie par : Camille Renaud", "[/x] [bold]Métropole")
        await pilot.press("ctrl+k")
        assert "[/x] [bold]Métropole" in pilot.app.clipboard
        await pilot.press("escape")
        await shows(pilot, PileScreen)

        await pilot.press("ctrl+s")
        await see(pilot, "Écrire ce lot")
        await pilot.press("ctrl+s")
        await see(pilot, "4 fichiers écrits", "écrit")
        await pilot.press("ctrl+e")
        await see(pilot, "Étiquettes et enveloppes")
        await pilot.press("ctrl+s")
        await see(pilot, "Étiquettes écrites dans", "etiquettes-lot-2018-0001-2018-0003-3.pdf")
        await pilot.press("ctrl+u")
        await see(pilot, "Sans brouillon", "2018-0002, 2018-0003")
        await pilot.press("escape")
        await see(pilot, "1 brouillon écrit dans", "lot-2018-0001-2018-0003-3.")
        await pilot.press("escape")
        await shows(pilot, LettersScreen)

    written = sorted(path.name for path in (folder / "lot-2018-0001-2018-0003-3").iterdir())
    assert [name[:9] for name in written] == ["2018-0001"] * 2 + ["2018-0002", "2018-0003", "lot-2018-"]
    assert (folder / "etiquettes-lot-2018-0001-2018-0003-3.pdf").is_file()


async def test_a_lot_is_stopped_between_two_letters_and_goes_on(desk: Desk) -> None:
    produced(desk, 3)
    gate = Gate()
    desk.lots._documents = gate
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "3 documents")
        await pilot.press("ctrl+a", "ctrl+d")
        await see(pilot, "3 courriers")
        await pilot.press("ctrl+s")
        await see(pilot, "Écrire ce lot")
        await pilot.press("tab", "end")
        await write(pilot, "-bis")
        await pilot.press("ctrl+s")
        await until(pilot, gate.waiting.is_set)
        await pilot.press("escape")
        await see(pilot, "Arrêt après ce courrier…")
        gate.open.set()
        await see(pilot, "Arrêté. Ce qui est écrit est entier")
        await pilot.press("ctrl+s")
        await see(pilot, "Écrire ce lot")
        await pilot.press("ctrl+s")
        await see(pilot, "1 fichier écrit, 3 déjà là", "déjà là")
