"""CPU a letter of `exports.pdf`, tagged and archivable, against a raw canvas and fpdf2; memory; a cold start.

The three run in turn, on the same letters; the least of the rounds is compared. A ratio over its bound makes
the bench fail: it says which one, and ends with 1.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.letter_floors import on_canvas, register, through_fpdf
from bench.sample_letter import letter
from daect_tui.domain.document import LetterDocument
from exports.pdf import render_lot

_SMALL, _LARGE = 100, 1_000
_LOT = (
    "import tempfile; from bench.memory import most_held; from bench.sample_letter import letter;"
    "from exports.pdf import write_lot;"
    "write_lot(map(letter, range(1, {count} + 1)), tempfile.TemporaryFile()); print(most_held())"
)
_FIRST = "from bench.sample_letter import letter; from exports.pdf import render_pdf; render_pdf(letter(1))"
_MIB = 1 << 20
# The most that our letters may take: CPU against the canvas, one file each and in one lot, and against fpdf2;
# memory against the small lot; CPU of the first letter, in seconds.
_FILES, _TOGETHER, _SHARE, _MEMORY, _COLD = 1.8, 4.0, 1 / 5, 1.5, 1.5
Renderer = Callable[[Sequence[LetterDocument]], bytes]


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure and the most that it may be."""

    name: str
    value: float
    most: float

    @property
    def kept(self) -> bool:
        """Whether the figure stays within its bound."""
        return self.value <= self.most


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU that a piece of work takes, in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def separately(render: Renderer, letters: Sequence[LetterDocument]) -> Callable[[], object]:
    """One file for each letter."""
    return lambda: [render([one]) for one in letters]


def together(render: Renderer, letters: Sequence[LetterDocument]) -> Callable[[], object]:
    """One file for all."""
    return lambda: render(letters)


def compare(name: str, count: int, rounds: int, works: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Run ours, the canvas and fpdf2 in turn, and print the least CPU a letter of each.

    Return ours against the canvas, and ours against fpdf2.
    """
    for work in works:
        work()
    turns = [[cpu(work) for work in works] for _ in range(rounds)]
    ours, raw, other = (min(column) * 1000 / count for column in zip(*turns, strict=True))
    print(
        f"{name:18} {ours:5.1f} ms par lettre ; toile nue {raw:5.1f} ms : × {ours / raw:.2f} ; "
        f"fpdf2 {other:6.1f} ms, {other / ours:.0f} fois plus"
    )
    return ours / raw, ours / other


def cold() -> float:
    """Give the CPU of a program that prints one letter and ends, imports included, in seconds."""
    before = os.times()
    subprocess.run([sys.executable, "-c", _FIRST], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def most_held(count: int) -> float:
    """Give the most memory that a lot of so many letters takes in a process of its own, in MiB."""
    command = [sys.executable, "-c", _LOT.format(count=count)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / _MIB


def main() -> None:
    """Measure letters one file each, then as one lot; then memory, then the first letter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many times each renderer runs")
    parser.add_argument("--letters", type=int, default=40, help="how many letters in a round")
    options = parser.parse_args()
    register()
    letters = [letter(number) for number in range(1, options.letters + 1)]
    renderers: list[Renderer] = [render_lot, on_canvas, through_fpdf]
    held: list[Bound] = []
    shapes = (("un fichier chacune", separately, _FILES), ("un seul lot", together, _TOGETHER))
    for name, shape, most in shapes:
        works = [shape(render, letters) for render in renderers]
        raw, other = compare(name, options.letters, options.rounds, works)
        held += [Bound(f"{name} / toile nue", raw, most), Bound(f"{name} / fpdf2", other, _SHARE)]
    small, large = most_held(_SMALL), most_held(_LARGE)
    print(
        f"mémoire d’un lot   {small:.0f} Mio pour {_SMALL} lettres, {large:.0f} Mio pour {_LARGE} : "
        f"× {large / small:.2f}"
    )
    first = min(cold() for _ in range(options.rounds))
    print(f"première lettre    {first:.2f} s de processeur, programme compris")
    held += [Bound("mémoire du lot", large / small, _MEMORY), Bound("première lettre (s)", first, _COLD)]
    verdict(held)


def verdict(held: Sequence[Bound]) -> None:
    """End the program with 1 when a figure is over its bound, each such one told."""
    over = [f"dépassé : {one.name} {one.value:.2f}, au plus {one.most:g}" for one in held if not one.kept]
    if over:
        sys.exit("\n".join(over))
    print(f"bornes tenues      {', '.join(f'{one.name} ≤ {one.most:g}' for one in held)}")


if __name__ == "__main__":
    main()
