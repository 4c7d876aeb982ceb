"""Style sheets parsed once a process: hundreds of tests start an application, always with the same.

Textual parses every sheet again for each application, and several times over while its screens
appear, then looks each rule up through a hash written in Python: together a third of what such a
test costs. The same text, place and colours give the same rules, which are only read afterwards.
"""

from collections.abc import Callable
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def parse_once() -> None:
    """Let the applications of this process share what has been parsed."""
    parse: Callable[..., list[RuleSet]] = Stylesheet._parse_rules

    def shared(sheet: Stylesheet, css: str, **place: Any) -> list[RuleSet]:  # noqa: ANN401
        key = (css, *sorted(place.items()), *sorted(sheet._variables.items()))
        if key not in _parsed:
            _parsed[key] = parse(sheet, css, **place)
        return _parsed[key]

    setattr(Stylesheet, "_parse_rules", shared)  # noqa: B010 – its type is wider
    # A rule is itself and no other: that is what its own hash says too.
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
