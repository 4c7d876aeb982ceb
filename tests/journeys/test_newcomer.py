"""The newcomer’s path, played as docs/newcomer.md says it: that page is the script, and this reads it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, TabPane

from daect_tui.domain.dates import paris_moment
from daect_tui.launching import make_application
from daect_tui.services.clocks import SystemClock
from screens.widgets.fields import Field
from tests.support.pilots import SMALL, PatientPilot, see, until, write

PAGE = Path(__file__).parents[2] / "docs" / "newcomer.md"
KEYS = {"Entrée": "enter", "Échap": "escape", "Espace": "space"}
# A key, a field with what is typed in it, a line of a list.
DONE = re.compile(r"`(?P<key>[^`]+)`|\*\*(?P<field>[^*]+)\*\*(?P<text>[^`*]*)|\*(?P<line>[^*]+)\*")
MOST_STEPS = 80


def rows(today: date) -> Iterator[tuple[str, str]]:
    """Yield what is done and what is seen, line by line, with the days of a day."""
    page = PAGE.read_text("utf-8").partition("\n## ")[2]
    for word, days in (("AUJOURD’HUI", 0), ("DÉPART", 30), ("RETOUR", 35)):
        page = page.replace(word, f"{today + timedelta(days):%d/%m/%Y}")
    for line in page.replace("AAAA", f"{today:%Y}").splitlines():
        done, bar, seen = line.removeprefix("|").removesuffix("|").partition("|")
        if bar and line.startswith("|") and "---" not in done and done.strip() != "on fait":
            yield done.strip(), seen.strip()


async def do(pilot: Pilot[None], done: str) -> None:
    assert not DONE.sub("", done).strip(), f"not understood: {done}"
    for one in DONE.finditer(done):
        if one["key"]:
            await pilot.press(KEYS.get(one["key"]) or one["key"].lower())
        elif one["field"]:
            await reach(pilot, one["field"])
            await write(pilot, one["text"].strip())
        else:
            await go_down(pilot, one["line"])


async def reach(pilot: Pilot[None], caption: str) -> None:
    """Press Tab until a field has the focus; Ctrl+B while it stands in another tab."""
    await until(pilot, lambda: any(field.caption == caption for field in pilot.app.screen.query(Field)))
    for _ in range(MOST_STEPS):
        focused = pilot.app.focused
        if focused and any(isinstance(one, Field) and one.caption == caption for one in focused.ancestors):
            return
        wanted = next(field for field in pilot.app.screen.query(Field) if field.caption == caption)
        hidden = any(isinstance(one, TabPane) and not one.display for one in wanted.ancestors)
        await pilot.press("ctrl+b" if hidden else "tab")
    raise AssertionError(f"no Tab leads to {caption}")


async def go_down(pilot: Pilot[None], words: str) -> None:
    """Press ↓ until the line of a list that holds these words is the chosen one."""
    await until(pilot, lambda: isinstance(pilot.app.focused, OptionList))
    for _ in range(MOST_STEPS):
        chosen = pilot.app.focused
        assert isinstance(chosen, OptionList)
        option = chosen.highlighted_option
        if option is not None and words in str(option.prompt).replace("\u00a0", " "):
            return
        await pilot.press("down")
    raise AssertionError(f"no line says {words}")


async def test_the_path_is_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The mission leaves and comes back in another year than the one in which the register begins.
    day = date(2026, 12, 18)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: paris_moment(day, 10))
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    app = make_application(tmp_path / "registre.daect", "")
    app.documents_folder = tmp_path / "courriers"
    async with app.run_test(size=SMALL) as shown:
        pilot = PatientPilot(shown.app)
        for done, seen in rows(day):
            await do(pilot, done)
            await see(pilot, *filter(None, seen.split(" · ")))
        assert app.desk is not None
        assert app.desk.office.register.faults() == ()
    assert not app.faults
