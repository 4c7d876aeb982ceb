"""Wordings: texts of letters as templates, filled with the values of a case.

`wording_parsing` reads a template, `Wording.fill` makes its document blocks. Neither reads a file.
A template declares under `values` each value that it takes, with a French description: a value that
lacks is named to the user by it, and every one that lacks is named at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.document import Block
from daect_tui.domain.wording_filling import Filling, MissingValues, Value
from daect_tui.domain.wording_syntax import Entry, EntryKind, InvalidWording, Phrase

__all__ = ["FilledWording", "InvalidWording", "MissingValues", "Value", "Wording"]


@dataclass(frozen=True, slots=True)
class FilledWording:
    """What a letter says once its values are in place; what a wording does not state is empty.

    `personal_at` is the rank in the body where a paragraph written for one letter goes.
    """

    subject: str
    references: tuple[str, ...]
    attachments: tuple[str, ...]
    call: str
    body: tuple[Block, ...]
    personal_at: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed template. `title` names the document in French; `values` describes what it takes.

    `includes` names the shared wordings that the body takes in, each with the condition put on it.
    """

    name: str
    title: str
    values: Mapping[str, str]
    subject: Phrase
    references: tuple[Entry, ...]
    attachments: tuple[Entry, ...]
    call: Phrase
    body: tuple[Entry, ...]
    includes: tuple[tuple[str, str], ...] = ()

    def fill(self, values: Mapping[str, Value]) -> FilledWording:
        """Put values in their places, with French spaces, otherwise exactly as they were typed.

        Raises `MissingValues` naming every value that a kept entry needs and that is absent or blank;
        `DocumentFault` when a list stands for a text or the other way round.
        """
        filling = Filling(self.name, self.values, values)
        # In this order: values that lack are named in their order of use.
        filled = FilledWording(
            subject=filling.line(self.subject),
            references=filling.lines(self.references),
            attachments=filling.lines(self.attachments),
            call=filling.line(self.call),
            body=(),
        )
        body: list[Block] = []
        personal_at = None
        for entry in self.body:
            if entry.kind is EntryKind.PERSONAL:
                personal_at = len(body)
            body += filling.blocks(entry)
        if filling.missing:
            raise MissingValues(self.title, filling.missing)
        return replace(filled, body=tuple(body), personal_at=personal_at)
