"""A process that is killed in mid-form has lost none of the fields that were typed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.register import open_register
from tests.support.desks import desk_on, new_register

ROOT = Path(__file__).parents[2]

# Types in some fields, says so, and goes on living until it is killed.
TYPIST = """
import asyncio, sys
from pathlib import Path
from tests.support.desks import desk_on
from tests.support.pilots import running, shows, until, write
from screens.dossiers.form import DossierForm
from screens.dossiers.screens import DossiersScreen
from storage.register import open_register

async def type_and_wait():
    async with running(desk_on(open_register(Path(sys.argv[1])))) as pilot:
        await pilot.press("f3")
        await shows(pilot, DossiersScreen)
        await pilot.press("ctrl+n")
        await shows(pilot, DossierForm)
        await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
        await pilot.press("tab")
        await write(pilot, "Montclair")
        await pilot.press("tab", "tab")
        await write(pilot, "732829320")
        await pilot.press("tab")
        await write(pilot, "73282932000074")
        await pilot.press(*["tab"] * 13)
        await write(pilot, "0199001234")
        await pilot.press("tab", "tab")
        await write(pilot, "Zoe Belloc")
        await pilot.press("tab", "tab")
        await write(pilot, "zoe@example")
        print("typed", flush=True)
        await asyncio.Event().wait()

asyncio.run(type_and_wait())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_nothing_that_was_typed_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "essai.daect"
    new_register(path).close()
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "typed\n"
    typist.kill()
    typist.communicate()

    desk = desk_on(open_register(path))
    (draft,) = desk.intake.drafts.pending()
    desk.close()

    assert draft.fields["name"] == "Montclair"
    assert draft.fields["siren"] == "732829320"
    assert draft.fields["siret"] == "73282932000074"
    assert draft.fields["phone"] == "0199001234"
    assert draft.fields["contact_name"] == "Zoe Belloc"
    # The last keys may be those of the one save that the kill interrupted.
    assert draft.fields["contact_email"]
    assert "zoe@example".startswith(draft.fields["contact_email"])
