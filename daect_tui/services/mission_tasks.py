"""What missions await, for « À faire »: validation, letter, return, report and its reminders, opinions."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import AWAITING_REPORT, MissionState
from daect_tui.domain.mission_waiting import AwaitedIntermediate, WaitingMission
from daect_tui.domain.report_deadline import (
    ReminderRule,
    ReportReminder,
    late_words,
    level_words,
    next_reminder,
    rule_on,
)
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.dossier_tasks import BEYOND
from daect_tui.services.ports import UnitOfWork

# Of each kind; what is left is counted, and found in the list of missions.
LIMIT = 100


def mission_tasks(work: UnitOfWork, today: date, limit: int = LIMIT) -> Iterator[Task]:
    """Yield the tasks of missions, `limit` of a kind at most, and for each kind how many are left."""
    yield from _asked_of_postes(work, limit)
    yield from _before_departure(work, limit)
    yield from _to_record(work, today, limit)
    yield from _reports(work, today, limit)
    yield from _opinions(work, today, limit)


def _asked_of_postes(work: UnitOfWork, limit: int) -> Iterator[Task]:
    found, total = work.missions_waiting.in_states((MissionState.OPINION_ASKED,), limit)
    for one in found:
        asked = work.missions.get(one.reference).asked
        if asked is not None:
            sentence = f"Avis du poste attendu\u00a0: {asked.source}"
            told = f"avis demandé le {short_date(asked.asked_on)} pour le {short_date(asked.due_on)}"
            yield Task(Room.MISSIONS, one.reference, sentence, asked.due_on, told)
    yield from _left(total - len(found), "avis de poste attendu", "avis de postes attendus")


def _before_departure(work: UnitOfWork, limit: int) -> Iterator[Task]:
    for state, said, left in (
        (MissionState.UNDER_REVIEW, "Mission à valider avant le départ", "mission à valider"),
        (MissionState.VALIDATED, "Départ sans lettre de validation émise", "mission validée sans lettre"),
    ):
        found, total = work.missions_waiting.in_states((state,), limit)
        for one in found:
            days = f"mission du {short_date(one.starts_on)} au {short_date(one.ends_on)}"
            yield Task(Room.MISSIONS, one.reference, f"{said}\u00a0: {one.holder}", one.starts_on, days)
        yield from _left(total - len(found), left, left.replace("mission", "missions", 1))


def _to_record(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    found, total = work.missions_waiting.not_left(today, limit)
    for one in found:
        sentence = f"Départ à enregistrer\u00a0: {one.holder}"
        because = f"premier jour de la mission\u00a0: {short_date(one.starts_on)}"
        yield Task(Room.MISSIONS, one.reference, sentence, one.starts_on, because)
    yield from _left(total - len(found), "départ à enregistrer", "départs à enregistrer")
    found, total = work.missions_waiting.returned(today, limit)
    for one in found:
        sentence = f"Retour à enregistrer\u00a0: {one.holder}"
        because = f"dernier jour de la mission\u00a0: {short_date(one.ends_on)}"
        yield Task(Room.MISSIONS, one.reference, sentence, one.ends_on, because)
    yield from _left(total - len(found), "retour à enregistrer", "retours à enregistrer")


def _reports(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    found, total = work.missions_waiting.in_states(AWAITING_REPORT, limit)
    late = [one.reference for one in found if late_words(one.report_due, today)]
    sent, rule = work.report_follow_up.reminders(late), rule_on(work.report_follow_up.rules(), today)
    for one in found:
        yield _report(one, sent.get(one.reference, ()), rule, today)
    yield from _left(total - len(found), "rapport attendu", "rapports attendus")


def _report(one: WaitingMission, sent: tuple[ReportReminder, ...], rule: ReminderRule, today: date) -> Task:
    """Tell of a report: awaited, late, or to be asked for again; its day stays the one that was set."""
    late = late_words(one.report_due, today)
    if not late:
        said = f"Rapport attendu\u00a0: {one.holder}"
        returned = f"mission terminée le {short_date(one.ends_on)}"
        return Task(Room.EVALUATIONS, one.reference, said, one.report_due, returned)
    planned = next_reminder(one, sent, rule)
    if planned is None:
        because = (
            f"{counted(len(sent), 'relance envoyée', 'relances envoyées')}\u202f; il n’y en a pas d’autre"
        )
    else:
        because = f"{level_words(planned.level)}\u00a0: {planned.explanation}"
    if planned is not None and planned.due_on <= today:
        said = f"{level_words(planned.level).capitalize()} à envoyer\u00a0: {one.holder}"
        sentence = f"{said}, rapport {late}"
        return Task(Room.MISSIONS, one.reference, sentence, one.report_due, because, lasting=said)
    said, sentence = f"Rapport en retard\u00a0: {one.holder}", f"Rapport {late}\u00a0: {one.holder}"
    return Task(Room.EVALUATIONS, one.reference, sentence, one.report_due, because, lasting=said)


def _opinions(work: UnitOfWork, today: date, limit: int) -> Iterator[Task]:
    states = (MissionState.UNDER_WAY, *AWAITING_REPORT)
    found, total = work.missions_waiting.late_opinions(states, today, limit)
    for one in found:
        sentence = f"Avis intermédiaire en retard\u00a0: {one.source}, sur {one.holder}"
        yield Task(Room.MISSIONS, one.mission, sentence, one.due_on, _asked(one))
    yield from _left(total - len(found), "avis intermédiaire en retard", "avis intermédiaires en retard")


def _asked(one: AwaitedIntermediate) -> str:
    again = f", relancé {counted(one.reminders, 'fois', 'fois')}" if one.reminders else ""
    return f"avis demandé le {short_date(one.asked_on)} pour le {short_date(one.due_on)}{again}"


def _left(count: int, one: str, many: str) -> Iterator[Task]:
    if count > 0:
        others = counted(count, f"autre {one}", f"autres {many}")
        yield Task(Room.MISSIONS, "", f"et {others}\u00a0: Missions (F5) les filtre", None, BEYOND)
