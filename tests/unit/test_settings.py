"""The chosen printer is written among the person's settings, and nothing else is touched."""

from pathlib import Path

import pytest

from daect_tui.settings import UnusableSettings, keep_printer, read_settings


def test_the_chosen_printer_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "daect" / "daect.toml"
    keep_printer(path, 'Étage "2" \\ nord')
    assert read_settings(path).printer == 'Étage "2" \\ nord'

    path.write_text(f'# à moi\nagent = "Camille"\n{path.read_text("utf-8")}', "utf-8")
    keep_printer(path, "Bureau")

    assert read_settings(path).printer == "Bureau"
    assert path.read_text("utf-8").splitlines() == ['printer = "Bureau"', "# à moi", 'agent = "Camille"']
    assert [one.name for one in path.parent.iterdir()] == ["daect.toml"]


def test_settings_that_cannot_be_read_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "daect.toml"
    path.write_text("agent = ", "utf-8")
    with pytest.raises(UnusableSettings):
        keep_printer(path, "Bureau")
    assert path.read_text("utf-8") == "agent = "
