"""Registers: create one, open one, and hand out units of work."""

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.diary import Event, timed
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.journal import Act
from daect_tui.domain.last_act import LastAct
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.soundness.fault import Examination, Fault, Told, silent
from daect_tui.domain.text import NBSP
from daect_tui.domain.writer import ReadOnly
from daect_tui.services.backup_ports import Restorer, Vault
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.ports import Clock, UnitOfWork
from daect_tui.services.valise_ports import ValiseFiles
from storage.creation import create_file
from storage.engine import BUSY_TIMEOUT_MS, file_engine, reading, register_engine
from storage.inspection import damaged, revision_of
from storage.keyring import key_of
from storage.lease import Lease, obstacle_to_writing, refusal, take_lease, this_writer, writer_of
from storage.mapping import build
from storage.repositories.journal import Pen
from storage.revision import HEAD
from storage.tables import RegisterTable
from storage.unit_of_work import SqlUnitOfWork
from storage.unreadable import ROW_FAULTS
from storage.watch import Watch

if TYPE_CHECKING:
    from storage.traces import LastActs


class OpenRegister:
    """Implements the port `Register`; any thread may begin units of work on it.

    `path` is absolute. The register gives `lease` back when it is closed. One that `reads_only`
    refuses to write, until it takes over from a writer that is gone.
    """

    def __init__(self, path: Path, lease: Lease | None = None, *, reads_only: bool = False) -> None:
        self.path = path
        self._lease = lease
        # The quick look runs in a thread of its own: the register waits for it before it is closed.
        self._looking, self._closed = Lock(), False
        self._reads_only = reads_only
        self._last_acts: LastActs | None = None
        self._obstacle = obstacle_to_writing(path) if reads_only else ""
        self._engine = file_engine(path) if self._obstacle else register_engine(path)
        self._reading_engine = reading(self._engine)
        self._watch = Watch(path, self._engine.dispose, fixed=bool(self._obstacle))
        try:
            self.info = self._identity()
        except BaseException:
            self.close()
            raise

    def begin(self, clock: Clock, agent: str) -> UnitOfWork:
        """Begin a unit of work that may write: from its first statement on, other writers wait.

        So it must not begin another one before it has ended, and should not last. Raises
        `WriteRefused` in a register that is only read.
        """
        why = self.read_only()
        if why is not None:
            raise refusal(why)
        return SqlUnitOfWork(self._engine, self.info, Pen(clock, agent), self._last_acts)

    def remember(self) -> None:
        """Keep from now on what undoes the last act: where somebody works, not in a command."""
        from storage.traces import LastActs  # noqa: PLC0415 – after the first painting

        self._last_acts = self._last_acts or LastActs()

    def last_act(self) -> LastAct | None:
        """Return what was written last by this program, where it remembers."""
        kept = self._last_acts.kept if self._last_acts else None
        return kept.act if kept else None

    def reading(self) -> SqlUnitOfWork:
        """Begin a unit of work that only reads: one snapshot, which waits for nobody.

        A write in it raises `MisusedUnitOfWork`.
        """
        return SqlUnitOfWork(self._reading_engine, self.info)

    def spool(self) -> Spool:
        """Return a place outside memory for the notes of a long import."""
        from storage.spool import SqlSpool  # noqa: PLC0415 – few commands need it

        return SqlSpool(in_memory=key_of(self.path) is not None)

    def valise_files(self) -> ValiseFiles:
        """Return what writes and reads valises."""
        from storage.valise.files import SqlValiseFiles  # noqa: PLC0415 – few commands need it

        return SqlValiseFiles(encrypted=key_of(self.path) is not None)

    def vault(self, folder: Path | None = None) -> Vault:
        """Return the folder of the backups, beside the register unless it is named."""
        from storage.backups.vault import SqlVault  # noqa: PLC0415 – few commands need it

        return SqlVault(self.path, folder)

    def restorer(self, folder: Path | None = None) -> Restorer:
        """Return what compares a backup with this register, and puts one in its place once it is closed."""
        from storage.backups.restoring import SqlRestorer  # noqa: PLC0415 – few commands need it

        return SqlRestorer(self.path, folder)

    def faults(self) -> tuple[Fault, ...]:
        """Check everything; return what is wrong."""
        return self.examine().faults

    def examine(self, told: Told = silent) -> Examination:
        """Check everything, telling what is being checked."""
        from storage.soundness.whole import examination_of  # noqa: PLC0415 – the whole check is seldom asked for

        return examination_of(self.path, self.reading, told)

    def file_faults(self) -> tuple[Fault, ...]:
        """Return what the file is guilty of, whatever its records say: what a copy is judged by."""
        from storage.soundness.whole import file_faults  # noqa: PLC0415 – seldom asked for

        return file_faults(self.path, self.reading)

    def rebuild(self, clock: Clock, agent: str) -> None:
        """Make the lists, the search and « qui sait faire » again from the records; the journal tells it.

        Raises `WriteRefused` in a register that is only read.
        """
        why = self.read_only()
        if why is not None:
            raise refusal(why)
        with SqlUnitOfWork(self._engine, self.info, Pen(clock, agent)) as work:
            work.search.rebuild()
            work.know_how.rebuild()
            work.journal.append(Act("register.rebuilt", "registre", {}))
            work.commit()

    def opening_faults(self) -> tuple[Fault, ...]:
        """Check what is quickly seen, however large the register is."""
        from storage.soundness.opening import opening_faults  # noqa: PLC0415 – after the first painting

        with self._looking:
            return () if self._closed else opening_faults(self.path, self.reading)

    def revision(self) -> int:
        """Return a number that grows when something was committed, here or by another process.

        Cheap enough to be asked several times a second; raises `UnusableRegister`.
        """
        return self._watch.revision()

    def forget(self) -> bool:
        """Leave nothing beside the file of what was removed; tell whether nobody else still reads it.

        The pages that held it are blanked in the file; those of the write-ahead log are given back
        (https://sqlite.org/pragma.html, « wal_checkpoint(TRUNCATE) »).
        """
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            # A reader may stay for hours: it is not waited for.
            cursor.execute("PRAGMA busy_timeout = 0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            ((busy, *_pages),) = cursor.fetchall()
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            cursor.close()
        finally:
            connection.close()
        return not busy

    def read_only(self) -> ReadOnly | None:
        """Tell why nothing can be written, and who writes now; `None` where one may write."""
        if not self._reads_only:
            return None
        return ReadOnly(obstacle=self._obstacle) if self._obstacle else ReadOnly(writer_of(self.path))

    def take_over(self, agent: str) -> None:
        """Become the one who writes.

        Raises `WriteRefused` while another does, or where nobody can, and `UnusableRegister` when a
        later version of the program has brought the tables up to date meanwhile.
        """
        if not self._reads_only:
            return
        lease = take_lease(self.path, this_writer(agent, datetime.now(UTC)))
        try:
            self._check_tables()
        except BaseException:
            lease.release()
            raise
        self._lease, self._reads_only = lease, False

    def _check_tables(self) -> None:
        # By the connections that are open: to open and close the file here would drop their locks.
        with self._reading_engine.connect() as connection:
            revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        if revision != HEAD:
            raise _other_tables(self.path, revision)

    def close(self) -> None:
        """Close the connections; what waits in the journal beside the file goes into it."""
        with self._looking:
            self._closed = True
        self._watch.close()
        self._engine.dispose()
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    def _identity(self) -> RegisterInfo:
        try:
            with Session(self._reading_engine) as session:
                row = session.get(RegisterTable, 1)
        except (SQLAlchemyError, *ROW_FAULTS) as error:
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
    path = path.absolute()
    create_file(path, RegisterInfo(uuid4().hex, created_at, demonstration, clock_set_to))
    return open_register(path)


def open_register(path: Path, lease: Lease | None = None) -> OpenRegister:
    """Open a register; one that is behind is backed up, then migrated.

    The header, the length and the identity are checked; the whole file is by `faults`. Raises
    `UnusableRegister`, and leaves the file as it is, when it is missing, not ours, cut short,
    damaged, newer than the program or not writable. The lease that was taken to write in it is
    given back when the register is closed, or could not be opened.
    """
    path = path.absolute()
    try:
        revision = revision_of(path)
        if revision != HEAD:
            from storage.migrate import catch_up  # noqa: PLC0415 – brings Alembic

            with timed(Event.MIGRATED, de=revision, a=HEAD):
                catch_up(path, revision)
    except BaseException:
        if lease is not None:
            lease.release()
        raise
    return OpenRegister(path, lease)


def lease_register(path: Path, agent: str) -> OpenRegister:
    """Open a register to write in it, as the only one who does (product decision 6).

    Raises `WriteRefused`, saying who writes, and what `open_register` raises.
    """
    path = path.absolute()
    if not _is_file(path):
        return open_register(path)  # which says what is wrong
    return open_register(path, take_lease(path, this_writer(agent, datetime.now(UTC))))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def is_behind(path: Path) -> bool:
    """Tell whether a register waits for a writer to bring its tables up to date.

    Raises `UnusableRegister` when it is none.
    """
    return revision_of(path.absolute(), reads_only=True) < HEAD


def read_register(path: Path) -> OpenRegister:
    """Open a register to read it only, whoever writes in it, even where nothing can be written.

    Raises `UnusableRegister` also for one that is behind.
    """
    path = path.absolute()
    revision = revision_of(path, reads_only=True)
    if revision != HEAD:
        raise _other_tables(path, revision)
    return OpenRegister(path, reads_only=True)


def _other_tables(path: Path, revision: str) -> UnusableRegister:
    return UnusableRegister(
        f"Le registre {path} n’a pas les tables de cette version de daect (révision {revision}){NBSP}: "
        "ouvrez-le d’abord en écriture, avec la version la plus récente."
    )
