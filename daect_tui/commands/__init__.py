"""The commands, one module a family: each declares what it takes, runs it, and says how it ended.

Their modules are all read at each start, so what only one command needs is imported by its function.
"""

from daect_tui.commands import (
    application,
    check,
    exchange,
    journal,
    letters,
    packs,
    papers,
    person,
    specimens,
    wordings,
)

# In the order of the help.
FAMILIES = (
    application,
    check,
    letters,
    papers,
    specimens,
    exchange,
    packs,
    wordings,
    journal,
    person,
)
