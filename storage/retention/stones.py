"""What stays of what is about to be removed: tombstones, and the words to mask in the journal."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from daect_tui.domain.elimination_slip import SlipLine
from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.statistics import LabelRow
from daect_tui.domain.tombstone import Tombstone, TombstoneKind
from storage import tables as t
from storage.records import core
from storage.repositories.base import Repository
from storage.retention.links import among

# A shorter text, or one without a space, is a code or a word of everybody.
_SHORTEST = 6


class Stones(Repository):
    """Reads what tombstones say, before their bearers are gone."""

    def of(
        self, lists: Mapping[str, Collection[Any]], lines: Iterable[SlipLine], slip: str, today: date
    ) -> tuple[Tombstone, ...]:
        """Return the tombstones of all that goes; the days of a line are those that it says."""
        days = {line.key: (line.first_day, line.last_day) for line in lines}
        found = {}
        for kind, (reference, outcome, *its) in self._numbered(lists):
            first, last = days.get(reference, (its[0], its[-1]))
            found[reference] = Tombstone(reference, kind, outcome, first, max(first, last), today, slip)
        return tuple(found.values())

    def _numbered(self, lists: Mapping[str, Collection[Any]]) -> Iterator[tuple[TombstoneKind, Any]]:
        kinds = TombstoneKind
        for kind, table, name, columns in (
            (kinds.DOSSIER, t.DossierTable, "dossiers", ("reference", "state", "received_on")),
            (kinds.LABEL, t.LabelTable, "labels", ("number", "state", "starts_on", "until")),
            (kinds.MISSION, t.MissionTable, "missions", ("reference", "state", "starts_on", "ends_on")),
            (kinds.EXCHANGE, t.ExchangeRequestTable, "requests", ("reference", "state", "received_on")),
            (kinds.LETTER, t.LetterTable, "letters", ("chrono", "kind", "dated")),
        ):
            for row in self._read(table, columns, columns[0], lists[name]):
                yield kind, (row[0], row[1].label, *row[2:])
        yield from self._past(lists["past_requests"])

    def _past(self, numbers: Collection[int]) -> Iterator[tuple[TombstoneKind, Any]]:
        columns = ("reference", "outcome", "received_on", "decided_on")
        for reference, outcome, received_on, decided_on in self._read(
            t.PastRequestTable, columns, "id", numbers
        ):
            if reference:
                days = [day for day in (received_on, decided_on) if day]
                yield TombstoneKind.PAST, (reference, outcome.label, min(days), max(days))

    def _read(
        self, table: type[t.Table], columns: Iterable[str], where: str, values: Collection[Any]
    ) -> Iterator[Any]:
        its = core(table).c
        for condition in among(its[where], values):
            query = select(*(its[name] for name in columns)).where(condition).order_by(its[where])
            yield from self._session.connection().execute(query)

    def words_of(self, subjects: Collection[str]) -> set[str]:
        """Return what the journal says of some subjects alone: what it says of others too stays.

        Dates, numbers, references and codes say nothing of anybody.
        """
        its, words, others = set(subjects), set[str](), []
        journal = core(t.JournalTable).c
        for subject, detail in self._session.connection().execute(select(journal.subject, journal.detail)):
            if subject in its:
                words.update(text for text in _texts(json.loads(detail)) if _speaks(text))
            else:
                others.append(detail)
        whole = "\n".join(others)
        return {word for word in words if json.dumps(word, ensure_ascii=False)[1:-1] not in whole}


def _texts(detail: Mapping[str, str | int | list[str]]) -> Iterator[str]:
    for value in detail.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _speaks(text: str) -> bool:
    return len(text) >= _SHORTEST and any(sign.isspace() for sign in text.strip())


def without_words(row: LabelRow) -> LabelRow:
    """Return what is counted of a label without anything that somebody wrote about it."""
    return replace(row, events=tuple(_bare(event) for event in row.events))


def _bare(event: LabelEvent) -> LabelEvent:
    return replace(event, reason="", condition="", observations="", signatory="", article="")
