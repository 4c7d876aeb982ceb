import pytest

from daect_tui.domain.address_labels import LABEL_FORMATS, AddressSheet, LabelFormat, parse_shift, parse_start
from daect_tui.domain.errors import InvalidField

FORMATS = {one.code: one for one in LABEL_FORMATS}


@pytest.mark.parametrize("chosen", LABEL_FORMATS, ids=lambda one: one.code)
def test_every_label_stands_on_its_page_and_apart_from_the_others(chosen: LabelFormat) -> None:
    places = [chosen.place(rank) for rank in range(chosen.places)]
    page_width, page_height = chosen.page
    for left, top in places:
        assert 0 <= left <= page_width - chosen.width + 0.01
        assert 0 <= top <= page_height - chosen.height + 0.01
    for rank, (left, top) in enumerate(places):
        for other_left, other_top in places[rank + 1 :]:
            beside = abs(left - other_left) >= chosen.width - 0.01
            assert beside or abs(top - other_top) >= chosen.height - 0.01


@pytest.mark.parametrize(
    ("code", "first"), [("24", (0, 0.5)), ("21", (7.25, 15.15)), ("14", (4.65, 15.15)), ("16", (0, 0.5))]
)
def test_a_sheet_is_centred(code: str, first: tuple[float, float]) -> None:
    assert FORMATS[code].place(0) == pytest.approx(first)


def test_labels_begin_where_the_sheet_was_left_and_go_on_over_the_page() -> None:
    addresses = tuple((f"n° {number}",) for number in range(25))
    first, second = AddressSheet(addresses, FORMATS["24"], start=3).pages()
    assert (min(first), first[2], first[23]) == (2, ("n° 0",), ("n° 21",))
    assert second == {0: ("n° 22",), 1: ("n° 23",), 2: ("n° 24",)}


@pytest.mark.parametrize(("typed", "read"), [("", 1), (" 24 ", 24)])
def test_the_first_label_is_read(typed: str, read: int) -> None:
    assert parse_start(typed, FORMATS["24"]) == read


@pytest.mark.parametrize("typed", ["0", "25", "-1", "x", "٣"])
def test_a_label_that_is_not_on_the_sheet_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="de 1 à 24"):
        parse_start(typed, FORMATS["24"])


@pytest.mark.parametrize(("typed", "read"), [("", (0, 0)), ("1,5 -2", (1.5, -2)), ("−1 0", (-1, 0))])
def test_an_offset_is_read(typed: str, read: tuple[float, float]) -> None:
    assert parse_shift(typed) == read


@pytest.mark.parametrize("typed", ["1", "1 2 3", "a b", "nan 0", "16 0"])
def test_an_offset_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField, match="millimètres"):
        parse_shift(typed)
