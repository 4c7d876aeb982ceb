"""Driving a door by Hypothesis: each example is a batch of inputs, drawn from a seed and a few texts."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.doors.chance import Chance
from tests.doors.door import Door, Fault, Trial, Verdict, judge


@dataclass(slots=True)
class Tally:
    """What a run has seen."""

    accepted: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: float = 0.0

    @property
    def inputs(self) -> int:
        """How many inputs went through the door."""
        return self.accepted + self.refused


def drive(door: Door, inputs: int, first: int, bound: Callable[[], float] = lambda: 0.0) -> Tally:
    """Put at least so many inputs through a door; raises `Fault` at the first that shows one.

    `bound` is called once the door is ready: it may set limits, and returns the memory taken so far.
    """
    tally = Tally()
    with (
        tempfile.TemporaryDirectory(prefix="daect-doors-") as folder,
        temporary_files_in(Path(folder)),
        door.ready(Path(folder)) as trial,
    ):
        tally.memory = bound()
        _examples(door, trial, tally, inputs, first, Path(folder))
    return tally


def _examples(door: Door, trial: Trial, tally: Tally, inputs: int, first: int, folder: Path) -> None:
    stood: frozenset[Path] | None = None

    @seed(first)
    @settings(
        max_examples=-(-inputs // door.batch),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**64 - 1), st.lists(st.text(max_size=30), max_size=4))
    def example(number: int, spice: list[str]) -> None:
        nonlocal stood
        chance = Chance(Random(number), spice)  # noqa: S311 – repeatable, and no secret
        wanted, rank = tally.inputs + door.batch, 0
        while tally.inputs < wanted:
            try:
                value = trial.draw(chance)
                verdict, took = judge(trial, value)
            except Fault as fault:
                raise Fault(f"{door.name}, seed {number}, input {rank}: {fault}") from fault
            many = trial.count(value)
            tally.accepted += many * (verdict is Verdict.ACCEPTED)
            tally.refused += many * (verdict is Verdict.REFUSED)
            rank += 1
            tally.slowest = max(tally.slowest, took)
        stands = frozenset(folder.rglob("*"))
        if stood is not None and stands - stood:
            raise Fault(f"{door.name}: left behind {sorted(stands - stood)}")
        stood = stands

    example()


@contextmanager
def temporary_files_in(folder: Path) -> Iterator[None]:
    """Have every temporary file made in a folder, where what is left is seen."""
    scratch = folder / "temporary"
    scratch.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(scratch)
    try:
        yield
    finally:
        tempfile.tempdir = before
