"""Renew the texts of the ordinary specimens that tests/integration/documents compares with.

usage: python scripts/goldens.py

Read the diff before it is committed: it is what every recipient will read.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.specimens import GOLDENS, golden, ordinary, shared_specimens, texts_of


def main() -> None:
    """Write a file a specimen, and take away those that are no more."""
    with TemporaryDirectory() as folder:
        texts = ordinary(texts_of(shared_specimens(Path(folder), "master")))
    GOLDENS.mkdir(exist_ok=True)
    for path in GOLDENS.glob("*.txt"):
        path.unlink()
    for name, said in texts.items():
        (GOLDENS / f"{name}.txt").write_text(golden(said), "utf-8")
    print(f"{len(texts)} textes dans {GOLDENS}.")


if __name__ == "__main__":
    main()
