"""Wordings: texts of letters as templates, filled with the values of a case.

`parse_wording` reads a template, `Wording.fill` makes its document blocks. Neither reads a file.
A template declares under `values` each value that it takes, with a French description: a value that
lacks is named to the user by it, and every one that lacks is named at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.document import Block
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.wording_filling import Filling, MissingValues, Value
from daect_tui.domain.wording_syntax import Entry, InvalidWording, Phrase, Reader

__all__ = ["FilledWording", "InvalidWording", "MissingValues", "Value", "Wording", "parse_wording"]


@dataclass(frozen=True, slots=True)
class FilledWording:
    """What a letter says once its values are in place; what a wording does not state is empty."""

    subject: str
    references: tuple[str, ...]
    attachments: tuple[str, ...]
    call: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed template. `title` names the document in French; `values` describes what it takes."""

    name: str
    title: str
    values: Mapping[str, str]
    subject: Phrase
    references: tuple[Entry, ...]
    attachments: tuple[Entry, ...]
    call: Phrase
    body: tuple[Entry, ...]

    def fill(self, values: Mapping[str, Value]) -> FilledWording:
        """Put values in their places, with French spaces, otherwise exactly as they were typed.

        Raises `MissingValues` naming every value that a kept entry needs and that is absent or blank;
        `DocumentFault` when a list stands for a text or the other way round.
        """
        filling = Filling(self.name, self.values, values)
        filled = FilledWording(
            subject=filling.line(self.subject),
            references=filling.lines(self.references),
            attachments=filling.lines(self.attachments),
            call=filling.line(self.call),
            body=tuple(block for entry in self.body for block in filling.blocks(entry)),
        )
        if filling.missing:
            raise MissingValues(self.title, filling.missing)
        return filled


def parse_wording(name: str, text: str, shared: Mapping[str, Wording] | None = None) -> Wording:
    """Read a template; an entry `include = "x"` takes in the body of the wording `shared["x"]`.

    With `when = "y"` beside it, that body is kept only where the value `y` is not empty.

    Raises `InvalidWording` naming the wording, and the line or the entry at fault.
    """
    reader = Reader(name)
    table = reader.table(text)
    unknown = set(table) - {"title", "values", "subject", "references", "attachments", "call", "body"}
    if unknown:
        raise reader.fault("", f"clé inconnue{NBSP}: {', '.join(sorted(unknown))}. Retirez-la.")
    declared = _declared(reader, table)
    body: list[Entry] = []
    for place, raw in _placed(reader, table, "body", "corps"):
        if isinstance(raw, dict) and "include" in raw:
            included = _included(reader, raw, place, shared or {})
            declared = {**included.values, **declared}
            body += _kept_when(reader, raw, place, included)
        else:
            body.append(reader.entry(raw, place))
    wording = Wording(
        name=name,
        title=reader.string(table, "title", "") or name,
        values=declared,
        subject=reader.phrase(reader.string(table, "subject", "objet"), "objet"),
        references=_entries(reader, table, "references", "références"),
        attachments=_entries(reader, table, "attachments", "pièces jointes"),
        call=reader.phrase(reader.string(table, "call", "appel"), "appel"),
        body=tuple(body),
    )
    _check_names(reader, wording)
    return wording


def _declared(reader: Reader, table: Mapping[str, object]) -> dict[str, str]:
    values = table.get("values", {})
    if not isinstance(values, dict):
        raise reader.fault("", f"{quoted('values')} doit être une table de descriptions.")
    return {name: reader.string(values, name, f"valeur {name}") for name in values}


def _placed(
    reader: Reader, table: Mapping[str, object], key: str, label: str
) -> Iterator[tuple[str, object]]:
    for number, raw in enumerate(reader.sequence(table, key, label), 1):
        yield f"{label}, entrée {number}", raw


def _entries(reader: Reader, table: Mapping[str, object], key: str, label: str) -> tuple[Entry, ...]:
    return tuple(reader.entry(raw, place) for place, raw in _placed(reader, table, key, label))


def _included(
    reader: Reader, raw: Mapping[str, object], place: str, shared: Mapping[str, Wording]
) -> Wording:
    name = reader.string(raw, "include", place)
    if name not in shared or set(raw) - {"include", "when"}:
        raise reader.fault(
            place, f"{quoted('include')} doit nommer un modèle commun, seul ou avec {quoted('when')}."
        )
    return shared[name]


def _kept_when(reader: Reader, raw: Mapping[str, object], place: str, included: Wording) -> tuple[Entry, ...]:
    """Put the condition of an `include` on each entry of the body that it takes in."""
    when = reader.string(raw, "when", place)
    return tuple(replace(entry, when=when) for entry in included.body) if when else included.body


def _check_names(reader: Reader, wording: Wording) -> None:
    entries = (*wording.references, *wording.attachments, *wording.body)
    used = {piece.text for phrase in (wording.subject, wording.call) for piece in phrase if piece.is_name}
    used.update(name for entry in entries for name in entry.names())
    for name in sorted(used - set(wording.values)):
        raise reader.fault("", f"la valeur {{{name}}} n’est pas déclarée. Ajoutez-la à {quoted('values')}.")
    for name in sorted(set(wording.values) - used):
        raise reader.fault("", f"la valeur {{{name}}} est déclarée mais ne sert pas. Retirez-la.")
