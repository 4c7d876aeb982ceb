"""A box that asks can be answered from its first moment on."""

from textual.app import ComposeResult
from textual.containers import Vertical

from daect_tui.services.desk import Desk
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.entry import EntryModal
from tests.support.pilots import burst, ready, running, see, until


async def test_a_key_pressed_before_the_box_is_painted_finds_its_list(desk: Desk) -> None:
    answers: list[str | None] = []
    async with running(desk) as pilot:
        modal = ChoiceModal("Laquelle ?", [Choice("a", "La première"), Choice("b", "La deuxième")])
        await pilot.app.push_screen(modal, answers.append)
        modal.action_choose()
        await until(pilot, lambda: answers)

    assert answers == ["a"]


async def test_one_quits_while_a_box_opens(desk: Desk) -> None:
    async with running(desk) as pilot:
        pilot.app.push_screen(ChoiceModal("Laquelle ?", [Choice("a", "La première")]))
        pilot.app.exit()


class _Leaving(Vertical):
    """The box of a modal, which goes between the two: there, and not yet what it holds."""

    def compose(self) -> ComposeResult:
        self.screen.remove()
        yield from ()


class _HalfArranged(ChoiceModal[str]):
    def compose(self) -> ComposeResult:
        with _Leaving():
            yield from self.compose_inside()


async def test_a_box_that_goes_half_arranged_begins_nothing(desk: Desk) -> None:
    async with running(desk) as pilot:
        pilot.app.push_screen(_HalfArranged("Laquelle\u202f?", [Choice("a", "La première")]))
        await pilot.pause()


async def test_letters_and_the_key_of_validating_are_read_in_their_order(desk: Desk) -> None:
    """Typed faster than the screen follows, nothing of the line is lost, nor another line chosen."""
    read: list[str | None] = []
    async with running(desk) as pilot:
        await pilot.app.push_screen(EntryModal("Motif", "Pourquoi ?", str.strip), read.append)
        await ready(pilot)
        await burst(pilot, *"vu", "enter")
        await until(pilot, lambda: read)

        search = ChoiceModal("Label", [Choice("a", "Évry"), Choice("b", "Uzès")], search="Chercher…")
        await pilot.app.push_screen(search, read.append)
        await ready(pilot)
        await burst(pilot, *"uz", "enter")
        await until(pilot, lambda: read[1:])

    assert read == ["vu", "b"]


async def test_words_that_no_line_holds_are_typed_as_fast_as_one_likes(desk: Desk) -> None:
    """A list that empties while its first line is being explained says that nothing is left, and stays."""
    chosen: list[str | None] = []
    async with running(desk) as pilot:
        search = ChoiceModal("Label", [Choice("a", "Évry"), Choice("b", "Uzès")], search="Chercher…")
        await pilot.app.push_screen(search, chosen.append)
        await ready(pilot)
        await burst(pilot, *"uxx")
        await see(pilot, "Rien à choisir.")
        await burst(pilot, "enter", "backspace", "backspace", "enter")
        await until(pilot, lambda: chosen)

    assert chosen == ["b"]


async def test_an_amount_and_a_quoted_word_are_not_cut_by_the_end_of_a_line(desk: Desk) -> None:
    async with running(desk) as pilot:
        filled = "x" * 61
        await pilot.app.push_screen(
            EntryModal("Motif", f"{filled} 1\u00a0000\u00a0€ {filled} «\u202fmot\u202f»", str.strip)
        )
        await see(pilot, "1 000 €", "« mot »")
