"""Registers: create one, open one, and hand out units of work."""

from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.domain.register import RegisterInfo
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.ports import Clock, UnitOfWork
from storage.engine import reading, register_engine
from storage.inspection import damaged, revision_of
from storage.mapping import build
from storage.repositories.journal import Pen
from storage.revision import HEAD
from storage.soundness import faults_of
from storage.tables import RegisterTable
from storage.unit_of_work import SqlUnitOfWork


class OpenRegister:
    """Implements the port `Register`; any thread may begin units of work on it.

    `path` is absolute.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = register_engine(path)
        self._reading_engine = reading(self._engine)
        try:
            self.info = self._identity()
        except BaseException:
            self.close()
            raise

    def begin(self, clock: Clock, agent: str) -> UnitOfWork:
        """Begin a unit of work that may write: from its first statement on, other writers wait.

        So it must not begin another one before it has ended, and should not last.
        """
        return SqlUnitOfWork(self._engine, self.info, Pen(clock, agent))

    def reading(self) -> UnitOfWork:
        """Begin a unit of work that only reads: one snapshot, which waits for nobody.

        A write in it raises `MisusedUnitOfWork`.
        """
        return SqlUnitOfWork(self._reading_engine, self.info)

    def spool(self) -> Spool:
        """Return a place outside memory for the notes of a long import."""
        from storage.spool import SqlSpool  # noqa: PLC0415 – few commands need it

        return SqlSpool()

    def faults(self) -> tuple[str, ...]:
        """Check the whole file, the foreign keys, the journal's chain and the kept files."""
        return faults_of(self.path, self.reading)

    def close(self) -> None:
        """Close the connections; what waits in the journal beside the file goes into it."""
        self._engine.dispose()

    def _identity(self) -> RegisterInfo:
        try:
            with Session(self._reading_engine) as session:
                row = session.get(RegisterTable, 1)
        except SQLAlchemyError as error:
            raise damaged(self.path) from error
        if row is None:
            raise damaged(self.path)
        return build(RegisterInfo, row)


def create_register(
    path: Path,
    *,
    demonstration: bool = False,
    clock_set_to: date | None = None,
    created_at: datetime,
) -> OpenRegister:
    """Create a register, with the folders that lead to it, and open it.

    `created_at` bears its zone; `clock_set_to` is the day of a demonstration. Raises
    `WouldOverwrite` when something is there and `UnusableRegister` when it cannot be written;
    nothing is left behind then.
    """
    from storage.creation import create_file  # noqa: PLC0415 – brings Alembic

    path = path.absolute()
    create_file(path, RegisterInfo(uuid4().hex, created_at, demonstration, clock_set_to))
    return open_register(path)


def open_register(path: Path) -> OpenRegister:
    """Open a register; one that is behind is copied beside itself, then migrated.

    The header, the length and the identity are checked; the whole file is by `faults`. Raises
    `UnusableRegister`, and leaves the file as it is, when it is missing, not ours, cut short,
    damaged, newer than the program or not writable.
    """
    path = path.absolute()
    revision = revision_of(path)
    if revision != HEAD:
        from storage.migrate import catch_up  # noqa: PLC0415 – brings Alembic

        catch_up(path, revision)
    return OpenRegister(path)
