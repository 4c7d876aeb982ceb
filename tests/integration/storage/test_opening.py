"""Files that are no register, or no sound one: each has its own sentence and keeps its bytes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from daect_tui.domain.errors import UnusableRegister
from storage.register import open_register
from tests.integration.storage.conftest import Filled

ROOT = Path(__file__).parents[3]


def _sqlite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _text(path: Path) -> None:
    path.write_text("référence;organisme\n" * 50, encoding="utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _foreign(path: Path) -> None:
    _sqlite(path, "CREATE TABLE film (titre TEXT)")


def _foreign_wal(path: Path) -> None:
    _sqlite(path, "PRAGMA journal_mode = WAL", "CREATE TABLE film (titre TEXT)")


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _cut_in_header(path: Path) -> None:
    os.truncate(path, 50)


def _scratched_schema(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)


def _without_revision(path: Path) -> None:
    _sqlite(path, "DROP TABLE alembic_version")


def _with_empty_revision(path: Path) -> None:
    _sqlite(path, "DELETE FROM alembic_version")


def _without_identity(path: Path) -> None:
    _sqlite(path, "DELETE FROM register")


def _without_table_of_identity(path: Path) -> None:
    _sqlite(path, "DROP TABLE register")


def _newer(path: Path) -> None:
    _sqlite(path, "UPDATE alembic_version SET version_num = '0999'")


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "text": (_text, "n’est pas un registre de daect (ni même une base SQLite)"),
    "empty": (_empty, "est vide"),
    "another program’s": (_foreign, "est une base SQLite, mais pas un registre de daect"),
    "another program’s, with a journal": (_foreign_wal, "est une base SQLite, mais pas un registre de daect"),
    "cut": (_cut, "est tronqué"),
    "cut in its header": (_cut_in_header, "est tronqué\u00a0: il n’a que 50\u00a0octets"),
    "scratched": (_scratched_schema, "est endommagé"),
    "without revision": (_without_revision, "est endommagé"),
    "with an empty revision": (_with_empty_revision, "est endommagé"),
    "without identity": (_without_identity, "est endommagé"),
    "without the table of identity": (_without_table_of_identity, "est endommagé"),
    "newer": (_newer, "vient d’une version plus récente de daect (révision 0999). Mettez daect à jour"),
}
_FROM_NOTHING = (_text, _empty, _foreign, _foreign_wal)


@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_sentence_and_keeps_its_bytes(
    filled_file: Path, spoil: Callable[[Path], None], said: str
) -> None:
    if spoil in _FROM_NOTHING:
        filled_file.unlink()
    spoil(filled_file)
    before, around = filled_file.read_bytes(), sorted(filled_file.parent.iterdir())

    with pytest.raises(UnusableRegister) as refused:
        open_register(filled_file)

    assert said in str(refused.value)
    assert str(filled_file) in str(refused.value)
    assert str(refused.value).endswith(".")
    assert filled_file.read_bytes() == before
    assert sorted(filled_file.parent.iterdir()) == around


def test_a_header_that_does_not_vouch_for_the_length_is_no_obstacle(filled_file: Path) -> None:
    with filled_file.open("r+b") as file:
        file.seek(28)
        file.write((10**6).to_bytes(4))
        file.seek(92)
        file.write(bytes(4))
    register = open_register(filled_file)
    assert register.file_faults() == ()
    register.close()


def test_a_missing_file_is_said_to_be_missing_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UnusableRegister, match=r"Il n’y a pas de registre à l’emplacement .*absent\.daect"):
        open_register(tmp_path / "absent.daect")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(UnusableRegister, match="est un dossier, pas un registre"):
        open_register(tmp_path)


def test_a_path_through_a_file_is_no_register(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(UnusableRegister, match="une partie de ce chemin est un fichier"):
        open_register(tmp_path / "fichier" / "registre.daect")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_no_register_and_blocks_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    with pytest.raises(UnusableRegister, match="n’est pas un fichier ordinaire"):
        open_register(tmp_path / "tube")


@contextmanager
def _somebody_without_rights() -> Iterator[None]:
    """Be an ordinary user for a while: the superuser may write anywhere."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may walk through, unlike pytest's own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_register_that_may_not_be_read_and_written_is_refused(
    made: Filled, open_folder: Path, mode: int
) -> None:
    path = Path(shutil.copy(made.path, open_folder / "registre.daect"))
    path.chmod(mode)
    with (
        _somebody_without_rights(),
        pytest.raises(UnusableRegister, match="Vous n’avez pas le droit") as refused,
    ):
        open_register(path)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == made.path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_register_in_a_folder_where_nothing_may_be_written_is_refused(
    made: Filled, open_folder: Path
) -> None:
    path = Path(shutil.copy(made.path, open_folder / "registre.daect"))
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with (
        _somebody_without_rights(),
        pytest.raises(UnusableRegister, match="Vérifiez vos droits sur ce fichier"),
    ):
        open_register(path)
    open_folder.chmod(0o755)
    assert path.read_bytes() == made.path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_register_in_a_folder_that_may_not_be_entered_is_refused(made: Filled, open_folder: Path) -> None:
    path = Path(shutil.copy(made.path, open_folder / "registre.daect"))
    open_folder.chmod(0o000)
    try:
        with _somebody_without_rights(), pytest.raises(UnusableRegister, match="Vous n’avez pas le droit"):
            open_register(path)
    finally:
        open_folder.chmod(0o755)


@pytest.mark.parametrize("name", ["registre é 100%#?&.daect", "espace et 'guillemets'.daect", "sans-suffixe"])
def test_a_register_may_bear_any_name(made: Filled, tmp_path: Path, name: str) -> None:
    path = Path(shutil.copy(made.path, tmp_path / name))
    register = open_register(path)
    assert register.file_faults() == ()
    register.close()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_relative_path_is_understood_once(
    made: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(made.path, tmp_path / "registre.daect")
    monkeypatch.chdir(tmp_path)
    register = open_register(Path("registre.daect"))
    monkeypatch.chdir(tmp_path.parent)
    assert register.file_faults() == ()
    register.close()


def test_connections_keep_what_was_committed_and_watch_over_the_keys(filled_file: Path) -> None:
    register = open_register(filled_file)
    with register._engine.connect() as connection:
        told = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            for pragma in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    register.close()
    assert told == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


def test_opening_an_up_to_date_register_does_not_load_alembic(filled_file: Path) -> None:
    probe = (
        "import sys; from pathlib import Path; import storage; light = set(sys.modules)\n"
        "from storage.register import open_register; open_register(Path(sys.argv[1])).close()\n"
        "print(*(name in where for name, where in (('sqlmodel', light), ('sqlmodel', sys.modules),"
        " ('alembic', sys.modules), ('mako', sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(filled_file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "False", "False"]
