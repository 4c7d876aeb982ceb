"""A session of thirteen items by keyboard alone, whatever happens in it, every keystroke counted.

The counts are published in `docs/keystrokes.md`; this test fails when the table there is not what was
measured. `DAECT_WRITE_DOCS=1` writes it again.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from screens.committee.attendance import AttendanceScreen
from screens.committee.decisions import DecisionsScreen
from screens.committee.preparation import PreparationScreen
from screens.committee.sitting import SittingScreen
from tests.support.desks import desk_on, new_register, planned
from tests.support.hands import Keyboard, published
from tests.support.pilots import running, shows, until

HEADING = "# Keystrokes of a session"
HEAD = f"""{HEADING}

Measured by `tests/journeys/test_session_of_thirteen.py`, which holds this session by keyboard alone, at 80×24
with six voting members, and fails when a count is another. « Typed » are the characters of motives, names
and numbers, among the keys.

| what | keys | typed |
|---|---|---|
"""
SESSION = "PACT3-2018-S1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_on(new_register(tmp_path / "essai.daect"))
    yield desk
    desk.close()


class Hands(Keyboard):
    """Here what is typed counts among the keys too."""

    async def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.counts[-1].strokes += len(text)
        await super().write(text)

    async def act(self, words: str) -> None:
        """Choose an act of the menu by going down to it."""
        await self.press("ctrl+t")
        await self.see("Actes")
        labels = [choice.label for choice in self.pilot.app.screen.choices]  # type: ignore[attr-defined]
        await self.press(*["down"] * labels.index(words), "enter")

    def table(self) -> str:
        return HEAD + "".join(f"| {one.what} | {one.strokes} | {one.typed} |\n" for one in self.counts)


async def test_a_session_of_thirteen_items_by_keyboard_alone(desk: Desk) -> None:
    planned(desk, *[Motion(Outcome.FAVOURABLE)] * 13)
    async with running(desk) as pilot:
        hands = Hands(pilot)
        await opened_and_called(hands)
        await unanimous(hands, 1)
        await president_recused(hands)
        await a_tie(hands)
        await another_recused_by_hands(hands)
        await quorum_lost_and_found(hands)
        await by_secret_ballot(hands)
        await adjourned(hands)
        await en_bloc(hands)
        await with_reservations_after_undo(hands)
        await withdrawn(hands)
        await closed(hands)

    record = desk.letters._office.reading().sessions.record(SESSION)
    assert [item.outcome for item in record.items] == [
        *[Outcome.FAVOURABLE] * 6, Outcome.ADJOURNED, *[Outcome.FAVOURABLE] * 4,
        Outcome.WITH_RESERVATIONS, Outcome.WITHDRAWN,
    ]  # fmt: skip
    assert [item.position for item in record.items if item.recused] == [2, 4]
    assert record.mandates == ("M. Dominique Belloc à Mme Dominique Vasseur",)
    assert record.items[2].ballots[0].casting == "pour"
    assert [len(item.ballots) for item in record.items] == [1] * 11 + [2, 0]
    assert {item.ballots[0].mode for item in record.items[7:11]} == {"à main levée, en bloc"}
    published(HEADING, hands.table())


async def opened_and_called(hands: Hands) -> None:
    hands.begin("opening, roll call of seven with one absent, one mandate")
    await hands.press("f4")
    await hands.see("en préparation")
    await hands.press("enter")
    await shows(hands.pilot, PreparationScreen)
    await hands.see("13 points")
    await hands.press("ctrl+o")
    await hands.see("Ouvrir la séance ?")
    await hands.press("enter")
    await shows(hands.pilot, AttendanceScreen)
    await hands.press("ctrl+u")
    await hands.see("Appel", "Espace décoche un absent")
    await hands.press("down", "down", "down", "down", "down", "space", "ctrl+s")
    await hands.see("Quorum atteint : 5 sur 6", "6 arrivées notées.")
    await hands.press("down", "down", "down", "down", "down", "ctrl+g")
    await hands.see("Pouvoir de M. Dominique Belloc")
    await hands.press("enter")
    await hands.see("Quorum atteint : 6 sur 6", "1 par pouvoir")
    await hands.press("escape")
    await shows(hands.pilot, SittingScreen)
    await hands.see("Point 1 sur 13")


async def unanimous(hands: Hands, position: int) -> None:
    hands.begin(f"item {position}: unanimous, favourable")
    await hands.press("ctrl+u")
    await hands.see("6 pour, 0 contre : AVIS FAVORABLE à l’unanimité.")
    await hands.press("enter")
    await hands.see(f"Point {position + 1} sur 13")
    assert hands.counts[-1].strokes == 2


async def president_recused(hands: Hands) -> None:
    hands.begin("item 2: the president is recused, who holds a mandate")
    await hands.press("ctrl+d")
    await hands.see("Déport sur le point 2")
    await hands.press("enter")
    await hands.write("préside")
    await hands.press("enter")
    await hands.see("Déport : Mme Dominique Vasseur", "Oriol (préside)", "exprimées : 0 sur 4")
    await hands.press("ctrl+u", "enter")
    await hands.see("Point 3 sur 13")


async def a_tie(hands: Hands) -> None:
    hands.begin("item 3: vote by name, a tie, the casting vote")
    for rank, key in enumerate("pppccc", start=1):
        await hands.press(key)
        await hands.see(f"Voix exprimées : {rank} sur 6")
    await hands.see("partage.")
    await hands.press("enter")
    await hands.see("Voix prépondérante de Mme Dominique Vasseur")
    await hands.press("enter")
    await hands.see("voix prépondérante pour : AVIS FAVORABLE.")
    await hands.press("enter")
    await hands.see("Point 4 sur 13")


async def another_recused_by_hands(hands: Hands) -> None:
    hands.begin("item 4: a member is recused, a show of hands")
    await hands.press("down", "ctrl+d")
    await hands.see("Déport sur le point 4")
    await hands.press("enter")
    await hands.write("élu")
    await hands.press("enter")
    await hands.see("Voix exprimées : 0 sur 5", "Déport :")
    await hands.press("ctrl+g")
    await hands.see("Main levée : avis favorable")
    await hands.write("4")
    await hands.press("tab")
    await hands.write("1")
    await hands.press("ctrl+s")
    await hands.see("4 pour, 1 contre, 0 abstention : AVIS FAVORABLE.")
    await hands.press("enter")
    await hands.see("Point 5 sur 13")


async def quorum_lost_and_found(hands: Hands) -> None:
    hands.begin("item 5: the quorum is lost, then three members come back")
    await hands.press("ctrl+e")
    await shows(hands.pilot, AttendanceScreen)
    await hands.see("Quorum atteint : 6 sur 6")
    for left in (4, 3, 2):
        await hands.press("a")
        await hands.see(f"{left} sur 6")
    await hands.see("Quorum non atteint : 2 sur 6")
    await hands.press("escape")
    await shows(hands.pilot, SittingScreen)
    await hands.see("quorum 3 NON ATTEINT", "Le comité ne peut pas délibérer sans quorum")
    await hands.press("ctrl+e")
    await shows(hands.pilot, AttendanceScreen)
    for here in (4, 5, 6):
        await hands.press("p")
        await hands.see(f"Quorum atteint : {here} sur 6")
    await hands.press("escape")
    await shows(hands.pilot, SittingScreen)
    await hands.see("quorum 3 atteint")
    await hands.press("ctrl+u", "enter")
    await hands.see("Point 6 sur 13")


async def by_secret_ballot(hands: Hands) -> None:
    hands.begin("item 6: a secret ballot")
    await hands.act("Voter à bulletins secrets")
    await hands.see("Scrutin secret : avis favorable")
    await hands.write("4")
    await hands.press("tab")
    await hands.write("1")
    await hands.press("tab")
    await hands.write("1")
    await hands.press("ctrl+s")
    await hands.see("4 pour, 1 contre, 1 abstention : AVIS FAVORABLE.")
    await hands.press("enter")
    await hands.see("Point 7 sur 13")


async def adjourned(hands: Hands) -> None:
    hands.begin("item 7: adjourned, what is wanted and until when")
    await hands.act("Mettre une autre motion aux voix")
    await hands.see("Motion à mettre aux voix")
    await hands.press("down", "down", "enter")
    await hands.see("Attendu", "Au plus tard le")
    await hands.write("accord du poste")
    await hands.press("tab")
    await hands.write("30/04/2018")
    await hands.press("ctrl+s")
    await hands.see("AJOURNEMENT – accord du poste")
    await hands.press("ctrl+u", "enter")
    await hands.see("Point 8 sur 13")


async def en_bloc(hands: Hands) -> None:
    hands.begin("items 8 to 11: en bloc")
    await hands.press("ctrl+l")
    await hands.see("Décider en bloc")
    await hands.press("end", "space", "up", "space", "ctrl+s")
    await hands.see("Décider 4 points en bloc", "8. Organisme 8 (fictif) : avis favorable")
    await hands.press("enter")
    await hands.see("Point 12 sur 13", "4 points en bloc.")


async def with_reservations_after_undo(hands: Hands) -> None:
    hands.begin("item 12: a unanimity taken back, then reservations from the library")
    await hands.press("ctrl+u", "enter")
    await hands.see("Point 13 sur 13")
    await hands.press("ctrl+z")
    await hands.see("Point 12 sur 13", "Annulé : avis favorable à l’unanimité, point 12.", "· 1 annulé")
    await hands.act("Mettre une autre motion aux voix")
    await hands.see("Motion à mettre aux voix")
    await hands.press("down", "enter")
    await hands.see("Réserves types", "Préciser le nombre d’experts")
    await hands.press("space", "ctrl+s")
    await hands.see("AVIS FAVORABLE AVEC RÉSERVES – Préciser le nombre d’experts")
    await hands.press("ctrl+u", "enter")
    await hands.see("Point 13 sur 13")


async def withdrawn(hands: Hands) -> None:
    hands.begin("item 13: withdrawn, without a vote")
    await hands.act("Conclure sans vote")
    await hands.see("Conclure le point 13 sans vote")
    await hands.press("down", "enter")
    await hands.see("Motif, qui paraîtra au procès-verbal")
    await hands.write("retrait")
    await hands.press("enter")
    await hands.see("Tous les points sont conclus")


async def closed(hands: Hands) -> None:
    hands.begin("closing")
    await hands.act("Clore la séance")
    await hands.see("Clore la séance ?")
    await hands.press("enter")
    await until(hands.pilot, lambda: isinstance(hands.pilot.app.screen, DecisionsScreen))
    await hands.see("12 décisions à signer")
