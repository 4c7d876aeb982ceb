"""What a killed process was building goes away at the next building there; what a living one builds stays."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exports.files import sweep, writing_atomically
from storage.workshops import workshop


@pytest.mark.parametrize("moment", ["the mark", "the folder", "its file"])
def test_what_a_process_leaves_is_swept_whenever_it_was_killed(tmp_path: Path, moment: str) -> None:
    with workshop(tmp_path) as living:
        (living / "registre").write_bytes(b"un registre")
        # Copies are what a killed process leaves: a mark, held by nobody.
        dead = tmp_path / ".daect-mort"
        shutil.copy(living.with_name(f"{living.name}.tenu"), dead.with_name(".daect-mort.tenu"))
        if moment != "the mark":
            dead.mkdir()
        if moment == "its file":
            shutil.copy(living / "registre", dead)
        with workshop(tmp_path) as mine:
            assert {one for one in tmp_path.iterdir() if one.is_dir()} == {living, mine}
            assert (living / "registre").read_bytes() == b"un registre"
            assert not list(tmp_path.glob(".daect-mort*"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_mark_is_somebody_else_s(tmp_path: Path) -> None:
    (tmp_path / ".daect-autre").mkdir()
    with workshop(tmp_path):
        pass
    assert [one.name for one in tmp_path.iterdir()] == [".daect-autre"]


def test_those_who_build_at_the_same_moment_never_sweep_one_another(tmp_path: Path) -> None:
    def build(number: int) -> list[str]:
        with workshop(tmp_path) as place:
            (place / "registre").write_bytes(b"%d" % number)
            with workshop(tmp_path):
                marked = place.with_name(f"{place.name}.tenu").exists()
                return [(place / "registre").read_text(), "tenu" if marked else "sans marque"]

    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # every step of one between any two steps of another
    try:
        with ThreadPoolExecutor(8) as builders:
            assert list(builders.map(build, range(400))) == [[str(number), "tenu"] for number in range(400)]
    finally:
        sys.setswitchinterval(often)
    assert list(tmp_path.iterdir()) == []


def test_a_half_written_file_of_a_dead_process_is_swept_at_the_next_one(tmp_path: Path) -> None:
    left = tmp_path / ".daect-0123456789abcdef.tmp"
    left.write_bytes(b"%PDF-1.7")
    with writing_atomically(tmp_path / "lettre.pdf") as file:
        assert not left.exists()
        file.write(b"%PDF-1.7")
        sweep(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["lettre.pdf"]
