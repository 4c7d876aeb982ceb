"""What is installed is what was locked: every requirement pinned, with its hashes."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"([a-z0-9-]+)==[^\s;]+( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(lock: Path) -> dict[str, str]:
    """Give what a file pins: the requirement line of each name."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    found = (PINNED.fullmatch(line) for line in lines)
    return {match.group(1): match.group(0) for match in found if match}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}


def flat(groups: dict[str, list[str | dict[str, str]]], group: str) -> list[str]:
    """Give the requirements of a group with those of the groups that it includes."""
    found: list[str] = []
    for one in groups[group]:
        found += [one] if isinstance(one, str) else flat(groups, one["include-group"])
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_each_line_is_a_pin_or_a_hash(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()[1:]

    odd = [line for line in lines if not PINNED.fullmatch(line) and not HASH.fullmatch(line)]

    assert odd == []


def test_what_the_project_declares_is_pinned() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = declared["dependency-groups"]

    assert names(declared["project"]["dependencies"]) <= pins(ROOT / "requirements/run.txt").keys()
    for group in ("build", "dev", "bench", "encryption", "validator"):
        assert names(flat(groups, group)) <= pins(ROOT / f"requirements/{group}.txt").keys()
    assert declared["project"]["optional-dependencies"]["encryption"] == groups["encryption"]


def test_the_tests_run_on_what_the_product_runs_on() -> None:
    run, dev = pins(ROOT / "requirements/run.txt"), pins(ROOT / "requirements/dev.txt")

    assert run.items() <= dev.items()
