"""Starting from an earlier dossier, or from the label that it obtained: what carries over is told."""

from dataclasses import dataclass

from daect_tui.domain.errors import Refusal
from daect_tui.services.intake import form_fields
from daect_tui.services.office import Office

# What belongs to one request only: when and how it came.
_OWN = frozenset({"sent_on", "received_on", "channel"})
_LABEL = "LAB-"


@dataclass(frozen=True, slots=True)
class Carried:
    """A new form: its raw texts, the names of those that come from the dossier `origin`."""

    fields: dict[str, str]
    carried: frozenset[str]
    origin: str


class Renewal:
    """The use case of a request that begins with an earlier one."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def start_from(self, reference: str) -> Carried:
        """Return the form that begins with a dossier, or with the dossier of a label.

        Identity and request carry over; dates, channel, pieces and opinions do not. A programme that
        the catalogue has lost is left to be chosen. Raises `UnknownReference`.
        """
        with self._office.reading() as work:
            origin = work.labels.get(reference).dossier if reference.startswith(_LABEL) else reference
            dossier = work.dossiers.get(origin)
            programmes = {programme.code for programme in work.programmes.all()}
        texts = {name: text for name, text in form_fields(dossier).items() if name not in _OWN and text}
        if texts.get("programme") not in programmes:
            texts.pop("programme", None)
        if not texts:
            raise Refusal(f"Le dossier {origin} ne contient rien à reprendre.")
        return Carried({**texts, "origin": origin}, frozenset(texts), origin)
