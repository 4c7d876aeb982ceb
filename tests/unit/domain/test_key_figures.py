"""The key figures in words, and what small charts draw."""

from daect_tui.domain.key_figures import KeyFigures, counted_chart, delays_chart
from daect_tui.domain.percentiles import Spread

FIGURES = KeyFigures(2018, 1200, 13, 1, 2, Spread(14, 54, 66))


def plain(texts: tuple[str, ...]) -> list[str]:
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in texts]


def test_each_figure_is_said_and_the_line_says_them_in_fewer_words() -> None:
    assert plain(FIGURES.said) == [
        "1 200 dossiers en cours",
        "13 labels en vigueur",
        "1 mission en 2018",
        "2 lettres en attente",
        "décision en 54 j (P90 : 66 j)",
    ]
    assert plain(FIGURES.brief) == [
        "1 200 dossiers en cours", "2 lettres en attente", "13 labels", "1 mission en 2018",
    ]  # fmt: skip
    capped = KeyFigures(2018, 0, 0, 0, 500, None, capped=True)
    assert plain(capped.said)[-1] == "au moins 500 lettres en attente"


def test_a_chart_draws_the_largest_first_and_the_rest_together() -> None:
    chart = counted_chart("Titre", {name: size for size, name in enumerate("abcdefgh")}, "Rien.")

    assert [(line.name, line.size) for line in chart.lines] == [
        ("h", 7), ("g", 6), ("f", 5), ("e", 4), ("d", 3), ("autres (2)", 3),
    ]  # fmt: skip
    assert counted_chart("Titre", {"a": 0}, "Rien.").lines == ()


def test_a_delay_is_drawn_by_its_median_and_says_its_p90_and_its_cases() -> None:
    chart = delays_chart(
        "Délais", {"dépôt → décision": Spread(14, 54, 66), "retour → rapport": None}, "Rien."
    )

    ((line,), stacked) = (chart.lines, chart.stacked)
    assert (line.size, plain(line.cells), stacked) == (54, ["54 j (P90 : 66 j), 14 cas"], True)
