"""What may be done to a line of « À faire » itself: putting it off, and taking that back."""

from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.snooze import check_may_wait, proposed_until
from daect_tui.domain.snooze_form import PuttingOff, read_putting_off
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.worklist import Task
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.sheet import SheetModal
from screens.widgets.fields import DateField, LineField

_BACK = "Elle revient ce jour-là, ou avant si elle change ou devient plus urgente."
_STANDS = "Cette ligne n’est pas reportée."


class LineAct(LabelledEnum):
    """What may be done to a line."""

    PUT_OFF = "reporter", "Reporter à un autre jour"
    TAKE_BACK = "reprendre", "Reprendre dès aujourd’hui"


def acts_on(task: Task, today: date) -> ChoiceModal[LineAct]:
    """Offer what may be done to a line, and say why not the rest."""
    refusal = ""
    try:
        check_may_wait(task.due, task.law, today)
    except Refusal as refused:
        refusal = str(refused)
    put_off = Choice(LineAct.PUT_OFF, LineAct.PUT_OFF.label, _BACK, refusal)
    told = "La remettre parmi les choses à faire."
    stands = "" if task.snooze else _STANDS
    take_back = Choice(LineAct.TAKE_BACK, LineAct.TAKE_BACK.label, told, stands)
    return ChoiceModal("Cette ligne", sorted_choices([put_off, take_back]), question=task.sentence)


def asking_when(task: Task, today: date) -> SheetModal[PuttingOff]:
    """Ask until when a line is put off, and why; begins with a week, or what the law leaves of it."""
    fields = (
        DateField("until", "Reporter au", required=True),
        LineField("reason", "Motif", required=True, hint="Il reste au journal, et se lit sous la ligne."),
    )
    initial = {"until": short_date(proposed_until(task.due, task.law, today)), "reason": ""}
    if task.snooze:
        initial = {"until": short_date(task.snooze.until), "reason": task.snooze.reason}
    limit = f" Pas au-delà du délai légal\u00a0: le {short_date(task.due)} ({task.law})." if task.law else ""
    return SheetModal(
        "Reporter cette ligne",
        fields,
        lambda texts: read_putting_off(texts, task, today),
        initial,
        f"{task.sentence}. {_BACK}{limit}",
    )
