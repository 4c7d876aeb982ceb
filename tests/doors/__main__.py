"""The long run: python -m tests.doors --inputs 100000 [--door NAME] [--seed N] [--record].

Doors are taken one after the other, ten thousand inputs at a time, each time in a process of its own whose
memory is bounded and measured. What is done is kept in build/doors.json, and is not done again: a run that
was stopped goes on. `--record` writes the table of docs/doors.md.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.doors.registry import DOORS

ROOT = Path(__file__).parents[2]
STATE = ROOT / "build" / "doors.json"
PAGE = ROOT / "docs" / "doors.md"
CHUNK = 10_000
# Bytes of memory that one process may take in all, Python and its libraries included.
MOST_MEMORY = 4 * 2**30
_BEGIN, _END = "<!-- record -->\n", "<!-- end of the record -->"
_HEAD = (
    "| door | inputs | accepted | refused | slowest (ms) | memory (MiB) | seed | date |\n"
    "|---|---|---|---|---|---|---|---|\n"
)


@dataclass(frozen=True, slots=True)
class Record:
    """What a door has gone through, with the memory that its inputs took beyond its own."""

    door: str
    accepted: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: float = 0.0
    seed: int = 0
    date: str = ""

    @property
    def inputs(self) -> int:
        """How many inputs."""
        return self.accepted + self.refused

    @property
    def line(self) -> str:
        """The record as a line of the table."""
        return (
            f"| {self.door} | {self.inputs:,} | {self.accepted:,} | {self.refused:,} "
            f"| {self.slowest * 1000:.0f} | {self.memory:.0f} | {self.seed} | {self.date} |\n"
        )


def main() -> int:
    """Run the doors that are asked for; return 1 as soon as one shows a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.doors")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--door", action="append", choices=[door.name for door in DOORS], default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--chunk", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.chunk is not None:
        return _chunk(options.door[0], options.chunk, options.seed)
    records = _known()
    for door in DOORS:
        if options.door and door.name not in options.door:
            continue
        done = records.get(door.name, Record(door.name, seed=options.seed))
        while done.inputs < options.inputs:
            more = _run(
                door.name, min(CHUNK, options.inputs - done.inputs), options.seed + done.inputs // CHUNK
            )
            if more is None:
                return 1
            done = _added(done, more)
            records[door.name] = done
            STATE.parent.mkdir(exist_ok=True)
            STATE.write_text(json.dumps([asdict(record) for record in records.values()], indent=1), "utf-8")
        print(done.line, end="", flush=True)  # noqa: T201 – a record to read
    if options.record:
        _write(records)
    return 0


def _run(door: str, inputs: int, seed: int) -> Record | None:
    """Put inputs through a door in a process of its own; `None` when it shows a fault, which it has told."""
    command = [
        sys.executable,
        "-m",
        "tests.doors",
        "--chunk",
        str(inputs),
        "--door",
        door,
        "--seed",
        str(seed),
    ]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return Record(**json.loads(done.stdout)) if done.returncode == 0 else None


def _chunk(name: str, inputs: int, seed: int) -> int:
    """Put inputs through a door here, and print what became of them."""
    from tests.doors.run import drive  # noqa: PLC0415 – the parent needs no Hypothesis

    tally = drive(next(door for door in DOORS if door.name == name), inputs, seed, _bound)
    record = Record(name, tally.accepted, tally.refused, tally.slowest, _memory() - tally.memory, seed)
    print(json.dumps(asdict(record)))  # noqa: T201 – for the parent
    return 0


def _bound() -> float:
    """Bound the memory of this process, where the system can; return what it takes now."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 – POSIX

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return _memory()


def _memory() -> float:
    """Return the most memory that this process has taken so far, in MiB; 0 where it is not told."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 – POSIX

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _added(done: Record, more: Record) -> Record:
    return replace(
        done,
        accepted=done.accepted + more.accepted,
        refused=done.refused + more.refused,
        slowest=max(done.slowest, more.slowest),
        memory=max(done.memory, more.memory),
        date=datetime.now(UTC).date().isoformat(),
    )


def _known() -> dict[str, Record]:
    if not STATE.exists():
        return {}
    return {record["door"]: Record(**record) for record in json.loads(STATE.read_text("utf-8"))}


def _write(records: dict[str, Record]) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    lines = "".join(records[door.name].line for door in DOORS if door.name in records)
    PAGE.write_text(f"{before}{_BEGIN}{_HEAD}{lines}{_END}{rest.partition(_END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
