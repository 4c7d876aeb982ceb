"""Valises in one transaction: what is noted of them, and the guard that each commit goes through."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import col

from daect_tui.domain.errors import Refusal
from daect_tui.domain.valise import (
    MADE,
    Checkout,
    Told,
    Valise,
    refusal_at_home,
    refusal_in_valise,
    waits_for_home,
)
from storage.mapping import columns_of
from storage.records import core
from storage.repositories.valise_rows import ValiseRows
from storage.tables import AgendaItemTable, CheckoutTable, SessionTable, ValiseTable
from storage.valise.prints import WRITABLE, live_print

# Whether this register is a valise, and whether a session of it is away.
_CONCERNED = (
    "SELECT EXISTS (SELECT 1 FROM valise),"
    " EXISTS (SELECT 1 FROM checkout WHERE returned_at IS NULL AND abandoned_at IS NULL)"
)


class SqlValises(ValiseRows):
    """Implements the port `Valises`."""

    def this(self) -> Valise | None:
        """Return what this register says of itself when it is a valise."""
        return next(iter(self._rows(Valise, ValiseTable, "id", 1, "id")), None)

    def mark(self, valise: Valise) -> None:
        """Make this register a valise, once."""
        self._records.insert(ValiseTable(**columns_of(valise)))

    def all(self) -> tuple[Checkout, ...]:
        """Return the valises that left this register, the newest first."""
        table = core(CheckoutTable)
        found = self._session.connection().execute(select(table).order_by(table.c.id.desc()))
        return tuple(Checkout(**row) for row in found.mappings())

    def away(self) -> tuple[Checkout, ...]:
        """Return those that have not come back."""
        table = core(CheckoutTable)
        still = select(table).where(table.c.returned_at.is_(None), table.c.abandoned_at.is_(None))
        return tuple(Checkout(**row) for row in self._session.connection().execute(still).mappings())

    def by_pack(self, pack: str) -> Checkout | None:
        """Return the departure that bears a number."""
        return next(iter(self._rows(Checkout, CheckoutTable, "pack", pack, "id")), None)

    def add(self, checkout: Checkout) -> Checkout:
        """Keep a departure; raises `Refusal` when the session is away already."""
        row = CheckoutTable(**columns_of(checkout, without=("id",)))
        self._records.insert(row)
        return replace(checkout, id=row.id)

    def update(self, checkout: Checkout) -> None:
        """Write what became of a departure."""
        values = columns_of(checkout, without=("id",))
        self._records.change(CheckoutTable, values, col(CheckoutTable.id) == checkout.id)

    # ── The guard ──────────────────────────────────────────────────────────────────────────

    def check(self, acts: Sequence[Told], written: Collection[str]) -> None:
        """Refuse to commit what may not be done while a session is away, or in a valise; then seal a valise.

        `written` names the tables that the transaction changed.
        """
        # One plain statement: this is paid by every act of every session.
        travels, away = self._session.connection().exec_driver_sql(_CONCERNED).one()
        if travels:
            self._check_valise(acts, written)
        elif away:
            self._check_home(acts)

    def _check_valise(self, acts: Sequence[Told], written: Collection[str]) -> None:
        valise = self.this()
        assert valise is not None  # noqa: S101 – it was just seen
        making = any(act.kind == MADE for act in acts)
        sentence = refusal_in_valise(valise, acts)
        if not sentence and not making and not WRITABLE.issuperset(written):
            sentence = waits_for_home(valise)
        if sentence:
            raise Refusal(sentence)
        self._records.change(ValiseTable, {"seal": live_print(self._session.connection())})

    def check_number(self) -> None:
        """Refuse to allot a number in a valise: two registers would each follow their own series."""
        valise = self.this()
        if valise is not None:
            raise Refusal(waits_for_home(valise))

    def _check_home(self, acts: Sequence[Told]) -> None:
        away = self.away()
        sentence = refusal_at_home(away, self._agendas(away), acts)
        if sentence:
            raise Refusal(sentence)

    def _agendas(self, away: Sequence[Checkout]) -> dict[str, list[str]]:
        """Return the dossiers on the agenda of sessions that are away, as this transaction leaves them."""
        session, item = core(SessionTable).c, core(AgendaItemTable).c
        found = self._session.connection().execute(
            select(session.reference, item.dossier)
            .join_from(core(SessionTable), core(AgendaItemTable), item.session_id == session.id)
            .where(session.reference.in_([checkout.session for checkout in away]))
        )
        agendas: dict[str, list[str]] = {}
        for reference, dossier in found:
            agendas.setdefault(reference, []).append(dossier)
        return agendas
