"""What is being typed and not yet kept as a record: saved at each change, lost by nothing.

A draft holds raw texts, exactly as typed, because half a date is no date yet. It becomes a record
through the same checks as any other input, in the transaction that removes the draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.states import LabelledEnum


class FormKind(LabelledEnum):
    """The forms that keep drafts."""

    DOSSIER = "dossier", "dossier"
    MISSION = "mission", "demande de mission"
    REPORT = "rapport", "rapport de mission"
    OPINION = "avis", "avis du poste"
    VALIDATION = "validation", "validation d’une mission"
    MARKS = "notes", "notes d’une évaluation"
    AMENDMENT = "avenant", "avenant à une mission"
    LESSON = "enseignement", "enseignement"
    EXCHANGE = "bourse", "demande de la Bourse-partenariats"
    WORDING = "modele", "modèle de document"


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of a form as they were typed last.

    `target` is the reference of the record being edited, or empty for a new one.
    """

    id: int
    form: FormKind
    target: str
    fields: Mapping[str, str]
    agent: str
    saved_at: datetime
