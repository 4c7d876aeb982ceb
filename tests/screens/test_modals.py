"""A box that asks can be answered from its first moment on."""

from daect_tui.services.desk import Desk
from screens.modals.choice import Choice, ChoiceModal
from tests.support.pilots import running, until


async def test_a_key_pressed_before_the_box_is_painted_finds_its_list(desk: Desk) -> None:
    answers: list[str | None] = []
    async with running(desk) as pilot:
        modal = ChoiceModal("Laquelle ?", [Choice("a", "La première"), Choice("b", "La deuxième")])
        await pilot.app.push_screen(modal, answers.append)
        modal.action_choose()
        await until(pilot, lambda: answers)

    assert answers == ["a"]
