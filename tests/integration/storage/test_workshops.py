"""What a killed process was building goes away at the next building there; what a living one builds stays."""

import shutil
from pathlib import Path

from exports.files import sweep, writing_atomically
from storage.workshops import workshop


def test_the_folder_of_a_dead_process_is_swept_and_that_of_a_living_one_stays(tmp_path: Path) -> None:
    with workshop(tmp_path) as living:
        (living / "registre").write_bytes(b"un registre")
        # A copy of the folder is what a killed process leaves: its mark, held by nobody.
        dead = Path(shutil.copytree(living, tmp_path / ".daect-mort"))
        foreign = tmp_path / ".daect-autre"
        foreign.mkdir()
        with workshop(tmp_path) as mine:
            assert not dead.exists()
            assert (living / "registre").read_bytes() == b"un registre"
            assert mine != living
    assert list(tmp_path.iterdir()) == [foreign]


def test_a_half_written_file_of_a_dead_process_is_swept_at_the_next_one(tmp_path: Path) -> None:
    left = tmp_path / ".daect-0123456789abcdef.tmp"
    left.write_bytes(b"%PDF-1.7")
    with writing_atomically(tmp_path / "lettre.pdf") as file:
        assert not left.exists()
        file.write(b"%PDF-1.7")
        sweep(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["lettre.pdf"]
