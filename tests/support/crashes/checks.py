"""What must hold after any kill, whatever was under way."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from storage.register import OpenRegister, lease_register
from tests.support.crashes.forked import AGENT


@contextmanager
def sound(path: Path) -> Iterator[OpenRegister]:
    """Open a register as the next program does, check it whole, and leave it open to be read."""
    register = lease_register(path, AGENT)
    try:
        faults = register.faults()
        assert faults == (), faults
        yield register
    finally:
        register.close()


def check_whole(folder: Path) -> None:
    """Check that every document under a folder can be read to its end."""
    for path in sorted(folder.rglob("[!.]*")):
        content = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".pdf":
            assert content.startswith(b"%PDF-"), path.name
            assert content.rstrip().endswith(b"%%EOF"), path.name
        elif path.suffix in {".odt", ".docx"}:
            with ZipFile(path) as archive:
                assert archive.testzip() is None, path.name


def names(folder: Path) -> set[str]:
    """List what stands in a folder, hidden files too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
