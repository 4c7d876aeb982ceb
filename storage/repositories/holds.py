"""Holds, and what they bear on: a hold follows the links from a dossier to its label and its missions."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select as sa_select
from sqlmodel import col, select

from daect_tui.domain.dates import add_months
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.hold import Hold, held_by_appeal, holding
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.retention_term import MONTHS
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.records import Records, core
from storage.repositories.appeals import SqlAppeals
from storage.repositories.base import Repository
from storage.repositories.decisions import SqlDecisions
from storage.repositories.organisations import organisation_of
from storage.retention.links import ORGANISATION, Affair, Links
from storage.tables import (
    AppealTable,
    DecisionTable,
    DossierTable,
    ExchangeRequestTable,
    HoldTable,
    LabelTable,
    LetterTable,
    MissionTable,
    OrganisationTable,
    SessionTable,
    Table,
)

_BEARERS: tuple[tuple[type[Table], str], ...] = (
    (DossierTable, "reference"),
    (LabelTable, "number"),
    (MissionTable, "reference"),
    (SessionTable, "reference"),
    (LetterTable, "chrono"),
    (ExchangeRequestTable, "reference"),
)


class SqlHolds(Repository):
    """Implements the port `Holds`."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._links = Links(records)
        self._decisions, self._appeals = SqlDecisions(records), SqlAppeals(records)

    def add(self, hold: Hold) -> Hold:
        """Keep a new hold; raises `Refusal` where one stands on the same thing already."""
        if any(one.subject == hold.subject for one in self.standing()):
            raise Refusal(f"{hold.subject} est déjà gelé{NARROW}; levez d’abord ce gel, ou gardez-le.")
        row = HoldTable(**_values(hold), version=1)
        self._records.insert(row)
        return replace(hold, id=row.id, version=1)

    def get(self, hold_id: int) -> Hold:
        """Read a hold; raises `UnknownReference`."""
        row = self._session.get(HoldTable, hold_id)
        if row is None:
            raise UnknownReference(f"Aucun gel n’a le numéro {hold_id}.")
        return build(Hold, row)

    def update(self, hold: Hold) -> Hold:
        """Write a hold read at its version; raises `StaleRecord`."""
        stale = f"Ce gel a été modifié entre-temps{NARROW}; relisez-le puis recommencez."
        version = self._records.change_version(HoldTable, hold.id, hold.version, _values(hold), stale)
        return replace(hold, version=version)

    def all(self) -> tuple[Hold, ...]:
        """Return every hold, those that stand first, the oldest first."""
        lifted = col(HoldTable.lifted_on)
        rows = self._session.exec(
            select(HoldTable).order_by(lifted.is_not(None), col(HoldTable.placed_on), col(HoldTable.id))
        )
        return tuple(build(Hold, row) for row in rows)

    def standing(self) -> tuple[Hold, ...]:
        """Return the holds that are not lifted."""
        return tuple(hold for hold in self.all() if not hold.is_lifted)

    def why_held(self, reference: str, today: date | None = None) -> str:
        """Say what freezes a thing, or a person by name: empty where nothing does.

        `today` also counts the time to appeal that still runs; without it, only what is recorded.
        """
        affair = self._affair(reference)
        return self._by_hold(reference, affair) or self._by_appeal(affair, today)

    def knows(self, subject: str) -> bool:
        """Tell whether something of the register bears a reference."""
        if subject.startswith(ORGANISATION):
            number = subject.removeprefix(ORGANISATION)
            return number.isdecimal() and self._session.get(OrganisationTable, int(number)) is not None
        return any(self._links.column(table, column, column, [subject]) for table, column in _BEARERS)

    def recorded(self, reference: str) -> str:
        """Say which hold that somebody placed bears on a thing; empty where none does."""
        return self._by_hold(reference, self._affair(reference)) if self.standing() else ""

    def held_among(self, references: Collection[str], today: date) -> dict[str, str]:
        """Return what freezes each of some things that something does freeze.

        While nobody placed a hold, only the dossiers that an appeal or its time may hold are looked at one
        by one, and what is no dossier: thousands of old ones are told at once.
        """
        contested = None if self.standing() else self._contested(today)
        asked = (one for one in references if contested is None or contested.get(one, True))
        held = ((one, self.why_held(one, today)) for one in asked)
        return {one: why for one, why in held if why}

    def _contested(self, today: date) -> dict[str, bool]:
        """Tell of every dossier that was decided whether an appeal, or the time to appeal, may hold it."""
        decided, appeal = core(DecisionTable).c, core(AppealTable).c
        recent = add_months(today, -MONTHS)
        rows = self._session.connection().execute(
            sa_select(decided.dossier, decided.notified_on, appeal.id).join_from(
                core(DecisionTable), core(AppealTable), appeal.decision_id == decided.id, isouter=True
            )
        )
        found: dict[str, bool] = {}
        for dossier, notified_on, appealed in rows:
            late = notified_on is not None and notified_on >= recent
            found[dossier] = found.get(dossier, False) or late or appealed is not None
        return found

    def _affair(self, reference: str) -> Affair:
        """Return what belongs with a thing; a letter and a request of the Bourse follow what they are on."""
        subjects = self._links.column(LetterTable, "subject", "chrono", [reference])
        missions = self._links.column(ExchangeRequestTable, "mission", "reference", [reference])
        return self._links.affair(next(iter((*subjects, *missions)), reference))

    def _by_hold(self, reference: str, affair: Affair) -> str:
        holds = self.standing()
        if not holds:
            return ""
        return holding(holds, (reference, *affair.references, *self._links.people(affair)))

    def _by_appeal(self, affair: Affair, today: date | None) -> str:
        for reference in affair.dossiers:
            for decision in self._decisions.of_dossier(reference):
                appeals = self._appeals.of_decision(decision.id)
                if today is None and not any(one.is_open for one in appeals):
                    continue
                held = held_by_appeal(decision, appeals, self._asks(reference), today or date.max)
                if held:
                    return held
        return ""

    def _asks(self, dossier: str) -> Organisation:
        asks = select(OrganisationTable).join(
            DossierTable, col(DossierTable.organisation_id) == col(OrganisationTable.id)
        )
        return organisation_of(self._session.exec(asks.where(DossierTable.reference == dossier)).one())


def _values(hold: Hold) -> dict[str, Any]:
    return columns_of(hold, without=("id", "version"))
