"""The syntax of a wording: the text of a letter as data, apart from its values and its layout.

A wording is a TOML text. `**bold**`, `*italic*` and `{name}` are read in the template, before any
value goes in: what a user types is never read as a sign. French spaces are put in place here too.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from daect_tui.domain.errors import DaectError
from daect_tui.domain.text import NBSP, listed, quoted, typeset

_NO_TOML = "ce n’est pas du TOML valide. Vérifiez guillemets droits, crochets et signe =."
_TOKEN = re.compile(r"\*\*|\*|\{(?P<name>[a-z][a-z0-9_]*)\}|[^*{}]+|[{}]")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_ENTRY_OF_BODY = re.compile(r"^[ \t]*\[\[[ \t]*body[ \t]*\]\]", re.MULTILINE)
# The keys whose line is shown for a fault that lies in what they hold.
_KEY_OF_PLACE = {
    "objet": "subject",
    "appel": "call",
    "références": "references",
    "pièces jointes": "attachments",
}
# What `place` may name: where the paragraph that is written for one letter goes.
PERSONAL = "personal"
_KINDS = ("text", "heading", "items", "item")
_SINGLE = (("text",), ("heading",), ("items",))
_REPEATED = (("text",), ("item",))
_CONTENTS = "text, heading ou items, ou bien each avec item ou text"
_KEYS = frozenset({*_KINDS, "each", "when", "unless", "between", "last", "level"})


class InvalidWording(DaectError):
    """A wording breaks the syntax, or lacks what it must say; the sentence names the wording and the place.

    `line` is that of the text, from 1; 0 where the fault is of no line.
    """

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of template in one style: literal text, or the name of a value."""

    text: str
    is_name: bool
    bold: bool
    italic: bool


Phrase = tuple[Piece, ...]


class EntryKind(StrEnum):
    """What an entry becomes in the document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the body. With `each`, its one phrase is repeated over the rows of that value.

    It is kept only when the value `when` is not empty and the value `unless` is. The items of a list
    end with `between`, the last one with `last`.
    """

    kind: EntryKind
    phrases: tuple[Phrase, ...]
    each: str = ""
    when: str = ""
    unless: str = ""
    between: str = ""
    last: str = ""
    level: int = 1

    def names(self) -> Iterator[str]:
        """Yield the values that the entry names, the fields of its rows left out."""
        yield from (name for name in (self.each, self.when, self.unless) if name)
        if not self.each:
            yield from (piece.text for phrase in self.phrases for piece in phrase if piece.is_name)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one wording; knows its name and its text for the sake of the sentences."""

    name: str
    text: str

    def fault(self, place: str, sentence: str, line: int = 0) -> InvalidWording:
        """Make the error for a place of this wording."""
        where = f", {place}" if place else ""
        said = f"Modèle {quoted(self.name)}{where}{NBSP}: {sentence}"
        return InvalidWording(said, line or self._line_of(place))

    def _line_of(self, place: str) -> int:
        """Find the line of a place; 0 where it cannot be told."""
        part, _, number = place.partition(", entrée ")
        if part == "corps" and number:
            starts = [found.start() for found in _ENTRY_OF_BODY.finditer(self.text)]
            rank = int(number) - 1
            return self.text.count("\n", 0, starts[rank]) + 1 if rank < len(starts) else 0
        key = _KEY_OF_PLACE.get(part)
        found_key = re.search(rf"^[ \t]*{key}[ \t]*=", self.text, re.MULTILINE) if key else None
        return self.text.count("\n", 0, found_key.start()) + 1 if found_key else 0

    def table(self) -> dict[str, object]:
        """Read the TOML text; raises `InvalidWording` with line and column."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            place = f"ligne {found[1]}, colonne {found[2]}" if found else "fin du texte"
            line = int(found[1]) if found else self.text.count("\n") + 1
            raise self.fault(place, _NO_TOML, line) from error
        except (ValueError, RecursionError) as error:
            # A number of five thousand digits, tables in tables in tables.
            raise self.fault("", _NO_TOML) from error

    def string(self, table: Mapping[str, object], key: str, place: str) -> str:
        """Read a text; absent is empty."""
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self.fault(place, f"{quoted(key)} doit être un texte entre guillemets droits.")
        return value

    def sequence(self, table: Mapping[str, object], key: str, place: str) -> list[object]:
        """Read a list; absent is empty."""
        value = table.get(key, [])
        if not isinstance(value, list):
            raise self.fault(place, f"{quoted(key)} doit être une liste.")
        return value

    def phrase(self, source: str, place: str) -> Phrase:
        """Read a template text: style marks and names."""
        pieces: list[Piece] = []
        bold = italic = False
        for token in _TOKEN.finditer(typeset(source)):
            match token[0]:
                case "**":
                    bold = not bold
                case "*":
                    italic = not italic
                case "{" | "}":
                    raise self.fault(place, "accolade isolée. Écrivez un nom simple, {organisation}.")
                case text:
                    name = token["name"]
                    pieces.append(Piece(name or text, name is not None, bold, italic))
        if bold or italic:
            raise self.fault(place, "un gras ou un italique n’est pas refermé. Ajoutez les astérisques.")
        return tuple(pieces)

    def entry(self, raw: object, place: str) -> Entry:
        """Read one entry: a bare text, or a table with exactly one kind of content."""
        table = {"text": raw} if isinstance(raw, str) else raw
        if not isinstance(table, dict):
            raise self.fault(place, "une entrée est un texte ou une table.")
        if "place" in table:
            return self._place(table, place)
        unknown = sorted(set(table) - _KEYS)
        if unknown:
            raise self.fault(place, f"clé inconnue{NBSP}: {listed(unknown)}. Retirez-la.")
        kinds = tuple(kind for kind in _KINDS if kind in table)
        each = self.string(table, "each", place)
        if kinds not in (_REPEATED if each else _SINGLE):
            raise self.fault(place, f"il faut un seul contenu{NBSP}: {_CONTENTS}.")
        level = table.get("level", 1)
        if not isinstance(level, int) or level < 1:
            raise self.fault(place, f"{quoted('level')} doit être un nombre à partir de 1.")
        return Entry(
            kind=_kind(kinds[0]),
            phrases=tuple(self.phrase(source, place) for source in self._sources(table, kinds[0], place)),
            each=each,
            when=self.string(table, "when", place),
            unless=self.string(table, "unless", place),
            between=_mark(self.string(table, "between", place)),
            last=_mark(self.string(table, "last", place)),
            level=level,
        )

    def _place(self, table: Mapping[str, object], place: str) -> Entry:
        if table != {"place": PERSONAL}:
            raise self.fault(place, f"{quoted('place')} vaut {quoted(PERSONAL)}, et se met seul.")
        return Entry(EntryKind.PERSONAL, ())

    def _sources(self, table: Mapping[str, object], kind: str, place: str) -> list[str]:
        if kind != "items":
            return [self.string(table, kind, place)]
        items = self.sequence(table, kind, place)
        if not items or not all(isinstance(item, str) for item in items):
            raise self.fault(place, f"{quoted(kind)} doit être une liste de textes.")
        return [str(item) for item in items]


def _kind(key: str) -> EntryKind:
    if key == "heading":
        return EntryKind.HEADING
    return EntryKind.PARAGRAPH if key == "text" else EntryKind.LIST


def _mark(source: str) -> str:
    """Put the French space before a closing mark that stands alone (« ; »)."""
    return typeset(f"x{source}")[1:]
