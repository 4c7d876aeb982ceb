"""Members of the committee."""

from dataclasses import replace
from datetime import date

from sqlmodel import col, or_, select

from daect_tui.domain.member import Member
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import MemberTable


class SqlMembers(Repository):
    """Implements the port `Members`."""

    def add(self, member: Member) -> Member:
        """Keep a new member; return them with their number."""
        row = MemberTable(**columns_of(member, without=("id",)))
        self._records.insert(row)
        return replace(member, id=row.id)

    def update(self, member: Member) -> Member:
        """Write a member, found by number."""
        self._records.change(
            MemberTable, columns_of(member, without=("id",)), col(MemberTable.id) == member.id
        )
        return member

    def all(self) -> tuple[Member, ...]:
        """Return all members, present and past, in the order of their entry."""
        rows = self._session.exec(select(MemberTable).order_by(col(MemberTable.id)))
        return tuple(build(Member, row) for row in rows)

    def on(self, day: date) -> tuple[Member, ...]:
        """Return the members whose term runs on a day: president, deputy, then the others."""
        rows = self._session.exec(
            select(MemberTable)
            .where(
                col(MemberTable.starts_on) <= day,
                or_(col(MemberTable.until).is_(None), col(MemberTable.until) >= day),
            )
            .order_by(
                col(MemberTable.presides).desc(), col(MemberTable.deputises).desc(), col(MemberTable.id)
            )
        )
        return tuple(build(Member, row) for row in rows)
