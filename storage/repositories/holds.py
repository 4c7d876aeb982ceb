"""Holds, and what they bear on: a hold follows the links from a dossier to its label and its missions."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.hold import Hold, held_by_appeal, holding
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.records import Records
from storage.repositories.appeals import SqlAppeals
from storage.repositories.base import Repository
from storage.repositories.decisions import SqlDecisions
from storage.repositories.organisations import organisation_of
from storage.retention.links import Affair, Links
from storage.tables import DossierTable, ExchangeRequestTable, HoldTable, LetterTable, OrganisationTable


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

    def recorded(self, reference: str) -> str:
        """Say which hold that somebody placed bears on a thing; empty where none does."""
        return self._by_hold(reference, self._affair(reference)) if self.standing() else ""

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
