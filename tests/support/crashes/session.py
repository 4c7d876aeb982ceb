"""A session held on the screen: votes, results, comings and goings; nothing that was confirmed is ever lost.

What counts as confirmed is what the terminal has shown: « Mme Vasseur : pour.   enregistré à 15 h 42 ».
Each kill is followed by the checks of `daect check`, and the next program begins with « Séance
interrompue à …, point … : reprendre ? ».
"""

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from daect_tui.domain.deliberation import Ballot
from daect_tui.domain.session import Motion, Outcome, Sitting
from tests.support.crashes.checks import names, sound
from tests.support.crashes.forked import ForkedTerminal
from tests.support.crashes.toll import PhaseToll
from tests.support.desks import desk_on, new_register, opened
from tests.support.terminals import Terminal

ITEMS = 16
# Kills on one register.
_KILLS = 6
# The share of kills that come at the very moment when the screen confirms; the others come somewhere
# between the key and so many seconds after it.
EAGER, LATEST = 0.5, 0.15
# The share of those that come anywhere from the start of the program on.
EARLY = 0.25

# (point, name, voice) of a vote, or (point, outcome, "") of a conclusion.
Confirmed = tuple[int, str, str]

_POINT = re.compile(r"^ Point (\d+) sur \d+ ")
_VOICES = re.compile(r"Voix exprimées : (\d+) sur (\d+)")
_KEPT = re.compile(r"^ (.+)\.\s+enregistré à \d+ h \d\d$")
_LABELS = {"p": "pour", "c": "contre", "a": "abstention"}
_ADOPTED = Outcome.FAVOURABLE.label


class Voter:
    """Types votes in one program, and notes what its screen has confirmed; `names` are in its order."""

    def __init__(self, terminal: Terminal, names: Sequence[str], chance: Random) -> None:
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
    def _shown(self) -> tuple[int, int, int] | None:
        """Return the point, the voices that are cast and those that may be; `None` while it is painted."""
        lines = self._terminal.lines
        point = next((found for line in lines if (found := _POINT.match(line))), None)
        voices = next((found for line in lines if (found := _VOICES.search(line))), None)
        return (int(point[1]), int(voices[1]), int(voices[2])) if point and voices else None

    def _seen(self) -> tuple[int, int, int]:
        self._terminal.until_true(lambda: self._shown is not None)
        assert self._shown is not None
        return self._shown

    def type_next(self) -> None:
        """Type the next voice of the item in hand, or confirm the result that the rules propose."""
        point, cast, voters = self._seen()
        if cast == voters:
            self._typed = (point, _ADOPTED, "")
            self._terminal.press("enter")
            return
        # Four voices for, whatever the others say: the motion is adopted.
        voice = self._chance.choice("pca") if cast >= voters - 2 else "p"
        self._typed = (point, self._names[cast], _LABELS[voice])
        self._terminal.press("home", *["down"] * cast, voice)

    def see_it_confirmed(self) -> None:
        """Wait until the screen tells of the act that was just typed, and shows what is next."""
        before = self._seen()
        self.see_it_told()
        self._terminal.until_true(lambda: self._shown not in (None, before))

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
    with sound(path) as register, register.reading() as work:
        sitting = work.sessions.sitting(reference)
        found = {item.id: work.sessions.ballots(item.id) for item in sitting.items}
    return set(_kept(sitting, found))


def _kept(sitting: Sitting, found: dict[int, tuple[Ballot, ...]]) -> Iterator[Confirmed]:
    for item in sitting.items:
        for ballot in found[item.id]:
            for vote in ballot.votes:
                yield item.position, sitting.seat(vote.member_id).name, vote.choice.label
        if item.outcome is not None:
            yield item.position, item.outcome.label, ""


class SessionPhase:
    """Kills the program again and again in one session, which each next program takes up."""

    name = "session"

    def __init__(self) -> None:
        # How long a program lives from its start to its last kill: a moment is a share of it.
        self._lasts = 0.0

    def play(self, folder: Path, chance: Random, toll: PhaseToll) -> None:
        """Play one round; an assertion tells what was lost."""
        path = folder / "registre.daect"
        reference, voters = session_on(path)
        confirmed = set[Confirmed]()
        for _ in range(_KILLS):
            confirmed |= self._one_life(path, folder, voters, chance, toll)
            lost = confirmed - kept(path, reference)
            assert not lost, f"lost: {sorted(lost)}"
        toll.confirmed += len(confirmed)
        toll.rounds += 1
        assert {name for name in names(folder) if name.startswith(path.name)} == {path.name}

    def _one_life(
        self, path: Path, home: Path, voters: Sequence[str], chance: Random, toll: PhaseToll
    ) -> set[Confirmed]:
        begun = time.monotonic()
        terminal = ForkedTerminal(path, home)
        voter = Voter(terminal, voters, chance)
        try:
            if self._lasts and chance.random() < EARLY:
                # Before anything is typed: while the register opens, while the session is taken up.
                terminal.read_for(chance.uniform(0, self._lasts))
            else:
                _vote(voter, terminal, chance)
        finally:
            lived = time.monotonic() - begun
            terminal.kill()
        self._lasts = max(self._lasts, lived)
        toll.kill(lived / self._lasts)
        voter.note()
        return voter.confirmed


def _vote(voter: "Voter", terminal: Terminal, chance: Random) -> None:
    """Take the session up, see some acts confirmed, type another; the kill comes during that one."""
    voter.resume()
    for _ in range(chance.randrange(4)):
        voter.type_next()
        voter.see_it_confirmed()
    voter.type_next()
    if chance.random() < EAGER:
        voter.see_it_told()
    else:
        terminal.read_for(chance.uniform(0, LATEST))


def session_on(path: Path) -> tuple[str, list[str]]:
    """Make a register with an open session of many items; return its reference and its voters."""
    desk = desk_on(new_register(path))
    reference, room = opened(desk, *[Motion(Outcome.FAVOURABLE)] * ITEMS)
    desk.close()
    return reference, [seat.name for seat in room.sitting.seats if seat.voting]


PHASE = SessionPhase()
