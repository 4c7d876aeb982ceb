"""The state of a label on a day, put in a sentence that anyone may read: dates, never a motive."""

from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.label_state import LabelLife, ending, suspension


def standing(life: LabelLife, day: date) -> str:
    """Say the state of a label on a day: « Il est en vigueur ; il prend fin le 21 mai 2020. »."""
    match life.state_on(day):
        case LabelState.NOT_YET:
            return f"Il commence le {long_date(life.label.starts_on)}."
        case LabelState.ACTIVE | LabelState.TO_RENEW:
            return f"Il est en vigueur\u202f; il prend fin le {long_date(life.label.until)}."
        case LabelState.EXPIRED:
            return f"Il a pris fin le {long_date(life.label.until)}."
        case LabelState.RENEWED:
            return _renewed(life)
        case LabelState.SUSPENDED:
            return _suspended(life, day)
        case _:
            return _ended(life, day)


def _renewed(life: LabelLife) -> str:
    event = life.of(LabelEventKind.RENEWED)
    assert event is not None  # noqa: S101 – that is what made the state
    return f"Il est renouvelé, depuis le {long_date(event.day)}, par le label {event.successor}."


def _suspended(life: LabelLife, day: date) -> str:
    event = suspension(life.events, day)
    assert event is not None  # noqa: S101 – that is what made the state
    until = f", jusqu’au {long_date(event.until)}" if event.until else ""
    return f"Il est suspendu depuis le {long_date(event.takes_effect)}{until}."


def _ended(life: LabelLife, day: date) -> str:
    withdrawn = life.of(LabelEventKind.REVOKED)
    if withdrawn is not None:
        return (
            f"Il a été retiré le {long_date(withdrawn.decided_on)}\u00a0: il est réputé n’avoir jamais été "
            "attribué."
        )
    event = ending(life.label, life.events, day)
    assert event is not None  # noqa: S101 – that is what made the state
    if event.kind is LabelEventKind.REPEALED:
        return f"Il a été abrogé, avec effet au {long_date(event.takes_effect)}."
    return f"Son titulaire y a renoncé à compter du {long_date(event.takes_effect)}."
