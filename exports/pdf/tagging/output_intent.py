"""The colours for which a file is meant: sRGB (ISO 19005-2, 6.2.3).

The profile comes with the package (`exports/colours/`, whose README says from where).
"""

from functools import cache
from importlib.resources import files

from exports.pdf.streamed import StreamedDocument

_NAME = b"(sRGB IEC61966-2.1)"


@cache
def _profile() -> bytes:
    return (files("exports") / "colours" / "sRGB.icc").read_bytes()


def put_output_intent(file: StreamedDocument) -> str:
    """Write the profile and the intent; return the array that the catalogue holds."""
    profile, intent = file.reserve(), file.reserve()
    file.put_stream(profile, b"/N 3", _profile())
    file.put(
        intent,
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier %b/Info %b/DestOutputProfile %d 0 R>>"
        % (_NAME, _NAME, profile),
    )
    return f"[{intent} 0 R]"
