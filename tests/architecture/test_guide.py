"""The guide is true: its keys are bound, its commands understood, its quotations said, its links right."""

import ast
import re
import shlex
import unicodedata
from functools import cache
from importlib import import_module
from inspect import isclass
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.binding import Binding

import screens
from daect_tui.arguments import build_parser
from screens.keys import long_key

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)

_ABOUT = re.compile(r"<!-- écrans : (.+?) -->")
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"Ctrl\+[A-Z]\b|Maj\+Tab|\bF\d+\b|\b(?:Entrée|Échap|Espace|Suppr|Tab)\b|[↑↓←→]")
_QUOTED = re.compile(r"«\u202f(.+?)\u202f»")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_WRONG = re.compile(r"[ \u00a0][;!?](?!\w)|[^\u202f]»|«[^\u202f]| :(?!-)|'")
# What every screen has, whatever it is about.
_EVERYWHERE = (
    "app",
    "base",
    "finding",
    "following",
    "help",
    "locking",
    "opening",
    "tabbed",
    "touring",
    "undoing",
    "modals",
    "widgets",
)


def prose(page: Path) -> str:
    """Return a page without what is to be typed, nor its notes for us."""
    return _ABOUT.sub("", _CODE.sub("", page.read_text("utf-8")))


@cache
def bound() -> dict[str, frozenset[str]]:
    """Return the keys that each module of the screens binds, by their French names."""
    found: dict[str, set[str]] = {}
    for module in walk_packages(screens.__path__, "screens."):
        for thing in vars(import_module(module.name)).values():
            if isclass(thing) and thing.__module__ == module.name:
                keys = (
                    binding for binding in vars(thing).get("BINDINGS", ()) if isinstance(binding, Binding)
                )
                names = {long_key(key) for binding in keys if binding.id for key in binding.key.split(",")}
                found.setdefault(module.name.split(".")[1], set()).update(names)
    return {room: frozenset(keys) for room, keys in found.items()}


def keys_about(rooms: set[str]) -> frozenset[str]:
    """Return the keys that are bound in some rooms, and everywhere."""
    return frozenset().union(
        *(keys for room, keys in bound().items() if "*" in rooms or room in {*rooms, *_EVERYWHERE})
    )


@each_page
def test_each_key_is_bound_in_the_rooms_that_the_page_is_about(page: Path) -> None:
    text = page.read_text("utf-8")
    about = _ABOUT.search(text)
    # What a desktop or a terminal takes for itself is told in the page on installing.
    named = set(_KEY.findall(prose(page))) - {"F11", "Ctrl+V"}

    assert named <= keys_about(set(about[1].split()) if about else set())


@cache
def said() -> str:
    """Return every text of the program, and those of the pictures, spaces written alike."""
    texts = [
        node.value
        for room in ("screens", "daect_tui")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return _plain("\n".join(texts))


def _plain(text: str) -> str:
    return " ".join(
        unicodedata.normalize("NFC", text).replace("\u202f", " ").replace("\u00a0", " ").split()
    ).casefold()


@each_page
def test_what_is_quoted_is_said_by_the_program(page: Path) -> None:
    quoted = {_plain(words) for words in _QUOTED.findall(prose(page))}

    assert [words for words in quoted if words.removesuffix("…") not in said()] == []


@each_page
def test_each_command_is_understood(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = build_parser("0")
    code = "\n".join(part.strip("`\n") for part in _CODE.findall(page.read_text("utf-8")))

    for line in re.findall(r"^ *daect((?: .*)?)$", code, re.MULTILINE):
        status = 0
        try:
            parser.parse_args(shlex.split(line))
        except SystemExit as stop:
            status = int(stop.code or 0)
        assert status == 0, f"daect{line}: {capsys.readouterr().err}"


@each_page
def test_each_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.is_file(), link
        titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE) if anchor else []
        assert not anchor or anchor in {
            re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in titles
        }


@each_page
def test_its_spaces_and_apostrophes_are_french(page: Path) -> None:
    lines = re.sub(r"\]\([^)]*\)", "]", prose(page)).splitlines()

    assert [line for line in lines if _WRONG.search(line) and not line.startswith("|-")] == []


def test_every_page_and_picture_is_reached() -> None:
    links = {link.partition("#")[0] for page in PAGES for link in _LINK.findall(page.read_text("utf-8"))}
    index = set(_LINK.findall((GUIDE / "index.md").read_text("utf-8")))

    assert {page.name for page in PAGES} - {"index.md"} == index
    assert {f"images/{path.name}" for path in (GUIDE / "images").glob("*.svg")} <= links
