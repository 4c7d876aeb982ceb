"""The same work on an encrypted register and on a plain one, in turn: what the cipher costs, in CPU.

Deriving the key from the passphrase, slow on purpose, is told apart. Each round works on fresh copies of the
two files; the least of the rounds is compared. A ratio over its bound makes the bench fail.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from bench.committee import DAY, FAVOURABLE, session_of
from bench.corpus import NOW
from bench.register import TYPED, cpu, make
from daect_tui.adapters import Desktop, Layouts, Spreadsheets
from daect_tui.assembly import prepared_territories
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.deliberation import Choice
from daect_tui.domain.institution import Signatory
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session import Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk, furnished_desk
from storage.cipher import new_key
from storage.encryption import RegisterEncryption
from storage.register import open_register

_DOSSIERS, _LETTERS, _MEMBERS = 5000, 40, 7
_MOST = 2.0
_CLOCK = SetClock(paris_moment(DAY, 11))
Work = Callable[[Desk], object]


def main() -> int:
    """Make the registers, measure in turn, print; return 1 when a ratio is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many times each thing is done")
    rounds = parser.parse_args().rounds
    print(f"{'clé':16} {cpu(lambda: new_key('quatre mots sans lien')):7.1f} ms, une fois par ouverture")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, held, decided = folder / "corpus.daect", folder / "held.daect", folder / "decided.daect"
        make(corpus, _DOSSIERS)
        session = _held(folder, held)
        _decided(held, decided, session)
        ratios = [
            compared("ouverture", corpus, _opened, rounds),
            compared("liste", corpus, _listed, rounds),
            compared("recherche", corpus, _searched, rounds),
            compared("voix", held, lambda desk: _voices(desk, session), rounds),
            compared("lettres", decided, lambda desk: desk.letters.produce_decisions(session), rounds),
        ]
    return 1 if max(ratios) > _MOST else 0


def compared(name: str, plain: Path, work: Work, rounds: int) -> float:
    """Do the same on the two files in turn; print the least CPU of each, and return their ratio."""
    encrypted = plain.with_suffix(".chiffre")
    if not encrypted.exists():
        shutil.copy(plain, encrypted)
        RegisterEncryption(encrypted, lambda _info: _CLOCK, "banc").encrypt("quatre mots sans lien")
    turns = [[_once(file, work) for file in (plain, encrypted)] for _ in range(rounds + 1)][1:]
    ours, theirs = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
    print(f"{name:16} {ours:7.1f} ms en clair, {theirs:7.1f} ms chiffré : × {theirs / ours:.2f}", flush=True)
    return theirs / ours


def _once(file: Path, work: Work) -> float:
    copy = Path(shutil.copy(file, file.with_name("copie.daect")))
    try:
        if work is _opened:
            return cpu(lambda: open_register(copy).close())
        with _desk(copy) as desk:
            desk.register.answer(RegisterQuery())  # the first pages, which every work reads
            return cpu(lambda: work(desk))
    finally:
        copy.unlink()


def _opened(_desk: Desk) -> None:
    """Stand for the opening itself, of which nothing is left out."""


def _listed(desk: Desk) -> None:
    for _ in range(20):
        desk.register.answer(RegisterQuery())


def _searched(desk: Desk) -> None:
    for typed in TYPED:
        for length in range(1, len(typed) + 1):
            desk.register.answer(RegisterQuery(typed[:length]))


def _voices(desk: Desk, session: str) -> None:
    room = desk.committee.room(session)
    for item in room.sitting.items[:4]:
        room = desk.committee.room(session)
        for voter in islice(room.current.voters if room.current else (), _MEMBERS):
            desk.committee.cast(session, item.id, voter.member_id, Choice.FOR, FAVOURABLE)
        desk.committee.conclude(session, item.id, Outcome.FAVOURABLE)


def _held(folder: Path, path: Path) -> str:
    """Make a register with an open session; return its reference."""
    committee, session = session_of(folder, _LETTERS, _MEMBERS)
    committee._office.register.close()  # noqa: SLF001 – whatever waits beside the file goes into it
    (folder / f"{_LETTERS}x{_MEMBERS}.daect").rename(path)
    return session


def _decided(held: Path, path: Path, session: str) -> None:
    """Bring the session of a copy to its signed decisions."""
    shutil.copy(held, path)
    with _desk(path) as desk:
        desk.directory.save_signatory(
            Signatory(date(2016, 1, 1), None, "Pour le ministre et par délégation,", "La déléguée",
                      "Hélène", "Vasseur", "acte fictif")
        )  # fmt: skip
        for item in desk.committee.room(session).sitting.items:
            desk.directory.verify(desk.intake.open(item.dossier).dossier.organisation.id)
            desk.committee.adopt_unanimously(session, item.id)
        desk.closing.close(session)
        desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], DAY)


@contextmanager
def _desk(path: Path) -> Iterator[Desk]:
    clock = _CLOCK if path.stem != "corpus" else SetClock(NOW)
    desk = furnished_desk(
        open_register(path), clock, "banc", Layouts(), Desktop(""), prepared_territories(), Spreadsheets()
    )
    try:
        yield desk
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
