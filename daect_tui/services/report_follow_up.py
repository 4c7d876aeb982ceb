"""Opinions asked while a mission is under way, and when reminders of reports go."""

from datetime import date

from daect_tui.domain.errors import Refusal
from daect_tui.domain.intermediate_opinion import (
    IntermediateAnswer,
    IntermediateOpinion,
    received,
    reminded,
)
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import MissionAction
from daect_tui.domain.report_deadline import DatedReminderRule, ReminderRule, rule_on
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class ReportFollowUp:
    """The use cases of intermediate opinions, and of the rule of reminders."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def ask(self, mission: str, source: str, asked_on: date, due_on: date) -> IntermediateOpinion:
        """Ask for an opinion on a mission under way; the same source is not asked twice at once."""
        with self._office.begin() as work:
            if any(
                one.is_awaited and one.source == source for one in work.report_follow_up.opinions(mission)
            ):
                raise Refusal(
                    f"L’avis de {source} est déjà demandé, sans réponse encore. Relancez-le plutôt."
                )
            opinion = work.report_follow_up.add_opinion(
                IntermediateOpinion(0, mission, source, asked_on, due_on)
            )
            self._pass(work, mission, MissionAction.ASK_INTERMEDIATE, source)
            work.commit()
        return opinion

    def remind(self, opinion_id: int, day: date) -> IntermediateOpinion:
        """Note that an opinion was asked again on a day."""
        with self._office.begin() as work:
            opinion = work.report_follow_up.update_opinion(
                reminded(work.report_follow_up.opinion(opinion_id), day)
            )
            self._pass(work, opinion.mission, MissionAction.REMIND_INTERMEDIATE, opinion.source)
            work.commit()
        return opinion

    def receive(self, opinion_id: int, answer: IntermediateAnswer) -> IntermediateOpinion:
        """Record what was answered; a late opinion is kept as such."""
        with self._office.begin() as work:
            opinion = work.report_follow_up.update_opinion(
                received(work.report_follow_up.opinion(opinion_id), answer)
            )
            words = f"{opinion.source}\u00a0: {answer.sense.label}"
            self._pass(work, opinion.mission, MissionAction.RECEIVE_INTERMEDIATE, words)
            work.commit()
        return opinion

    def _pass(self, work: UnitOfWork, mission: str, action: MissionAction, words: str) -> None:
        move_mission(work, self._office, work.missions.get(mission), action, words)

    def rule(self) -> ReminderRule:
        """Return when reminders go, today."""
        with self._office.reading() as work:
            return rule_on(work.report_follow_up.rules(), self._office.clock.today())

    def save_rule(self, rule: ReminderRule, since: date | None = None) -> None:
        """Have reminders go otherwise from a day on (today); those that were sent stay."""
        day = since or self._office.clock.today()
        detail: dict[str, str | int | list[str]] = {
            "a_partir_du": day.isoformat(),
            "relances": [str(days) for days in rule.days],
            "ecart": rule.gap,
        }
        with self._office.begin() as work:
            work.report_follow_up.save_rule(DatedReminderRule(day, rule))
            work.journal.append(Act("reminders.saved", "institution", detail))
            work.commit()
