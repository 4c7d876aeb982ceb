"""Sheets of labels for envelopes, and envelopes themselves: where each address stands, in millimetres.

A sheet of labels is centred on its page, as those who make them do; what a printer shifts is put
right by an offset.
"""

import re
from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP

_A4 = (210.0, 297.0)
_FARTHEST = 15.0


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """A page of equal labels. `gap` stands between columns; rows touch one another.

    `inside` is what is left white within each label: no printer prints up to the edge of a sheet.
    `corner` is that of the first label, left and top; labels are centred without it.
    """

    code: str
    title: str
    width: float
    height: float
    columns: int
    rows: int
    gap: float = 0.0
    page: tuple[float, float] = _A4
    inside: float = 5.0
    corner: tuple[float, float] | None = None

    @property
    def places(self) -> int:
        """How many labels a page bears."""
        return self.columns * self.rows

    @property
    def origin(self) -> tuple[float, float]:
        """Where the first label begins, from the left and from the top of the page."""
        if self.corner is not None:
            return self.corner
        page_width, page_height = self.page
        width = self.columns * self.width + (self.columns - 1) * self.gap
        return (page_width - width) / 2, (page_height - self.rows * self.height) / 2

    def place(self, rank: int) -> tuple[float, float]:
        """Return the left and the top of a label of the page, `rank` counting from 0 along the rows."""
        left, top = self.origin
        row, column = divmod(rank, self.columns)
        return left + column * (self.width + self.gap), top + row * self.height


# Sizes that every stationer sells; the two envelopes bear their address in the lower right quarter.
LABEL_FORMATS = (
    LabelFormat("24", f"24 étiquettes de 70 × 37{NBSP}mm", 70, 37, 3, 8),
    LabelFormat("21", f"21 étiquettes de 63,5 × 38,1{NBSP}mm", 63.5, 38.1, 3, 7, gap=2.5, inside=4),
    LabelFormat("14", f"14 étiquettes de 99,1 × 38,1{NBSP}mm", 99.1, 38.1, 2, 7, gap=2.5, inside=4),
    LabelFormat("16", f"16 étiquettes de 105 × 37{NBSP}mm", 105, 37, 2, 8),
    LabelFormat(
        "dl", f"enveloppes DL, 220 × 110{NBSP}mm", 105, 45, 1, 1,
        page=(220.0, 110.0), inside=0, corner=(105.0, 48.0),
    ),
    LabelFormat(
        "c5", f"enveloppes C5, 229 × 162{NBSP}mm", 105, 55, 1, 1,
        page=(229.0, 162.0), inside=0, corner=(112.0, 80.0),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddressSheet:
    """Addresses to lay out, from the label `start` of the first page (from 1); `shift` right, down."""

    addresses: tuple[tuple[str, ...], ...]
    format: LabelFormat = LABEL_FORMATS[0]
    start: int = 1
    shift: tuple[float, float] = (0.0, 0.0)

    def pages(self) -> tuple[dict[int, tuple[str, ...]], ...]:
        """Return, page by page, the address of each place that bears one."""
        pages: list[dict[int, tuple[str, ...]]] = []
        for number, address in enumerate(self.addresses, start=self.start - 1):
            page, place = divmod(number, self.format.places)
            if page == len(pages):
                pages.append({})
            pages[page][place] = address
        return tuple(pages)


def parse_start(typed: str, chosen: LabelFormat) -> int:
    """Read the first label to print; raises `InvalidField` beyond the sheet."""
    words = typed.strip() or "1"
    number = int(words) if re.fullmatch("[0-9]{1,3}", words) else 0
    if not 1 <= number <= chosen.places:
        raise InvalidField(
            "start", f"Écrivez le numéro d’une étiquette de la feuille, de 1 à {chosen.places}."
        )
    return number


def parse_shift(typed: str) -> tuple[float, float]:
    """Read two offsets in millimetres, « 1,5 -2 », right then down; blank is none. Raises `InvalidField`."""
    words = typed.replace(",", ".").replace("−", "-").split()
    try:
        right, down = (float(word) for word in words) if words else (0.0, 0.0)
    except ValueError:
        right = down = _FARTHEST + 1
    if not (abs(right) <= _FARTHEST and abs(down) <= _FARTHEST):
        raise InvalidField(
            "shift",
            "Écrivez le décalage en millimètres, vers la droite puis vers le bas, par exemple 1,5 -2\u202f; "
            f"{_FARTHEST:.0f}{NBSP}mm au plus.",
        )
    return right, down
