"""The list of registers opened lately: what is kept of it, whatever stands there."""

import json
from pathlib import Path

import pytest

from daect_tui.domain.recent import MOST, read_recent, with_first, write_recent

ONE, TWO = Path("/registres/été.daect"), Path("/clé usb/deux.daect")


def test_what_was_written_is_read_again() -> None:
    assert read_recent(write_recent((ONE, TWO))) == (ONE, TWO)


def test_the_last_opened_comes_first_and_once_and_ten_stay() -> None:
    many = [Path(f"/registres/{rank}.daect") for rank in range(MOST)]

    assert with_first((ONE, TWO), TWO) == (TWO, ONE)
    assert with_first(many, ONE) == (ONE, *many[:-1])


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("", ()),
        ("{", ()),
        ('{"a": 1}', ()),
        ("[" * 30_000, ()),
        (json.dumps(["/x" * 40_000]), ()),
        (json.dumps([1, None, ["/a"], "relatif.daect", "/bon.daect"]), (Path("/bon.daect"),)),
        (json.dumps(["/a\x1b[2J", "/b\n/c", "/d\ud800", "/e\u202e"]), ()),
        (json.dumps([f"/{rank}" for rank in range(40)]), tuple(Path(f"/{rank}") for rank in range(MOST))),
        (json.dumps(["/a", "/a"]), (Path("/a"),)),
    ],
)
def test_what_is_no_list_of_paths_harms_nothing(content: str, kept: tuple[Path, ...]) -> None:
    assert read_recent(content) == kept
