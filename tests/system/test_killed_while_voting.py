"""The real program on a terminal, killed at random while votes are typed: nothing confirmed is ever lost.

What counts as confirmed is what the terminal has shown: « Mme Vasseur : pour.   enregistré à 15 h 42 ».
Each kill is followed by the checks of `daect check`, and the next program begins with « Séance
interrompue à …, point … : reprendre ? ».
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from daect_tui.domain.deliberation import Ballot
from daect_tui.domain.session import Motion, Outcome, Sitting
from storage.register import read_register
from tests.support.desks import desk_on, new_register, opened

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from tests.support.terminals import Terminal

AGENT = "Camille Renaud"
ITEMS = 16
SHORT = 5
# Two hundred kills, in parts that workers share.
PARTS, KILLS = 8, 25
# The share of kills that come at the very moment when the screen confirms; the others come somewhere
# between the key and so many seconds after it.
EAGER, LATEST = 0.5, 0.15

# (point, name, voice) of a vote, or (point, outcome, "") of a conclusion.
Confirmed = tuple[int, str, str]

_POINT = re.compile(r"^ Point (\d+) sur \d+ ")
_VOICES = re.compile(r"Voix exprimées : (\d+) sur (\d+)")
_KEPT = re.compile(r"^ (.+)\.\s+enregistré à \d+ h \d\d$")
_LABELS = {"p": "pour", "c": "contre", "a": "abstention"}
_ADOPTED = Outcome.FAVOURABLE.label


class Voter:
    """Types votes in one program, and notes what its screen has confirmed; `names` are in its order."""

    def __init__(self, terminal: Terminal, names: Sequence[str], chance: random.Random) -> None:
        self._terminal = terminal
        self._names = names
        self._chance = chance
        # What was typed last: the status line may still tell of the act before it.
        self._typed: Confirmed = (0, "", "")
        self.confirmed: set[Confirmed] = set()

    def resume(self) -> None:
        """Take the session up where it was interrupted."""
        self._terminal.until("reprendre ?")
        self._terminal.press("enter")
        self._terminal.until("Voix exprimées")
        self._terminal.until("Aucune voix encore", "votants.", "enregistre ce résultat")

    @property
    def _point(self) -> int:
        return next(int(found[1]) for line in self._terminal.lines if (found := _POINT.match(line)))

    @property
    def _voices(self) -> tuple[int, int]:
        found = next(found for line in self._terminal.lines if (found := _VOICES.search(line)))
        return int(found[1]), int(found[2])

    def type_next(self) -> None:
        """Type the next voice of the item in hand, or confirm the result that the rules propose."""
        cast, voters = self._voices
        if cast == voters:
            self._typed = (self._point, _ADOPTED, "")
            self._terminal.press("enter")
            return
        # Four voices for, whatever the others say: the motion is adopted.
        voice = self._chance.choice("pca") if cast >= voters - 2 else "p"
        self._typed = (self._point, self._names[cast], _LABELS[voice])
        self._terminal.press("home", *["down"] * cast, voice)

    def see_it_confirmed(self) -> None:
        """Wait until the screen tells of the act that was just typed, and shows what is next."""
        before = self._point, self._voices
        self.see_it_told()
        self._terminal.until_true(lambda: (self._point, self._voices) != before)

    def see_it_told(self) -> None:
        """Wait until the status line tells of it, and not one instant more."""
        self._terminal.until_true(self.note)

    def note(self) -> bool:
        """Note the act that was typed last, once the status line confirms it; tell whether it does."""
        point, what, voice = self._typed
        said = f"{what} : {voice}" if voice else f"Point {point} : {what}"
        told = _KEPT.match(self._terminal.lines[22])
        if told is not None and told[1] == said:
            self.confirmed.add(self._typed)
        return self._typed in self.confirmed


def kept(path: Path, reference: str) -> set[Confirmed]:
    """Read every vote and every conclusion that the register holds."""
    register = read_register(path)
    assert register.faults() == ()
    with register.reading() as work:
        sitting = work.sessions.sitting(reference)
        found = {item.id: work.sessions.ballots(item.id) for item in sitting.items}
    register.close()
    return set(_kept(sitting, found))


def _kept(sitting: Sitting, found: dict[int, tuple[Ballot, ...]]) -> Iterator[Confirmed]:
    for item in sitting.items:
        for ballot in found[item.id]:
            for vote in ballot.votes:
                yield item.position, sitting.seat(vote.member_id).name, vote.choice.label
        if item.outcome is not None:
            yield item.position, item.outcome.label, ""


def kill_again_and_again(folder: Path, times: int, seed: int) -> int:
    """Kill the program so many times on registers of their own; return how many acts were confirmed."""
    chance = random.Random(seed)  # noqa: S311 – it chooses moments, not secrets
    total = 0
    path, reference, names, confirmed = folder, "", list[str](), set[Confirmed]()
    for number in range(times):
        if number == 0 or len(confirmed) > ITEMS * 4:
            path = folder / f"essai-{number}.daect"
            (reference, names), confirmed = session_on(path), set()
        terminal = Terminal(path, AGENT, folder)
        voter = Voter(terminal, names, chance)
        try:
            voter.resume()
            for _ in range(chance.randrange(4)):
                voter.type_next()
                voter.see_it_confirmed()
            voter.type_next()
            if chance.random() < EAGER:
                voter.see_it_told()
            else:
                terminal.read_for(chance.uniform(0, LATEST))
        finally:
            terminal.kill()
        voter.note()
        confirmed |= voter.confirmed
        lost = confirmed - kept(path, reference)
        assert not lost, f"kill {number} of seed {seed} lost {sorted(lost)}"
        total += len(voter.confirmed)
    return total


def session_on(path: Path) -> tuple[str, list[str]]:
    """Make a register with an open session of many items; return its reference and its voters."""
    desk = desk_on(new_register(path))
    reference, room = opened(desk, *[Motion(Outcome.FAVOURABLE)] * ITEMS)
    desk.close()
    return reference, [seat.name for seat in room.sitting.seats if seat.voting]


@pytest.mark.slow
def test_five_kills(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path, SHORT, seed=1) >= SHORT


@pytest.mark.system
@pytest.mark.parametrize("part", range(PARTS))
def test_two_hundred_kills(tmp_path: Path, part: int) -> None:
    assert kill_again_and_again(tmp_path, KILLS, seed=part) >= KILLS
