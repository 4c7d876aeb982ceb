"""What the standard library may raise on a ZIP archive that was cut, altered or made to harm."""

import zlib
from zipfile import BadZipFile

# « NotImplementedError » is what it raises for a way of packing that it does not know.
ZIP_FAULTS = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
