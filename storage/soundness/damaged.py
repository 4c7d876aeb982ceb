"""Checking a file by its path: one that is too damaged to be opened is still read as far as it can be."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from daect_tui.domain.errors import DamagedRegister
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.soundness.fault import Examination, Fault, FaultKind, Told, silent
from storage.engine import file_engine, reading
from storage.soundness.whole import examination_of
from storage.unit_of_work import SqlUnitOfWork

# What stands for the identity of a register that cannot say its own.
_NOBODY = RegisterInfo("", datetime.min.replace(tzinfo=UTC), demonstration=False, clock_set_to=None)

_SALVAGE = "Sans sauvegarde, daect salvage met dans un nouveau registre ce qui se lit."


def examine_file(path: Path, told: Told = silent) -> Examination:
    """Check the file of a register, whoever writes in it.

    Raises `UnusableRegister` for what is missing, no register, or of another version.
    """
    from storage.register import read_register  # noqa: PLC0415 – it opens registers by these checks

    path = path.absolute()
    try:
        register = read_register(path)
    except DamagedRegister as error:
        return _as_far_as_can_be(path, error, told)
    try:
        return register.examine(told)
    finally:
        register.close()


def _as_far_as_can_be(path: Path, error: DamagedRegister, told: Told) -> Examination:
    engine = file_engine(path)
    try:
        found = examination_of(path, lambda: SqlUnitOfWork(reading(engine), _NOBODY), told)
    finally:
        engine.dispose()
    closed = Fault("fichier.ne-s-ouvre-pas", FaultKind.FILE, str(error), _SALVAGE)
    return replace(found, faults=(closed, *found.faults))
