"""A document as a column of styled parts, from its head to its signatures: what both formats write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daect_tui.domain.document import (
    Block,
    BulletList,
    Document,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    PlainDocument,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.document_frame import in_charge, mentions, place_and_date
from daect_tui.domain.text import NBSP
from exports.office.styles import HEADINGS, Style


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a style."""

    style: Style
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side, without rules: the head, and each row of signatures."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


Part = Line | Columns | BulletList | Table


def parts(document: Document) -> tuple[Part, ...]:
    """Lay a document out as a column of parts."""
    return tuple(_letter(document) if isinstance(document, LetterDocument) else _plain(document))


def _letter(letter: LetterDocument) -> Iterator[Part]:
    contact = in_charge(letter.contact, letter.chrono)
    yield Columns(
        (*_sender(letter.letterhead), *_lines(contact, Style.CONTACT_FIRST, Style.CONTACT)),
        (
            _line(Style.DATE, place_and_date(letter)),
            *_lines(letter.recipient, Style.RECIPIENT_FIRST, Style.RECIPIENT),
        ),
    )
    for mention in mentions(letter):
        said = f" {f'{NBSP}; '.join(mention.lines)}"
        yield Line(Style.SUBJECT, (Run(mention.label, bold=True), Run(said)))
    if letter.call:
        yield _line(Style.CALL, letter.call)
    for block in letter.body:
        yield _block(block)
    yield Columns((), _signing(letter.signature))
    for block in letter.annex:
        yield _block(block)


def _plain(document: PlainDocument) -> Iterator[Part]:
    reference = (_line(Style.REFERENCE, document.reference),) if document.reference else ()
    yield Columns(
        tuple(_sender(document.letterhead)), (_line(Style.DATE, place_and_date(document)), *reference)
    )
    yield _line(Style.TITLE, document.title)
    if document.subtitle:
        yield _line(Style.SUBTITLE, document.subtitle)
    for block in document.body:
        yield _block(block)
    yield from _signatures(document.signatures)


def _signatures(blocks: Sequence[SignatureBlock]) -> Iterator[Part]:
    """Yield two signatures a row; one alone stands at the right."""
    for start in range(0, len(blocks), 2):
        row = [_signing(block) for block in blocks[start : start + 2]]
        yield Columns(row[0] if len(row) > 1 else (), row[-1])


def _sender(head: Letterhead) -> Iterator[Line]:
    yield from _lines(head.state, Style.STATE, Style.MOTTO)
    for style, text in (
        (Style.MINISTRY, head.ministry),
        (Style.DIRECTION, head.direction),
        (Style.DELEGATION, head.delegation),
    ):
        if text:
            yield _line(style, text)


def _block(block: Block) -> Part:
    match block:
        case Heading():
            return _line(HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1], block.text)
        case Paragraph():
            return Line(Style.BODY, block.runs)
        case BulletList() | Table():
            return block


def _signing(block: SignatureBlock) -> tuple[Line, ...]:
    above = [line for line in (block.formula, block.office) if line]
    return (*_lines(above, Style.SIGNATURE_FIRST, Style.SIGNATURE), _line(Style.SIGNATORY, block.name))


def _lines(lines: Sequence[str], first: Style, next_: Style) -> Iterator[Line]:
    for rank, line in enumerate(lines):
        yield _line(next_ if rank else first, line)


def _line(style: Style, text: str) -> Line:
    return Line(style, (Run(text),))
