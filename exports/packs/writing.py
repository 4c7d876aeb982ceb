"""Writing an exchange file: no date of the machine, members in order, so the same bytes each time."""

import stat
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from daect_tui.domain.pack import Pack
from exports.files import write_atomically
from exports.packs.manifest import MANIFEST, manifest_bytes

_UNIX = 3
_MODE = (stat.S_IFREG | 0o644) << 16


def pack_bytes(pack: Pack) -> bytes:
    """Pack the manifest, then the members by name."""
    buffer = BytesIO()
    members = dict(sorted(pack.members.items()))
    with ZipFile(buffer, "w") as archive:
        for name, content in {MANIFEST: manifest_bytes(pack.manifest, members), **members}.items():
            info = ZipInfo(name)
            info.create_system = _UNIX
            info.external_attr = _MODE
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def write_exchange(path: Path, content: Pack | bytes) -> None:
    """Write a pack, or the text of a form, as `write_pack` does."""
    write_atomically(path, content if isinstance(content, bytes) else pack_bytes(content))


def write_pack(path: Path, pack: Pack) -> None:
    """Write a pack under its name once it is whole, over the one that stands there.

    Raises `UnusableOutput`, and then leaves everything as it was.
    """
    write_atomically(path, pack_bytes(pack))
