"""Addresses on sheets of labels, or on envelopes: each in its place, whole, as large as it may be."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import shorten

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageBreak, PageTemplate
from reportlab.platypus import Paragraph as Text

from daect_tui.domain.address_labels import AddressSheet, LabelFormat
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.preflight import blocking
from daect_tui.domain.text import quoted
from exports.pdf.door import Door, markup
from exports.pdf.fonts import REGULAR, register
from exports.pdf.styles import RECIPIENT

_LARGEST, _LARGEST_BROKEN, _SMALLEST = 11.0, 8.0, 6.0
_STEP = 0.5
_NAME = 60
_LEADING = 1.2


def render_labels(sheet: AddressSheet) -> bytes:
    """Lay addresses out; raises `DocumentFault` naming what cannot be drawn, or does not fit."""
    if not sheet.addresses:
        raise DocumentFault("Aucune adresse à imprimer. Choisissez au moins un courrier.")
    register()
    door = Door()
    admitted = tuple(
        tuple(line for raw in address if (line := door.line(raw, _name(address))))
        for address in sheet.addresses
    )
    if faults := [f"{flaw.field}\u00a0: {flaw.sentence}" for flaw in blocking(door.flaws)]:
        raise DocumentFault("\n".join(faults))
    buffer = BytesIO()
    template = _Labels(buffer, sheet.format, sheet.shift)
    template.build(_story(AddressSheet(admitted, sheet.format, sheet.start)), canvasmaker=Canvas)
    return buffer.getvalue()


class _Labels(BaseDocTemplate):  # type: ignore[misc] # ReportLab carries no types
    """Pages of one format: a frame a label."""

    def __init__(self, buffer: BytesIO, chosen: LabelFormat, shift: tuple[float, float]) -> None:
        width, height = (side * mm for side in chosen.page)
        super().__init__(
            buffer,
            pagesize=(width, height),
            title="Étiquettes d’adresse",
            creator="daect",
            lang="fr-FR",
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
        )
        self.addPageTemplates(
            [PageTemplate("labels", [_frame(chosen, rank, height, shift) for rank in range(chosen.places)])]
        )


def _frame(chosen: LabelFormat, rank: int, page_height: float, shift: tuple[float, float]) -> Frame:
    left, top = chosen.place(rank)
    x, y = (left + shift[0]) * mm, page_height - (top + shift[1] + chosen.height) * mm
    padding = chosen.inside * mm
    return Frame(
        x, y, chosen.width * mm, chosen.height * mm,
        leftPadding=padding, rightPadding=padding, topPadding=padding, bottomPadding=padding,
    )  # fmt: skip


def _story(sheet: AddressSheet) -> list[Flowable]:
    story: list[Flowable] = []
    for number, page in enumerate(sheet.pages()):
        if number:
            story.append(PageBreak())
        for place in range(max(page) + 1):
            if place:
                story.append(FrameBreak())
            story += _lines(page[place], sheet.format) if place in page else []
    return story


def _lines(address: Sequence[str], chosen: LabelFormat) -> list[Text]:
    """Set an address in the largest letters in which it stands on its label.

    Large ones break no line; a line that would be too small then goes on under itself.
    """
    width = (chosen.width - 2 * chosen.inside) * mm
    height = (chosen.height - 2 * chosen.inside) * mm
    size = _LARGEST
    while True:
        style = RECIPIENT.clone("label", fontSize=size, leading=size * _LEADING)
        lines = [Text(markup(line), style) for line in address]
        heights = [line.wrap(width, height)[1] for line in lines]
        broken = size > _LARGEST_BROKEN and max(heights) > style.leading
        if sum(heights) <= height and not broken:
            return lines
        if size <= _SMALLEST:
            raise DocumentFault(
                f"L’adresse de {quoted(_name(address))} ne tient pas sur une étiquette. "
                "Choisissez un plus grand format."
            )
        size -= _STEP


def _name(address: Sequence[str]) -> str:
    return shorten(address[0], _NAME, placeholder="…")
