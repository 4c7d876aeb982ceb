"""The English that could leak into a screen: what Textual itself would say, and a few words of Python."""

import re
from functools import cache

from textual import widgets
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

# Its prompts; the descriptions of the keys of its widgets are added.
PROMPTS = (
    "Select", "Search for commands…", "No matches found", "palette", "Loading", "Press", "Quit", "None",
    "True", "False", "Error", "error", "Invalid", "invalid", "the", "and", "with", "not", "file", "required",
)  # fmt: skip


def descriptions_of_textual() -> set[str]:
    """Gather the descriptions of every binding that Textual’s own classes declare."""
    for name in vars(widgets)["__all__"]:
        getattr(widgets, name)  # each is read when it is asked for
    found: set[str] = set()
    pending: list[type] = [Widget, Screen, App]
    while pending:
        kind = pending.pop()
        pending += kind.__subclasses__()
        if kind.__module__.startswith("textual"):
            found |= {
                binding.description if isinstance(binding, Binding) else binding[2]
                for binding in kind.__dict__.get("BINDINGS", ())
                if isinstance(binding, Binding) or len(binding) > 2
            }
    return {description for description in found if description}


def english(text: str) -> list[str]:
    """List the words of Textual that a text holds."""
    return sorted({found.group() for found in _anything().finditer(text)})


@cache
def _anything() -> re.Pattern[str]:
    words = sorted({*PROMPTS, *descriptions_of_textual()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
