"""F8 by keyboard: produce with faults said first, tick, print, follow to the recipient."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterState
from daect_tui.domain.personal_paragraph import LetterKey
from daect_tui.domain.printing import JobStage, JobState, Printers
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.intake import form_fields
from screens.committee.minutes import MinutesScreen
from screens.letters import receipts
from screens.letters.lot import LotScreen
from screens.letters.queue import PrintQueue
from screens.letters.screens import LettersScreen
from tests.support import lots
from tests.support.desks import Disk, opened
from tests.support.gates import Gate
from tests.support.lots import FAVOURABLE
from tests.support.pilots import running, see, seen, shows, until, write


def signed(desk: Desk, count: int, **changes: str) -> str:
    """Bring a session to its signed decisions; `changes` spoil the first applicant's identity."""
    session = lots.signed(desk, count)
    if changes:
        dossier = desk.intake.open("PACT3-2018-001").dossier
        fields = {**form_fields(dossier), **changes}
        desk.intake.amend(desk.intake.drafts.save(fields, target=dossier.reference).id)
    return session


async def choose(pilot: Pilot[None], *downs: str) -> None:
    """Choose the session, and what to produce of it."""
    await pilot.press("f8", "ctrl+n")
    await see(pilot, "De quelle séance ?")
    await pilot.press("enter")
    await see(pilot, "Lettres de décision")
    await pilot.press(*downs, "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_letters_are_produced_ticked_printed_and_followed(desk: Desk, size: tuple[int, int]) -> None:
    session = signed(desk, 3)
    async with running(desk, size) as pilot:
        await choose(pilot)
        await shows(pilot, LotScreen)
        await see(pilot, "3 prêtes")
        await pilot.press("ctrl+s")
        await see(pilot, "3 lettres produites.", "produite, 2018-0003", "3 produites")
        await pilot.press("escape")
        await see(pilot, "3 documents")

        await pilot.press("ctrl+a")
        await see(pilot, "3 documents · 3 cochés")
        await pilot.press("ctrl+t")
        await see(pilot, "Enregistrer l’envoi", "impossible")
        await pilot.press("enter")
        await see(pilot, "3 documents, en un seul travail", "Bureau")
        await pilot.press("ctrl+s")
        await see(pilot, "3 documents imprimés.")

        for key, said in (("signature", "signé"), ("envoi", "envoyé"), ("notification", "notifié")):
            await pilot.press("ctrl+a", "ctrl+t")
            await see(pilot, f"Enregistrer l{'’' if key == 'envoi' else 'a '}{key}")
            labels = [choice.label for choice in pilot.app.screen.choices]  # type: ignore[attr-defined]
            wanted = next(rank for rank, label in enumerate(labels) if key in label)
            await pilot.press(*["down"] * wanted, "enter")
            if key == "envoi":
                await see(pilot, "recommandé avec avis de réception")
                await pilot.press("ctrl+s")
            elif key == "notification":
                await see(pilot, "Date")
                await pilot.press("enter")
            await see(pilot, f"3 courriers {said}s.")

    assert {letter.state for letter in desk.letters.of_session(session)} == {LetterState.NOTIFIED}
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert [path.name[:9] for path in disk.printed] == ["2018-0001", "2018-0002", "2018-0003"]
    (line, *_others) = desk.decisions.of_session(session)
    assert line.decision.notified_on == date(2018, 3, 14)


async def test_letters_are_checked_mended_on_the_spot_and_the_rest_is_produced(desk: Desk) -> None:
    signed(desk, 4, call="")
    with desk.office.begin() as work:
        second = work.dossiers.get("PACT3-2018-002").organisation
        work.organisations.update(replace(second, name="Montclair \N{GRINNING FACE}"))
        work.journal.append(Act("organisation.changed", second.name, {}))
        work.commit()
    async with running(desk) as pilot:
        await see(pilot, "4 lettres à produire")
        await pilot.press("f8", "ctrl+b")
        await see(pilot, "4 lettres à produire", "Montclair")
        await pilot.press("ctrl+s")
        await see(pilot, "2 prêtes, 2 à corriger", "PACT3-2018-001, à corriger", "L’appel")
        await pilot.press("enter")
        await see(pilot, "Organisme 1 (fictif)", "Appel")
        assert pilot.app.focused is pilot.app.screen.query_one("#field-call").query_one(Input)
        await write(pilot, "Madame la Maire,")
        await pilot.press("ctrl+s")
        await see(
            pilot, "3 prêtes, 1 à corriger", "PACT3-2018-001, prête", "corrigé, à contrôler de nouveau."
        )
        await pilot.press("ctrl+s")
        await see(pilot, "3 lettres produites, 1 à corriger.", "1 à corriger, 3 produites")
        await pilot.press("escape")
        await see(pilot, "1 lettre à produire")
        await pilot.press("escape")
        await see(pilot, "3 documents")

        await pilot.press("ctrl+e")
        await see(pilot, "annule et remplace")
        await write(pilot, "montant erroné")
        await pilot.press("enter")
        await see(pilot, "2018-0004 remplace 2018-0003, qui reste lisible.", "remplacé")
        await see(pilot, "Remplacé par 2018-0004 : montant erroné")

    assert [letter.subject for letter in desk.letters.all()[::-1]] == [
        "PACT3-2018-001",
        "PACT3-2018-003",
        "PACT3-2018-004",
        "PACT3-2018-004",
    ]


async def test_a_production_is_stopped_between_two_letters(desk: Desk) -> None:
    signed(desk, 3)
    gate = Gate()
    desk.outbox._producer._documents = gate
    async with running(desk) as pilot:
        await choose(pilot)
        await see(pilot, "3 prêtes")
        await pilot.press("ctrl+s")
        await until(pilot, gate.waiting.is_set)
        await pilot.press("escape")
        await see(pilot, "Arrêt après cette lettre…")
        gate.open.set()
        await see(pilot, "Arrêté.", "2 prêtes, 1 produite")
        await pilot.press("ctrl+s")
        await see(pilot, "3 produites")

    assert len(desk.letters.all()) == 3


async def test_a_production_goes_on_when_its_screen_is_left(desk: Desk) -> None:
    signed(desk, 2)
    gate = Gate()
    desk.outbox._producer._documents = gate
    async with running(desk) as pilot:
        await choose(pilot)
        await see(pilot, "2 prêtes")
        await pilot.press("ctrl+s")
        await until(pilot, gate.waiting.is_set)
        await pilot.press("f8")
        await shows(pilot, LettersScreen)
        gate.open.set()
        await see(pilot, "2 lettres produites.")
        await pilot.press("f2", "f8")
        await see(pilot, "2 documents")


async def test_nothing_is_produced_before_the_signature(desk: Desk) -> None:
    session, room = opened(desk, FAVOURABLE)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    async with running(desk) as pilot:
        await choose(pilot, "down", "down", "up", "up")
        await see(pilot, "impossible", "rien ne part avant")

    assert desk.letters.all() == ()


async def test_the_minutes_lead_to_their_own_screen(desk: Desk) -> None:
    signed(desk, 1)
    async with running(desk) as pilot:
        await choose(pilot, "down")
        await shows(pilot, MinutesScreen)
        await see(pilot, "Aucune version")
        await pilot.press("escape")
        await shows(pilot, LettersScreen)


async def test_a_communique_before_the_notification_is_refused_in_words(desk: Desk) -> None:
    signed(desk, 1)
    async with running(desk) as pilot:
        await choose(pilot, "down", "down")
        await see(pilot, "Courrier non produit", "n’est notifiée")


async def test_the_worklist_leads_to_the_letters_that_wait_for_the_same_act(desk: Desk) -> None:
    session = signed(desk, 3)
    made = desk.letters.produce_decisions(session)
    assert made[0].letter is not None
    desk.posting.mark_signed([made[0].letter.chrono])
    async with running(desk) as pilot:
        await see(pilot, "1 courrier à envoyer", "2 courriers à imprimer")
        await pilot.press("down", "enter")
        await shows(pilot, LettersScreen)
        await see(pilot, "2 documents · courriers produits (Ctrl+G)", "2018-0002", "2018-0003")
        assert "2018-0001" not in seen(pilot)


async def test_a_date_that_is_none_is_told_and_nothing_is_marked(desk: Desk) -> None:
    session = signed(desk, 1)
    (made,) = desk.letters.produce_decisions(session)
    assert made.letter is not None
    desk.posting.mark_signed([made.letter.chrono])
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "signé")
        await pilot.press("space", "ctrl+t")
        await see(pilot, "Enregistrer l’envoi")
        await pilot.press("enter")
        await see(pilot, "Envoyé le", "recommandé avec avis de réception")
        await write(pilot, "x")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas une date")
        await pilot.press("escape", "escape")

    assert desk.letters.all()[0].state is LetterState.SIGNED


