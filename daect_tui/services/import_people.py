"""Importing the people of the Répertoire: members of the committee, correspondents of the postes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.correspondent_form import correspondent_fields, read_correspondent_form
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.member import Member
from daect_tui.domain.member_form import member_fields, read_member_form
from daect_tui.domain.text import clean_line, fold
from daect_tui.services.catalogue import country_name
from daect_tui.services.directory import check_chair
from daect_tui.services.exchange_ports import Spool
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict, already, identical
from daect_tui.services.intake import country_codes
from daect_tui.services.ports import UnitOfWork

P = TypeVar("P", Member, Correspondent)


@dataclass(frozen=True, slots=True)
class People(Generic[P]):
    """How one kind of people is read, told apart, checked and written.

    `title` names a row that cannot be read; `fields` writes a person back as texts, so that what a
    file does not speak of stays; `check` raises `Refusal` against the others of the list.
    """

    title: Callable[[Mapping[str, str]], str]
    read: Callable[[Mapping[str, str]], P]
    fields: Callable[[P], dict[str, str]]
    key: Callable[[P], str]
    named: Callable[[P], str]
    all: Callable[[UnitOfWork], Sequence[P]]
    check: Callable[[P, Sequence[P]], None]
    write: Callable[[UnitOfWork, P], None]


class PeopleImporter(Generic[P]):
    """Judges and writes people: a few hundred at most, all of them in memory."""

    def __init__(self, context: ImportContext, spool: Spool, people: People[P]) -> None:
        self._context = context
        self._spool = spool
        self._people: People[P] = people
        self._list: dict[str, P] | None = None

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[P]]:
        """Say what becomes of each row; those above count as written for those below."""
        if self._list is None:
            self._list = {self._people.key(one): one for one in self._people.all(work)}
        return [self._verdict(row, self._list) for row in rows]

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[P]]) -> None:
        """Add what is new and write what changes."""
        for verdict in verdicts:
            if verdict.act is not None:
                self._people.write(work, verdict.act)

    def _verdict(self, row: ImportedRow, known: dict[str, P]) -> Verdict[P]:
        people = self._people
        try:
            typed = people.read(row.texts)
            before = known.get(people.key(typed))
            after = people.read({**people.fields(before), **row.texts}) if before else typed
            after = replace(after, id=before.id if before else 0)
            people.check(after, [one for key, one in known.items() if key != people.key(after)])
        except FormRefused as refusal:
            return Verdict(self._context.refused(row, people.title(row.texts), refusal.faults))
        except Refusal as refusal:
            return Verdict(self._context.refused(row, people.title(row.texts), {"": str(refusal)}))
        name = people.named(after)
        first = self._spool.claim([(people.key(after), row.line)]).get(people.key(after), row.line)
        if first < row.line:
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, "", name, (already(first),)))
        if after == before:
            remark = identical(name)
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, "", name, (remark,)))
        known[people.key(after)] = after
        if before is None:
            return Verdict(RowReport(row.line, RowOutcome.NEW, "", name), after)
        then, now = people.fields(before), people.fields(after)
        changed = ", ".join(self._context.heading(key) for key in now if now[key] != then[key])
        remark = Remark("", f"Change\u00a0: {changed}.")
        return Verdict(RowReport(row.line, RowOutcome.UPDATE, "", name, (remark,)), after)


def members(today: date) -> People[Member]:
    """Return how members of the committee are imported; one is known by name, body and first day."""

    def write(work: UnitOfWork, member: Member) -> None:
        (work.members.update if member.id else work.members.add)(member)

    return People(
        title=lambda texts: _title(texts, "first_name", "last_name"),
        read=lambda texts: read_member_form(texts, today),
        fields=member_fields,
        key=lambda one: fold(f"{one.first_name}|{one.last_name}|{one.body}|{one.starts_on}"),
        named=lambda one: one.full_name,
        all=lambda work: work.members.all(),
        check=check_chair,
        write=write,
    )


def correspondents() -> People[Correspondent]:
    """Return how correspondents are imported; one is known by kind, name and place."""

    def write(work: UnitOfWork, correspondent: Correspondent) -> None:
        known = work.correspondents
        (known.update if correspondent.id else known.add)(correspondent)

    return People(
        title=lambda texts: _title(texts, "name", "place"),
        read=lambda texts: read_correspondent_form(texts, country_codes()),
        fields=lambda one: correspondent_fields(one, country_name(one.country) if one.country else ""),
        key=lambda one: f"{one.kind.value}|{fold(one.name)}|{fold(one.place)}",
        named=lambda one: f"{one.name}, {one.place}" if one.place else one.name,
        all=lambda work: work.correspondents.all(),
        check=lambda _one, _others: None,
        write=write,
    )


def _title(texts: Mapping[str, str], *keys: str) -> str:
    parts = (clean_line(texts.get(key, "")).text for key in keys)
    return " ".join(part for part in parts if part)
