"""A valise that came back, opened on a copy: what was found in it before any of it is believed."""

from pathlib import Path

from sqlmodel import Session

from daect_tui.domain.errors import UnusableValise
from daect_tui.domain.valise import Valise
from daect_tui.domain.valise_return import Found
from daect_tui.services.ports import UnitOfWork
from storage.engine import register_engine
from storage.register import open_register
from storage.valise.prints import frozen_print, live_print


class Brought:
    """Implements the port `BroughtValise`.

    The hashes are taken before the copy is brought up to date: they speak of the file as it left.
    """

    def __init__(self, copy: Path) -> None:
        engine = register_engine(copy)
        try:
            with Session(engine) as session:
                self._frozen, self._seal = (
                    frozen_print(session.connection()),
                    live_print(session.connection()),
                )
        finally:
            engine.dispose()
        self._register = open_register(copy)

    @property
    def valise(self) -> Valise:
        """Return what the file says of itself; raises `UnusableValise` for an ordinary register."""
        with self.reading() as work:
            valise = work.valises.this()
        if valise is None:
            raise UnusableValise(
                "Ce fichier est un registre, pas une valise\u00a0: il s’ouvre avec --register, "
                "et ne se reprend pas."
            )
        return valise

    def found(self, lines: int) -> Found:
        """Check the file, and tell what its journal says at a line."""
        with self.reading() as work:
            last = next(iter(work.journal.last(1)), None)
            then = [entry.hash for entry in work.journal.entries() if entry.sequence == lines]
        return Found(
            valise=self.valise,
            frozen=self._frozen,
            seal=self._seal,
            faults=tuple(map(str, self._register.file_faults())),
            head=last.hash if last else "",
            lines=last.sequence if last else 0,
            head_then=then[0] if then else "",
        )

    def reading(self) -> UnitOfWork:
        """Begin to read it."""
        return self._register.reading()

    def close(self) -> None:
        """Close the copy."""
        self._register.close()
