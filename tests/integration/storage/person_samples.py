"""A request of a person, answered, and a note of rectification."""

from datetime import date

from daect_tui.domain.person_request import PersonOutcome, PersonRequest, PersonRight
from daect_tui.domain.rectification_note import RectificationNote
from daect_tui.services.ports import UnitOfWork

REQUEST = PersonRequest(
    0, PersonRight.ERASURE, "Élodie Marchenoir", date(2017, 5, 2), "par courriel", "beaucoup de pièces"
)


def fill_persons(unit: UnitOfWork) -> None:
    """Keep a request that was answered after an extension, and a note."""
    kept = unit.person_requests.add(REQUEST)
    answered = PersonRequest(
        kept.id, kept.right, kept.person, kept.received_on, kept.note, kept.extension,
        date(2017, 5, 17), PersonOutcome.PARTLY, 1, kept.version,
    )  # fmt: skip
    unit.person_requests.update(answered)
    unit.person_requests.note(
        RectificationNote(
            0, "letter", "2017-0001", "Lormié", "Lormier", "état civil", date(2017, 5, 17), "Camille Renaud"
        )
    )
