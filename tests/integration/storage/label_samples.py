"""What happened to a label, all invented: it was suspended, then given up."""

from datetime import date

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.services.ports import UnitOfWork


def label_events(number: str) -> tuple[LabelEvent, ...]:
    return (
        LabelEvent(
            id=0,
            label=number,
            kind=LabelEventKind.SUSPENDED,
            decided_on=date(2018, 4, 20),
            day=date(2018, 5, 1),
            until=date(2018, 6, 30),
            reason="Aucun rapport remis.",
            condition="Rendre compte",
            invited_on=date(2018, 3, 20),
            answer_by=date(2018, 4, 10),
            observations="Le rapport suivra.",
            signatory="Hélène VASSEUR",
            notified_on=date(2018, 4, 24),
        ),
        LabelEvent(
            0, number, LabelEventKind.GIVEN_UP, date(2019, 3, 1), date(2019, 4, 1), reason="Service dissous."
        ),
    )


def fill_label_events(unit: UnitOfWork, number: str) -> None:
    """Keep each of them."""
    for event in label_events(number):
        unit.label_lives.add(event)
