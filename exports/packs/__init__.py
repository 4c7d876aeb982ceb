"""Exchange files: a small ZIP archive with a manifest, written whole and read with suspicion.

What a person may do with one is told in docs/formats.md; what each kind carries, by the core.
"""

from exports.packs.limits import PackLimits
from exports.packs.reading import read_pack, read_returned
from exports.packs.writing import pack_bytes, write_exchange, write_pack

__all__ = [
    "PackLimits",
    "pack_bytes",
    "read_pack",
    "read_returned",
    "write_exchange",
    "write_pack",
]
