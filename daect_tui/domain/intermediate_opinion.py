"""An opinion asked while a mission is under way: postes judge ongoing projects too (procedure §1, [S4])."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.text import NBSP, counted


@dataclass(frozen=True, slots=True)
class IntermediateOpinion:
    """One opinion on one mission; `reminders` are the days on which it was asked again.

    `received_on` and `sense` come together, with the answer.
    """

    id: int
    mission: str
    source: str
    asked_on: date
    due_on: date
    reminders: tuple[date, ...] = ()
    received_on: date | None = None
    sense: OpinionSense | None = None
    text: str = ""
    version: int = 1

    @property
    def is_awaited(self) -> bool:
        """Tell whether nobody has answered yet."""
        return self.received_on is None


@dataclass(frozen=True, slots=True)
class IntermediateAnswer:
    """What was answered."""

    sense: OpinionSense
    received_on: date
    text: str


def standing_words(opinion: IntermediateOpinion, today: date) -> str:
    """Say how an opinion reads on a day."""
    if opinion.received_on is not None and opinion.sense is not None:
        after = ", après l’échéance" if opinion.received_on > opinion.due_on else ""
        return f"{opinion.sense.label}, reçu le {short_date(opinion.received_on)}{after}"
    late = (today - opinion.due_on).days
    if late > 0:
        return f"en retard de {counted(late, 'jour')}, attendu le {short_date(opinion.due_on)}"
    return f"attendu le {short_date(opinion.due_on)}"


def reminded(opinion: IntermediateOpinion, day: date) -> IntermediateOpinion:
    """Return the opinion asked again on a day; raises `Refusal`."""
    _check_awaited(opinion)
    latest = opinion.reminders[-1] if opinion.reminders else opinion.asked_on
    if day < latest:
        raise Refusal(f"L’avis a déjà été demandé le {short_date(latest)}. Vérifiez la date de la relance.")
    return replace(opinion, reminders=(*opinion.reminders, day))


def received(opinion: IntermediateOpinion, answer: IntermediateAnswer) -> IntermediateOpinion:
    """Return the opinion once answered; raises `Refusal`."""
    _check_awaited(opinion)
    if answer.received_on < opinion.asked_on:
        raise Refusal(
            f"L’avis a été demandé le {short_date(opinion.asked_on)}\u202f; il ne peut pas être reçu le "
            f"{short_date(answer.received_on)}. Vérifiez la date."
        )
    return replace(opinion, received_on=answer.received_on, sense=answer.sense, text=answer.text)


def _check_awaited(opinion: IntermediateOpinion) -> None:
    if not opinion.is_awaited:
        raise Refusal(
            f"L’avis de {opinion.source} est déjà reçu, le {short_date(opinion.received_on)}. "
            "Demandez-en un autre."
        )


def read_intermediate_asking(fields: Mapping[str, str], today: date) -> tuple[str, date, date]:
    """Read whom to ask, on which day, by when; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    source = reader.line("source", "Poste", required=True)
    asked = reader.required_day("asked_on", "Demandé le", today)
    due = reader.required_day("due_on", "Attendu le", today)
    if asked > today:
        reader.faults["asked_on"] = _not_come("Demandé le", asked)
    if not {"asked_on", "due_on"} & reader.faults.keys() and due <= asked:
        reader.faults["due_on"] = (
            f"Attendu le{NBSP}: le {short_date(due)} ne suit pas la demande, le {short_date(asked)}."
        )
    reader.check()
    return source, asked, due


def read_intermediate_answer(fields: Mapping[str, str], today: date) -> IntermediateAnswer:
    """Read what was answered; raises `FormRefused` with every fault. The sense has no default."""
    reader = FormReader(fields)
    day = reader.required_day("received_on", "Reçu le", today)
    if day > today:
        reader.faults["received_on"] = _not_come("Reçu le", day)
    if not reader.typed(("sense",))[0]:
        reader.faults["sense"] = f"Sens{NBSP}: à choisir."
    sense = reader.choice("sense", "Sens", OpinionSense, OpinionSense.NONE)
    answer = IntermediateAnswer(sense, day, reader.text("text", "Texte"))
    reader.check()
    return answer


def _not_come(caption: str, day: date) -> str:
    return f"{caption}{NBSP}: le {short_date(day)} n’est pas encore venu. Vérifiez la date."
