"""The sheets of a label: suspending it, lifting the suspension, recording that it is given up."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.label_acts import EndingCase
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_form import read_dated_reason, read_suspension_form
from daect_tui.domain.observations import Invitation
from daect_tui.domain.reversal_form import read_reversal_form
from daect_tui.domain.text import NBSP
from daect_tui.services.desk import Desk
from daect_tui.services.labels import LabelFile
from daect_tui.services.reversals import Way
from screens.committee.decision_sheets import reversal_fields
from screens.committee.inviting import invited
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, DateField, LongField
from screens.widgets.text import capital

_LAW = "Comme une abrogation\u00a0: une condition de la décision, des motifs, les observations d’abord."
_TITLES = {
    LabelEventKind.REINSTATED: ("Rétablir", "Décidé le", "Le label court de nouveau, jusqu’à son terme."),
    LabelEventKind.GIVEN_UP: (
        "Abandon",
        "Courrier du",
        "Le titulaire renonce au label\u00a0: il ne revient pas.",
    ),
}


def suspension_sheet(
    desk: Desk, opened: LabelFile, asked: Invitation | None = None
) -> SavingSheet[LabelEvent]:
    """Ask for the condition, the reasons, the contradictory step, the days; `asked` prepared it."""
    label, today = opened.life.label, desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> LabelEvent:
        return desk.labels.suspend(label.number, read_suspension_form(texts, today))

    fields = (
        ChoiceField("condition", "Condition", [(one, one) for one in label.conditions], required=True),
        LongField("reasons", "Motifs", lines=2, required=True),
        DateField("invited_on", "Invité le", hint="Observations demandées."),
        DateField("answer_by", "Répondre avant"),
        LongField("observations", "Observations", lines=2),
        DateField("decided_on", "Signé le", required=True),
        DateField("day", "À partir du", required=True),
        DateField("until", "Jusqu’au", hint="Vide\u00a0: jusqu’au rétablissement."),
    )
    initial = {"decided_on": short_date(today), "day": short_date(today), **invited(asked)}
    return SavingSheet(f"Suspendre {label.number}{NBSP}: {label.holder}", fields, save, initial, _LAW)


def ending_sheet(
    desk: Desk, opened: LabelFile, way: Way, asked: Invitation | None
) -> SavingSheet[LabelEvent]:
    """Ask for what an act that ends a label of before must say; `asked` prepared it."""
    label, today = opened.life.label, desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> LabelEvent:
        case, day = read_reversal_form(texts, way.kind, way.ground, today)
        return desk.label_endings.end(label.number, EndingCase(case, day))

    fields = reversal_fields(DecisionKind.LABEL, label.conditions, way)
    prepared = asked if asked and asked.ground is way.ground else None
    initial = {"signed_on": short_date(today), **invited(prepared)}
    title = f"{capital(way.kind.noun)}{NBSP}: {label.number}, {label.holder}"
    return SavingSheet(title, fields, save, initial, way.permission.cited)


def dated_sheet(desk: Desk, opened: LabelFile, kind: LabelEventKind) -> SavingSheet[LabelEvent]:
    """Ask for the dates and the reason of a lifting or of a giving up."""
    label, today = opened.life.label, desk.office.clock.today()
    act = desk.labels.reinstate if kind is LabelEventKind.REINSTATED else desk.labels.give_up
    title, dated, explanation = _TITLES[kind]

    def save(texts: Mapping[str, str]) -> LabelEvent:
        return act(label.number, read_dated_reason(texts, today))

    fields = (
        DateField("decided_on", dated, required=True),
        DateField("day", "À partir du", required=True),
        LongField("reason", "Motif", lines=3, required=True),
    )
    initial = {"decided_on": short_date(today), "day": short_date(today)}
    return SavingSheet(f"{title}{NBSP}: {label.number}, {label.holder}", fields, save, initial, explanation)
