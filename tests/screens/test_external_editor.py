"""A long text written in another editor: found, opened, closed, and what it leaves behind."""

import os
import select
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from daect_tui.services.desk import Desk
from screens.dossiers.form import DossierForm
from screens.external_editor import EditorFault, editor_command, through_editor
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from storage.register import open_register
from tests.support.desks import desk_on, new_register
from tests.support.pilots import running, see, shows, until

if sys.platform != "win32":
    import pty

ROOT = Path(__file__).parents[2]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="scripts and terminals of Unix")


def editor(tmp_path: Path, body: str) -> dict[str, str]:
    """Make an editor of a few lines of Python; `path` is the file to edit."""
    script = tmp_path / "editeur.py"
    script.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{body}\n")
    return {"EDITOR": f'"{sys.executable}" "{script}"', "PATH": os.environ["PATH"]}


@UNIX
def test_what_the_editor_writes_comes_back(tmp_path: Path) -> None:
    body = "path.write_text(path.read_text('utf-8').replace('un', 'œuvre'), 'utf-8')"

    assert through_editor("Ligne un\nÉté", editor(tmp_path, body)) == "Ligne œuvre\nÉté"


@UNIX
@pytest.mark.parametrize(
    ("before", "left", "after"),
    [
        ("a", "b'a\\n'", "a"),
        ("a", "b'a\\r\\n'", "a"),
        ("a", "b'a\\n\\n'", "a\n"),
        ("a\n", "b'a\\n'", "a\n"),
        ("", "b''", ""),
        ("", "b'\\xef\\xbb\\xbf\\xc3\\xa9t\\xc3\\xa9'", "été"),
    ],
)
def test_the_last_line_end_is_the_editors_own(tmp_path: Path, before: str, left: str, after: str) -> None:
    assert through_editor(before, editor(tmp_path, f"path.write_bytes({left})")) == after


@UNIX
def test_the_editor_is_given_the_text_and_its_file_goes_with_it(tmp_path: Path) -> None:
    seen = tmp_path / "vu"
    through_editor("Été à Nîmes", editor(tmp_path, f"Path({str(seen)!r}).write_text(str(path))"))

    given = Path(seen.read_text())
    assert given.suffix == ".txt"
    assert not given.parent.exists()


@UNIX
def test_the_file_is_for_nobody_else(tmp_path: Path) -> None:
    seen = tmp_path / "vu"
    through_editor("a", editor(tmp_path, f"Path({str(seen)!r}).write_text(str(path.parent.stat().st_mode))"))

    assert stat.S_IMODE(int(seen.read_text())) == 0o700


@UNIX
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise SystemExit(3)", "s’est arrêté sur une erreur (3)"),
        ("path.write_bytes(b'\\xe9t\\xe9')", "n’a pas enregistré en UTF-8"),
        ("path.unlink()", "n’a laissé aucun fichier"),
        ("path.write_bytes(b'x' * 500_000)", "Raccourcissez-le"),
    ],
)
def test_what_cannot_be_taken_back_is_said_and_the_text_stays(tmp_path: Path, body: str, words: str) -> None:
    with pytest.raises(EditorFault) as fault:
        through_editor("a", editor(tmp_path, body))

    assert words in str(fault.value)
    assert "resté tel quel" in str(fault.value)


def test_an_editor_that_is_not_there_is_named() -> None:
    with pytest.raises(EditorFault, match=r"éditeur-absent.*introuvable.*EDITOR"):
        editor_command({"EDITOR": "éditeur-absent --wait", "PATH": os.environ.get("PATH", "")})


def test_no_editor_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EditorFault, match="Aucun éditeur n’est installé"):
        editor_command({"PATH": str(tmp_path)})


@UNIX
def test_visual_is_asked_before_editor_and_a_usual_one_stands_for_both(tmp_path: Path) -> None:
    for name in ("premier", "second", "nano"):
        (tmp_path / name).touch(mode=0o755)
    path = str(tmp_path)

    assert editor_command({"VISUAL": "premier -w", "EDITOR": "second", "PATH": path}) == ["premier", "-w"]
    assert editor_command({"VISUAL": " ", "EDITOR": "second", "PATH": path}) == ["second"]
    assert editor_command({"PATH": path}) == ["nano"]


@UNIX
def test_quotation_marks_that_do_not_close_are_told() -> None:
    with pytest.raises(EditorFault, match="Corrigez ses guillemets"):
        editor_command({"EDITOR": 'vi "a', "PATH": ""})


# ── In the application ─────────────────────────────────────────────────────────────────────


async def test_a_terminal_that_cannot_be_lent_is_told(desk: Desk) -> None:
    async with running(desk) as pilot:
        screen = DossierForm(desk)
        pilot.app.push_screen(screen)
        await until(pilot, lambda: pilot.app.focused is not None and "control" in pilot.app.focused.classes)
        screen.go_to_field(screen.query_one("#field-skills", Field))
        await see(pilot, "Ctrl+O l’ouvre dans")
        await pilot.press("ctrl+o")
        await shows(pilot, ErrorModal)
        await see(pilot, "Ce terminal ne peut pas être prêté à un éditeur.")


class Terminal:
    """The program in a terminal of its own, where keys are typed and the screen is read."""

    def __init__(self, register: Path, environment: dict[str, str]) -> None:
        self.seen = ""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ.update(
                environment, TERM="xterm-256color", DAECT_AGENT="Camille", COLUMNS="80", LINES="24"
            )
            program = [sys.executable, "-m", "daect_tui", "--register", str(register)]
            os.execv(sys.executable, program)  # noqa: S606 – the program itself

    def until(self, words: str) -> None:
        """Read what is painted until some words are there."""
        while words not in self.seen:
            ready, _, _ = select.select([self.master], [], [], 60)
            assert ready, f"{words!r} never came: {self.seen[-2000:]!r}"
            self.seen += os.read(self.master, 65536).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Type keys; what was painted before is forgotten."""
        self.seen = ""
        os.write(self.master, keys.encode())

    def close(self) -> None:
        """Hang up, whatever the program was doing."""
        with suppress(OSError):
            os.close(self.master)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    register = tmp_path / "essai.daect"
    new_register(register).close()
    body = "path.write_text(path.read_text('utf-8') + 'Écrit\\u200f ailleurs.\\n', 'utf-8')"
    opened = Terminal(register, editor(tmp_path, body))
    yield opened
    opened.close()


@UNIX
def test_in_a_real_terminal_the_text_written_elsewhere_is_in_the_form_and_in_its_draft(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.until("faire")
    terminal.press("\x1bOR")  # F3
    terminal.until("Aucun dossier")
    terminal.press("\x0e")  # Ctrl+N
    terminal.until("dont le label")  # the hint of the first field: the form is ready
    terminal.press("\x02")  # Ctrl+B: the next tab
    terminal.until("Le domaine")
    terminal.press("\t\t\t")
    terminal.until("éditeur")
    terminal.press("\x0f")  # Ctrl+O
    terminal.until("invisible")
    terminal.press("\x1b")  # Échap
    terminal.until("Saisie")
    terminal.close()

    desk = desk_on(open_register(tmp_path / "essai.daect"))
    (draft,) = desk.intake.drafts.pending()
    desk.close()
    assert draft.fields["skills"] == "Écrit ailleurs."
