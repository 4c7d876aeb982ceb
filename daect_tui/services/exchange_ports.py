"""What imports and exports need of the register, in small Protocols (see `ports`): thousands at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_row import Counts, RowOutcome, RowReport
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.past_request import PastRequest


@dataclass(frozen=True, slots=True)
class KnownDossier:
    """What tells a kept dossier from the others without reading the whole of it."""

    reference: str
    programme: str
    siren: str
    folded_name: str
    domain: str
    state: DossierState


class BulkDossiers(Protocol):
    """Filed dossiers, many at a time."""

    def add(self, dossiers: Sequence[Dossier]) -> None:
        """Keep new dossiers whose organisations are kept already, and make them found by searches."""
        ...

    def get(self, references: Collection[str]) -> dict[str, Dossier]:
        """Return those of the references that are in the register."""
        ...

    def existing(self, references: Collection[str]) -> frozenset[str]:
        """Return those of the references that are in the register, without reading their dossiers."""
        ...

    def known(self, sirens: Collection[str], folded_names: Collection[str]) -> tuple[KnownDossier, ...]:
        """Return the dossiers of the organisations that bear a SIREN or, without SIREN, a folded name."""
        ...

    def all(self, references: Sequence[str] | None = None) -> Iterator[Dossier]:
        """Go through the register in the order of filing, or through some references in theirs."""
        ...


class BulkOrganisations(Protocol):
    """Applicants, many at a time."""

    def add(self, organisations: Sequence[Organisation]) -> tuple[Organisation, ...]: ...
    def of(self, sirens: Collection[str], folded_names: Collection[str]) -> tuple[Organisation, ...]:
        """Return the organisations that bear one of the SIREN or of the folded names."""
        ...

    def all(self) -> Iterator[Organisation]: ...


class ImportMappings(Protocol):
    """Which column feeds what, by kind and set of headings."""

    def find(
        self, kind: ExchangeKind, headings: tuple[str, ...]
    ) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
        """Return the keys by folded heading and the values, or `None` for headings never seen."""
        ...

    def save(
        self,
        kind: ExchangeKind,
        headings: tuple[str, ...],
        keys: Mapping[str, str],
        values: Mapping[str, str],
    ) -> bool:
        """Keep a mapping in the place of the one for the same headings; tell whether it is another."""
        ...


class ExternalReferences(Protocol):
    """Numbers that dossiers bear in other applications; `source` names the application."""

    def add(self, source: str, references: Iterable[tuple[str, str]]) -> None:
        """Keep pairs (number elsewhere, dossier)."""
        ...

    def find(self, source: str, externals: Collection[str]) -> dict[str, str]:
        """Return the dossier of each number that is known."""
        ...

    def of(self, references: Collection[str]) -> dict[str, tuple[str, str]]:
        """Return, of each dossier that has one, whose number and which."""
        ...


class PastRequests(Protocol):
    """Requests decided elsewhere: read-only, but for the file that gives them again."""

    def add(self, requests: Sequence[PastRequest]) -> None: ...
    def update(self, request: PastRequest) -> None:
        """Write a request, found by number."""
        ...

    def find(self, keys: Collection[str]) -> dict[str, PastRequest]:
        """Return those of the keys that are in the register."""
        ...

    def of_siren_or_name(self, siren: str, folded_name: str) -> tuple[PastRequest, ...]:
        """Return those of a SIREN, or of a folded name (the most recent first); empty texts find nothing."""
        ...


class Spool(Protocol):
    """What a long import notes as it goes, outside memory; it is gone once closed."""

    def claim(self, keys: Sequence[tuple[str, int]]) -> dict[str, int]:
        """Note keys with their lines; return the first line of each that is noted more than once."""
        ...

    def lines_of(self, keys: Collection[str]) -> dict[str, int]:
        """Return the line of each key that was noted."""
        ...

    def add(self, reports: Sequence[RowReport]) -> None: ...
    def counts(self) -> Counts: ...
    def window(self, outcome: RowOutcome | None, first: int, limit: int) -> tuple[RowReport, ...]:
        """Return some reports (of one outcome, or of all), from a rank among them on."""
        ...

    def close(self) -> None: ...
