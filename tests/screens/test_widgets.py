"""The shared pieces by themselves: text in cells, the last line, lists, boxes, calls of services."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.pilot import Pilot
from textual.screen import Screen

from daect_tui.domain.dates import parse_date
from daect_tui.domain.dossier import DOSSIER_MACHINE, DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.keys import LiveKey, long_key, short_key
from screens.modals.choice import Choice, ChoiceModal, choices_of_acts
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.error import ErrorModal
from screens.widgets.keybar import MOST, chosen_keys
from screens.widgets.listing import Column, Listing
from screens.widgets.text import ELLIPSIS, shorten, shorten_message, spread
from tests.support.pilots import running, see, seen, shows, until, write

WORDS = st.text(alphabet=st.sampled_from("abcé ’-漢字«»"), max_size=60)


# ── Text in cells ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("told", "width", "shown"),
    [
        ("3 labels écrits dans /srv/agent/2018/x.pdf.", 50, "3 labels écrits dans /srv/agent/2018/x.pdf."),
        ("3 labels écrits dans /srv/agent/2018/x.pdf.", 40, "3 labels écrits dans …/agent/2018/x.pdf."),
        ("3 labels écrits dans /srv/agent/2018/x.pdf.", 30, "3 labels écrits dans …/x.pdf."),
        ("Produit : refus, 2018-0001. Ctrl+O le montre.", 40, "Produit : refus, 2018-0001."),
        ("Mission MIS-2018-001 demandée", 20, "Mission…"),
    ],
)
def test_a_message_keeps_what_was_done_and_the_name_of_the_file(told: str, width: int, shown: str) -> None:
    assert shorten_message(told, width) == shown


@given(WORDS, st.integers(min_value=1, max_value=40))
def test_a_shortened_text_fits_and_ends_at_a_word(text: str, width: int) -> None:
    text = text.strip(" ")
    short = shorten(f" {text} ", width)

    assert cell_len(short) <= width
    if cell_len(text) <= width:
        assert short == text
    else:
        assert short.endswith(ELLIPSIS)
        kept = short.removesuffix(ELLIPSIS)
        first_word_fits = cell_len(text.split(" ", maxsplit=1)[0]) < width
        assert not first_word_fits or text[len(kept) :].startswith(" ") or not kept


@given(WORDS, st.text(alphabet="abc", max_size=10), st.integers(min_value=12, max_value=40))
def test_two_ends_of_a_line_fill_it_without_touching(left: str, right: str, width: int) -> None:
    line = spread(left, right, width)

    assert cell_len(line) <= width
    assert line.endswith(right)
    if right and left.strip():
        assert cell_len(line) == width
        assert line.removesuffix(right).endswith(" ")


# ── Keys ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "short", "long"),
    [
        ("ctrl+n", "^N", "Ctrl+N"),
        ("enter", "Entrée", "Entrée"),
        ("escape", "Échap", "Échap"),
        ("f10", "F10", "F10"),
        ("a", "A", "A"),
        ("space", "Espace", "Espace"),
    ],
)
def test_keys_are_named_in_french(key: str, short: str, long: str) -> None:
    assert (short_key(key), long_key(key)) == (short, long)


def test_the_last_line_has_six_keys_at_most_f1_first_and_the_palette_last() -> None:
    screen: Screen[None] = Screen()
    keys = [
        LiveKey(Binding(key, action, key, show=show, id=name), screen, enabled=True)
        for key, action, show, name in (
            ("enter", "open", True, "x.open"),
            ("a", "a", False, "x.hidden"),
            ("f7", "seven", False, "x.also"),
            ("ctrl+p", "palette", True, "app.palette"),
            ("f1", "help", True, "app.help"),
            *((f"ctrl+{letter}", letter, True, f"x.{letter}") for letter in "bcdefg"),
        )
    ]

    ids = [key.binding.id for key in chosen_keys(keys, frozenset({"x.also"}))]

    assert len(ids) == MOST
    assert ids == ["app.help", "x.open", "x.also", "x.b", "x.c", "app.palette"]


# ── Lists ──────────────────────────────────────────────────────────────────────────────────


class ListScreen(DeskScreen[None]):
    """A list to be filled by the test."""

    TITLE = "Essai"

    def compose_body(self) -> ComposeResult:
        with Container():
            yield Listing(
                Column("Nom"), Column("Ville", wide=True), Column("An", 4), empty="Rien.", id="list"
            )

    def reload(self) -> None:
        """Read nothing."""


async def opened(pilot: Pilot[None], screen: Screen[Any]) -> None:
    await pilot.app.push_screen(screen)
    await pilot.pause()


async def test_a_list_read_again_keeps_its_cursor_on_the_same_thing(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = ListScreen(desk)
        await opened(pilot, screen)
        rows = screen.query_one(Listing)
        rows.fill({key: [key, "Ici", "2018"] for key in "abc"})
        rows.focus_rows()
        await pilot.press("down", "down")
        await until(pilot, lambda: rows.key == "c")

        rows.fill({key: [key, "Ici", "2018"] for key in "zyxc"})
        await pilot.pause()
        assert rows.key == "c"
        rows.fill({"q": ["q", "Ici", "2018"]})
        await pilot.pause()
        assert rows.key == "q"
        rows.fill({f"{rank:03}": [str(rank), "Ici", "2018"] for rank in range(500)})
        await pilot.press("end")
        await until(pilot, lambda: rows.key == "499")
        keys = rows.keys
        rows.fill({key: ["", "", ""] for key in keys[:400]})
        rows.stay_near(keys, "499")
        await until(pilot, lambda: rows.key == "399")
        rows.fill({key: ["", "", ""] for key in ("001", "007")})
        rows.stay_near(keys, "003")
        await until(pilot, lambda: rows.key == "007")
        rows.fill({})
        await see(pilot, "Rien.")
        assert rows.count == 0


async def test_a_wide_column_waits_for_room(desk: Desk) -> None:
    async with running(desk, (50, 24)) as pilot:
        screen = ListScreen(desk)
        await opened(pilot, screen)
        rows = screen.query_one(Listing)
        rows.fill(
            {"a": ["Un nom qui est long, [/x] et bien plus long que la colonne étroite", "Ici", "2018"]}
        )
        await see(pilot, "Un nom qui est long, [/x] et bien plus…")
        assert "Ville" not in seen(pilot)
        await pilot.resize_terminal(100, 24)
        await see(pilot, "Ville")


# ── Boxes ──────────────────────────────────────────────────────────────────────────────────


async def test_a_question_is_answered_by_its_verb(desk: Desk) -> None:
    async with running(desk) as pilot:
        answers: list[bool | None] = []
        for keys in (["enter"], ["escape"], ["tab", "enter"], ["right", "enter"]):
            await pilot.app.push_screen(ConfirmModal("[/x]", "Clore [b]?", yes="Clore"), answers.append)
            await see(pilot, "[/x]", "Clore [b]?", "Revenir", "Entrée Choisir")
            await pilot.press(*keys)
            await until(pilot, lambda: not isinstance(pilot.app.screen, ConfirmModal))

    assert answers == [True, False, False, False]


async def test_a_line_is_read_or_says_why_not(desk: Desk) -> None:
    read: list[object] = []
    async with running(desk) as pilot:
        box = EntryModal("Date", "Quel jour ?", lambda typed: parse_date(typed, "Date"), "31/02/2018")
        await pilot.app.push_screen(box, read.append)
        await pilot.press("enter")
        await see(pilot, "n’existe pas au calendrier")
        await pilot.press(*["backspace"] * 10)
        await write(pilot, "14/03/2018")
        await pilot.press("enter")
        await until(pilot, lambda: read)
        assert str(read[0]) == "2018-03-14"


async def test_a_choice_is_narrowed_by_words_without_accents(desk: Desk) -> None:
    chosen: list[str | None] = []
    async with running(desk) as pilot:
        choices = [
            Choice("a", "Évry, eau"),
            Choice("b", "Évry, énergie"),
            Choice("c", "Aubrac", refusal="Non."),
        ]
        await pilot.app.push_screen(ChoiceModal("Label", choices, search="Chercher…"), chosen.append)
        await write(pilot, "ENERGIE evry")
        await until(pilot, lambda: "Aubrac" not in seen(pilot) and "eau" not in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: chosen)

    assert chosen == ["b"]


def test_acts_are_listed_with_the_possible_ones_first() -> None:
    listed = choices_of_acts(DOSSIER_MACHINE, DossierState.COMPLETE, DossierAction)

    refused = [bool(choice.refusal) for choice in listed]
    assert refused == sorted(refused)
    assert {choice.value for choice in listed if not choice.refusal} == set(
        DOSSIER_MACHINE.legal(DossierState.COMPLETE)
    )


# ── Calls ──────────────────────────────────────────────────────────────────────────────────


class Caller(DeskScreen[None]):
    """Calls that the test holds back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.gate = asyncio.Event()
        self.done: list[str] = []

    def compose_body(self) -> ComposeResult:
        yield Container()

    def reload(self) -> None:
        """Read nothing."""

    @reading
    async def read(self, what: str) -> None:
        await self.gate.wait()
        self.done.append(what)

    @writing
    async def write(self, what: str) -> None:
        await self.gate.wait()
        self.done.append(what)

    @writing
    async def refuse(self) -> None:
        raise Refusal("Impossible [/x]\nparce que.")


async def test_the_last_reading_replaces_the_others_and_no_writing_is_replaced(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = Caller(desk)
        await opened(pilot, screen)
        screen.read("lu 1")
        screen.read("lu 2")
        screen.write("écrit 1")
        screen.write("écrit 2")
        screen.gate.set()
        await until(pilot, lambda: len(screen.done) == 3)
        await pilot.pause()

    assert sorted(screen.done) == ["lu 2", "écrit 1", "écrit 2"]


async def test_a_refusal_is_shown_whole_and_nothing_dies(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = Caller(desk)
        await opened(pilot, screen)
        screen.refuse()
        await shows(pilot, ErrorModal)
        await see(pilot, "Impossible [/x]", "parce que.", "Entrée Fermer")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
