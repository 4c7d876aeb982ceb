"""What the duties towards people need from the register: finding them everywhere, and other words there."""

from collections.abc import Sequence
from typing import Protocol

from daect_tui.domain.person_request import PersonRequest
from daect_tui.domain.person_sought import Sought
from daect_tui.domain.personal_places import Place, Spot
from daect_tui.domain.rectification_note import RectificationNote


class PersonalData(Protocol):
    """People, wherever the inventory says that they may stand."""

    def find(self, person: Sought) -> tuple[Place, ...]:
        """Return every record that names a person, one kind after another."""
        ...

    def names(self) -> frozenset[str]:
        """Return the names that stand in the forms of the register: other people, to be masked."""
        ...

    def rewrite(self, place: Place, changes: Sequence[tuple[Spot, str]]) -> None:
        """Put other texts in some places of a record; what is derived follows.

        Entries of the journal are left to `Journal.hide`.
        """
        ...

    def file_of(self, place: Place) -> tuple[str, str] | None:
        """Return the name and the digest of the file that a record attaches, if there is one."""
        ...

    def forget_words(self) -> None:
        """Take out of the searches the words that nothing holds any more."""
        ...


class PersonRequests(Protocol):
    """What people ask about their own data, and the notes of what was rectified."""

    def add(self, request: PersonRequest) -> PersonRequest: ...
    def update(self, request: PersonRequest) -> PersonRequest: ...
    def get(self, request_id: int) -> PersonRequest: ...
    def all(self) -> tuple[PersonRequest, ...]: ...
    def waiting(self) -> tuple[PersonRequest, ...]:
        """Return the requests that wait for an answer, the oldest first."""
        ...

    def next_pseudonym(self) -> int:
        """Return the number of the next person who is erased."""
        ...

    def note(self, note: RectificationNote) -> None: ...
    def notes_on(self, subject: str) -> tuple[RectificationNote, ...]: ...
