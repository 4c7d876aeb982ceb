"""The lease of a register: the right to write in it, held by one instance at a time.

It is an operating-system lock on a small file beside the register (`NAME-lock`), which also says who
holds it (docs/decisions/0012). Only the lock counts: what a dead process has left in the file is
never believed, and a copy of the register carries no lease.
"""

import errno
import json
import os
import platform
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from daect_tui.domain.errors import WriteRefused
from daect_tui.domain.text import clean_line
from daect_tui.domain.writer import ReadOnly, Writer
from storage.file_lock import locked
from storage.os_errors import reason

# Others look at the lock for an instant each time that they ask who writes: one refusal proves nothing.
_ATTEMPTS, _PAUSE = 5, 0.03
# Never through a link, which would have another file emptied; never waiting for the other end of a tube.
_ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# Bytes of what it says.
_LONGEST = 2_000


class Lease:
    """The right to write in one register, until `release` or the end of the process."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lease back, and take its file away."""
        if os.name == "posix":
            # While it is still ours: nobody can have locked this very file in between.
            _remove(self._path)
            os.close(self._descriptor)
        else:
            os.close(self._descriptor)
            _remove(self._path)


def take_lease(register: Path, writer: Writer) -> Lease:
    """Become the one who writes in a register that exists.

    Raises `WriteRefused`, saying who writes, or why this file cannot be written.
    """
    obstacle = obstacle_to_writing(register)
    if obstacle:
        raise refusal(ReadOnly(obstacle=obstacle))
    path = _lock_file(register)
    try:
        descriptor = _held(path, register)
        if descriptor is not None:
            lease = Lease(path, descriptor)
            try:
                _tell(descriptor, writer)
            except OSError:
                lease.release()  # a full disk has no room for who we are: nobody must find it held
                raise
            return lease
    except OSError as error:
        why = f"son écriture ne peut pas être réservée ({reason(error)})"
        raise refusal(ReadOnly(obstacle=why)) from error
    raise refusal(ReadOnly(writer=_told(path)))


@contextmanager
def leased(register: Path, agent: str) -> Iterator[None]:
    """Hold the lease of a register while it is replaced; one that does not exist is nobody's."""
    lease = take_lease(register, this_writer(agent, datetime.now(UTC))) if register.exists() else None
    try:
        yield
    finally:
        if lease is not None:
            lease.release()


def this_writer(agent: str, now: datetime) -> Writer:
    """Name this process, for those who ask who writes."""
    return Writer(agent, platform.node(), os.getpid(), now)


def writer_of(register: Path) -> Writer | None:
    """Tell who writes in a register now; `None` when nobody does."""
    path = _lock_file(register)
    try:
        descriptor = os.open(path, os.O_RDONLY | _ITSELF)
    except OSError:
        return None
    try:
        if locked(descriptor, shared=True):
            return None
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return _told(path)


def obstacle_to_writing(register: Path) -> str:
    """Say why a register cannot be written by whoever we are; empty when nothing stands against it."""
    effective = os.access in os.supports_effective_ids
    if not os.access(register, os.W_OK, effective_ids=effective):
        return "vous n’avez pas le droit d’écrire ce fichier"
    if not os.access(register.parent, os.W_OK, effective_ids=effective):
        return "vous n’avez pas le droit d’écrire dans son dossier"
    return ""


def refusal(why: ReadOnly) -> WriteRefused:
    """Make the error that says why a register is only read."""
    return WriteRefused(why.sentence(datetime.now(UTC)), held=why.writer is not None)


def _lock_file(register: Path) -> Path:
    # One register has one lease, by whatever link it was reached.
    real = register.resolve()
    return real.with_name(f"{real.name}-lock")


def _held(path: Path, register: Path) -> int | None:
    """Open the lock file and lock it; `None` when somebody else has it."""
    for _ in range(_ATTEMPTS):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _ITSELF, 0o666)
        try:
            _require_file(descriptor)
            if locked(descriptor) and _is(path, descriptor):
                _share(descriptor, register)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        time.sleep(_PAUSE)
    return None


def _require_file(descriptor: int) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def _is(path: Path, descriptor: int) -> bool:
    """Tell whether an open file still stands under its name: who released it may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _share(descriptor: int, register: Path) -> None:
    """Let whoever may write the register hold its lease after us."""
    if os.name == "posix":
        with suppress(OSError):
            os.fchmod(descriptor, register.stat().st_mode & 0o666)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _tell(descriptor: int, writer: Writer) -> None:
    content = {**asdict(writer), "since": writer.since.isoformat() if writer.since else None}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(content, ensure_ascii=False).encode())


def _told(path: Path) -> Writer:
    """Read who holds the lease; a file that says nothing yet is being written at this instant.

    Whoever may write beside the register may have written it: what it says is only ever shown.
    """
    try:
        content = json.loads(_beginning(path))
        since = datetime.fromisoformat(content["since"]).astimezone(UTC)
        agent, machine = (clean_line(str(content[name])).text for name in ("agent", "machine"))
        return Writer(agent, machine, int(content["process"]), since)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Writer()


def _beginning(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | _ITSELF)
    try:
        return os.read(descriptor, _LONGEST)
    finally:
        os.close(descriptor)
