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

_TOKEN = re.compile(r"\*\*|\*|\{(?P<name>[a-z][a-z0-9_]*)\}|[^*{}]+|[{}]")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_KINDS = ("text", "heading", "items", "item")
_SINGLE = (("text",), ("heading",), ("items",))
_REPEATED = (("text",), ("item",))
_CONTENTS = "text, heading ou items, ou bien each avec item ou text"
_KEYS = frozenset({*_KINDS, "each", "when", "unless", "between", "last", "level"})


class InvalidWording(DaectError):
    """A wording breaks the syntax; the sentence names the wording and the place."""


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
    """Reads one wording; knows its name for the sake of the sentences."""

    name: str

    def fault(self, place: str, sentence: str) -> InvalidWording:
        """Make the error for a place of this wording."""
        where = f", {place}" if place else ""
        return InvalidWording(f"Modèle {quoted(self.name)}{where}{NBSP}: {sentence}")

    def table(self, text: str) -> dict[str, object]:
        """Read the TOML text; raises `InvalidWording` with line and column."""
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            place = f"ligne {found[1]}, colonne {found[2]}" if found else "fin du texte"
            raise self.fault(place, "ce n’est pas du TOML valide. Corrigez la ponctuation.") from error

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
