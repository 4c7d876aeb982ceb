"""Statements compiled once a process: each test opens a register of its own, with an engine of its own.

An engine keeps the statements that it has compiled, under its dialect. The hundreds of engines of a
run would each compile the same ones again: a quarter of what a test on a register costs.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from storage import register
from storage.engine import register_engine


def compile_once() -> None:
    """Let the registers of this process share what has been compiled."""
    setattr(register, "register_engine", _sharing)  # noqa: B010 – imported there, not exported


def _sharing(path: Path) -> Engine:
    engine = register_engine(path)
    engine.dialect = _first().dialect
    engine._compiled_cache = _first()._compiled_cache
    return engine


@cache
def _first() -> Engine:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "premier.daect"
        path.touch()
        engine = register_engine(path)
        engine.connect().close()  # a dialect is complete after its first connection
        engine.dispose()
    return engine
