"""Make the registers of every released schema again, each by the program of its time: tests/registers.

`python scripts/released_registers.py` takes some two minutes: each released commit is checked out beside
this tree, and its own code makes a register of its demonstration and one of every kind of record. What
they hold is theirs; numbers drawn at random and the moment of creation differ each time.
"""

import lzma
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT / "tests/registers/released.tar.xz"
OLD_PROGRAM = Path(__file__).with_name("old_program.py")

# The last revision of each finished stage, and the commit that ended the stage. Between two of them the
# revisions were floors still being filled: no register of those days was anybody's.
RELEASED = {
    "0006": "2173fa4a9a125dd9ba001e5a0548f0b31b311f4a",
    "0012": "63d2a9c04671dae53cbd27a7598e431e73df9cd1",
    "0019": "45b6c211745f0658617d1e7a3fe8930b286d82a8",
    "0029": "3513144b5ec49422625627b73c662358b541ec73",
    "0035": "3621c35fb580aa57181ab51478d133d228103187",
}


def main() -> None:
    """Make all the registers, then the archive, whole or not at all."""
    with TemporaryDirectory(prefix="daect-") as scratch:
        folder = Path(scratch)
        made = [_made_by(commit, folder / revision) for revision, commit in RELEASED.items()]
        archive = folder / ARCHIVE.name
        with (
            lzma.open(archive, "wb", preset=9 | lzma.PRESET_EXTREME) as packed,
            tarfile.open(fileobj=packed, mode="w") as members,
        ):
            # One kind after the other: what two programs wrote alike then stands close together.
            for name in sorted({path.name for paths in made for path in paths}):
                for path in (path for paths in made for path in paths if path.name == name):
                    members.add(path, f"{path.parent.name}/{path.name}", filter=_anonymous)
        ARCHIVE.write_bytes(archive.read_bytes())
    print(f"{ARCHIVE.relative_to(ROOT)} : {ARCHIVE.stat().st_size // 1024} ko")


def _made_by(commit: str, folder: Path) -> list[Path]:
    """Have the program of a commit make its registers under a folder; return the files."""
    folder.mkdir()
    tree = folder / "tree"
    _run(["git", "-C", str(ROOT), "worktree", "add", "--detach", str(tree), commit])
    try:
        environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1", "HOME": str(folder)}
        _run([sys.executable, str(OLD_PROGRAM), str(folder)], cwd=tree, env=environment)
    finally:
        _run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)])
    return sorted([*folder.glob("*.daect"), *folder.glob("*.json")])


def _run(command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)  # noqa: S603 – ours
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who made the file, and when."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


if __name__ == "__main__":
    main()
