"""The ZIP archive that both formats are: no date, no trace of the machine, so the same bytes each time."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_UNIX = 3


def archive(parts: Mapping[str, str], *, stored: str = "") -> bytes:
    """Pack parts in their order; the one named `stored` is not compressed (OpenDocument's `mimetype`)."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as packed:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.create_system = _UNIX
            info.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            packed.writestr(info, content.encode())
    return buffer.getvalue()
