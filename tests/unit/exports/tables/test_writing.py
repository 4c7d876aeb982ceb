"""A table is written whole, or what stood there stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableArgument, UnusableOutput
from exports.tables import write_table

FORMATS = (".csv", ".xlsx", ".json")


def _interrupted() -> Iterator[tuple[str]]:
    yield ("1",)
    raise KeyboardInterrupt


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_interrupted_export_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt):
        write_table(path, ("a",), _interrupted())

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_is_not_there_is_explained(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnusableOutput, match="le dossier n’existe pas"):
        write_table(tmp_path / "absent" / f"t{suffix}", ("a",), [("1",)])


@pytest.mark.parametrize("name", ["t.ods", "t.pdf", "t"])
def test_an_unknown_suffix_is_refused_before_anything(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableArgument, match="csv") as caught:
        write_table(tmp_path / name, ("a",), _interrupted())

    assert caught.value.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_half_a_character_is_refused_rather_than_replaced(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnusableOutput, match="caractère impossible"):
        write_table(tmp_path / f"t{suffix}", ("a",), [("\ud800",)])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_would_lose_a_cell_is_a_fault_of_the_caller(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    with pytest.raises(ValueError, match="a"):
        write_table(path, ("a", "a"), [("1", "2")])
    with pytest.raises(ValueError, match="2"):
        write_table(path, ("a",), [("1", "2")])
    assert not path.exists()


@pytest.mark.parametrize("suffix", [".CSV", ".Xlsx", ".JSON"])
def test_the_case_of_a_suffix_does_not_matter(tmp_path: Path, suffix: str) -> None:
    write_table(tmp_path / f"t{suffix}", ("a",), [("1",)])

    assert (tmp_path / f"t{suffix}").stat().st_size
