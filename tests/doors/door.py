"""What a door is, and the verdict on an input: taken in, refused with a sentence, or a fault."""

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from daect_tui.domain.errors import DaectError
from daect_tui.domain.text import dropped
from tests.doors.chance import Chance

# Seconds of the processor for one input: far beyond what any takes, on a slow machine too.
MOST_SECONDS = 5.0
_QUOTED = re.compile("«[^»]*»", re.DOTALL)
_ENGLISH = re.compile(
    r"\b(the|not|invalid|expected|unexpected|failed|found|codec|decode|must|cannot|could|unable|should|unknown"
    r"|out of|missing|NoneType|Errno|Error|Exception|Traceback|null|line \d+ column)\b",
)


class Verdict(Enum):
    """What became of an input."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Fault(AssertionError):
    """An input that a door neither took in nor refused as it should."""


class _TooSlow(BaseException):
    """The time of an input is over."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A door made ready: what draws an input for it, and the door itself."""

    draw: Callable[[Chance], Any]
    run: Callable[[Any], object]
    count: Callable[[Any], int] = lambda _drawn: 1
    """How many inputs there are in what is drawn: the rows of a file, the keys of a sitting."""
    seconds: float = MOST_SECONDS


@dataclass(frozen=True, slots=True)
class Door:
    """A door of docs/doors.md: its name there, and what makes it ready in a folder of its own."""

    name: str
    ready: Callable[[Path], AbstractContextManager[Trial]]
    batch: int = 50
    """Inputs of one example."""
    short: int = 100
    """Inputs of the short run."""


def judge(trial: Trial, value: object) -> tuple[Verdict, float]:
    """Put an input through a door; raises `Fault`. Return the verdict and the seconds it took."""
    begun = time.process_time()
    verdict = Verdict.ACCEPTED
    try:
        with _bounded(trial.seconds):
            trial.run(value)
    except DaectError as refusal:
        verdict = Verdict.REFUSED
        wrong = wrong_sentence(str(refusal))
        if wrong:
            raise Fault(f"{wrong}\n  said: {str(refusal)[:500]!r}\n  input: {shortly(value)}") from refusal
    except (Exception, _TooSlow) as fault:
        raise Fault(f"{type(fault).__name__}: {fault}\n  input: {shortly(value)}") from fault
    took = time.process_time() - begun
    if took > trial.seconds:
        raise Fault(f"{took:.1f} s\n  input: {shortly(value)}")
    return verdict, took


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Stop what has no end, where the system can: elsewhere the run itself does not end."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def wrong_sentence(sentence: str) -> str:
    """Say what is wrong with what a person is told; what it quotes is theirs."""
    if not sentence.strip():
        return "nothing is said"
    if dropped(sentence):
        return f"the sentence holds {dropped(sentence)!r}"
    english = _ENGLISH.search(_QUOTED.sub("", sentence))
    return f"English in the sentence: {english[0]}" if english else ""


def shortly(value: object) -> str:
    """Write an input so that it can be tried again."""
    said = repr(value)
    return said if len(said) < 3_000 else f"{said[:3_000]}… ({len(said)} signs)"
