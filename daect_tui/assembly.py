"""Composition root: ties the services to the register, the documents and the screens.

With `cli.py`, `launching.py`, `safeguards.py`, `recovery.py` and `adapters.py` the only file of the core
that looks outward, each import in the function that needs it: help and version cost nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import paths
from daect_tui.adapters import Desktop, Layouts, Spreadsheets
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.document import Contact
from daect_tui.domain.errors import WouldOverwrite
from daect_tui.recovery import backup_plan, donors, told_ways_back
from daect_tui.services.places import at_home, stands
from daect_tui.settings import Settings, named_agent, read_settings, read_taste, suggested_agent

if TYPE_CHECKING:
    from daect_tui.domain.salvage import Salvage
    from daect_tui.services.demonstration import Produced
    from daect_tui.services.desk import Desk
    from daect_tui.services.ports import Clock, Register
    from daect_tui.services.restoring import Preview, Restoring
    from daect_tui.services.specimens.making import Made
    from storage.territories.lookup import PreparedTerritories


def settings() -> Settings:
    """Return the person's settings; raises `UnusableSettings`: a command stops rather than guess."""
    return read_settings(paths.settings_file())


def open_desk(path: Path, agent: str, taste: Settings | None = None) -> "Desk":
    """Open a register to write in it, for an agent; one that does not exist is made, with the defaults.

    Raises `WriteRefused` when another instance writes in it, or when it can only be read.
    """
    from daect_tui.services.clocks import SystemClock
    from storage.register import create_register, lease_register

    if not stands(path):
        create_register(path, created_at=SystemClock().now()).close()
    taste = taste or settings()
    with told_ways_back(path, taste):
        desk = _desk(lease_register(path, agent), agent, taste=taste)
    try:
        _furnish(desk)
    except BaseException:
        desk.close()
        raise
    return desk


class _NotKeptError(Exception):
    """A register that was made for nothing."""


def on_register(path: Path, use: "Callable[[Desk], bool]", *, writes: bool) -> None:
    """Use a register for a command; one that does not exist is made, and kept when `use` says so.

    Nothing of it is left otherwise. One that exists is only read unless the command `writes`; then
    raises `WriteRefused` when another instance writes in it, or when it can only be read.
    """
    from storage.replacement import replacement

    if stands(path):
        desk = existing_desk(path) if writes else reading_desk(path)
        try:
            use(desk)
        finally:
            desk.close()
        return
    with suppress(_NotKeptError), _without_folders(path.parent), replacement(path) as made:
        desk = open_desk(made, named_agent() or suggested_agent(settings()))
        try:
            kept = use(desk)
        finally:
            desk.close()
        if not kept:
            raise _NotKeptError


@contextmanager
def _without_folders(folder: Path) -> Iterator[None]:
    """Take away the folders that were made on the way, when the body fails."""
    missing = [parent for parent in (folder, *folder.parents) if not stands(parent)]
    try:
        yield
    except BaseException:
        for made in missing:
            with suppress(OSError):
                made.rmdir()
        raise


def reading_desk(path: Path, agent: str = "", taste: Settings | None = None) -> "Desk":
    """Open a register to read it only, whoever writes in it; one that is behind is first migrated."""
    from storage.register import is_behind, lease_register, read_register

    taste = taste or settings()
    with told_ways_back(path, taste):
        if is_behind(path):
            lease_register(path, agent).close()
        return _desk(read_register(path), agent, taste=taste)


def existing_desk(path: Path, taste: Settings | None = None) -> "Desk":
    """Open a register for a command that writes, for the agent that the environment or the session names.

    Raises `WriteRefused` when another instance writes in it, or when it can only be read.
    """
    from storage.register import lease_register

    taste = taste or settings()
    agent = named_agent() or suggested_agent(taste)
    with told_ways_back(path, taste):
        return _desk(lease_register(path, agent), agent, taste=taste)


def _desk(
    register: "Register", agent: str, clock: "Clock | None" = None, taste: Settings | None = None
) -> "Desk":
    from daect_tui.services.clocks import DemonstrationClock, SystemClock
    from daect_tui.services.desk import furnished_desk

    if clock is None:
        with register.reading() as work:
            day = work.register.clock_set_to
        clock = DemonstrationClock(day) if day else SystemClock()
    taste = taste or settings()
    desktop = Desktop(taste.printer, paths.settings_file())
    territories, tables = prepared_territories(), Spreadsheets()
    desk = furnished_desk(register, clock, agent, Layouts(), desktop, territories, tables)
    return desk.backed_up(backup_plan(taste))


