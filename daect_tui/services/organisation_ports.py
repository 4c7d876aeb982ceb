"""What the services need of organisations in numbers: their list, their doubles, the official territories."""

from typing import Protocol

from daect_tui.domain.organisation import Organisation, OrganisationRow
from daect_tui.domain.territory import FrenchTerritory, TerritoryKind


class OrganisationList(Protocol):
    """The organisations of the register, by windows; those that were merged are left out."""

    def count(self, search: str) -> int: ...
    def rows(self, search: str, limit: int, after: int) -> tuple[OrganisationRow, ...]:
        """Return a window in the order of names, after the organisation of a number (0: the first).

        Every folded word of `search` must stand in name, city, SIREN or RNA.
        """
        ...

    def beginning(self, typed: str, limit: int) -> tuple[Organisation, ...]:
        """Return organisations whose name holds every word typed, those that begin so first."""
        ...

    def near(self, organisation: Organisation, limit: int) -> tuple[Organisation, ...]:
        """Return those with the same SIREN or RNA, or a word of the name: candidates to be compared."""
        ...

    def dossiers_of(self, organisation_id: int) -> tuple[str, ...]: ...
    def labels_of(self, organisation_id: int) -> tuple[str, ...]: ...
    def repoint(self, gone_id: int, kept_id: int) -> int:
        """Make all that still points to an organisation point to another; return how many rows."""
        ...


class Territories(Protocol):
    """The official lists of French territories, prepared for a search at each key."""

    def suggest(self, typed: str, limit: int) -> tuple[FrenchTerritory, ...]:
        """Return the likeliest territories whose name, one of its words or a postcode begins so."""
        ...

    def at_postcode(self, postcode: str) -> tuple[FrenchTerritory, ...]: ...
    def of_siren(self, siren: str) -> tuple[FrenchTerritory, ...]: ...
    def find(self, kind: TerritoryKind, code: str) -> FrenchTerritory | None: ...
    def close(self) -> None: ...
