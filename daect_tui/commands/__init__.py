"""The commands, one module a family: each declares what it takes, runs it, and says how it ended.

Their modules are all read at each start, so what only one command needs is imported by its function.
"""

from daect_tui.commands import (
    application,
    backups,
    check,
    desktop,
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

# In the order of the help: to open, papers, exchanges, the safety of the register, what it owes to others,
# the desktop of the person.
FAMILIES = (
    application,
    letters,
    papers,
    specimens,
    wordings,
    exchange,
    packs,
    check,
    backups,
    migrate,
    encryption,
    journal,
    person,
    purge,
    desktop,
)
