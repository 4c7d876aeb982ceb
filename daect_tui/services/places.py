"""What somebody means by a path that is typed, and what stands there, whatever the system thinks of it."""

from pathlib import Path


def at_home(path: Path) -> Path:
    """Return a path with the « ~ » at its head understood; as it is where nobody knows that home."""
    try:
        return path.expanduser()
    except (RuntimeError, ValueError):
        return path


def typed_path(typed: str) -> Path:
    """Return the path of a file as typed, pasted or dropped: quotes around it, « ~ » at its head."""
    text = typed.strip()
    for quote in ("'", '"'):
        text = text.removeprefix(quote).removesuffix(quote) if text[:1] == text[-1:] == quote else text
    return at_home(Path(text))


def stands(path: Path) -> bool:
    """Tell whether something stands at a path.

    Nothing does where the system refuses to look: a name that is too long, a folder that one may not enter.
    Whoever goes on to read or write there is told why, in the words of that act.
    """
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
