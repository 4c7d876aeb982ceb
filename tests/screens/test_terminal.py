"""The keys of a terminal, read from a pipe by the driver itself."""

import os
import sys
from collections.abc import AsyncIterator
from queue import Queue
from threading import Thread

import pytest
from textual.events import Key
from textual.message import Message

from screens.painting import PaintingApp
from tests.support.pilots import PATIENCE

if sys.platform == "win32":
    pytest.skip("Windows gives its keys by itself", allow_module_level=True)

from screens.terminal import PromptDriver

READ = Queue[Message]


@pytest.fixture
async def typed(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[int, READ]]:
    """Return where keys are typed, and what they are read as."""
    heard, keyboard = os.pipe()
    read: READ = Queue()
    driver = PaintingApp().get_driver_class()(PaintingApp())
    assert isinstance(driver, PromptDriver)
    driver.fileno = heard
    monkeypatch.setattr(driver, "process_message", read.put)
    reader = Thread(target=driver.run_input_thread)
    reader.start()
    yield keyboard, read
    driver.exit_event.set()
    reader.join()
    os.close(heard)
    os.close(keyboard)


async def test_escape_is_heard_alone_and_every_other_key_whole(typed: tuple[int, READ]) -> None:
    keyboard, read = typed
    for sent, named in {
        "\x1b": ["escape"],
        "\x1b[B": ["down"],
        "\x1bOR": ["f3"],
        "a\x1b": ["a", "escape"],
        "\x1b[A\x1b[A": ["up", "up"],
    }.items():
        os.write(keyboard, sent.encode())
        keys = [read.get(timeout=PATIENCE) for _ in named]
        assert [key.key for key in keys if isinstance(key, Key)] == named
    assert read.empty()


async def test_a_sign_that_comes_in_two_parts_is_one(typed: tuple[int, READ]) -> None:
    keyboard, read = typed
    first, second = "é".encode()[:1], "é".encode()[1:]
    os.write(keyboard, first)
    os.write(keyboard, second)
    key = read.get(timeout=PATIENCE)
    assert isinstance(key, Key)
    assert key.character == "é"
