"""Starting from an earlier dossier, or from the label that it obtained: what carries over is told."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.errors import Refusal
from daect_tui.domain.label import LABEL_MACHINE, LabelAction
from daect_tui.services.intake import form_fields
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

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
            origin = self._dossier_of(work, reference) if reference.startswith(_LABEL) else reference
            dossier = work.dossiers.get(origin)
            programmes = {programme.code for programme in work.programmes.all()}
        texts = {name: text for name, text in form_fields(dossier).items() if name not in _OWN and text}
        if texts.get("programme") not in programmes:
            texts.pop("programme", None)
        if not texts:
            raise Refusal(f"Le dossier {origin} ne contient rien à reprendre.")
        return Carried({**texts, "origin": origin}, frozenset(texts), origin)

    def _dossier_of(self, work: UnitOfWork, number: str) -> str:
        dossier = work.labels.get(number).dossier
        if not dossier:
            raise Refusal(
                f"Le label {number} a été repris d’un autre registre, sans son dossier\u00a0: "
                "saisissez la demande de renouvellement en entier (F3, Ctrl+N)."
            )
        return dossier


def renewed_by(work: UnitOfWork, dossier: Dossier, day: date) -> str:
    """Return the number of the label that a dossier renews from a day; empty when it renews none.

    It is the last label, still open to a renewal, that the applicant obtained with the dossier that
    this one was started from, or with one further back.
    """
    seen = {dossier.reference}
    holders = work.applicants.same(dossier.organisation)
    origin = dossier.origin
    while origin and origin not in seen:
        seen.add(origin)
        for label in work.labels.of_dossier(origin):
            state = work.label_lives.get(label.number).state_on(day)
            if label.organisation_id in holders and not LABEL_MACHINE.refusal(state, LabelAction.RENEW):
                return label.number
        origin = work.dossiers.get(origin).origin
    return ""
