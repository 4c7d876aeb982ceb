import pypdfium2
import pytest

from daect_tui.domain.address_labels import LABEL_FORMATS, AddressSheet
from daect_tui.domain.errors import DocumentFault
from exports.pdf import address_labels

HARD = ("<b>Mme</b> & [bold]Nguyễn Łęcka", "Communauté d’agglomération " * 4, "28000 Montclair")


def _boxes(content: bytes, text: str) -> list[tuple[int, int, int]]:
    """Return the page and the place, in millimetres from the top left, of each time a text is written."""
    found = []
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document):
            words = page.get_textpage()
            search = words.search(text)
            while match := search.get_next():
                left, _bottom, _right, top = words.get_charbox(match[0])
                found.append((number, round(left * 25.4 / 72), round((page.get_height() - top) * 25.4 / 72)))
    return found


def test_each_address_stands_on_its_label_whole_and_literal() -> None:
    content = address_labels(AddressSheet((HARD, ("Mairie", "28000 Montclair")), LABEL_FORMATS[0], start=24))
    with pypdfium2.PdfDocument(content) as document:
        first, second = (page.get_textpage().get_text_bounded() for page in document)
    assert "<b>Mme</b> & [bold]Nguyễn Łęcka" in first
    assert first.count("agglomération") == 4
    assert second.split() == ["Mairie", "28000", "Montclair"]
    # The last label of the first sheet, then the first of the second, inside their margins.
    (page, left, top), (next_page, next_left, next_top) = _boxes(content, "28000")
    assert (page, left, 260 < top < 292) == (0, 145, True)
    assert (next_page, next_left, 5 < next_top < 37) == (1, 5, True)


def test_what_a_printer_shifts_is_put_right() -> None:
    straight, shifted = (
        _boxes(address_labels(AddressSheet((("Mairie",),), shift=shift)), "Mairie")[0]
        for shift in ((0.0, 0.0), (4.0, -3.0))
    )
    assert (shifted[1] - straight[1], shifted[2] - straight[2]) == (4, -3)


@pytest.mark.parametrize(
    ("addresses", "said"),
    [((), "Aucune adresse"), ((("Mairie 中",),), "U\\+4E2D"), ((("x " * 140,) * 6,), "ne tient pas")],
    ids=["none", "a character that lacks", "too long"],
)
def test_what_cannot_be_drawn_is_said(addresses: tuple[tuple[str, ...], ...], said: str) -> None:
    with pytest.raises(DocumentFault, match=said):
        address_labels(AddressSheet(addresses))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = AddressSheet((HARD,), LABEL_FORMATS[-1])
    assert address_labels(sheet) == address_labels(sheet)
