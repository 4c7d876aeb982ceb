"""What was chosen (a printer, a theme) is written among the settings, and nothing else is touched."""

import sys
from pathlib import Path

import pytest

from daect_tui.settings import UnusableSettings, keep_printer, keep_setting, read_settings


def test_the_chosen_printer_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "daect" / "daect.toml"
    keep_printer(path, 'Étage "2" \\ nord')
    assert read_settings(path).printer == 'Étage "2" \\ nord'

    path.write_text(f'# à moi\nagent = "Camille"\n{path.read_text("utf-8")}', "utf-8")
    keep_printer(path, "Bureau")

    assert read_settings(path).printer == "Bureau"
    assert path.read_text("utf-8").splitlines() == ['printer = "Bureau"', "# à moi", 'agent = "Camille"']
    assert [one.name for one in path.parent.iterdir()] == ["daect.toml"]


def test_each_setting_is_kept_beside_the_others(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    keep_setting(path, "theme", "sombre")
    keep_setting(path, "lock_minutes", 5)
    keep_setting(path, "theme", "clair")

    kept = read_settings(path)
    assert (kept.theme, kept.lock_minutes) == ("clair", 5)
    assert path.read_text("utf-8") == 'theme = "clair"\nlock_minutes = 5\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"agent = 3x\n", "ligne 1"),
        (b"printer = \xff", "UTF-8"),
        (b"printer = " + b"9" * 5000, "TOML"),
        (b"printer = " + b"[" * 5000, "TOML"),
        (b"# " + b"x" * 100_000, "trop gros"),
    ],
)
def test_what_stands_against_reading_is_said_in_french(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "daect.toml"
    path.write_bytes(content)

    with pytest.raises(UnusableSettings, match=said) as refused:
        read_settings(path)

    assert "codec" not in str(refused.value)
    assert "Invalid" not in str(refused.value)


@pytest.mark.skipif(sys.platform == "win32", reason="a device of POSIX")
def test_settings_that_have_no_end_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "daect.toml").symlink_to("/dev/zero")

    with pytest.raises(UnusableSettings, match="n’est pas un fichier"):
        read_settings(tmp_path / "daect.toml")


def test_a_printer_of_a_strange_name_is_kept_without_what_drives_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    keep_printer(path, "Bur\x1b[2Jeau\udcff\u2028")

    assert read_settings(path).printer == "Bur[2Jeau"


def test_settings_that_cannot_be_read_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    path.write_text("agent = ", "utf-8")
    with pytest.raises(UnusableSettings):
        keep_printer(path, "Bureau")
    assert path.read_text("utf-8") == "agent = "
