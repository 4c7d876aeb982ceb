"""A JSON text taken piece by piece: at any moment only the element being read is in memory."""

import json
import re
from typing import NoReturn, TextIO

from daect_tui.domain.text import grouped
from exports.tables.faults import TableFault
from exports.tables.limits import LONGEST_ROW

_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\n\r]*")
# How the standard library says what is wrong, and how people do.
_FRENCH = (
    ("Unterminated string", "un texte n’est pas refermé par un guillemet"),
    ("Invalid control character", "un texte contient un caractère de commande"),
    ("Invalid \\", "une barre oblique inverse annonce un signe inconnu"),
    ("Expecting ','", "une virgule manque"),
    ("Expecting ':'", "un deux-points manque"),
    ("Expecting property name", "un nom de colonne entre guillemets manque"),
    ("Illegal trailing comma", "une virgule est de trop"),
)


class Pairs(tuple[tuple[str, object], ...]):
    """An object of JSON in its own order, so that a key that comes twice is seen."""

    __slots__ = ()


class Number(str):
    """A number of JSON as it is written."""

    __slots__ = ()


def _refuse_constant(name: str) -> NoReturn:
    raise TableFault(
        f"il contient {name}, qui n’est pas un nombre. Remplacez-le par un texte, ou enlevez-le."
    )


class JsonText:
    """A text read forward, from a place that knows its line."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._buffer = ""
        self._at = 0
        self._line = 1  # where the buffer begins: its line, and the signs of that line before it
        self._before = 0
        self._ended = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=Pairs,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_refuse_constant,
        )

    def next_sign(self) -> str:
        """Return the next sign that is no space, without taking it; empty at the end."""
        while True:
            self._at = _SPACE.match(self._buffer, self._at).end()  # type: ignore[union-attr]  # matches always
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> bool:
        """Take the next sign if it is this one."""
        if self.next_sign() != sign:
            return False
        self._at += 1
        return True

    def value(self) -> object:
        """Take the next value whole: text, `Number`, Boolean, `None`, list or `Pairs`."""
        self.next_sign()
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                beyond = error.pos - self._at
                if not self._more():
                    raise self.fault(_french(error.msg), beyond) from error
            except RecursionError as error:
                raise self.fault("des listes y sont enfermées les unes dans les autres") from error
            else:
                return value

    def fault(self, clause: str, beyond: int = 0) -> TableFault:
        """Make the fault of a place, a number of signs beyond the present one."""
        line, before = self._place(min(self._at + beyond, len(self._buffer)))
        column = before + 1
        return TableFault(f"ligne {line}, colonne {column}, {clause}. Corrigez-le, ou refaites l’export.")

    def _place(self, at: int) -> tuple[int, int]:
        """Return the line of a sign of the buffer, and how many signs of that line are before it."""
        breaks = self._buffer.count("\n", 0, at)
        if breaks == 0:
            return self._line, self._before + at
        return self._line + breaks, at - self._buffer.rfind("\n", 0, at) - 1

    def _more(self) -> bool:
        """Read further, as much again as what waits, so that a long element costs no more than twice."""
        if self._ended:
            return False
        waiting = len(self._buffer) - self._at
        if waiting >= LONGEST_ROW:
            raise self.fault(f"un élément dépasse {grouped(LONGEST_ROW)} signes, ou n’est pas refermé")
        piece = self._text.read(max(_CHUNK, waiting))
        self._ended = not piece
        self._line, self._before = self._place(self._at)
        self._buffer = self._buffer[self._at :] + piece
        self._at = 0
        return bool(piece)


def _french(message: str) -> str:
    return next(
        (french for english, french in _FRENCH if message.startswith(english)),
        "ce n’est pas du JSON correct",
    )
