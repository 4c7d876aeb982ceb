"""People, in every table: where somebody stands, and other words in their place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Text, bindparam, type_coerce
from sqlmodel import col, select

from daect_tui.domain.person_sought import Sought
from daect_tui.domain.personal_data import OwnerKind
from daect_tui.domain.personal_places import Place, Spot, naming_of
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.personal_tree import names_in, rewritten, spots_in
from daect_tui.domain.text import fold
from storage.dossier_rows import read_dossiers
from storage.personal.inventory import PEOPLE
from storage.personal.owners import Owners
from storage.personal.rows import UNREAD, Row, is_tree, model_of, rows_of, trees_of, where_key
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.search import SqlSearch
from storage.tables import DossierTable, LessonTable


class SqlPersonalData(Repository):
    """Implements the port `PersonalData`."""

    def __init__(self, records: Records, search: SqlSearch, know_how: SqlKnowHow) -> None:
        super().__init__(records)
        self._search = search
        self._know_how = know_how

    def find(self, person: Sought) -> tuple[Place, ...]:
        """Return every record that names a person, one kind after another."""
        owners = Owners(self._session)
        return tuple(
            place
            for kind in RecordKind
            if kind not in UNREAD
            for row in rows_of(self._session, kind)
            if person.may_stand_in("\n".join(row.texts.values()))
            for place in self._places(person, kind, row, owners)
        )

    def names(self) -> frozenset[str]:
        """Return the names that stand in the forms of the register: other people, to be masked."""
        return frozenset(
            name
            for kind in (RecordKind.MEMBER, RecordKind.CORRESPONDENT, RecordKind.ORGANISATION, *_WITH_PEOPLE)
            for row in rows_of(self._session, kind)
            for name in names_in(trees_of(kind, row.texts), PEOPLE[kind].columns)
        )

    def rewrite(self, place: Place, changes: Sequence[tuple[Spot, str]]) -> None:
        """Put other texts in some places of a record.

        What is searched and derived follows; the entries of the journal are left to `Journal.hide`.
        """
        dossiers = tuple(self._dossiers_of(place))
        for number in dossiers:
            self._search.dossier_changes(number)
        row = next(rows_of(self._session, place.kind, place.row))
        self._write(place, row, changes)
        for number in dossiers:
            self._search.index_many(read_dossiers(self._session, col(DossierTable.id) == number))

    def file_of(self, place: Place) -> tuple[str, str] | None:
        """Return the name and the digest of the file that a record attaches, if there is one."""
        table = core(model_of(place.kind))
        name = next((one for one in ("file_name", "name") if one in table.c), None)
        if name is None or "sha256" not in table.c:
            return None
        query = select(table.c[name], type_coerce(table.c.sha256, Text)).where(*where_key(table, place.row))
        row = self._session.connection().execute(query).one()
        return (str(row[0]), str(row[1])) if row[0] and row[1] else None

    def forget_words(self) -> None:
        """Take out of the searches the words that nothing holds any more."""
        self._search.postings.drop_empty()
        self._know_how.refresh()
        self._know_how.forget(labels=(), missions=())

    def _places(self, person: Sought, kind: RecordKind, row: Row, owners: Owners) -> Iterator[Place]:
        classes = PEOPLE[kind].columns
        spots = spots_in(person, trees_of(kind, row.texts), classes)
        if spots:
            owner, reference = owners.of(PEOPLE[kind].owner, row.owner)
            title = _title(kind, owner, reference, owners.name(owner, reference))
            yield Place(kind, row.key, owner, reference, title, naming_of(spots), spots, row.day)

    def _write(self, place: Place, row: Row, changes: Sequence[tuple[Spot, str]]) -> None:
        trees = trees_of(place.kind, row.texts)
        model = model_of(place.kind)
        table = core(model)
        values: dict[str, Any] = {}
        for column in {spot.column for spot, _text in changes}:
            new = rewritten(trees[column], [change for change in changes if change[0].column == column])
            kept = _json(new) if is_tree(table.c[column]) else new
            values[column] = bindparam(f"new_{column}", kept, type_=Text())
        if "version" in table.c:
            # Who read the record before must read it again; what is derived from it is made again.
            values["version"] = table.c.version + 1
        if model is LessonTable:
            values |= _folded(trees, values)
        self._records.change(model, values, *where_key(table, place.row))

    def _dossiers_of(self, place: Place) -> Iterator[int]:
        if place.kind is RecordKind.DOSSIER:
            yield int(place.row[0])
        elif place.kind is RecordKind.ORGANISATION:
            its = col(DossierTable.organisation_id) == int(place.row[0])
            yield from self._session.exec(select(DossierTable.id).where(its))


_WITH_PEOPLE = (RecordKind.SIGNATORY, RecordKind.SEAT, RecordKind.HEARING, RecordKind.MISSION)


def _title(kind: RecordKind, owner: OwnerKind, reference: str, name: str) -> str:
    """Write what a record is, and what it belongs to where that says more."""
    if owner in (OwnerKind.ORGANISATION, OwnerKind.CORRESPONDENT, OwnerKind.MEMBER):
        return f"{kind.label}, {name}" if name else kind.label
    whose = f"{owner.label} {reference}" if reference else ""
    return whose if whose.startswith(kind.label) else ", ".join(filter(None, (kind.label, whose)))


def _json(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _folded(trees: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
    """Fold again what lessons are searched by."""
    now = {name: values[name].value if name in values else trees.get(name, "") for name in ("title", "text")}
    folded = {f"folded_{name}": fold(text) for name, text in now.items()}
    if "keywords" in values:
        folded["folded_keywords"] = fold(" ".join(json.loads(values["keywords"].value)))
    return folded