async def test_names_are_never_markup(desk: Desk) -> None:
    session = signed(desk, 2, name="[/x] [bold]Métropole")
    desk.letters.produce_decisions(session)
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "[/x] [bold]Métropole")
        await write(pilot, "metropole")
        await see(pilot, "1 document", "À [/x] [bold]Métropole")


async def test_the_register_is_searched_and_filtered(desk: Desk) -> None:
    session = signed(desk, 2)
    desk.letters.produce_decisions(session)
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "2 documents")
        await write(pilot, "2018-002")
        await see(pilot, "1 document", "2018-0002")
        await pilot.press("ctrl+a")
        await see(pilot, "1 document · 1 coché")
        await pilot.press("ctrl+a")
        await write(pilot, "9")
        await see(pilot, "0 document", "Rien ne répond")
        for act in ("ctrl+t", "ctrl+d"):
            await pilot.press(act)
            assert isinstance(pilot.app.screen, LettersScreen)
        await pilot.press("escape", "ctrl+g")
        await see(pilot, "Que montrer ?")
        await write(pilot, "labell")
        await pilot.press("enter")
        await see(pilot, "2 documents · lettre de labellisation (Ctrl+G)")


def test_documents_are_written_where_they_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    session = signed(desk, 1)
    (made,) = desk.letters.produce_decisions(session)
    assert made.letter is not None

    (path,) = desk.letters.write([made.letter.chrono], tmp_path / "un" / "deux")

    assert path.read_bytes().startswith(b"%PDF-")


