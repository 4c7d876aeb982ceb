"""`daect migrate`: bring a register up to date on purpose, or see beforehand whether it would pass.

Opening a register to write in it does the same by itself; here it is told, and followed by the full check.
"""

from datetime import UTC, datetime
from pathlib import Path

from daect_tui.domain.migration import Migration
from storage.inspection import revision_of
from storage.lease import take_lease, this_writer
from storage.register import open_register
from storage.revision import HEAD


def migrate_register(path: Path, agent: str, *, dry_run: bool) -> Migration:
    """Migrate a register as its only writer, and check it whole; `dry_run` keeps nothing of it.

    Raises `UnusableRegister`, the register being as it was, and `WriteRefused` when somebody writes in it.
    """
    path = path.absolute()
    before = revision_of(path)
    if before == HEAD:
        return Migration(before, HEAD)
    from storage.migrate import catch_up, rehearse  # noqa: PLC0415 – brings Alembic

    lease = take_lease(path, this_writer(agent, datetime.now(UTC)))
    try:
        if dry_run:
            rehearse(path, before)
            return Migration(before, HEAD)
        backup = catch_up(path, before)
        register = open_register(path)
        try:
            return Migration(before, HEAD, backup, register.file_faults())
        finally:
            register.close()
    finally:
        lease.release()