def prepared_territories() -> "PreparedTerritories":
    """Return the lists of territories, prepared in the cache of the platform at the first question."""
    from daect_tui.services.territories import lists_digest, official_territories
    from storage.territories.lookup import PreparedTerritories

    return PreparedTerritories(paths.cache_folder(), lists_digest, official_territories)


def _furnish(desk: "Desk") -> None:
    from daect_tui.domain.journal import Act
    from daect_tui.services.catalogue import furnish

    with desk.office.reading() as work:
        if work.programmes.all():
            return
    with desk.office.begin() as work:
        furnish(work, phone="", email="", contact=Contact("", "", "", "", ""))
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()


def finish_restoration(register: Path, use_case: "Restoring", preview: "Preview") -> Path | None:
    """Put a backup in place, and have the journal tell it; return where the register replaced is kept."""
    from daect_tui.services.following import silent
    from daect_tui.services.restoring import record_restoration

    # The application may come here with a file of settings that it cannot read.
    taste = read_taste(paths.settings_file()).settings
    aside = use_case.restore(preview, named_agent() or suggested_agent(taste), silent)
    desk = existing_desk(register, taste)
    try:
        record_restoration(desk.office, preview)
    finally:
        desk.close()
    return aside


def salvage_register(damaged: Path, place: Path) -> "Salvage":
    """Read what can be of a damaged register into a new one, whose journal tells of it.

    Raises `UnusableRegister` when nothing can be read, `UnusableOutput` or `WouldOverwrite` for the place.
    """
    from daect_tui.services.restoring import record_salvage
    from storage.backups.salvaging import salvage

    found = salvage(damaged.absolute(), place.absolute(), donors(damaged, settings()))
    desk = existing_desk(place)
    try:
        record_salvage(desk.office, found)
    finally:
        desk.close()
    return found


def make_demonstration(
    register: Path, folder: Path, told: Callable[[str], None], *, force: bool
) -> "Produced":
    """Make the demonstration register and write its documents under a folder.

    Raises `WouldOverwrite` for an existing register unless `force`, and `WriteRefused` when somebody
    writes in it; the old one is replaced only once the new one is whole. Never the default register.
    """
    from daect_tui.services.campaign import story
    from daect_tui.services.clocks import SetClock, SystemClock
    from daect_tui.services.demonstration import Demonstration
    from daect_tui.services.demonstration_mission import Stage
    from storage.lease import leased
    from storage.register import create_register
    from storage.replacement import replacement

    if _same_file(register, paths.default_register()):
        raise WouldOverwrite(
            f"{register} est le registre de travail\u00a0: la démonstration ne s’y fait jamais. "
            "Nommez un autre fichier avec --register."
        )
    if stands(register) and not force:
        raise WouldOverwrite(
            f"{register} existe déjà. Ajoutez --force pour le remplacer, ou nommez un autre registre."
        )
    day: date = story()["clock_set_to"]
    agent = named_agent() or suggested_agent(settings())
    with leased(register, agent), replacement(register) as made:
        opened = create_register(made, demonstration=True, clock_set_to=day, created_at=SystemClock().now())
        try:
            clock = SetClock()
            stage = Stage(_desk(opened, story()["agent"], clock), clock, Desktop())
            return Demonstration(stage, told).play(folder)
        finally:
            opened.close()


def make_specimens(folder: Path, told: "Callable[[Made], None]") -> None:
    """Write one document of every kind under a folder, from invented data; tell of each as it is made.

    The register that they come from is thrown away. Raises `UnusableOutput`.
    """
    from tempfile import TemporaryDirectory

    from daect_tui.services.clocks import SetClock
    from daect_tui.services.specimens.making import made
    from daect_tui.services.specimens.scene import scenes
    from daect_tui.services.specimens.studio import Studio
    from storage.register import create_register

    clock, layouts, desktop = SetClock(paris_moment(scenes()[0].day, 9)), Layouts(), Desktop("")
    with TemporaryDirectory(prefix="daect-") as scratch:
        register = create_register(Path(scratch) / "specimens.daect", created_at=clock.now())
        desk = _desk(register, scenes()[0].told["agent"], clock)
        try:
            for one in made(Studio(desk, layouts, Path(scratch)), clock):
                if not one.refusal:
                    desktop.write(folder / f"{one.name}.pdf", one.content)
                told(one)
        finally:
            desk.close()


def _same_file(one: Path, other: Path) -> bool:
    return at_home(one).resolve() == at_home(other).resolve()
