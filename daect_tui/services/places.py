"""What stands at a path that somebody typed, whatever the system thinks of that path."""

from pathlib import Path


def stands(path: Path) -> bool:
    """Tell whether something stands at a path.

    Nothing does where the system refuses to look: a name that is too long, a folder that one may not enter.
    Whoever goes on to read or write there is told why, in the words of that act.
    """
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
