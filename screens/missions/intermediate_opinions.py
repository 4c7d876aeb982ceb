"""Opinions asked while a mission is under way: as facts, and the two sheets that ask and record them."""

from collections.abc import Mapping
from datetime import date, timedelta

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.intermediate_opinion import (
    IntermediateOpinion,
    read_intermediate_answer,
    read_intermediate_asking,
    standing_words,
)
from daect_tui.domain.mission import Mission, OpinionSense
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.course import CourseFile
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.modals.entry import EntryModal
from screens.widgets.fields import ChoiceField, DateField, LineField, LongField

Pairs = list[tuple[str, str]]

# No text gives a delay to a poste: a week is a habit, and the date is typed over.
_DAYS_TO_ANSWER = 7
_SENSES = [(sense.value, sense.label) for sense in OpinionSense]


def opinion_facts(course: CourseFile, today: date) -> Pairs:
    """Write each opinion: from whom, where it stands, what it says."""
    return [("Avis en mission", _told(one, today)) for one in course.opinions]


def _told(one: IntermediateOpinion, today: date) -> str:
    lines = [f"{one.source}{NBSP}: {standing_words(one, today)}", f"Demandé le {short_date(one.asked_on)}"]
    if one.reminders:
        lines[1] += f", relancé le {listed([short_date(day) for day in one.reminders])}"
    return "\n".join([*lines, one.text] if one.text else lines)


def asking_sheet(desk: Desk, mission: Mission) -> SavingSheet[IntermediateOpinion]:
    """Ask whom to ask, and by when; the poste that gave its opinion on the request is proposed."""
    today = desk.office.clock.today()
    fields = (
        LineField("source", "Poste", required=True),
        DateField("asked_on", "Demandé le", required=True),
        DateField("due_on", "Attendu le", required=True),
    )

    def save(texts: Mapping[str, str]) -> IntermediateOpinion:
        return desk.follow_up.ask(mission.reference, *read_intermediate_asking(texts, today))

    initial = {
        "source": mission.opinion.source if mission.opinion else "",
        "asked_on": short_date(today),
        "due_on": short_date(today + timedelta(days=_DAYS_TO_ANSWER)),
    }
    return SavingSheet("Demander un avis intermédiaire", fields, save, initial)


def answer_sheet(desk: Desk, opinion: IntermediateOpinion) -> SavingSheet[IntermediateOpinion]:
    """Ask what was answered, and when."""
    today = desk.office.clock.today()
    fields = (
        ChoiceField("sense", "Sens", _SENSES, required=True),
        DateField("received_on", "Reçu le", required=True),
        LongField("text", "Texte", lines=5),
    )

    def save(texts: Mapping[str, str]) -> IntermediateOpinion:
        return desk.follow_up.receive(opinion.id, read_intermediate_answer(texts, today))

    return SavingSheet(f"Avis\u00a0: {opinion.source}", fields, save, {"received_on": short_date(today)})


def reminding_entry(desk: Desk, opinion: IntermediateOpinion) -> EntryModal[date]:
    """Ask on which day an opinion was asked again."""
    today = short_date(desk.office.clock.today())
    return EntryModal(f"Relancer {opinion.source}", "Relancé le\u00a0:", _day, today)


def _day(typed: str) -> date:
    day = parse_date(typed, "Relancé le")
    if day is None:
        raise Refusal("Écrivez le jour de la relance, par exemple 17/10/2017.")
    return day
