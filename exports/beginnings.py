"""What a file begins with: seen before anything that reads it is imported."""

import stat
from pathlib import Path

# The beginning of a ZIP archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7).
ARCHIVE = b"PK\x03\x04"


def begins_an_archive(path: Path) -> bool:
    """Tell whether a file is an archive, which no register is; a device or a tube is not opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(len(ARCHIVE)) == ARCHIVE
    except (OSError, ValueError):
        return False
