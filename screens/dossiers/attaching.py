"""The file of a sheet: read from its typed path; what is wrong with it goes under its field."""

from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.services.attachments import Attachment, read_attachment
from daect_tui.services.places import typed_path


def attached(typed: str) -> Attachment | None:
    """Read the file at a typed path, none where nothing is typed; raises `FormRefused` on its field."""
    if not typed:
        return None
    try:
        return read_attachment(typed_path(typed))
    except Refusal as refusal:
        raise FormRefused({"file": str(refusal)}) from refusal
