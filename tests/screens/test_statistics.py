"""The screen of statistics: figures in a table, the same in bars, written in a file."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.figures import Asked, Figures, Line, Topic
from daect_tui.domain.statistics import By
from daect_tui.services.desk import Desk
from screens.statistics.drawing import bar, bar_lines, table_lines
from screens.statistics.screen import StatisticsScreen
from tests.support.imports import import_csv, write_csv
from tests.support.pilots import running, see, seen, shows, write

SIZES = st.integers(0, 10**6)


@given(size=SIZES, more=SIZES, largest=st.integers(1, 10**6), width=st.integers(1, 90))
def test_a_bar_grows_with_its_figure_within_its_width_and_is_seen_unless_there_is_nothing(
    size: int, more: int, largest: int, width: int
) -> None:
    drawn = bar(min(size, largest), largest, width)

    assert len(drawn) <= width
    assert bool(drawn) is bool(size)
    assert bar(largest, largest, width) == "█" * width
    longer = bar(min(size + more, largest), largest, width)
    assert longer.count("█") >= drawn.count("█")


@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["eau", "Afrique orientale, australe, centrale et océan Indien", ""]), SIZES
        ),
        max_size=6,
    ),
    width=st.integers(40, 110),
)
def test_a_table_says_every_name_and_every_figure_within_its_width(
    lines: list[tuple[str, int]], width: int
) -> None:
    asked = Asked(Topic.LABELS, By.REGION, 2017, 2018, date(2018, 3, 14))
    figures = Figures(
        asked,
        ("région du monde", "délivrés", "en vigueur"),
        "délivrés",
        tuple(Line(name, size, (str(size), "1")) for name, size in lines),
        Line("ensemble", 3, ("3", "1")),
        "",
    )

    table = table_lines(figures, width)

    assert max(cell_len(line) for line in (*table, *bar_lines(figures.lines, width))) <= width
    said = " ".join(" ".join(table).split())
    assert all(str(size) in said for _name, size in lines)
    assert all(word in said for name, _size in lines for word in name.split())


async def test_labels_are_counted_shown_in_bars_and_written(desk: Desk, tmp_path: Path) -> None:
    rows = [
        {"Numéro": str(rank), "Titulaire": f"Ville {rank} (fictif)", "Domaine": "Eau", "Programme": "PACT3",
         "Du": "05/06/2016", "Thème": theme}
        for rank, theme in enumerate(["eau et assainissement", "eau et assainissement", "tourisme"])
    ]  # fmt: skip
    import_csv(desk, write_csv(tmp_path / "labels.csv", rows, list(rows[0])), ExchangeKind.LABELS).close()
    async with running(desk) as pilot:
        await pilot.press("ctrl+o")
        await shows(pilot, StatisticsScreen)
        await see(pilot, "Labels par thème, 2016-2018, au 14/03/2018", "Thème", "délivrés", "ensemble")
        (water,) = [line for line in seen(pilot).splitlines() if "eau et assainissement" in line]
        assert water.split()[-2:] == ["2", "2"]

        await pilot.press("ctrl+o")
        await see(pilot, "█ 2", "tourisme")
        await pilot.press("ctrl+o", "right")
        await see(pilot, "Labels par région du monde", "non précisé")

        await pilot.press("ctrl+d")
        await see(pilot, "Écrire ce tableau")
        await write(pilot, str(tmp_path / "s.csv"))
        await pilot.press("ctrl+s")
        await see(pilot, "2 lignes écrites dans")
    assert (tmp_path / "s.csv").read_text("utf-8-sig").splitlines() == [
        "région du monde;délivrés;en vigueur",
        "non précisé;3;3",
        "ensemble;3;3",
    ]
