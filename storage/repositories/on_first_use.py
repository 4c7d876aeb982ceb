"""A repository that the unit of work makes when somebody first asks for it."""

from typing import Generic, Protocol, TypeVar

from storage.records import Records
from storage.repositories.base import Repository

R = TypeVar("R", bound=Repository)


class HasRecords(Protocol):
    """What holds the records that repositories read and write."""

    @property
    def records(self) -> Records:
        """The one door of what is written."""


class OnFirstUse(Generic[R]):
    """The attribute that makes a repository of a kind, once for each unit of work."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, work: HasRecords, owner: type) -> R:
        """Make the repository; the unit of work then has it under the same name, and asks no more."""
        made = self._kind(work.records)
        vars(work)[self._name] = made
        return made
