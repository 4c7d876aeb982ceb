"""What stands on the pages of each document, from the head to the signatures."""

from reportlab.lib.units import mm

from daect_tui.domain.document import Document, LetterDocument, PlainDocument, Run, SignatureBlock
from daect_tui.domain.document_frame import mentions
from daect_tui.domain.text import NBSP
from exports.pdf.blocks import EASY, Composer, Density
from exports.pdf.boxes.box import Box
from exports.pdf.boxes.columns import ColumnsBox, Placed, stacked
from exports.pdf.boxes.text import TextBox
from exports.pdf.head import RIGHT_AT, letter_head, plain_head
from exports.pdf.styles import CALL, MENTION, SIGNATORY, SIGNATURE, SUBJECT, SUBTITLE, TITLE, WIDTH

_GUTTER = 6 * mm
# At least so many lines of a letter stand above its signature.
_LINES_ABOVE = 2


def story(document: Document, density: Density = EASY) -> list[Box]:
    """Lay an admitted document out as a column of boxes."""
    composer = Composer(density)
    if isinstance(document, LetterDocument):
        return _letter(document, composer, density)
    return _plain(document, composer)


def _letter(letter: LetterDocument, composer: Composer, density: Density) -> list[Box]:
    # The subject is what a letter is called: its title for who reads by ear.
    heading = [
        composer.text(
            (Run(f"{mention.label} ", bold=True), Run(f"{NBSP}; ".join(mention.lines))),
            MENTION if rank else SUBJECT,
            "P" if rank else "H1",
        )
        for rank, mention in enumerate(mentions(letter))
    ]
    call = [composer.text((Run(letter.call),), CALL, "P")] if letter.call else []
    body = composer.boxes(letter.body)
    _bind(body)
    signature = _signature([letter.signature], RIGHT_AT, WIDTH - RIGHT_AT, density)
    return [letter_head(letter), *heading, *call, *body, signature, *composer.boxes(letter.annex)]


def _bind(body: list[Box]) -> None:
    """Keep the last lines of a body with what follows it: a signature is never alone on a page."""
    lines = 0
    for box in reversed(body):
        box.keep = True
        lines += len(box.lines) if isinstance(box, TextBox) else _LINES_ABOVE
        if lines >= _LINES_ABOVE:
            return


def _plain(document: PlainDocument, composer: Composer) -> list[Box]:
    title = composer.text((Run(document.title),), TITLE, "H1")
    title.keep = True
    subtitle = [composer.text((Run(document.subtitle),), SUBTITLE, "P")] if document.subtitle else []
    body = composer.boxes(document.body)
    blocks = document.signatures
    rows = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
    signatures = [
        _signature(list(row), 0, WIDTH / 2)
        if len(row) > 1
        else _signature(list(row), RIGHT_AT, WIDTH - RIGHT_AT)
        for row in rows
    ]
    if signatures:
        _bind(body)
    return [plain_head(document), title, *subtitle, *body, *signatures]


def _signature(blocks: list[SignatureBlock], x: float, width: float, density: Density = EASY) -> ColumnsBox:
    """Signatures side by side: who signs and by what delegation, room to sign, the name."""
    texts: list[Placed] = []
    for block in blocks:
        lines = [(line, density.style(SIGNATURE)) for line in (block.formula, block.office) if line]
        above = stacked(lines, x, 0, width - _GUTTER)
        room = above[-1].end + density.signing if above else 0
        texts += [*above, *stacked([(block.name, density.style(SIGNATORY))], x, room, width - _GUTTER)]
        x += width
    return ColumnsBox(texts, max(text.end for text in texts), before=5 * mm * density.spaces, after=5 * mm)
