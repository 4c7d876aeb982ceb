"""The passages of each thing, read with the state that it stands in."""

from collections.abc import Iterator
from itertools import groupby

from daect_tui.domain.decision import DECISION_MACHINE, DecisionState
from daect_tui.domain.dossier import DOSSIER_MACHINE, DossierState
from daect_tui.domain.label import LABEL_MACHINE, LabelState
from daect_tui.domain.lesson import LESSON_MACHINE, LessonState
from daect_tui.domain.letter import LETTER_MACHINE, LetterState
from daect_tui.domain.minutes_version import MINUTES_MACHINE, MinutesState
from daect_tui.domain.mission import MISSION_MACHINE, MissionState
from daect_tui.domain.session import SESSION_MACHINE, SessionState
from daect_tui.domain.soundness.courses import Course, Road, Step, course_fault
from daect_tui.domain.soundness.fault import Fault
from daect_tui.domain.worklist import Room
from storage.soundness.visit import Check, Visit

_NONE: frozenset[DossierState] = frozenset()

# As `MinutesVersion.reference` names a version.
_MINUTES = """
SELECT 'PV ' || session || CASE WHEN rectification THEN ' rectificatif ' || rectification ELSE '' END
  || ' v' || edition AS reference, state FROM minutes_version
"""
# What each kind of things is called in the passages, and where its state stands.
_ROADS = (
    (
        Road("passages des dossiers", "Le dossier", Room.DOSSIERS, DOSSIER_MACHINE, _NONE),
        "SELECT reference, state FROM dossier",
    ),
    (
        Road(
            "passages des séances", "La séance", Room.COMMITTEE, SESSION_MACHINE,
            frozenset({SessionState.PLANNED}),
        ),
        "SELECT reference, state FROM session",
    ),
    (
        Road(
            "passages des décisions", "La décision", None, DECISION_MACHINE,
            frozenset({DecisionState.PENDING}),
        ),
        "SELECT dossier || '/' || id AS reference, state FROM decision",
    ),
    (
        Road(
            "passages des labels", "Le label", Room.LABELS, LABEL_MACHINE, frozenset({LabelState.ACTIVE}),
            chained=False,
        ),
        "SELECT number AS reference, state FROM label",
    ),
    (
        Road(
            "passages des missions", "La mission", Room.MISSIONS, MISSION_MACHINE,
            frozenset({MissionState.REQUESTED}),
        ),
        "SELECT reference, state FROM mission",
    ),
    (
        Road(
            "passages des courriers", "Le courrier", Room.LETTERS, LETTER_MACHINE,
            frozenset({LetterState.PRODUCED}),
        ),
        "SELECT chrono AS reference, state FROM letter",
    ),
    (
        Road(
            "passages des procès-verbaux", "Le", None, MINUTES_MACHINE,
            frozenset({MinutesState.DRAFT, MinutesState.FINAL}),
        ),
        _MINUTES,
    ),
    (
        Road(
            "passages des enseignements", "L’enseignement", None, LESSON_MACHINE,
            frozenset({LessonState.PROPOSED}),
        ),
        "SELECT printf('ENS-%03d', id) AS reference, state FROM lesson",
    ),
)  # fmt: skip


def _check_of(road: Road, things: str) -> Check:
    query = (
        f"SELECT thing.reference, thing.state, p.before, p.after, p.action FROM ({things}) AS thing"  # noqa: S608
        " LEFT JOIN passage p ON p.subject = thing.reference ORDER BY thing.reference, p.id"
    )
    codes = {one.value for one in road.machine.states}

    def check(visit: Visit) -> Iterator[Fault]:
        if visit.travels:
            return
        rows = visit.connection.execute(query)
        for (reference, state), group in groupby(rows, key=lambda row: (row[0], row[1])):
            # The passages of an evaluation bear the reference of its mission.
            steps = tuple(Step(*row[2:]) for row in group if row[3] in codes)
            visit.counts["passages"] += len(steps)
            fault = course_fault(road, Course(reference, state, steps))
            if fault is not None:
                yield fault

    return check


COURSES = tuple((road.title, _check_of(road, things)) for road, things in _ROADS)
