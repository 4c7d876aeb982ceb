"""A wording as its letter will read, in plain text, on invented values: what an editor is shown.

A value for which nothing was invented stands as its description between brackets.
"""

from collections.abc import Mapping, Sequence

from daect_tui.domain.document import Paragraph, Run
from daect_tui.domain.document_text import blocks_text
from daect_tui.domain.text import NBSP
from daect_tui.domain.text_width import wrapped
from daect_tui.domain.wording import FilledWording, Value, Wording
from daect_tui.domain.wording_filling import Row

_PERSONAL = "[le paragraphe personnel, s’il y en a un]"
_ROWS = 2
# As wide as the box that shows it.
WIDTH = 70


def invented_values(wording: Wording, known: Mapping[str, Value]) -> dict[str, Value]:
    """Return a value for each one that a wording uses; `known` are those that were invented beforehand."""
    lists = list_fields(wording)
    return {
        name: _invented(description, known.get(name), lists.get(name))
        for name, description in wording.values.items()
    }


def list_fields(wording: Wording) -> dict[str, tuple[str, ...]]:
    """Return the values that are lists, each with the fields of its rows that are written."""
    found: dict[str, dict[str, None]] = {}
    for entry in (*wording.references, *wording.attachments, *wording.body):
        if entry.each:
            names = (piece.text for phrase in entry.phrases for piece in phrase if piece.is_name)
            found.setdefault(entry.each, {}).update(dict.fromkeys(names))
    return {name: tuple(fields) for name, fields in found.items()}


def previewed(filled: FilledWording, width: int = WIDTH) -> str:
    """Write a filled wording as text, arranged as on paper, without its frame."""
    body, at = filled.body, filled.personal_at
    if not filled.call:
        return f"{filled.subject}\n\n{blocks_text(body, width)}".strip()
    if at is not None:
        body = (*body[:at], Paragraph((Run(_PERSONAL),)), *body[at:])
    lines = [f"Objet{NBSP}: {filled.subject}"]
    lines += [f"Réf.{NBSP}: {reference}" for reference in filled.references]
    lines += [f"P. j.{NBSP}: {attachment}" for attachment in filled.attachments]
    head = [part for line in (*lines, "", filled.call) for part in wrapped(line, width, hanging="  ")]
    return "\n".join([*head, "", blocks_text(body, width)])


def _invented(description: str, known: Value | None, fields: Sequence[str] | None) -> Value:
    if fields is None:
        return known if isinstance(known, str) else f"[{description}]"
    rows: Sequence[Row] = known if known and not isinstance(known, str) else ({},) * _ROWS
    return [{name: row.get(name) or f"[{description}, {name}]" for name in fields} for row in rows]
