"""What the duties towards people need from the register: finding them everywhere, and other words there."""

from collections.abc import Sequence
from typing import Protocol

from daect_tui.domain.person_sought import Sought
from daect_tui.domain.personal_places import Place, Spot


class PersonalData(Protocol):
    """People, wherever the inventory says that they may stand."""

    def find(self, person: Sought) -> tuple[Place, ...]:
        """Return every record that names a person, one kind after another."""
        ...

    def names(self) -> frozenset[str]:
        """Return the names that stand in the forms of the register: other people, to be masked."""
        ...

    def rewrite(self, place: Place, spots: Sequence[Spot], words: str) -> None:
        """Put words in the place of the person in some texts of a record; what is derived follows.

        Entries of the journal are left to `Journal.hide`.
        """
        ...
