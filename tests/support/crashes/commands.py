"""Commands killed at random: what they printed is there, what they write is whole, the next run ends it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.dossier import DossierState
from storage.backups.vault import SqlVault
from storage.register import open_register
from tests.support.crashes.checks import check_whole, names, sound
from tests.support.crashes.forked import Ending, command
from tests.support.crashes.toll import PhaseToll
from tests.support.desks import MORNING, desk_on, filed, new_register
from tests.support.imports import requests, write_csv
from tests.support.lots import signed
from tests.support.released import Shelf
from tests.support.valises import hold, packed, prepared, travelling

_KILLS = 5
# A command on a busy machine may last longer than the one that was measured.
_BEYOND = 1.1
_ROWS, _LETTERS = 60, 6
_HOME = "maison"


@dataclass(frozen=True, slots=True)
class Scene:
    """A command on a register of its own; `check` looks at what a kill left, `done` at the end."""

    register: Path
    arguments: tuple[object, ...]
    check: Callable[[Ending], int]
    done: Callable[[], None]


class CommandPhase:
    """Kills one command several times on the same register, then lets it end."""

    def __init__(self, name: str, prepare: Callable[[Path], Scene]) -> None:
        self.name = name
        self._prepare = prepare
        # How long the command lasts when nobody kills it: the last time that it was seen.
        self._lasts = 0.0

    def play(self, folder: Path, chance: Random, toll: PhaseToll) -> None:
        """Play one round; an assertion tells what was lost."""
        home = folder / _HOME
        home.mkdir()
        if not self._lasts:
            for turn in ("première", "seconde"):  # the first one also prepares what every program prepares
                self._lasts = self._ended(self._prepare(_made(folder / turn)), home).seconds
        scene = self._prepare(_made(folder / "essai"))
        for _ in range(_KILLS):
            moment = chance.uniform(0, self._lasts * _BEYOND)
            ending = command(scene.arguments, home, moment)
            if ending.code is None:
                toll.kill(ending.seconds / (self._lasts * _BEYOND))
            toll.confirmed += scene.check(ending)
            if ending.code is not None:
                break
        self._lasts = max(0.05, self._ended(scene, home).seconds)
        toll.rounds += 1

    def _ended(self, scene: Scene, home: Path) -> Ending:
        ending = command(scene.arguments, home)
        scene.check(ending)
        scene.done()
        return ending


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _only(folder: Path, *expected: Path) -> None:
    """Check that nothing else is left in a folder."""
    assert names(folder) == {path.name for path in expected}, names(folder)


# ── Registers to begin with, each made once ────────────────────────────────────────────────


@cache
def _scratch() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="daect-crashes-")


@cache
def _model(make: Callable[[Path], str]) -> tuple[Path, str]:
    folder = Path(_scratch().name) / make.__name__
    folder.mkdir()
    return folder, make(folder)


def _copied(make: Callable[[Path], str], folder: Path) -> str:
    model, told = _model(make)
    shutil.copytree(model, folder, dirs_exist_ok=True)
    return told


def _with_signed_decisions(folder: Path) -> str:
    desk = desk_on(new_register(folder / "registre.daect"))
    session = signed(desk, _LETTERS)
    desk.close()
    return session


def _with_valise(folder: Path) -> str:
    desk = desk_on(new_register(folder / "registre.daect"))
    away = packed(desk, folder)
    desk.close()
    with travelling(away.path) as valise:
        hold(valise, away.session)
    return away.session


def _with_backup(folder: Path) -> str:
    """Make a register, a backup of it, and an act that came after; return where the backup is."""
    register = new_register(folder / "registre.daect")
    vault = SqlVault(folder / "registre.daect")
    made = vault.make(MORNING, BackupReason.DEMAND, lambda _done, _total: None)
    desk = desk_on(register)
    filed(desk)
    desk.close()
    return f"{vault.folder.name}/{made.name}"


def _with_session(folder: Path) -> str:
    desk = desk_on(new_register(folder / "registre.daect"))
    session = prepared(desk)
    desk.close()
    return session


def _empty(folder: Path) -> str:
    new_register(folder / "registre.daect").close()
    write_csv(folder / "demandes.csv", requests(_ROWS))
    return ""


# ── The commands ───────────────────────────────────────────────────────────────────────────


def letters(folder: Path) -> Scene:
    """Produce, write and put together the letters of a session."""
    session = _copied(_with_signed_decisions, folder)
    register, out = folder / "registre.daect", folder / "lettres"
    merged = out / "lot.pdf"

    def check(ending: Ending) -> int:
        check_whole(out)
        told = [
            Path(line) for line in ending.printed.splitlines() if line.endswith(".pdf") and line[0] == "/"
        ]
        assert all(path.is_file() for path in told), told
        with sound(register) as opened, opened.reading() as work:
            kept = work.letters.all()
            assert all(work.letters.content(one.sha256).startswith(b"%PDF-") for one in kept)
        return len(told)

    def done() -> None:
        with sound(register) as opened, opened.reading() as work:
            numbers = [one.chrono for one in work.letters.all()]
        assert len(numbers) == len(set(numbers)) == _LETTERS
        written = names(out)
        assert len(written) == _LETTERS + 1, written
        assert merged.name in written

    arguments = ("letters", "--session", session, "--out", out, "--merged", merged, "--resume")
    return Scene(register, (*arguments, "--register", register), check, done)


def importing(folder: Path) -> Scene:
    """Import requests: all of them or none."""
    _copied(_empty, folder)
    register = folder / "registre.daect"

    def count() -> int:
        with sound(register) as opened, opened.reading() as work:
            return len(work.dossiers.in_states(DossierState))

    def check(ending: Ending) -> int:
        found = count()
        assert found in {0, _ROWS}
        assert found == _ROWS or ending.code is None
        return found if ending.code == 0 else 0

    def done() -> None:
        assert count() == _ROWS
        _only(folder, register, folder / "demandes.csv")

    return Scene(register, ("import", folder / "demandes.csv", "--register", register), check, done)


def merge(folder: Path) -> Scene:
    """Take back a session that was held elsewhere: the whole of it or nothing."""
    session = _copied(_with_valise, folder)
    register, valise = folder / "registre.daect", folder / "seance.daect"
    before = valise.read_bytes()

    def home() -> bool:
        with sound(register) as opened:
            desk = desk_on(opened)
            back = session not in desk.valises.away()
            closed = desk.office.reading()
            with closed as work:
                items = work.sessions.sitting(session).items
            assert all((item.outcome is not None) is back for item in items)
        return back

    def check(ending: Ending) -> int:
        back = home()
        assert back or ending.code is None
        assert valise.read_bytes() == before
        return 1 if ending.code == 0 else 0

    def done() -> None:
        assert home()
        _only(folder, register, valise)

    return Scene(register, ("merge", valise, "--register", register), check, done)


def pack(folder: Path) -> Scene:
    """Take a session away: home knows the file, or there is none."""
    session = _copied(_with_session, folder)
    register, valise = folder / "registre.daect", folder / "depart.daect"

    def check(ending: Ending) -> int:
        with sound(register) as opened:
            away = session in desk_on(opened).valises.away()
            if valise.exists():
                assert away
                whole = open_register(valise)
                assert whole.faults() == ()
                whole.close()
            elif away:
                # As a person does who finds the session locked and no file: it is declared lost.
                desk_on(opened).valises.abandon(session, "coupure de courant")
        if ending.code is None and valise.exists():
            # It left whole; it is declared lost so that the next try begins anew.
            with sound(register) as opened:
                desk_on(opened).valises.abandon(session, "coupure de courant")
            valise.unlink()
        return 1 if ending.code == 0 else 0

    def done() -> None:
        assert valise.is_file()
        _only(folder, register, valise)

    return Scene(register, ("pack", "session", session, valise, "--register", register), check, done)


def minutes(suffix: str) -> Callable[[Path], Scene]:
    """Write the minutes of a closed session."""

    def prepare(folder: Path) -> Scene:
        session = _copied(_with_signed_decisions, folder)
        register, out = folder / "registre.daect", folder / f"pv.{suffix}"

        def check(ending: Ending) -> int:
            check_whole(folder)
            assert out.exists() or ending.code is None
            with sound(register):
                return 1 if ending.code == 0 else 0

        def done() -> None:
            _only(folder, register, out)

        return Scene(
            register, ("minutes", "--session", session, "--out", out, "--register", register), check, done
        )

    return prepare


def migrate(folder: Path) -> Scene:
    """Bring an old register up to date: it is the old one, or the new one, and its backup is sound."""
    shelf = Shelf(Path(_scratch().name), "master")
    register = shelf.old("0029/campagne", folder / "registre.daect")
    acts = shelf.told("0029/campagne")["journal"]["acts"]

    def check(ending: Ending) -> int:
        assert all(one.is_sound for one in SqlVault(register).backups())
        return 1 if ending.code == 0 else 0

    def done() -> None:
        with sound(register) as opened, opened.reading() as work:
            assert len(tuple(work.journal.entries())) >= acts
        left = {name for name in names(folder) if "/" not in name}
        assert left == {register.name}

    return Scene(register, ("migrate", "--register", register), check, done)


def backup(folder: Path) -> Scene:
    """Back a register up: what bears the name of a backup is whole."""
    _copied(_with_signed_decisions, folder)
    register = folder / "registre.daect"
    vault = SqlVault(register)

    def check(ending: Ending) -> int:
        found = vault.backups()
        for one in found:
            whole = open_register(vault.folder / one.name)
            assert whole.faults() == ()
            whole.close()
        assert found or ending.code is None
        with sound(register):
            return 1 if ending.code == 0 else 0

    def done() -> None:
        assert vault.backups()

    return Scene(register, ("backup", "--register", register), check, done)


def restore(folder: Path) -> Scene:
    """Come back to a backup: the register is the one in place, or the backup, and both are kept."""
    backup = folder / _copied(_with_backup, folder)
    register = folder / "registre.daect"

    def dossiers(path: Path) -> int:
        with sound(path) as opened, opened.reading() as work:
            return len(work.dossiers.in_states(DossierState))

    def kept() -> list[Path]:
        return [path for path in backup.parent.glob("*.daect") if path != backup]

    def check(ending: Ending) -> int:
        there = dossiers(register)
        assert there == 0 or ending.code is None
        # What was in place is never lost: it is there still, or among the backups.
        assert there == 1 or any(dossiers(path) == 1 for path in kept())
        assert dossiers(backup) == 0
        return 1 if ending.code == 0 else 0

    def done() -> None:
        assert dossiers(register) == 0
        assert {name for name in names(folder) if "/" not in name} == {register.name}

    return Scene(register, ("restore", backup, "--yes", "--register", register), check, done)


def salvage(folder: Path) -> Scene:
    """Save what can be read of a register: the new one is whole or not there, the old one untouched."""
    _copied(_with_signed_decisions, folder)
    register, new = folder / "registre.daect", folder / "sauve.daect"
    before = register.read_bytes()

    def check(ending: Ending) -> int:
        assert register.read_bytes() == before
        assert new.exists() or ending.code is None
        if not new.exists():
            return 0
        with sound(new):
            pass
        if ending.code is None:
            new.unlink()  # so that the next try begins anew
        return 1 if ending.code == 0 else 0

    def done() -> None:
        _only(folder, register, new)

    return Scene(register, ("salvage", register, new), check, done)


PHASES = (
    CommandPhase("letters", letters),
    CommandPhase("import", importing),
    CommandPhase("merge", merge),
    CommandPhase("pack", pack),
    CommandPhase("minutes (PDF)", minutes("pdf")),
    CommandPhase("minutes (ODT)", minutes("odt")),
    CommandPhase("migrate", migrate),
    CommandPhase("backup", backup),
    CommandPhase("restore", restore),
    CommandPhase("salvage", salvage),
)
