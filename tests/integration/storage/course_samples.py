"""What happens to a mission once validated, all invented: one record of every kind."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.intermediate_opinion import IntermediateOpinion
from daect_tui.domain.mission import Mission, OpinionSense
from daect_tui.domain.mission_change import MissionChange, agreed
from daect_tui.domain.mission_interruption import AskedBy, Cancellation, IncurredCost, Postponement
from daect_tui.domain.money import Euros
from daect_tui.domain.report_deadline import DatedReminderRule, ReminderRule, ReportReminder
from daect_tui.services.ports import UnitOfWork

DAY = date(2018, 1, 15)


def change(mission: Mission, number: int = 1) -> MissionChange:
    before = agreed(mission)
    after = replace(before, content=replace(before.content, place="Œuvre-sur-Mer"))
    return MissionChange(
        0, mission.reference, number, before, after, "Salle [/x] prise", DAY, "Hélène VASSEUR", ("Passé",)
    )


def postponement(mission: Mission) -> Postponement:
    return Postponement(
        0, mission.reference, DAY, AskedBy.POSTE, "Élections", DAY, date(2018, 1, 20), "Hélène VASSEUR"
    )


def cancellation(mission: Mission) -> Cancellation:
    costs = (IncurredCost("Billets", Euros(412_37), "ministère"),)
    return Cancellation(0, mission.reference, DAY, AskedBy.HOST, "Crue", costs, "Hélène VASSEUR")


def opinion(mission: Mission) -> IntermediateOpinion:
    return IntermediateOpinion(
        0, mission.reference, "Ambassade d’Écosse (fictive)", DAY, date(2018, 1, 20), (date(2018, 1, 21),),
        date(2018, 1, 22), OpinionSense.RESERVED, "Reçu tard.",
    )  # fmt: skip


def fill_course(unit: UnitOfWork, mission: Mission, letter: str) -> None:
    """Keep one record of each kind, on a mission of the register."""
    unit.mission_course.tell(unit.mission_course.add(change(mission)), letter)
    unit.mission_course.add(postponement(mission))
    unit.mission_course.add(cancellation(mission))
    unit.report_follow_up.add_opinion(opinion(mission))
    unit.report_follow_up.add_reminder(
        ReportReminder(0, mission.reference, 1, date(2018, 3, 2), date(2018, 3, 1), letter)
    )
    unit.report_follow_up.save_rule(DatedReminderRule(DAY, ReminderRule((2, 20, 40), 5)))
