"""What the kills have given so far: by phase and by moment; kept in a file, so that a run goes on."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# A phase lives from 0 to 1; a kill is counted in the quarter where it fell.
QUARTERS = ("0–25 %", "25–50 %", "50–75 %", "75–100 %")


@dataclass
class PhaseToll:
    """The kills of one phase; `confirmed` are the acts that had been confirmed, each found again."""

    rounds: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0

    @property
    def kills(self) -> int:
        """How many times the program was killed."""
        return sum(self.moments.values())

    def kill(self, share: float) -> None:
        """Count a kill at that share of the life of the program."""
        self.moments[QUARTERS[min(int(share * len(QUARTERS)), len(QUARTERS) - 1)]] += 1


@dataclass
class Toll:
    """All the phases, and the rounds that failed: by phase, seed, and what was found."""

    phases: dict[str, PhaseToll] = field(default_factory=dict)
    failures: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """How many times the program was killed in all."""
        return sum(one.kills for one in self.phases.values())

    def of(self, phase: str) -> PhaseToll:
        """Return the toll of a phase."""
        return self.phases.setdefault(phase, PhaseToll())

    def plus(self, other: "Toll") -> "Toll":
        """Add up two runs."""
        both = Toll(failures=[*self.failures, *other.failures])
        for run in (self, other):
            for name, one in run.phases.items():
                mine = both.of(name)
                mine.rounds += one.rounds
                mine.moments += one.moments
                mine.confirmed += one.confirmed
        return both

    def keep(self, path: Path) -> None:
        """Write it down, whole or not at all."""
        content = {
            "phases": {
                name: {"rounds": one.rounds, "moments": dict(one.moments), "confirmed": one.confirmed}
                for name, one in self.phases.items()
            },
            "failures": self.failures,
        }
        beside = path.with_suffix(".tmp")
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
        beside.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Toll":
        """Read what an earlier run has kept; an empty one where there is none."""
        if not path.exists():
            return cls()
        content = json.loads(path.read_text("utf-8"))
        return cls(
            {
                name: PhaseToll(one["rounds"], Counter(one["moments"]), one["confirmed"])
                for name, one in content["phases"].items()
            },
            [(phase, seed, what) for phase, seed, what in content["failures"]],
        )

    def table(self) -> str:
        """Return the summary, as a table of Markdown."""
        lines = [
            f"| phase | kills | {' | '.join(QUARTERS)} | acts confirmed, all found again |",
            f"|---|---:|{'---:|' * len(QUARTERS)}---:|",
        ]
        total: Counter[str] = Counter()
        for name, one in sorted(self.phases.items()):
            total += one.moments
            lines.append(_line(name, one.moments, one.confirmed))
        lines.append(_line("**all**", total, sum(one.confirmed for one in self.phases.values())))
        return "\n".join(lines)


def _line(name: str, moments: Counter[str], confirmed: int) -> str:
    counts = " | ".join(str(moments[quarter]) for quarter in QUARTERS)
    return f"| {name} | {sum(moments.values())} | {counts} | {confirmed} |"
