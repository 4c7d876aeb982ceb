"""What is installed is the product and its data, whole: no test, no bench, nothing of who built it."""

import tarfile
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.wheels import built

ROOT = Path(__file__).parents[3]
PACKAGES = ("daect_tui", "exports", "screens", "storage")
IGNORED = {".pyc", ".md"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    return built(tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> ZipFile:
    return ZipFile(next(folder.glob("*.whl")))


def expected() -> set[str]:
    """Every file of the four rooms but the notes for who works on them."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in IGNORED
    }


def test_the_wheel_holds_the_four_rooms_whole_and_nothing_else(wheel: ZipFile) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert held == expected()
    assert {f"{package}/py.typed" for package in PACKAGES} <= held
    assert any(name.endswith(".tcss") for name in held)


def test_it_says_what_it_is_and_installs_one_command(wheel: ZipFile) -> None:
    said = {
        name.rpartition("/")[2]: wheel.read(name).decode()
        for name in wheel.namelist()
        if ".dist-info/" in name
    }
    metadata = Parser().parsestr(said["METADATA"])

    assert said["entry_points.txt"].split() == ["[console_scripts]", "daect", "=", "daect_tui.cli:main"]
    assert "MIT License" in said["LICENSE"]
    assert (metadata["Name"], metadata["License-Expression"]) == ("daect", "MIT")
    assert metadata.get_all("Provides-Extra") == ["encryption"]
    assert "Root-Is-Purelib: true" in said["WHEEL"]
    assert "py3-none-any" in said["WHEEL"]


def test_the_sdist_holds_what_builds_it_and_the_guide(folder: Path) -> None:
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        held = {name.partition("/")[2] for name in archive.getnames() if not archive.getmember(name).isdir()}
    guide = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/guide").rglob("*") if path.is_file()}

    assert expected() | guide | {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"} <= held
    assert not [name for name in held if name.startswith(("tests/", "bench/", "scripts/"))]
