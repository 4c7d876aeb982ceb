"""A valise as a file: made whole beside its place, and read from a copy of its own when it comes back."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.domain.errors import UnusableOutput, UnusableRegister, UnusableValise, WouldOverwrite
from daect_tui.domain.journal import Act
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.text import NARROW, NBSP
from daect_tui.domain.valise import MADE, Valise
from daect_tui.services.ports import Clock
from daect_tui.services.valise_ports import Packed, Parts
from storage.creation import create_file, put_in_place
from storage.engine import reading, register_engine
from storage.inspection import revision_of
from storage.keyring import promised
from storage.lease import writer_of
from storage.os_errors import reason
from storage.repositories.journal import Pen
from storage.revision import HEAD
from storage.soundness.whole import file_faults
from storage.unit_of_work import SqlUnitOfWork
from storage.valise.brought import Brought
from storage.valise.prints import frozen_print
from storage.workshops import workshop

# Larger than any session with all its files: a file beyond it is not copied to be looked at.
LARGEST = 4 * 2**30
_BESIDE = ("", "-wal")


class SqlValiseFiles:
    """Implements the port `ValiseFiles`; the valises of an encrypted register have their own passphrase."""

    def __init__(self, *, encrypted: bool) -> None:
        self._encrypted = encrypted

    @contextmanager
    def making(self, path: Path, info: RegisterInfo) -> Iterator["Made"]:
        """Begin a valise in a folder of its own beside its place, which goes away at the end."""
        path = path.absolute()
        if os.path.lexists(path):
            raise _taken(path)
        key = promised(path) if self._encrypted else None
        try:
            with workshop(path.parent) as place:
                made = place / "valise"
                create_file(made, info, key)
                yield Made(made, path, info)
        except OSError as error:
            raise _impossible(path, error) from error

    @contextmanager
    def bringing(self, path: Path) -> Iterator[Brought]:
        """Copy a valise into a folder that goes away at the end, and open the copy."""
        path = path.absolute()
        _check_file(path)
        with workshop(Path(gettempdir()), "daect-valise-") as place:
            copy = _copied(path, place)
            try:
                brought = Brought(copy)
            except (UnusableRegister, SQLAlchemyError, UnicodeDecodeError) as error:
                # The driver cannot even tell of a table whose name is not written in UTF-8.
                raise _not_whole(path) from error
            try:
                yield brought
            finally:
                brought.close()


class Made:
    """Implements the port `NewValise`."""

    def __init__(self, made: Path, path: Path, info: RegisterInfo) -> None:
        self._made, self._path, self._info = made, path, info

    def fill(self, parts: Parts, valise: Valise, clock: Clock, agent: str) -> Packed:
        """Write what travels; closing the last connection puts everything in the one file."""
        engine = register_engine(self._made)
        try:
            with SqlUnitOfWork(engine, self._info, Pen(clock, agent)) as work:
                work.valises.receive(parts)
                work.valises.mark(valise)
                work.search.rebuild()
                entry = work.journal.append(
                    Act(MADE, valise.session, {"numero": valise.pack, "registre": valise.origin})
                )
                work.commit()
            with Session(engine) as session:
                frozen = frozen_print(session.connection())
            self._check(engine)
        finally:
            engine.dispose()
        return Packed(frozen, entry.hash, entry.sequence)

    def _check(self, engine: Engine) -> None:
        """Let nothing leave that would be refused when it comes back."""
        faults = file_faults(self._made, lambda: SqlUnitOfWork(reading(engine), self._info))
        if faults:
            raise UnusableRegister(f"La séance ne peut pas partir{NBSP}: {faults[0]}")

    def place(self) -> None:
        """Give the file its name, never in the place of another."""
        try:
            put_in_place(self._made, self._path)
        except WouldOverwrite as error:
            raise _taken(self._path) from error
        except OSError as error:
            raise _impossible(self._path, error) from error


def _check_file(path: Path) -> None:
    """Refuse, by its header and length alone, a file that cannot be a valise of this program."""
    if not path.is_file():
        raise UnusableValise(f"Il n’y a pas de fichier à l’emplacement {path}. Vérifiez le chemin.")
    if path.stat().st_size > LARGEST:
        raise UnusableValise(
            f"{path} est trop gros pour une valise (plus de 4{NBSP}Go). Vérifiez le fichier."
        )
    try:
        revision = revision_of(path, reads_only=True)
    except UnusableRegister as error:
        raise _not_whole(path) from error
    if revision > HEAD:
        raise UnusableValise(
            f"La valise {path} vient d’une version plus récente de daect (révision {revision}). "
            "Mettez daect à jour, puis reprenez-la."
        )
    if writer_of(path) is not None:
        raise UnusableValise(f"La valise {path} est encore ouverte. Fermez cette fenêtre, puis reprenez-la.")


def _copied(path: Path, folder: Path) -> Path:
    """Copy a valise with what still waits beside it, as after a killed process."""
    copy = folder / "valise"
    try:
        for suffix in _BESIDE:
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
    except OSError as error:
        raise UnusableValise(
            f"La valise {path} ne peut pas être copiée pour être lue{NBSP}: {reason(error)}."
        ) from error
    return copy


def _not_whole(path: Path) -> UnusableValise:
    return UnusableValise(
        f"{path} n’est pas une valise entière{NBSP}: ce n’en est pas une, ou elle est tronquée ou "
        "endommagée. Reprenez le fichier sur le poste où la séance s’est tenue."
    )


def _taken(path: Path) -> WouldOverwrite:
    return WouldOverwrite(f"{path} existe déjà. Donnez un autre nom à la valise.")


def _impossible(path: Path, error: OSError) -> UnusableOutput:
    return UnusableOutput(
        f"La valise {path} ne peut pas être écrite{NBSP}: {reason(error)}. "
        f"La séance n’est pas partie{NARROW}; choisissez un autre emplacement."
    )
