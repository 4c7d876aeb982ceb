"""What completes the command line in a shell: a script made from the parser, so that it never lags behind.

Commands, options, and the words that a value may be; where a file or a folder is expected, the shell offers
its own. References are not read: a register would be opened at each key. docs/decisions/0021 says why the
scripts are ours.
"""

from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daect_tui.parser import offered_by

# What a value is, where it is no word of a list.
FREE, FILE, FOLDER = "", "file", "folder"
_FOLDERS = {"DOSSIER"}
_REPEATED = ("+", "*")


@dataclass(frozen=True, slots=True)
class Value:
    """What a value may be: one of some words, a file, a folder, or anything (`FREE`)."""

    words: tuple[str, ...] = ()
    kind: str = FREE


@dataclass(frozen=True, slots=True)
class Option:
    """An option by its names; `value` is `None` where it takes none, `needed` where it cannot go without."""

    names: tuple[str, ...]
    summary: str
    value: Value | None
    needed: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or the program itself (no name); the last of `places` goes on where it is `repeated`."""

    name: str
    summary: str
    options: tuple[Option, ...]
    places: tuple[tuple[Value, ...], ...]
    repeated: bool


def commands_of(parser: ArgumentParser) -> tuple[Command, ...]:
    """Return what a parser understands: the program itself first, then its commands."""
    actions = _actions(parser)
    found = [_command("", "", actions)]
    for action in actions:
        if isinstance(action, _SubParsersAction):
            summaries = {one.dest: one.help or "" for one in action._choices_actions}  # noqa: SLF001 – as below
            for name, command in action.choices.items():
                found.append(_command(name, summaries[name], _actions(command)))
    return tuple(found)


def _actions(parser: ArgumentParser) -> Sequence[Action]:
    # argparse lists them nowhere else; shtab reads them so too.
    return parser._actions  # noqa: SLF001


def _command(name: str, summary: str, actions: Sequence[Action]) -> Command:
    named = [action for action in actions if action.option_strings]
    placed = [
        action for action in actions if not action.option_strings and not isinstance(action.choices, dict)
    ]
    return Command(
        name,
        summary,
        tuple(_option(action) for action in named),
        tuple(_places(placed)),
        bool(placed) and placed[-1].nargs in _REPEATED,
    )


def _option(action: Action) -> Option:
    help_text = "" if action.help in (None, SUPPRESS) else str(action.help)
    value = None if action.nargs == 0 else _value(action)
    return Option(tuple(action.option_strings), help_text, value, value is not None and action.nargs is None)


def _places(actions: Sequence[Action]) -> Iterator[tuple[Value, ...]]:
    """Yield what may stand at each place: where one may be left out, what follows it too."""
    for rank, action in enumerate(actions):
        here = [_value(action)]
        if action.nargs == "?":
            here += [_value(following) for following in actions[rank + 1 : rank + 2]]
        yield tuple(here)


def _value(action: Action) -> Value:
    words: Any = offered_by(action) or action.choices or ()
    if words:
        return Value(tuple(map(str, words)))
    if action.type is not Path:
        return Value()
    return Value(kind=FOLDER if action.metavar in _FOLDERS else FILE)
