"""What commands print: nothing of a text drives the terminal, whatever the encoding that it is written in."""

import sys
from io import BytesIO, TextIOWrapper

import pytest

from daect_tui.commands.plain import in_plain, over_the_last


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "a�[2J�b\tc\u202f;\u00a0:\n"), ("cp1252", "a?[2J?b\tc\u00a0;\u00a0:\n")],
)
def test_what_would_drive_the_terminal_is_shown(
    monkeypatch: pytest.MonkeyPatch, encoding: str, written: str
) -> None:
    beneath = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(beneath, encoding, newline="\n"))
    with in_plain():
        print("a\x1b[2J\udcffb\tc\u202f;\u00a0:")  # noqa: T201 – as commands do
        sys.stdout.flush()

    assert beneath.getvalue().decode(encoding) == written


def test_how_far_it_is_is_written_over_and_to_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    watched, piped = BytesIO(), BytesIO()
    for beneath, stream in ((watched, _Terminal(watched, "utf-8")), (piped, TextIOWrapper(piped, "utf-8"))):
        monkeypatch.setattr(sys, "stderr", stream)
        with in_plain():
            over_the_last("1/2 é\x1b[2J")
        assert sys.stderr is stream
        assert beneath.getvalue().decode() in {"", "\r\x1b[K1/2 é�[2J"}

    assert watched.getvalue()
    assert not piped.getvalue()
