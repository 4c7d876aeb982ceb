"""Files that documents name by their SHA-256: the emblem of a letterhead, the faces of its typeface.

A document stays small and can itself be kept: it bears hashes alone. Whoever reads the register lends the
bytes here, whoever lays out takes them; a hash names the same bytes for ever, so what was lent stays true.
"""

from collections import OrderedDict

# An emblem and four faces, before and after a change.
_MOST = 12
_LENT: OrderedDict[str, bytes] = OrderedDict()


def lend(sha256: str, content: bytes) -> None:
    """Lend the bytes of a hash; the oldest of too many go."""
    _LENT[sha256] = content
    while len(_LENT) > _MOST:
        _LENT.popitem(last=False)


def lent(sha256: str) -> bytes | None:
    """Take the bytes of a hash, if somebody lent them."""
    return _LENT.get(sha256)
