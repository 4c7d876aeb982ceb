"""Organisations in numbers: their list by windows, those that look alike, and all that points to one."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import col, select

from daect_tui.domain.organisation import Organisation, OrganisationRow
from daect_tui.domain.similar import words_of
from daect_tui.domain.territory import name_key
from daect_tui.domain.text import fold
from daect_tui.domain.words import LONGEST_SEARCH
from storage.repositories.base import Repository
from storage.repositories.organisations import organisation_of
from storage.tables import METADATA, DossierTable, LabelTable, OrganisationTable, Table

_ORGANISATION = OrganisationTable
_NOT_MERGED = col(_ORGANISATION.merged_into).is_(None)
# Shorter words say little of who somebody is; the first letters of a word stand for it, so that one
# letter too many or too few at its end is no hindrance.
_TELLING = 4
_FIRST_LETTERS = 5


class SqlOrganisationList(Repository):
    """Implements the port `OrganisationList`."""

    def count(self, search: str) -> int:
        """Return how many organisations answer."""
        return self._session.exec(
            select(func.count()).select_from(_ORGANISATION).where(_NOT_MERGED, *_holds(search))
        ).one()

    def rows(self, search: str, limit: int, after: int) -> tuple[OrganisationRow, ...]:
        """Return the next window in the order of names."""
        table = _ORGANISATION
        dossiers = (
            select(func.count())
            .select_from(DossierTable)
            .where(col(DossierTable.organisation_id) == col(table.id))
            .correlate(table)
            .scalar_subquery()
        )
        found = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                table.id, table.name, table.kind, table.siren, table.territory_department, table.verified,
                dossiers,
            )
            .where(_NOT_MERGED, *_holds(search), *self._after(after))
            .order_by(col(table.folded_name), col(table.id))
            .limit(limit)
        )  # fmt: skip
        return tuple(OrganisationRow(*row) for row in found)

    def _after(self, number: int) -> list[ColumnElement[bool]]:
        table = _ORGANISATION
        name = self._session.exec(select(table.folded_name).where(table.id == number)).first()
        if name is None:
            return []
        follows = and_(col(table.folded_name) == name, col(table.id) > number)
        return [or_(col(table.folded_name) > name, follows)]

    def beginning(self, typed: str, limit: int) -> tuple[Organisation, ...]:
        """Return organisations whose name holds every word typed, those that begin so first."""
        name: Any = col(_ORGANISATION.folded_name)
        rows = self._session.exec(
            select(_ORGANISATION)
            .where(_NOT_MERGED, *_holds(typed))
            .order_by(
                ~name.startswith(fold(typed[:LONGEST_SEARCH]), autoescape=True), name, col(_ORGANISATION.id)
            )
            .limit(limit)
        )
        return tuple(organisation_of(row) for row in rows)

    def near(self, organisation: Organisation, limit: int) -> tuple[Organisation, ...]:
        """Return candidates to be compared, itself left out."""
        table = _ORGANISATION
        name: Any = col(table.folded_name)
        keys: list[ColumnElement[bool]] = [name == fold(organisation.name)]
        if organisation.siren:
            keys.append(col(table.siren) == organisation.siren)
        if organisation.rna:
            keys.append(col(table.rna) == organisation.rna)
        # Surest first: the window is never filled by those that share a common word only.
        sure = or_(*keys)
        keys += [name.contains(word, autoescape=True) for word in _telling(organisation.name)]
        rows = self._session.exec(
            select(table)
            .where(_NOT_MERGED, col(table.id) != organisation.id, or_(*keys))
            .order_by(~sure, col(table.id))
            .limit(limit)
        )
        return tuple(organisation_of(row) for row in rows)

    def dossiers_of(self, organisation_id: int) -> tuple[str, ...]:
        """Return the references of its dossiers."""
        table = DossierTable
        return tuple(
            self._session.exec(
                select(table.reference)
                .where(table.organisation_id == organisation_id)
                .order_by(table.reference)
            )
        )

    def labels_of(self, organisation_id: int) -> tuple[str, ...]:
        """Return the numbers of its labels."""
        table = LabelTable
        return tuple(
            self._session.exec(
                select(table.number).where(table.organisation_id == organisation_id).order_by(table.number)
            )
        )

    def repoint(self, gone_id: int, kept_id: int) -> int:
        """Change every foreign key to the organisation, in whatever table."""
        return sum(
            self._records.change(table, {column: kept_id}, col(getattr(table, column)) == gone_id)
            for table, column in _pointing()
        )


def _pointing() -> list[tuple[type[Table], str]]:
    """Find what points to organisations: a table that is added later is not forgotten."""
    target = METADATA.tables["organisation"].c.id
    classes = {str(one.__tablename__): one for one in _classes(Table)}
    return [
        (classes[table.name], column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        if any(key.column is target for key in column.foreign_keys)
    ]


def _classes(kind: type[Table]) -> list[type[Table]]:
    return [one for child in kind.__subclasses__() for one in (child, *_classes(child))]


def _holds(search: str) -> list[ColumnElement[bool]]:
    """Return one condition a word: it stands in the name, the city or a number."""
    table = _ORGANISATION
    return [
        or_(
            *(_contains(table.folded_name, spelling) for spelling in _spellings(word)),
            *(_contains(column, word.upper()) for column in (table.siren, table.rna)),
            _contains(func.lower(col(table.city)), word),
        )
        for word in dict.fromkeys(name_key(search[:LONGEST_SEARCH]).split())
    ]


def _spellings(word: str) -> tuple[str, ...]:
    """Return a word as it may stand in a name as typed: « saint » is often « St »."""
    return {"saint": ("saint", "st-", "st "), "sainte": ("sainte", "ste-", "ste ")}.get(word, (word,))


def _contains(column: Any, word: str) -> ColumnElement[bool]:  # noqa: ANN401 – a column or an expression
    expression: Any = column if isinstance(column, ColumnElement) else col(column)
    contains: ColumnElement[bool] = expression.contains(word, autoescape=True)
    return contains


def _telling(name: str) -> list[str]:
    return [word[:_FIRST_LETTERS] for word in sorted(words_of(name)) if len(word) >= _TELLING]
