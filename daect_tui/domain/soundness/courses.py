"""Whether each thing came to its state by the passages that are kept (procedure §3).

Every passage is a row: the state before is the one after the last, what was done leads from one to the
other, and the last one is the state of the thing. Going back is a passage too.
"""

from dataclasses import dataclass
from typing import Any

from daect_tui.domain.past_number import TAKING_OVER
from daect_tui.domain.soundness.fault import COMPARE, Fault, FaultKind
from daect_tui.domain.states import UNDOING, LabelledEnum, Machine
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.worklist import Room


@dataclass(frozen=True, slots=True)
class Step:
    """One passage, as it is kept: codes of states and of an action."""

    before: str
    after: str
    action: str


@dataclass(frozen=True, slots=True)
class Course:
    """A thing, its state, and its passages in their order."""

    reference: str
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Road:
    """How one kind of things goes: its name, where it opens, its machine, where it begins.

    `begins` are the states in which a thing may stand without any passage. The days of a label make
    states by themselves, so its passages are not `chained`.
    """

    title: str
    thing: str
    room: Room | None
    machine: Machine[Any, Any]
    begins: frozenset[LabelledEnum]
    chained: bool = True


def course_fault(road: Road, course: Course) -> Fault | None:
    """Return the first fault of a course."""
    sentence = _unreached(road, course) or _broken(road, course)
    if not sentence:
        return None
    return Fault("etat.passages", FaultKind.COURSE, sentence, COMPARE, course.reference, road.room)


def _unreached(road: Road, course: Course) -> str:
    if not course.steps:
        if course.state in road.begins:
            return ""
        return f"{road.thing} {course.reference} est {_said(road, course.state)} sans aucun passage."
    # A file of before that is corrected corrects the state with the rest.
    if course.state == course.steps[-1].after or course.steps[-1].action == TAKING_OVER:
        return ""
    return (
        f"{road.thing} {course.reference} est {_said(road, course.state)}, mais son dernier passage menait à "
        f"{_said(road, course.steps[-1].after)}."
    )


def _broken(road: Road, course: Course) -> str:
    previous = ""
    standing: list[Step] = []
    for step in course.steps:
        if road.chained and previous and step.before != previous:
            return (
                f"{road.thing} {course.reference}{NBSP}: un passage part de {_said(road, step.before)}, "
                f"alors que le précédent menait à {_said(road, previous)}."
            )
        taken_back = step.action == UNDOING and standing and _contrary(standing.pop(), step)
        if not taken_back and not _led(road, step):
            return (
                f"{road.thing} {course.reference}{NBSP}: aucun acte ne mène de {_said(road, step.before)} à "
                f"{_said(road, step.after)}."
            )
        previous = step.after
        if not taken_back:
            standing.append(step)
    return ""


def _contrary(passed: Step, back: Step) -> bool:
    """Tell whether a passage takes another back: the last one that was not taken back yet."""
    return (passed.before, passed.after) == (back.after, back.before)


def _led(road: Road, step: Step) -> bool:
    """Tell whether an act leads so; what is no act of the machine leaves the state as it is."""
    machine = road.machine
    known = {one.value: one for one in machine.actions}
    states = {one.value: one for one in machine.states}
    if step.action not in known or step.before not in states:
        return step.action == TAKING_OVER or step.before == step.after
    return machine.table.get((states[step.before], known[step.action])) == step.after


def _said(road: Road, code: str) -> str:
    return next((quoted(one.label) for one in road.machine.states if one.value == code), quoted(code))
