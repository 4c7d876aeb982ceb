"""How much memory a process has held at the most.

On Linux, the highest use that the system tells of a process begins with that of the process which
started it (`getrusage`): a small one would seem as large as the bench. The mark of its own memory does not.
"""

import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MARK = "VmHWM:"
# The unit of `getrusage`.
_BYTES = 1024 if sys.platform != "darwin" else 1


def most_held() -> int:
    """Return the most bytes that this process has held."""
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="utf-8").splitlines():
            if line.startswith(_MARK):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES
