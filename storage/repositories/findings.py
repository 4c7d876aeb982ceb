"""The things of the register as « chercher partout » finds them, read whole or by their keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Integer
from sqlmodel import col

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.finding import Findable, FoundKind
from daect_tui.domain.worklist import Room
from daect_tui.services.finding_ports import Lines
from storage.dossier_rows import read_dossiers
from storage.entries import texts_of
from storage.findings.course import SOURCES as OF_THE_COURSE
from storage.findings.people import SOURCES as OF_PEOPLE
from storage.findings.source import Source
from storage.repositories.base import Repository
from storage.tables import DossierTable

# Rows in memory at a time while all are read.
_BATCH = 1000


class SqlFindings(Repository):
    """Implements the port `Findings`."""

    def lines(self, kind: FoundKind, before: Mapping[int, Lines]) -> dict[int, Lines]:
        """Return the lines of every thing of a kind: rows that have not changed are not written again."""
        found: dict[int, Lines] = {}
        for source in _sources(kind):
            rows = self._session.connection().execute(
                source.query.order_by(source.order), execution_options={"yield_per": _BATCH}
            )
            for row in rows:
                digest = hash((source.prefix, *row))
                known = before.get(digest)
                found[digest] = (
                    tuple((thing.key, thing.line) for thing in source.made(row)) if known is None else known
                )
        return found

    def some(self, kind: FoundKind, keys: Sequence[str]) -> tuple[Findable, ...]:
        """Return the things of some keys that are still there."""
        made = self._dossiers(keys) if kind is FoundKind.DOSSIER else self._named(kind, tuple(keys))
        known = {thing.key: thing for thing in made}
        return tuple(known[key] for key in keys if key in known)

    def _named(self, kind: FoundKind, keys: tuple[str, ...]) -> Iterator[Findable]:
        for source in _sources(kind):
            named = source.numbers(keys)
            numbers = [int(one) for one in named] if isinstance(source.number.type, Integer) else named
            if numbers:
                rows = self._session.connection().execute(source.query.where(source.number.in_(numbers)))
                for row in rows:
                    yield from source.made(row)

    def _dossiers(self, references: Sequence[str]) -> Iterator[Findable]:
        if references:
            here = col(DossierTable.reference).in_(references)
            yield from map(_found, read_dossiers(self._session, here))


def _sources(kind: FoundKind) -> Iterable[Source]:
    return (one for one in (*OF_PEOPLE, *OF_THE_COURSE) if one.kind is kind)


def _found(dossier: Dossier) -> Findable:
    """Write a dossier as it is found; its first text is its reference, which is shown already."""
    detail = ", ".join(filter(None, (dossier.content.domain, dossier.state.label)))
    return Findable(
        FoundKind.DOSSIER, dossier.reference, dossier.reference, dossier.organisation.name, detail,
        texts_of(dossier)[1:], Room.DOSSIERS, dossier.reference,
    )  # fmt: skip
