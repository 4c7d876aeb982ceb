"""JSON: an array of objects, alone or as the one array of an object, read element by element.

The headings are the keys of the first elements, in the order in which they come; an element with
a key that none of these had is a row with a fault.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from io import TextIOWrapper
from itertools import chain
from typing import BinaryIO, TextIO

from daect_tui.domain.exchange_table import SourceRow, SourceTable
from daect_tui.domain.text import NBSP, clean_line, grouped, quoted
from exports.tables.encodings import encoding_of
from exports.tables.faults import TableFault
from exports.tables.json_text import JsonText, Number, Pairs
from exports.tables.limits import LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS
from exports.tables.numbers import plain_number, truth
from exports.tables.shape import Shape, too_many_columns

_LOOKED_AT = 200  # elements whose keys make the headings
_SHOWN = 40
_EXPECTED = "un tableau d’objets est attendu, entre crochets"


def read_json(file: BinaryIO, stack: ExitStack) -> SourceTable:
    """Read an array of objects; `stack` closes the file. Raises `TableFault`, now and from the rows."""
    encoding = encoding_of(file)
    if encoding == "cp1252":
        raise TableFault("ses accents ne sont pas en UTF-8. Enregistrez-le en UTF-8.")
    elements = _elements(stack.enter_context(TextIOWrapper(file, encoding, newline="")))
    first = _first(elements)
    keys = _keys(first)
    shape = Shape([clean_line(key).text or f"colonne {rank}" for rank, key in enumerate(keys, 1)])
    rows = _rows(chain(first, elements), shape, {key: place for place, key in enumerate(keys)})
    return SourceTable(shape.headings, rows, "JSON", shape.notices)


def _elements(stream: TextIO) -> Iterator[Pairs]:
    text = JsonText(stream)
    wrapped = text.take("{")
    if wrapped:
        _take_key(text)
    if not text.take("["):
        raise text.fault(_EXPECTED)
    if not text.take("]"):
        yield from _listed(text)
    if wrapped and not text.take("}"):
        raise text.fault("l’objet qui contient le tableau doit se fermer après lui")
    if text.next_sign():
        raise text.fault("il y a autre chose après la fin du tableau")


def _take_key(text: JsonText) -> None:
    if text.next_sign() != '"' or not isinstance(text.value(), str) or not text.take(":"):
        raise text.fault(_EXPECTED)


def _listed(text: JsonText) -> Iterator[Pairs]:
    while True:
        if text.next_sign() != "{":
            raise text.fault("un objet est attendu, entre accolades")
        element = text.value()
        if isinstance(element, Pairs):
            yield element
        if text.take("]"):
            return
        if not text.take(","):
            raise text.fault("le tableau s’arrête là, sans virgule ni crochet fermant")


def _first(elements: Iterator[Pairs]) -> list[Pairs]:
    """Read the elements that make the headings, and not more of them than memory should hold."""
    first: list[Pairs] = []
    size = 0
    for element in elements:
        first.append(element)
        size += sum(len(key) + (len(value) if isinstance(value, str) else 1) for key, value in element)
        if len(first) == _LOOKED_AT or size > LONGEST_ROW:
            break
    if not first:
        raise TableFault("son tableau est vide. Choisissez un autre fichier.")
    return first


def _keys(elements: list[Pairs]) -> tuple[str, ...]:
    keys: dict[str, None] = {}
    for element in elements:
        keys.update((key, None) for key, _ in element)
        if len(keys) > MOST_COLUMNS:
            raise too_many_columns()
    return tuple(keys)


def _rows(elements: Iterator[Pairs], shape: Shape, places: dict[str, int]) -> Iterator[SourceRow]:
    for rank, element in enumerate(elements, 1):
        cells = [""] * len(shape.headings)
        faults = [_put(cells, places, key, value, rank) for key, value in element]
        if len({key for key, _ in element}) < len(element):
            faults.append("L’élément donne deux fois la même colonne. Gardez l’une des deux.")
        row = shape.row(rank, cells, next(filter(None, faults), ""))
        if row is not None:
            yield row


def _put(cells: list[str], places: dict[str, int], key: str, value: object, rank: int) -> str:
    """Write a value into its cell; return the fault that stands against it."""
    place = places.get(key)
    if place is None:
        return (
            f"La colonne {_name(key)} n’est pas parmi celles des {_LOOKED_AT} premiers éléments. "
            "Ajoutez-la au premier élément."
        )
    if type(value) is str:
        if len(value) > LONGEST_CELL:
            raise TableFault(
                f"élément {rank}, la colonne {_name(key)} dépasse {grouped(LONGEST_CELL)} signes. "
                "Raccourcissez ce texte."
            )
        cells[place] = value
        return ""
    try:
        cells[place] = _plain(value)
    except ValueError:
        return f"Colonne {_name(key)}{NBSP}: un texte est attendu. Remplacez la liste, l’objet ou le nombre."
    return ""


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return truth(value=value)
    if isinstance(value, Number):
        return plain_number(value)
    raise ValueError(value)


def _name(key: str) -> str:
    name = clean_line(key).text
    return quoted(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")
