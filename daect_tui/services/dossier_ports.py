"""What the services need of what is filed: applicants, dossiers, what is being typed, changes of state."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.draft import Draft, FormKind
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.states import Passage


class Organisations(Protocol):
    """Applicants. `get` raises `UnknownReference`; `update` raises nothing of its own."""

    def add(self, organisation: Organisation) -> Organisation: ...
    def update(self, organisation: Organisation) -> Organisation: ...
    def get(self, organisation_id: int) -> Organisation: ...
    def named(self, name: str) -> tuple[Organisation, ...]:
        """Return the organisations whose folded name is that of `name`."""
        ...


class Dossiers(Protocol):
    """Filed dossiers. `get` raises `UnknownReference`; `update` raises `StaleRecord`."""

    def add(self, dossier: Dossier) -> Dossier: ...
    def get(self, reference: str) -> Dossier: ...
    def update(self, dossier: Dossier) -> Dossier:
        """Write a dossier read at `dossier.version`; return it with the next version."""
        ...

    def in_states(self, states: Iterable[DossierState]) -> tuple[Dossier, ...]: ...


class Drafts(Protocol):
    """What is being typed. `get` raises `UnknownReference`."""

    def save(self, draft: Draft) -> Draft:
        """Insert (id 0) or overwrite a draft."""
        ...

    def get(self, draft_id: int) -> Draft: ...
    def of(self, form: FormKind, target: str) -> tuple[Draft, ...]:
        """Return the drafts of a form on a record (empty target: new ones), the last saved first."""
        ...

    def remove(self, draft_id: int) -> None: ...


class Passages(Protocol):
    """Every change of state, of whatever bears a reference."""

    def add(self, passage: Passage) -> None: ...
    def add_many(self, passages: Sequence[Passage]) -> None: ...
    def of(self, subject: str) -> tuple[Passage, ...]: ...