async def test_what_is_queued_is_printed_only_once_the_service_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PrintQueue, "PAUSES", (0.01,))
    disk = desk.letters._files
    assert isinstance(disk, Disk)
    disk.stages = [JobState(JobStage.STOPPED, "bac vide")]
    desk.letters.produce_decisions(signed(desk, 1))
    async with running(desk) as pilot:
        await pilot.press("f8")
        await see(pilot, "produit")

        async def printing() -> None:
            await pilot.press("ctrl+t")
            await see(pilot, "Imprimer le courrier")
            await pilot.press("enter")
            await see(pilot, "Copieur" if disk.asked.printer else "Bureau")
            await pilot.press("ctrl+s")

        await printing()
        await see(pilot, "Travail d’impression (test-daect 2018-0001) : arrêté : bac vide")
        await pilot.press("ctrl+t")
        await see(pilot, "Annuler l’impression (test-daect 2018-0001)")
        labels = [choice.label for choice in pilot.app.screen.choices]  # type: ignore[attr-defined]
        wanted = next(rank for rank, label in enumerate(labels) if "Annuler l’impression" in label)
        await pilot.press(*["down"] * wanted, "enter")
        await see(pilot, "Travail d’impression annulé. Les courriers restent")
        assert desk.letters.all()[0].state is LetterState.PRODUCED

        disk.stages = [JobState(JobStage.UNTOLD)]
        disk.printers_known = Printers(("Bureau", "Copieur"), "Copieur")
        await printing()
        await see(pilot, "Le système ne dit pas")
        await pilot.press("enter")
        await see(pilot, "1 document imprimé.")
        await pilot.press("ctrl+z")
        await see(pilot, "Annuler le dernier acte ?", "Imprimer le courrier, 2018-0001")
        await pilot.press("enter")
        await see(pilot, "Annulé : imprimer le courrier, 2018-0001.")
        assert desk.letters.all()[0].state is LetterState.PRODUCED


