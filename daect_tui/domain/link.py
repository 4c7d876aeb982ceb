"""What the desk made of a resemblance between two requests: joined, or filed nevertheless."""

from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.states import LabelledEnum


class LinkKind(LabelledEnum):
    """Why two requests are kept together."""

    JOINED = "lien", "liée à"
    FILED_NEVERTHELESS = "malgre", "déposée malgré"


@dataclass(frozen=True, slots=True)
class Link:
    """`dossier` is the later request, `other` the reference of the earlier one, or of a label."""

    dossier: str
    other: str
    kind: LinkKind
    motive: str
    agent: str
    at: datetime
