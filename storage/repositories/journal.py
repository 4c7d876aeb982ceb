"""The hash-chained journal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

import sqlalchemy
from sqlalchemy import bindparam
from sqlmodel import col, select

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act, Head, JournalEntry, seal
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.journal_hiding import HIDING, Hiding, hiding_act, hiding_of
from daect_tui.domain.last_act import Done
from daect_tui.domain.text import NBSP
from daect_tui.domain.valise import Told
from daect_tui.services.ports import Clock
from storage.driver_errors import MisusedUnitOfWork
from storage.mapping import build, columns_of
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.tables import JournalHeadTable, JournalTable

_BATCH = 500
# Made once: each act goes through them.
_HEAD = core(JournalHeadTable)
_KEPT = select(_HEAD.c.sequence, _HEAD.c.hash)
_JOURNAL = core(JournalTable).c
_CHAIN = sqlalchemy.select(*(_JOURNAL[name] for name in JournalEntry.__dataclass_fields__))
_IN_ORDER = _CHAIN.order_by(_JOURNAL.sequence)
_KEEP = _HEAD.update().values(sequence=bindparam("number"), hash=bindparam("seal"))


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes in the journal, and at what time."""

    clock: Clock
    agent: str


class SqlJournal(Repository):
    """Implements the port `Journal`; `lines` are the acts of the transaction in hand."""

    def __init__(self, records: Records, pen: Pen | None) -> None:
        super().__init__(records)
        self._pen = pen
        self.lines: list[Done] = []
        # Read once a transaction that writes: nobody else can append before it ends.
        self._head: Head | None = None

    @property
    def told(self) -> list[Told]:
        """The acts of the transaction in hand, as the guards of valises see them."""
        return [Told(line.kind, line.subject) for line in self.lines]

    def append(self, act: Act) -> JournalEntry:
        """Seal an act at the end of the chain; a unit of work that only reads has no pen for it."""
        if act.kind == HIDING:
            raise MisusedUnitOfWork("only `hide` may say that entries were changed")
        return self._write(act)

    def _write(self, act: Act) -> JournalEntry:
        pen = self._held_pen()
        before = self.kept_head()
        entry = seal(before.hash, before.sequence + 1, pen.clock.now().astimezone(UTC), pen.agent, act)
        self._records.add(JournalTable, columns_of(entry))
        self.lines.append(Done(entry.sequence, act.kind, act.subject, entry.at))
        self._head = Head(entry.sequence, entry.hash)
        return entry

    def _held_pen(self) -> Pen:
        if self._pen is None:
            raise MisusedUnitOfWork("a unit of work that only reads was asked to write in the journal")
        return self._pen

    def hide(
        self,
        words: Iterable[str],
        reason: str,
        subject: str,
        *,
        agents: bool = False,
        subjects: bool = False,
    ) -> int:
        """Hide texts in past entries, which keep their hashes; one act tells of it. See the port."""
        self._held_pen()
        hiding = hiding_of(words, agents=agents, subjects=subjects)
        broken = broken_link(self.entries(), self.kept_head())
        if broken is not None:
            raise Refusal(
                f"La chaîne du journal est rompue à l’acte n°{NBSP}{broken}{NBSP}: rien n’y sera effacé "
                "avant que la cause en soit connue. Comparez avec la dernière sauvegarde."
            )
        changed = self._without(hiding)
        for entry in changed:
            values = {"agent": entry.agent, "subject": entry.subject, "detail": entry.detail}
            self._records.rewrite(JournalTable, values, col(JournalTable.sequence) == entry.sequence)
        if changed:
            self._write(hiding_act(hiding, changed, reason, subject))
        return len(changed)

    def _without(self, hiding: Hiding) -> list[JournalEntry]:
        hidden = ((entry, hiding.entry(entry)) for entry in self.entries())
        return [after for before, after in hidden if after != before]

    def begin_again(self) -> None:
        """Forget what the transaction that has just ended knew."""
        self.lines = []
        self._head = None

    def head(self) -> str:
        """Return the hash of the last entry: it seals all that was written so far."""
        return self.kept_head().hash

    def kept_head(self) -> Head:
        """Return the head as it is kept apart from the entries, which may miss it.

        What is written next follows it, whatever stands at the end of the table: a gap stays one.
        """
        if self._head is not None:
            return self._head
        found = self._session.connection().execute(_KEPT).one_or_none()
        head = Head(*found) if found else Head()
        if self._pen is not None:
            self._head = head
        return head

    def keep_head(self) -> None:
        """Keep the head apart, at the end of a transaction that told something."""
        head = self.kept_head()
        self._session.connection().execute(_KEEP, {"number": head.sequence, "seal": head.hash})

    def entries(self) -> Iterator[JournalEntry]:
        """Go through the whole chain from its beginning, a few hundred entries in memory at a time."""
        # Straight from the table: objects of the model would take four times as long.
        rows = self._session.connection().execute(_IN_ORDER, execution_options={"yield_per": _BATCH})
        return (JournalEntry(*row) for row in rows)

    def since(self, sequence: int, subjects: Iterable[str]) -> tuple[JournalEntry, ...]:
        """Return the entries on some subjects that came after one, oldest first."""
        rows = self._session.exec(
            select(JournalTable)
            .where(col(JournalTable.sequence) > sequence, col(JournalTable.subject).in_(list(subjects)))
            .order_by(col(JournalTable.sequence))
        )
        return tuple(build(JournalEntry, row) for row in rows)

    def last(self, limit: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries, newest first."""
        rows = self._session.exec(
            select(JournalTable).order_by(col(JournalTable.sequence).desc()).limit(limit)
        )
        return tuple(build(JournalEntry, row) for row in rows)

    def last_of(self, subject: str, kind: str = "") -> JournalEntry | None:
        """Return the newest entry on a subject, of one kind where it is given."""
        query = select(JournalTable).where(JournalTable.subject == subject)
        if kind:
            query = query.where(JournalTable.kind == kind)
        row = self._session.exec(query.order_by(col(JournalTable.sequence).desc()).limit(1)).first()
        return build(JournalEntry, row) if row else None
