"""What stands against reading a file, as a clause that goes on « Impossible de lire « x » : »."""


class TableFault(Exception):  # never leaves this package: `open_table` makes an `UnreadableTable` of it
    """A French clause without its capital, ended by a full stop, with what to do."""
