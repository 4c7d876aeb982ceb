"""The repository speaks of the product only: no address of a package index, no path of a machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written in pieces, so that this file does not hold what it looks for.
INDEXES = re.compile(
    "|".join(
        (
            r"pypi\." + r"org",
            r"python" + r"hosted\.org",
            r"registry\." + r"npmjs",
            r"(extra-)?index-" + r"url",
            r"find-" + r"links",
            r"https?://\S*/" + r"simple(/|\b)",
            r"https?://\S*\." + r"(whl|tgz)\b",
        )
    ),
    re.IGNORECASE,
)
HOMES = re.compile(r"(?<![\w.])/(home|Users|root|work)/" + r"\w|[A-Z]:\\Users\\" + r"\w")


def tracked() -> list[Path]:
    """List the files under version control, and those that would enter it."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a working tree of git")
    listing = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    """Give the tracked files that are text: their path in the tree, and what they hold."""
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content:
            found.append((path.relative_to(ROOT).as_posix(), content.decode("utf-8")))
    return found


def test_no_file_names_a_package_index() -> None:
    assert [name for name, text in texts() if INDEXES.search(text)] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert [name for name, text in texts() if str(ROOT) in text or HOMES.search(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-" + "url x",
        "see https://pypi." + "org/p",
        "https://host/" + "simple/",
        "https://a/b." + "whl",
    ],
)
def test_an_index_is_recognised(line: str) -> None:
    assert INDEXES.search(line)


@pytest.mark.parametrize("line", ["cd /home" + "/ada", "at /Users" + "/ada", "C:" + "\\Users" + "\\ada"])
def test_a_home_is_recognised(line: str) -> None:
    assert HOMES.search(line)
