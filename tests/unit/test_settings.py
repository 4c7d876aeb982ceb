"""What was chosen (a printer, a theme) is written among the settings, and nothing else is touched."""

import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from daect_tui.domain.personal_settings import PERSONAL
from daect_tui.settings import (
    Settings,
    UnusableSettings,
    keep_printer,
    keep_setting,
    read_settings,
    read_taste,
)
from daect_tui.taste import KEYS_TABLE, with_setting


def test_the_chosen_printer_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "daect" / "daect.toml"
    keep_printer(path, 'Étage "2" \\ nord')
    assert read_settings(path).printer == 'Étage "2" \\ nord'

    path.write_text(f'# à moi\nagent = "Camille"\n{path.read_text("utf-8")}', "utf-8")
    keep_printer(path, "Bureau")

    assert read_settings(path).printer == "Bureau"
    assert path.read_text("utf-8").splitlines() == ["# à moi", 'agent = "Camille"', 'printer = "Bureau"']
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


# ── Written in place ───────────────────────────────────────────────────────────────────────

OWN = """# mes goûts
agent = "Camille"   # moi
inconnu = 3
theme = 'sombre'

[keys]   # mes touches
directory.new = "ctrl+o"
"dossiers.new" = "F4"

[autre]
agent = "un autre"
"""


@pytest.mark.parametrize(
    ("name", "value", "table", "before", "after"),
    [
        ("agent", "Zoé", "", 'agent = "Camille"   # moi', 'agent = "Zoé"   # moi'),
        ("theme", "clair", "", "theme = 'sombre'", 'theme = "clair"'),
        ("theme", None, "", "theme = 'sombre'\n", ""),
        ("lock_minutes", 5, "", "theme = 'sombre'\n", "theme = 'sombre'\nlock_minutes = 5\n"),
        ("directory.new", "ctrl+y", "keys", 'new = "ctrl+o"', 'new = "ctrl+y"'),
        ("dossiers.new", None, "keys", '"dossiers.new" = "F4"\n', ""),
        ("app.help", "f4", "keys", '= "F4"\n', '= "F4"\n"app.help" = "f4"\n'),
    ],
)
def test_one_line_changes_and_every_other_stays(
    name: str, value: str | int | None, table: str, before: str, after: str
) -> None:
    assert with_setting(OWN, name, value, table) == OWN.replace(before, after)


def test_a_table_of_keys_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    path.write_text('agent = "Camille"', "utf-8")
    keep_setting(path, "directory.new", "ctrl+y", KEYS_TABLE)

    assert path.read_text("utf-8") == 'agent = "Camille"\n\n[keys]\n"directory.new" = "ctrl+y"\n'
    assert read_settings(path).keys == {"directory.new": "ctrl+y"}


def test_a_value_on_several_lines_is_refused_rather_than_spoilt(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    content = 'agent = """Camille\nRenaud"""\n'
    path.write_text(content, "utf-8")
    with pytest.raises(UnusableSettings, match="n’a pas pu être retenu"):
        keep_setting(path, "agent", "Zoé")
    assert path.read_text("utf-8") == content


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("couleur = 3", "n’est pas un réglage connu"),
        ('theme = "mauve"', "« mauve » n’est pas dans la liste : clair, sombre"),
        ("lock_minutes = 900", "écrivez un nombre entier de 0 à 240 minutes"),
        ('lock_minutes = "5"', "sans guillemets"),
        ("agent = 3", "entre guillemets"),
        ("keys = 3", "doit être un tableau"),
        ('keys = {"directory.new" = "ctrl+m"}', "Ctrl+M est la touche Entrée"),
    ],
)
def test_a_faulty_line_is_told_and_the_others_count(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "daect.toml"
    path.write_text(f'printer = "Bureau"\n{line}\n', "utf-8")

    taste = read_taste(path)

    assert (taste.settings.printer, len(taste.faults)) == ("Bureau", 1)
    assert said in taste.faults[0].replace("\u00a0", " ").replace("\u202f", " ")
    assert taste.settings == replace(Settings(), printer="Bureau")


def test_each_field_is_one_setting_with_its_default() -> None:
    fields = {name: value for name, value in asdict(Settings()).items() if name != KEYS_TABLE}

    assert {name: str(value) for name, value in fields.items()} == {
        one.key: one.default for one in PERSONAL.values()
    }
