"""The commands, one module a family: each declares what it takes, runs it, and says how it ended.

Their modules are all read at each start, so what only one command needs is imported by its function.
"""

from daect_tui.commands import (
    application,
    backups,
    check,
    encryption,
    exchange,
    journal,
    letters,
    migrate,
    packs,
    papers,
    person,
    purge,
    specimens,
    wordings,
)

# In the order of the help.
FAMILIES = (
    application,
    backups,
    check,
    migrate,
    letters,
    papers,
    purge,
    specimens,
    exchange,
    packs,
    wordings,
    encryption,
    journal,
    person,
)
