"""A lock that the operating system keeps on an open file: it goes with the process, however it ends.

POSIX: `flock`, which belongs to the opened file and not to the process, so that two openings in one
process exclude each other too. Windows: one byte far beyond what the file holds, because there a
locked byte cannot be read by others.
"""

import errno
import os
import sys

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30

    def _try(descriptor: int, *, shared: bool) -> None:  # noqa: ARG001 – there are no shared locks
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int, *, shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


# What the systems answer when somebody else has the lock; anything else means that there are no locks.
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


def locked(descriptor: int, *, shared: bool = False) -> bool:
    """Take the lock of an open file at once, or tell that somebody else has it.

    Raises `OSError` where the file system has no locks. Closing the descriptor gives it back.
    """
    try:
        _try(descriptor, shared=shared)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True
