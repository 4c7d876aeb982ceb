"""Build the sdist, and the wheel out of that sdist: what is installed is what was sent.

usage: python scripts/build.py FOLDER (`make wheel` gives dist/)

It builds from a copy: the backend leaves its workshop in the tree that it reads, and puts into a later
wheel whatever stays there. Nothing is fetched: the backend is the one that is installed.
"""

import shutil
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import build_meta

ROOT = Path(__file__).parents[1]
PACKAGES = ("daect_tui", "exports", "screens", "storage")
BESIDE = ("CHANGELOG.md", "LICENSE", "MANIFEST.in", "README.md", "pyproject.toml")
LEFT = shutil.ignore_patterns("__pycache__", "*.py[cod]", "*.daect*", ".*")


def main(folder: Path) -> None:
    """Write both files into a folder, and say where."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as workshop:
        copy, out = Path(workshop, "copy"), folder.absolute()
        for name in (*PACKAGES, "docs/guide"):
            shutil.copytree(ROOT / name, copy / name, ignore=LEFT)
        for name in BESIDE:
            shutil.copy(ROOT / name, copy)
        with chdir(copy):
            sent = out / build_meta.build_sdist(str(out))
        shutil.unpack_archive(sent, workshop)
        with chdir(Path(workshop, sent.name.removesuffix(".tar.gz"))):
            installed = out / build_meta.build_wheel(str(out))
    print(f"{sent}\n{installed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
