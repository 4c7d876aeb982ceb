"""F8 by keyboard: produce with faults said first, tick, print, follow to the recipient."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from daect_tui.domain.letter import LetterState
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from tests.support.desks import Disk, opened
from tests.support.pilots import running, see, write

FAVOURABLE = Motion(Outcome.FAVOURABLE)


def signed(desk: Desk, count: int, **changes: str) -> str:
    """Bring a session to its signed decisions; `changes` spoil the first applicant's identity."""
    session, room = opened(desk, *[FAVOURABLE] * count)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    if changes:
        from daect_tui.services.intake import form_fields  # noqa: PLC0415

        dossier = desk.intake.open(room.sitting.items[0].dossier).dossier
        fields = {**form_fields(dossier), **changes}
        desk.intake.amend(desk.intake.drafts.save(fields, target=dossier.reference).id)
    return session


async def produce(pilot: Pilot[None]) -> None:
    await pilot.press("f8", "ctrl+n")
    await see(pilot, "De quelle séance ?")
    await pilot.press("enter")
    await see(pilot, "Lettres de décision")
    await pilot.press("enter")


async def test_letters_are_produced_ticked_printed_and_followed(desk: Desk) -> None:
    session = signed(desk, 3)
    async with running(desk) as pilot:
        await produce(pilot)
        await see(pilot, "3 documents produits.", "2018-0003")

        await pilot.press("ctrl+a")
        await see(pilot, "3 documents · 3 cochés")
        await pilot.press("ctrl+t")
        await see(pilot, "Enregistrer l’envoi", "impossible")
        await pilot.press("enter")
        await see(pilot, "3 documents, en un seul travail")
        await pilot.press("enter")
        await see(pilot, "3 documents dans la file d’impression", "imprimé")

        for key, said in (("signature", "signé"), ("envoi", "envoyé"), ("notification", "notifié")):
            await pilot.press("ctrl+a", "ctrl+t")
            await see(pilot, f"Enregistrer l{'’' if key == 'envoi' else 'a '}{key}")
            labels = [choice.label for choice in pilot.app.screen.choices]  # type: ignore[attr-defined]
            wanted = next(rank for rank, label in enumerate(labels) if key in label)
            await pilot.press(*["down"] * wanted, "enter")
            if key != "signature":
                await see(pilot, "Date")
                await pilot.press("enter")
            await see(pilot, f"3 courriers : {said}.")

    assert {letter.state for letter in desk.letters.of_session(session)} == {LetterState.NOTIFIED}
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert [path.name[:9] for path in disk.printed] == ["2018-0001", "2018-0002", "2018-0003"]
    (line, *_others) = desk.decisions.of_session(session)
    assert line.decision.notified_on == date(2018, 3, 14)


async def test_a_faulty_letter_is_said_first_and_blocks_no_other(desk: Desk) -> None:
    signed(desk, 2, call="")
    async with running(desk) as pilot:
        await produce(pilot)
        await see(pilot, "Avant de produire", "PACT3-2018-001", "Produire 1 lettre")
        await pilot.press("enter")
        await see(pilot, "Non produit", "PACT3-2018-001")
        await pilot.press("escape")
        await see(pilot, "2018-0001", "Organisme 2 (fictif)")

    assert [letter.subject for letter in desk.letters.all()] == ["PACT3-2018-002"]


async def test_minutes_are_produced_and_shown(desk: Desk) -> None:
    session = signed(desk, 1)
    async with running(desk) as pilot:
        await pilot.press("f8", "ctrl+n")
        await see(pilot, "De quelle séance ?")
        await pilot.press("enter")
        await see(pilot, "Procès-verbal")
        await pilot.press("down", "enter")
        await see(pilot, "1 document produit.", "procès-verbal", session)
        await pilot.press("enter")
        await see(pilot, "Ouvert :")

    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert [path.suffix for path in disk.opened] == [".pdf"]


async def test_a_communique_before_the_notification_is_refused_in_words(desk: Desk) -> None:
    signed(desk, 1)
    async with running(desk) as pilot:
        await pilot.press("f8", "ctrl+n")
        await see(pilot, "De quelle séance ?")
        await pilot.press("enter")
        await see(pilot, "Communiqué des lauréats")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Non produit", "n’est notifiée")


async def test_the_register_is_searched_and_filtered(desk: Desk) -> None:
    session = signed(desk, 2)
    desk.letters.produce_decisions(session)
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "2 documents")
        await write(pilot, "2018-002")
        await see(pilot, "1 document", "2018-0002")
        await pilot.press("escape", "ctrl+g")
        await see(pilot, "Que montrer ?")
        await pilot.press("down", "down", "enter")
        await see(pilot, "0 document", "Rien ne répond")


def test_documents_are_written_where_they_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    session = signed(desk, 1)
    (made,) = desk.letters.produce_decisions(session)
    assert made.letter is not None

    (path,) = desk.letters.write([made.letter.chrono], tmp_path / "un" / "deux")

    assert path.read_bytes().startswith(b"%PDF-")
