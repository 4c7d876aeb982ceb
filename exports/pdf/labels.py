"""Addresses on sheets of labels, or on envelopes: each in its place, whole, as large as it may be."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import shorten

from reportlab.lib.units import mm

from daect_tui.domain.address_labels import AddressSheet, LabelFormat
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.preflight import blocking
from daect_tui.domain.text import NBSP, quoted
from exports.pdf.boxes.text import draw_lines
from exports.pdf.door import Door
from exports.pdf.lines import Line, plain
from exports.pdf.styles import Style
from exports.pdf.tagging.canvas import TaggedCanvas
from exports.pdf.tagging.metadata import Properties

_LEADING = 1.2
# From the largest letters to the smallest.
_STYLES = tuple(Style(size / 2, size / 2 * _LEADING) for size in range(22, 11, -1))
_LARGEST_BROKEN = 8
_NAME = 60
_TITLE = "Étiquettes d’adresse"


def render_labels(sheet: AddressSheet) -> bytes:
    """Lay addresses out; raises `DocumentFault` naming what cannot be drawn, or does not fit."""
    if not sheet.addresses:
        raise DocumentFault("Aucune adresse à imprimer. Choisissez au moins un courrier.")
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    canvas.size = (sheet.format.page[0] * mm, sheet.format.page[1] * mm)
    for page in _admitted(sheet).pages():
        canvas.begin_page()
        for place, address in page.items():
            _draw(canvas, address, sheet, place)
        canvas.showPage()
    canvas.finish(Properties(_TITLE, ""))
    return buffer.getvalue()


def _admitted(sheet: AddressSheet) -> AddressSheet:
    door = Door()
    admitted = tuple(
        tuple(line for raw in address if (line := door.line(raw, _name(address))))
        for address in sheet.addresses
    )
    if faults := [f"{flaw.field}{NBSP}: {flaw.sentence}" for flaw in blocking(door.flaws)]:
        raise DocumentFault("\n".join(faults))
    return AddressSheet(admitted, sheet.format, sheet.start, sheet.shift)


def _draw(canvas: TaggedCanvas, address: Sequence[str], sheet: AddressSheet, place: int) -> None:
    """Draw an address from the top of its label, in an element of its own."""
    left, top = sheet.format.place(place)
    x = (left + sheet.shift[0] + sheet.format.inside) * mm
    y = canvas.size[1] - (top + sheet.shift[1] + sheet.format.inside) * mm
    lines, style = _lines(address, sheet.format)
    element = canvas.tree.begin("P")
    with canvas.content(element):
        draw_lines(canvas, lines, style, x, y)
    canvas.tree.end(element)


def _lines(address: Sequence[str], chosen: LabelFormat) -> tuple[Sequence[Line], Style]:
    """Set an address in the largest letters in which it stands on its label.

    Large ones break no line; a line that would be too small then goes on under itself.
    """
    width = (chosen.width - 2 * chosen.inside) * mm
    height = (chosen.height - 2 * chosen.inside) * mm
    for style in _STYLES:
        lines = plain("\n".join(address), style, width)
        whole = len(lines) == len(address)
        if len(lines) * style.leading <= height and (whole or style.size <= _LARGEST_BROKEN):
            return lines, style
    raise DocumentFault(
        f"L’adresse de {quoted(_name(address))} ne tient pas sur une étiquette. "
        "Choisissez un plus grand format."
    )


def _name(address: Sequence[str]) -> str:
    return shorten(address[0], _NAME, placeholder="…")
