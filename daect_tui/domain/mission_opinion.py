"""The opinion asked from a poste on a mission: from whom, by when, and each time that it was asked again."""

from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class AskedOpinion:
    """An opinion that is awaited. `correspondent` is a number of the Répertoire, 0 for a name typed."""

    correspondent: int
    source: str
    question: str
    asked_on: date
    due_on: date
    reminders: tuple[date, ...] = ()

    @property
    def last_asked_on(self) -> date:
        """Return the day on which it was asked last."""
        return self.reminders[-1] if self.reminders else self.asked_on

    def is_late(self, today: date) -> bool:
        """Tell whether the day given for the answer is past."""
        return self.due_on < today


def asked_again(asked: AskedOpinion, day: date, due_on: date) -> AskedOpinion:
    """Return the opinion asked again on a day, to be given by another; raises `Refusal`."""
    if day < asked.last_asked_on:
        raise Refusal(
            f"L’avis a déjà été demandé le {short_date(asked.last_asked_on)}. Vérifiez la date de la relance."
        )
    if due_on <= day:
        raise Refusal(f"L’échéance, le {short_date(due_on)}, ne suit pas la relance, le {short_date(day)}.")
    return replace(asked, due_on=due_on, reminders=(*asked.reminders, day))
