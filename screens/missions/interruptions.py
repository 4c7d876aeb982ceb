"""The sheets that put a mission off, or call it off."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_interruption import AskedBy, Cancellation, Postponement
from daect_tui.domain.mission_interruption_form import read_cancellation_form, read_postponement_form
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, DateField, Field, LineField, LongField

_ASKED_BY = [(one.value, one.label) for one in AskedBy]
_RESUMED = "Les nouvelles dates peuvent rester vides. La mission reprend par un avenant, qui les arrête."
_COSTS = (
    "Frais déjà engagés, un par ligne\u00a0: intitulé ; montant ; à la charge de.\n"
    "Une annulation que le titulaire n’a pas demandée met fin à une décision\u00a0: vérifiez qu’il a pu "
    "présenter ses observations, et ce que le CRPA permet (art. L. 122-1, L. 242-1 à L. 242-4)."
)


def postponement_sheet(desk: Desk, mission: Mission) -> SavingSheet[Postponement]:
    """Ask why a mission is put off, by whom it is asked, until when if that is known."""
    today = desk.office.clock.today()
    fields = (*_common(), DateField("starts_on", "Du"), DateField("ends_on", "Au"))

    def save(texts: Mapping[str, str]) -> Postponement:
        return desk.course.postpone(mission.reference, read_postponement_form(texts, today))

    initial = {"decided_on": short_date(today)}
    return SavingSheet(f"Reporter {mission.reference}", fields, save, initial, _RESUMED)


def cancellation_sheet(desk: Desk, mission: Mission) -> SavingSheet[Cancellation]:
    """Ask why a mission is called off, by whom it is asked, what was spent already."""
    today = desk.office.clock.today()
    fields = (*_common(), LongField("costs", "Frais", lines=4))

    def save(texts: Mapping[str, str]) -> Cancellation:
        return desk.course.cancel(mission.reference, read_cancellation_form(texts, today))

    initial = {"decided_on": short_date(today)}
    return SavingSheet(f"Annuler {mission.reference}", fields, save, initial, _COSTS)


def _common() -> tuple[Field, ...]:
    return (
        ChoiceField("asked_by", "Demandé par", _ASKED_BY, required=True),
        LineField("reason", "Motif", required=True),
        DateField("decided_on", "Décidé le", required=True),
    )
