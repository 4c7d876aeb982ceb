"""« Print the letters » by keyboard alone: from the line of « À faire » to the decisions notified."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import DecisionState, Grounds
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterState
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from screens.letters.lot import LotScreen
from screens.letters.pile import PileScreen
from screens.letters.receipts import ReceiptsScreen
from screens.letters.screens import LettersScreen
from tests.support.desks import Disk, desk_on, new_register
from tests.support.lots import FAVOURABLE, decided
from tests.support.pdf_text import said
from tests.support.pilots import act, running, see, shows, write

REFUSAL = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Aucune réalisation."))
ADJOURNED = Motion(Outcome.ADJOURNED, Grounds(wanted="le budget signé", wanted_until=date(2018, 6, 1)))
PROPOSALS = (*[FAVOURABLE] * 3, ADJOURNED, *[REFUSAL] * 4)
POSTCODES = ("69001", "13001", "28000", "33000", "59000", "28000", "75004", "44000")
WITHOUT_TOWN, WITHOUT_CRITERION = "PACT3-2018-004", "PACT3-2018-008"
NUMBER = "2C 123 456 7890 {}"
MAILED = ["13001", "28000", "28000", "33000", "59000", "69001", "75004"]
LOT = "lot-2018-0001-2018-0007-7"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_on(new_register(tmp_path / "essai.daect"))
    yield desk
    desk.close()


def eight_decided(desk: Desk) -> str:
    """Bring a session of eight to its signed decisions, two of whose letters are at fault."""
    session = decided(desk, *PROPOSALS)
    for rank, postcode in enumerate(POSTCODES, start=1):
        lives_at(desk, f"PACT3-2018-{rank:03}", postcode=postcode)
    lives_at(desk, WITHOUT_TOWN, city="")
    with desk.office.begin() as work:
        (last,) = work.decisions.of_dossier(WITHOUT_CRITERION)
        work.decisions.update(replace(last, grounds=replace(last.grounds, criteria=())))
        work.journal.append(Act("organisation.changed", WITHOUT_CRITERION, {}))
        work.commit()
    return session


def lives_at(desk: Desk, dossier: str, **address: str) -> Organisation:
    with desk.office.begin() as work:
        known = work.dossiers.get(dossier).organisation
        moved = work.organisations.update(replace(known, address=replace(known.address, **address)))
        work.journal.append(Act("organisation.changed", known.name, {}))
        work.commit()
    return moved


def on(desk: Desk, day: date) -> None:
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(day, 10)


async def test_the_letters_of_a_session_by_keyboard(desk: Desk) -> None:
    session = eight_decided(desk)
    async with running(desk) as pilot:
        folder: Path = pilot.app.documents_folder  # type: ignore[attr-defined]
        await checked_mended_and_produced(pilot)
        await written_in_mailing_order(pilot, folder / LOT)
        await printed_and_signed(pilot, desk)
        await sent_registered(pilot)
        on(desk, date(2018, 4, 4))
        await receipts_typed(pilot)
        await came_back(pilot)
        await the_last_day_of_appeal(pilot)
        lives_at(desk, "PACT3-2018-007", street="9 quai Neuf")
        await replaced(pilot)

    states = {line.decision.dossier[-3:]: line.decision.state for line in desk.decisions.of_session(session)}
    waiting = {dossier for dossier, state in states.items() if state is not DecisionState.NOTIFIED}
    assert waiting == {"007", "008"}
    (new, *_old) = [one for one in desk.letters.all() if one.subject == "PACT3-2018-007"]
    assert (new.chrono, new.state) == ("2018-0008", LetterState.PRODUCED)
    (path,) = desk.letters.write([new.chrono], folder)
    assert "annule et remplace ma lettre" in said(path).words
    assert "2018-0007" in said(path).words
    assert "9 quai Neuf" in said(path).words
    # The refusal that gives no reason was signed so: nothing else is at fault.
    (fault,) = desk.office.register.faults()
    assert (fault.code, fault.reference) == ("decision.sans-motifs", WITHOUT_CRITERION)


async def checked_mended_and_produced(pilot: Pilot[None]) -> None:
    await see(pilot, "8 lettres à produire")
    await pilot.press("f8", "ctrl+b")
    await see(pilot, "8 lettres à produire", "Organisme 8")
    await pilot.press("ctrl+s")
    await shows(pilot, LotScreen)
    await see(pilot, "6 prêtes, 2 à corriger", "Organisme 8 (fictif)        Les critères du programme")
    await see(pilot, "PACT3-2018-004, à corriger", "un code postal, mais pas de ville")
    await pilot.press("enter")
    await see(pilot, "Organisme 4 (fictif)", "Code postal")
    assert pilot.app.focused is pilot.app.screen.query_one("#field-city").query_one(Input)
    await write(pilot, "Bordeaux")
    await pilot.press("ctrl+s")
    await see(pilot, "7 prêtes, 1 à corriger", "corrigé, à contrôler de nouveau.")
    await pilot.press("ctrl+s")
    await see(pilot, "7 lettres produites, 1 à corriger.", "1 à corriger, 7 produites")
    await pilot.press("escape")
    await see(pilot, "1 lettre à produire", "Organisme 8")
    await pilot.press("escape")
    await see(pilot, "7 documents")


async def written_in_mailing_order(pilot: Pilot[None], folder: Path) -> None:
    await pilot.press("ctrl+a", "ctrl+d")
    await shows(pilot, PileScreen)
    await see(pilot, "7 courriers", "ordre : par envoi, code postal")
    await pilot.press("ctrl+s")
    await see(pilot, "Écrire ce lot")
    await pilot.press("ctrl+s")
    await see(pilot, "8 fichiers écrits dans")
    await pilot.press("escape")
    await shows(pilot, LettersScreen)
    is_whole_and_in_order(folder)


def is_whole_and_in_order(folder: Path) -> None:
    merged = folder / f"{LOT}.pdf"
    apart = sorted(path for path in folder.iterdir() if path != merged)
    assert [path.name[:9] for path in apart] == [f"2018-{rank:04}" for rank in range(1, 8)]
    with pypdfium2.PdfDocument(merged) as document:
        marks = [mark.get_title() for mark in document.get_toc()]
    assert [mark.partition(" – ")[0] for mark in marks] == [
        *["Lettre de labellisation"] * 2, "Lettre de refus", "Lettre d’ajournement", "Lettre de refus",
        "Lettre de labellisation", "Lettre de refus",
    ]  # fmt: skip
    told = said(merged)
    # The envelopes in the order of the counter: how each leaves, then postcodes.
    assert re.findall(r"(\d{5}) (?:MONTCLAIR|BORDEAUX)", told.words) == MAILED
    assert told.words.count("vous pouvez former, dans un délai de deux mois") == 3
    assert "Le comité de sélection, réuni le 14 mars 2018, a examiné ce dossier" in told.words


async def printed_and_signed(pilot: Pilot[None], desk: Desk) -> None:
    await see(pilot, "7 documents · 7 cochés")
    await act(pilot, "Imprimer le courrier")
    await see(pilot, "7 documents, en un seul travail", "Bureau")
    await pilot.press("ctrl+s")
    await see(pilot, "7 documents imprimés.")
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert len(disk.printed) == 7
    await pilot.press("ctrl+a")
    await act(pilot, "Enregistrer la signature")
    await see(pilot, "7 courriers signés.")


async def sent_registered(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+a")
    await act(pilot, "Enregistrer l’envoi")
    await see(pilot, "Envoyé le", "recommandé avec avis de réception")
    await pilot.press("ctrl+s")
    await see(pilot, "7 courriers envoyés. Ctrl+L note leurs numéros.")
    await pilot.press("ctrl+l")
    await shows(pilot, ReceiptsScreen)
    await see(pilot, "7 avis attendus")
    await pilot.press("tab")
    for rank in range(1, 8):
        await write(pilot, NUMBER.format(rank))
        await pilot.press("enter")
    await see(pilot, "7 avis attendus · 7 saisis", "Numéro seul")
    await pilot.press("ctrl+s")
    await see(pilot, "7 numéros notés.")


async def receipts_typed(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+l")
    await see(pilot, "7 avis attendus", NUMBER.format(7))
    for day in ("16", "17/3", "19", "16", "28"):
        await write(pilot, day)
        await pilot.press("enter")
    await see(pilot, "7 avis attendus · 5 saisis")
    await pilot.press("ctrl+s")
    await see(pilot, "5 avis de réception enregistrés.")


async def came_back(pilot: Pilot[None]) -> None:
    """One letter was not claimed: notified all the same; one went to a wrong address: not notified."""
    await reach(pilot, "2018-0006")
    await act(pilot, "Enregistrer le retour du pli")
    await see(pilot, "Motif", "avisé, non réclamé")
    await pilot.press("tab")
    await write(pilot, "19/03/2018")
    await pilot.press("ctrl+s")
    await see(pilot, "1 courrier notifié.", "présenté, non réclamé")
    await see(pilot, "Recours jusqu’au 22/05/2018")

    await reach(pilot, "2018-0007")
    await act(pilot, "Enregistrer le retour du pli")
    await see(pilot, "Motif")
    await pilot.press("enter", "down", "down", "enter")
    await see(pilot, "adresse fausse ou incomplète")
    await pilot.press("ctrl+s")
    await see(pilot, "1 courrier retourné.")


async def the_last_day_of_appeal(pilot: Pilot[None]) -> None:
    await reach(pilot, "2018-0005")
    await see(pilot, "notifié", "Recours jusqu’au 29/05/2018")


async def replaced(pilot: Pilot[None]) -> None:
    await reach(pilot, "2018-0007")
    await pilot.press("ctrl+e")
    await see(pilot, "annule et remplace")
    await write(pilot, "adresse fausse")
    await pilot.press("enter")
    await see(pilot, "2018-0008 remplace 2018-0007, qui reste lisible.")
    await see(pilot, "Remplacé par 2018-0008 : adresse fausse")
    await pilot.press("f2")
    await see(pilot, "1 lettre à produire", "1 courrier à imprimer")


async def reach(pilot: Pilot[None], chrono: str) -> None:
    """Search for a letter by its number, which alone is left."""
    await pilot.press("escape")
    await write(pilot, chrono)
    await see(pilot, "1 document", f" {chrono} ")
