"""The commands, one module a family: each declares what it takes, runs it, and says how it ended.

Their modules are all read where a command is named, so what only one command needs is imported by its
function. The application alone reads none of the others: it opens before.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daect_tui.parser import Commands


class Family(Protocol):
    """A module of commands."""

    def declare(self, commands: "Commands") -> None:
        """Declare its commands."""


# In the order of the help: to open, papers, exchanges, the safety of the register, what it owes to others,
# the desktop of the person.
FAMILIES = (
    "application",
    "letters",
    "papers",
    "specimens",
    "wordings",
    "exchange",
    "packs",
    "check",
    "backups",
    "migrate",
    "encryption",
    "journal",
    "person",
    "purge",
    "desktop",
    "completion",
)


def families() -> "Iterator[Family]":
    """Import each family, in its order."""
    for name in FAMILIES:
        yield cast("Family", import_module(f"{__name__}.{name}"))