async def test_the_slips_of_the_post_are_typed_one_after_the_other(desk: Desk) -> None:
    chronos = [made.letter.chrono for made in desk.letters.produce_decisions(signed(desk, 3)) if made.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, date(2018, 3, 31))
    assert isinstance(desk.office.clock, SetClock)
    desk.office.clock.moment = paris_moment(date(2018, 5, 2), 10)
    async with running(desk) as pilot:
        await see(pilot, "3 courriers dont l’avis de réception n’est pas revenu", "30/04/2018")
        await pilot.press("f8", "ctrl+l")
        await see(pilot, "3 avis attendus", "31/03/2018")
        await write(pilot, "2")
        await see(pilot, "Reçu le lundi 2 avril 2018.")
        await pilot.press("enter")
        await write(pilot, "2C 123 456 7890 1")
        await pilot.press("enter")
        await write(pilot, "30/3")
        await pilot.press("ctrl+s")
        await see(pilot, "n’est pas un jour qui suive l’envoi")
        await pilot.press("backspace", "backspace", "backspace", "backspace")
        await write(pilot, "5/4")
        await see(pilot, "2 saisis")
        await pilot.press("ctrl+s")
        await see(pilot, "2 avis de réception enregistrés.")

    kept = {letter.chrono: letter for letter in desk.letters.all()}
    assert [kept[one].notified_on for one in chronos] == [date(2018, 4, 2), date(2018, 4, 5), None]
    assert kept[chronos[0]].registered_number == "2C12345678901"


async def test_many_slips_are_arranged_as_the_cursor_comes_near(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "_PAGE", 7)
    chronos = [made.letter.chrono for made in desk.letters.produce_decisions(signed(desk, 8)) if made.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, date(2018, 3, 14))
    async with running(desk, (80, 16)) as pilot:
        await pilot.press("f8", "ctrl+l")
        await see(pilot, "8 avis attendus", "─ 2018-0001 ─")
        await pilot.press(*["down"] * 7)
        await see(pilot, "─ 2018-0008 ─")
        await write(pilot, "15")
        await see(pilot, "1 saisi", "le 15/03/2018 n’est pas encore venu")


async def test_a_letter_of_a_batch_carries_the_paragraph_that_was_written_for_it(desk: Desk) -> None:
    session = signed(desk, 2)
    async with running(desk) as pilot:
        await choose(pilot)
        await see(pilot, "2 prêtes")
        await pilot.press("ctrl+e")
        await see(pilot, "Paragraphe", "avant la formule de politesse")
        await write(pilot, "Je salue votre projet !")
        await see(pilot, "Dans la lettre")
        await pilot.press("ctrl+s")
        await see(pilot, "Paragraphe gardé.")
        await pilot.press("ctrl+s")
        await see(pilot, "2 lettres produites.")

    first, second = desk.letters.of_session(session)
    kept = [desk.paragraphs.of(LetterKey(one.kind, one.subject, session)) for one in (first, second)]
    assert [one.letter if one else "" for one in kept] == [first.chrono, ""]
    assert kept[0] is not None
    assert kept[0].text == "Je salue votre projet !"
