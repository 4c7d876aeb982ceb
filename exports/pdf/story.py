"""What stands on the pages of each document, from the head to the signatures."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from daect_tui.domain.document import Document, LetterDocument, Paragraph, PlainDocument, SignatureBlock
from daect_tui.domain.document_frame import mentions
from daect_tui.domain.text import NBSP
from exports.pdf.blocks import flowables
from exports.pdf.door import markup
from exports.pdf.fonts import REGULAR
from exports.pdf.head import letter_head, plain_head
from exports.pdf.styles import CALL, SIGNATORY, SIGNATURE, SUBJECT, SUBTITLE, TITLE, WIDTH

_SIGNING_ROOM = 22 * mm
_SIGNING_WIDTH = 85 * mm


def story(document: Document) -> list[Flowable]:
    """Lay an admitted document out as a column of flowables."""
    return _letter(document) if isinstance(document, LetterDocument) else _plain(document)


def _letter(letter: LetterDocument) -> list[Flowable]:
    heading = [
        Text(f"{markup(mention.label, bold=True)} {markup(f'{NBSP}; '.join(mention.lines))}", SUBJECT)
        for mention in mentions(letter)
    ]
    call = [Text(markup(letter.call), CALL)] if letter.call else []
    return [letter_head(letter), *heading, *call, *_signed(letter), *flowables(letter.annex)]


def _signed(letter: LetterDocument) -> list[Flowable]:
    """The body and its signature; the last paragraph never leaves the signature alone on a page."""
    signature = _grid([_signing(letter.signature)], _SIGNING_WIDTH)
    *before, last = letter.body
    together = [last] if isinstance(last, Paragraph) else []
    ahead = before if together else letter.body
    return [*flowables(ahead), KeepTogether([*flowables(together), Spacer(0, 4 * mm), signature])]


def _plain(document: PlainDocument) -> list[Flowable]:
    subtitle = [Text(markup(document.subtitle), SUBTITLE)] if document.subtitle else []
    return [
        plain_head(document),
        Text(markup(document.title), TITLE),
        *subtitle,
        *flowables(document.body),
        *_signatures(document.signatures),
    ]


def _signatures(blocks: tuple[SignatureBlock, ...]) -> list[Flowable]:
    """Two signatures a row, each row kept on one page."""
    rows = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
    return [
        KeepTogether([Spacer(0, 8 * mm), _grid([_signing(block) for block in row], WIDTH / 2)])
        for row in rows
    ]


def _grid(cells: list[list[Flowable]], width: float) -> Grid:
    """One row of equal cells, against the right margin."""
    grid = Grid([cells], colWidths=[width] * len(cells), hAlign="RIGHT")
    grid.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return grid


def _signing(block: SignatureBlock) -> list[Flowable]:
    lines = [Text(markup(line), SIGNATURE) for line in (block.formula, block.office) if line]
    return [*lines, Spacer(0, _SIGNING_ROOM), Text(markup(block.name), SIGNATORY)]
