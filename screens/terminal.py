"""The keys of a terminal, Échap at once: where nothing follows it, it is not the beginning of another key.

Arrows and function keys begin by the sign of Échap, and come whole. Textual waits 100 ms for the rest of
them, and looks at the clock every 100 ms only.
"""

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

_ESCAPE = "\x1b"
# Seconds left to what follows it, and between two looks at whether the application ends.
_REST, _LOOK = 0.02, 0.1
_READ = 4096


class PromptDriver(LinuxDriver):
    """Textual’s own, but for the wait after Échap."""

    def run_input_thread(self) -> None:
        """Read the terminal until the application leaves it."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        with SelectSelector() as terminal:
            terminal.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                text = decode(os.read(self.fileno, _READ)) if terminal.select(_LOOK) else ""
                alone = text.endswith(_ESCAPE) and not terminal.select(_REST)
                before = text.removesuffix(_ESCAPE) if alone else text
                # An empty text would be the end of everything.
                for event in parser.feed(before) if before else parser.tick():
                    self.process_message(event)
                if alone:
                    self.process_message(Key("escape", _ESCAPE))
