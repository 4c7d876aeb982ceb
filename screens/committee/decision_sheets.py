"""The sheets of a decision: an appeal that came, its answer, the act that ends the decision."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.appeal import Appeal, AppealAnswer, AppealKind
from daect_tui.domain.appeal_form import read_appeal_answer_form, read_appeal_form
from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.observations import Invitation
from daect_tui.domain.reversal import Reversal, ReversalGround, hearing_due
from daect_tui.domain.reversal_form import read_reversal_form
from daect_tui.domain.text import NBSP
from daect_tui.services.appeals import AppealView
from daect_tui.services.desk import Desk
from daect_tui.services.reversals import Way
from daect_tui.services.rulings import Ruling
from screens.committee.inviting import invited
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, DateField, Field, LongField
from screens.widgets.text import capital

_KINDS = [(one.value, capital(one.label)) for one in AppealKind]
_ANSWERS = [(one.value, capital(one.label)) for one in AppealAnswer]


def appeal_sheet(desk: Desk, ruling: Ruling) -> SavingSheet[AppealView]:
    """Ask to whom the applicant appeals, when it came, what is asked."""
    decision, today = ruling.line.decision, desk.office.clock.today()
    decided_on = decision.signed_on or today

    def save(texts: Mapping[str, str]) -> AppealView:
        return desk.appeals.receive(decision.id, read_appeal_form(texts, decided_on, today))

    fields = (
        ChoiceField("kind", "Nature", _KINDS, required=True),
        DateField("received_on", "Reçu le", required=True),
        LongField("object", "Objet", lines=3, required=True),
    )
    explanation = "Le délai, la date du silence et celle du tribunal sont calculés."
    return SavingSheet(
        f"Recours{NBSP}: {ruling.line.organisation}",
        fields,
        save,
        {"received_on": short_date(today)},
        explanation,
    )


def answer_sheet(desk: Desk, appeal: Appeal) -> SavingSheet[Appeal]:
    """Ask what was answered, and when."""
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> Appeal:
        return desk.appeals.answer(appeal.id, read_appeal_answer_form(texts, appeal.received_on, today))

    fields = (
        ChoiceField("answer", "Réponse", _ANSWERS, required=True),
        DateField("answered_on", "Répondu le", required=True),
        LongField("note", "Note", lines=3),
    )
    title = f"Réponse au {appeal.kind.label} du {short_date(appeal.received_on)}"
    return SavingSheet(title, fields, save, {"answered_on": short_date(today)})


def reversal_sheet(desk: Desk, ruling: Ruling, way: Way, asked: Invitation | None) -> SavingSheet[Reversal]:
    """Ask for the reasons, the contradictory step where the law wants it, and the day of the signature.

    `asked` is the invitation that prepared the act.
    """
    decision, today = ruling.line.decision, desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> Reversal:
        case, day = read_reversal_form(texts, way.kind, way.ground, today)
        return desk.reversals.sign(decision.id, case, day)

    title = f"{capital(way.kind.noun)}{NBSP}: {ruling.line.organisation}"
    initial = {"signed_on": short_date(today), **invited(asked)}
    stated = ruling.label.conditions if ruling.label else ruling.programme.conditions
    fields = reversal_fields(decision.kind, stated, way)
    return SavingSheet(title, fields, save, initial, way.permission.cited)


def reversal_fields(decided: DecisionKind, stated: Sequence[str], way: Way) -> tuple[Field, ...]:
    """Return the fields of an act that ends what was `decided`, under the conditions that it `stated`."""
    fields: list[Field] = []
    if way.ground is ReversalGround.CONDITION:
        conditions = [(text, text) for text in stated]
        fields.append(ChoiceField("condition", "Condition", conditions, required=True))
    fields.append(LongField("reasons", "Motifs", lines=2, required=True))
    if hearing_due(decided, way.ground):
        fields += [
            DateField("invited_on", "Invité le", hint="Observations demandées."),
            DateField("answer_by", "Répondre avant"),
            LongField("observations", "Observations", lines=2),
        ]
    fields.append(DateField("signed_on", "Signé le", required=True))
    return tuple(fields)
