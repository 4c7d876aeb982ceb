"""No sentence of the program is English: in its source, its help, what argparse or Python say of a fault.

A sentence is a text of two words at least that is no code. It is English when it holds one of a hundred
words that English cannot do without and French does not have (`tests/support/english.py`). What only a
programmer reads is left out: docstrings, assertions, and what is raised that is no `DaectError`.
"""

import ast
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import daect_tui.domain
from daect_tui.arguments import build_parser
from daect_tui.domain.errors import DaectError
from tests.support.english import english_words

ROOT = Path(daect_tui.domain.__file__).parents[2]
ROOMS = ("daect_tui", "screens", "storage", "exports")
# Why a table stays when a register is emptied, for who writes the next one; what argparse and the reader of
# JSON say, to be put in French; the names of styles, which an office program shows in its own language.
LEFT_OUT = {
    "storage/retention/plan.py", "daect_tui/parser.py", "exports/office/styles.py",
    "exports/tables/json_text.py",
}  # fmt: skip
# What SQLite says of a file that it cannot read, in brackets after a French sentence: to search for it.
IN_BRACKETS = {"storage/backups/contents.py", "storage/backups/vault.py", "storage/file_checks.py"}
# Put in French where they are caught, by what they begin with.
PUT_IN_FRENCH = {
    "exports/ipp.py", "exports/tables/csv_reading.py", "exports/tables/ods_reading.py",
    "daect_tui/domain/wording_syntax.py",
}  # fmt: skip
CODE = re.compile(r"[_<>={}\\]|::|\b(?:AND|NOT|[A-Z]{4,})\b|^--")
OF_A_RULE = {"Refusal", "InvalidField", "InvalidWording", "PackFault", "TableFault", "NoText"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Read the whole program."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def families() -> set[str]:
    """Return the names of the errors whose sentence a person reads."""
    for module in walk_packages(daect_tui.domain.__path__, "daect_tui.domain."):
        import_module(module.name)
    pending, found = [DaectError], {"DaectError"}
    while pending:
        for kind in pending.pop().__subclasses__():
            found.add(kind.__name__)
            pending.append(kind)
    return found


def of_programmers(tree: ast.Module, told: set[str]) -> set[int]:
    """Return what only a programmer reads."""
    found: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and body:
            found |= {id(each.value) for each in node.body if isinstance(each, ast.Expr)}
        if isinstance(node, ast.Assert) or (
            isinstance(node, ast.Raise | ast.Return) and not tells(node, told)
        ):
            found |= {id(each) for each in ast.walk(node)}
    return found


def tells(node: ast.Raise | ast.Return, told: set[str]) -> bool:
    """Tell whether what is raised, or returned to be, has a sentence for a person."""
    what = node.exc if isinstance(node, ast.Raise) else node.value
    if isinstance(what, ast.Call):
        name = getattr(what.func, "id", getattr(what.func, "attr", ""))
        return name in told or not (isinstance(node, ast.Raise) or name == "MisusedUnitOfWork")
    return True


def sentences(tree: ast.Module, told: set[str]) -> Iterator[str]:
    """Give the texts of a module that a person may read."""
    apart = of_programmers(tree, told)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in apart else None
        if isinstance(text, str) and len(text.split()) > 1 and not CODE.search(text):
            yield text


def test_no_sentence_of_the_source_is_english() -> None:
    told = families()
    found = [
        f"{place}: {sentence!r}"
        for place, tree in sources()
        if place not in LEFT_OUT
        for sentence in sentences(tree, told)
        if english_words(sentence)
    ]
    assert found == []


def test_an_english_sentence_would_be_found() -> None:
    source = '"""Do the act."""\ntell("The file was not found.")\nraise ValueError("the end")\n'
    (sentence,) = sentences(ast.parse(source), set())
    assert english_words(sentence) == ["found", "not", "the", "was"]
    assert english_words("Le fichier n’a pas été trouvé.") == []


def test_what_python_says_of_a_fault_reaches_nobody() -> None:
    told = families() | OF_A_RULE
    found = set()
    for place, tree in sources():
        for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)):
            kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
            names = {getattr(kind, "id", getattr(kind, "attr", "")) for kind in kinds}
            if handler.name and not names <= told and any(map(written_out(handler.name), ast.walk(handler))):
                found.add(place)
    assert found == IN_BRACKETS | PUT_IN_FRENCH


def written_out(name: str) -> Callable[[ast.AST], bool]:
    """Return what tells whether a fault is put in words: `{fault}`, `str(fault)`."""

    def is_written(node: ast.AST) -> bool:
        if isinstance(node, ast.FormattedValue):
            return isinstance(node.value, ast.Name) and node.value.id == name
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str"):
            return False
        return any(isinstance(each, ast.Name) and each.id == name for each in node.args)

    return is_written


def parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """Give the parser of the command line, and that of each command."""
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from action.choices.values()


def test_the_help_of_every_command_is_french() -> None:
    helps = [parser.format_help() for parser in parsers(build_parser("1.0"))]
    assert len(helps) > 20
    assert [english_words(told) for told in helps if english_words(told)] == []


def wrong_ways() -> Iterator[list[str]]:
    """Give command lines that argparse refuses: each command with nothing, too much, or half of an option."""
    for parser in parsers(build_parser("1.0")):
        command = parser.prog.split()[1:]
        yield [*command, "--inconnue"]
        for action in parser._actions:
            option = action.option_strings[-1:]
            if option and action.nargs is None:
                yield [*command, *option]
            elif option and action.nargs == 0:
                yield [*command, f"{option[0]}=valeur"]
            if action.choices is not None:
                yield [*command, *option, "hors-liste"]


def test_what_argparse_refuses_is_said_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    found: set[str] = set()
    parser = build_parser("1.0")
    for way in wrong_ways():
        with pytest.raises(SystemExit):
            parser.parse_args(way)
        said = capsys.readouterr().err
        if english_words(said):
            found.add(said)
    assert found == set()
