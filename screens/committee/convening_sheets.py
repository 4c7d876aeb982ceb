"""What convening asks: to whom convocations left and how, who received them."""

from collections.abc import Sequence
from datetime import date

from daect_tui.domain.convening_form import Receiving, Sending, read_receiving, read_sending
from daect_tui.domain.convocation import Reception, SendingMode
from daect_tui.services.convening import ConveningLine, ConveningView
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import ChoiceField, DateField


def sending_sheet(view: ConveningView, today: date) -> SheetModal[Sending]:
    """Ask to whom convocations left, when and how; those who have none are ticked."""
    fields = (
        _members(view.lines),
        DateField("day", "Envoyées le", required=True),
        ChoiceField("mode", "Mode", [(mode.value, mode.label) for mode in SendingMode], required=True),
    )
    initial = {
        "members": _ticked(view, Reception.NOT_SENT),
        "day": f"{today:%d/%m/%Y}",
        "mode": SendingMode.EMAIL.value,
    }
    explanation = "Espace coche ou décoche. Ce qui est remis est reçu le jour même."
    return SheetModal("Convoquer les membres", fields, read_sending, initial, explanation)


def receiving_sheet(view: ConveningView, today: date) -> SheetModal[Receiving]:
    """Ask who received their convocation, and when; those of whom nothing is known are ticked."""
    fields = (
        _members([line for line in view.lines if line.convocation]),
        DateField("day", "Reçues le", required=True),
    )
    initial = {"members": _ticked(view, Reception.UNKNOWN), "day": f"{today:%d/%m/%Y}"}
    return SheetModal("Noter les réceptions", fields, read_receiving, initial, "Espace coche ou décoche.")


def _members(lines: Sequence[ConveningLine]) -> ChecksField:
    options = [(str(line.member.id), f"{line.member.full_name}, {line.member.body}") for line in lines]
    return ChecksField("members", "Membres", options, required=True)


def _ticked(view: ConveningView, reception: Reception) -> str:
    return "\n".join(str(line.member.id) for line in view.lines if line.reception is reception)
