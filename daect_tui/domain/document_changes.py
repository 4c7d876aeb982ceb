"""What changed between a kept document and the same one drafted again: by what is said, not by bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from daect_tui.domain.document import (
    Block,
    BulletList,
    Document,
    Heading,
    LetterDocument,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.document_frame import in_charge, mentions, place_and_date
from daect_tui.domain.text import quoted


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that were there, and those that stand for them; either may be empty."""

    before: str
    after: str

    @property
    def sentence(self) -> str:
        """Write it in French: « à la place de …, … »."""
        if not self.before:
            return f"Ajouté\u00a0: {quoted(self.after)}."
        if not self.after:
            return f"Retiré\u00a0: {quoted(self.before)}."
        return f"{quoted(self.before)} devient {quoted(self.after)}."


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """Return what a document would say otherwise, in reading order; empty when they say the same."""
    old, new = tuple(_lines(before)), tuple(_lines(after))
    matched = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Change(" ".join(old[i:j]), " ".join(new[k:m]))
        for tag, i, j, k, m in matched.get_opcodes()
        if tag != "equal"
    )


def _lines(document: Document) -> Iterator[str]:
    head = document.letterhead
    blocks: tuple[Block, ...]
    signatures: tuple[SignatureBlock, ...]
    yield from (*head.state, head.ministry, head.direction, head.delegation)
    yield from (*head.address, head.phone, head.email)
    yield place_and_date(document)
    if isinstance(document, LetterDocument):
        yield from in_charge(document.contact, "")
        yield from document.recipient
        for mention in mentions(document):
            yield from mention.lines
        yield document.call
        blocks, signatures = (*document.body, *document.annex), (document.signature,)
    else:
        yield from (document.title, document.subtitle, document.foot)
        blocks, signatures = document.body, document.signatures
    for block in blocks:
        yield from _said(block)
    for signature in signatures:
        yield from (signature.formula, signature.office, signature.name)


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield _text(block.runs)
        case BulletList():
            yield from (_text(item) for item in block.items)
        case Table():
            yield from (" | ".join(row) for row in (block.header, *block.rows))


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
