"""What is readable of a damaged register is saved, what is lost is counted, the damaged file untouched."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableRegister, WouldOverwrite
from daect_tui.domain.passphrases import LockedRegister
from storage.backups.salvaging import salvage
from storage.register import open_register
from storage.tables import METADATA

PAGE = 4096
Damage = Callable[[bytearray, random.Random], bytearray]


def pages_of_noise(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = chance.randbytes(PAGE)
    return content


def pages_of_zeros(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = bytes(PAGE)
    return content


def altered_bytes(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(200):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return content


def cut(content: bytearray, chance: random.Random) -> bytearray:
    return content[: chance.randrange(len(content) // 4, len(content))]


def no_beginning(content: bytearray, _chance: random.Random) -> bytearray:
    content[:PAGE] = bytes(PAGE)
    return content


def rows_in(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in METADATA.tables
        }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("damage", [pages_of_noise, pages_of_zeros, altered_bytes, cut, no_beginning])
def test_what_is_missing_is_counted_and_the_rest_is_there(
    filled_file: Path, damage: Damage, seed: int
) -> None:
    before = rows_in(filled_file)
    content = bytes(damage(bytearray(filled_file.read_bytes()), random.Random(seed)))  # noqa: S311
    filled_file.write_bytes(content)
    new = filled_file.with_name("sauve.daect")

    found = salvage(filled_file, new)

    assert filled_file.read_bytes() == content
    after = rows_in(new)
    for table in found.tables:
        assert table.read == after[table.table]
        assert not table.is_counted or table.lost >= before[table.table] - table.read, table
        assert table.is_whole or table.told in "\n".join(found.lines)
    register = open_register(new)
    with register.reading() as unit:
        assert len(list(unit.journal.entries())) == found.acts
    register.close()
    assert sorted(one.name for one in new.parent.iterdir()) == [filled_file.name, new.name]


def test_a_sound_register_is_saved_whole_and_what_waits_beside_it_too(filled_file: Path) -> None:
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE member SET last_name = 'Belloc' WHERE id = 1")
        connection.commit()
        assert filled_file.with_name(f"{filled_file.name}-wal").stat().st_size > 0
        new = filled_file.with_name("sauve.daect")
        found = salvage(filled_file, new)

    assert found.is_whole
    assert found.lines[-1] == "Rien n’est perdu."
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("SELECT last_name FROM member WHERE id = 1").fetchone() == ("Belloc",)
    assert open_register(new).file_faults() == ()
    with pytest.raises(WouldOverwrite):
        salvage(filled_file, new)


def test_rows_that_are_lost_are_named_by_what_the_indexes_still_know(filled_file: Path) -> None:
    with closing(sqlite3.connect(filled_file)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'label'").fetchone()
        numbers = {row[0] for row in connection.execute("SELECT number FROM label")}
        connection.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(filled_file.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    filled_file.write_bytes(content)

    found = salvage(filled_file, filled_file.with_name("sauve.daect"))

    (label,) = [table for table in found.tables if table.table == "label"]
    assert (label.read, label.lost) == (0, len(numbers))
    assert numbers <= set(label.names)
    assert any("sans leur fiche de «\u202flabel\u202f»" in fault for fault in found.faults)


def test_a_file_that_is_nothing_gives_a_sentence(tmp_path: Path) -> None:
    noise = tmp_path / "bruit.daect"
    noise.write_bytes(random.Random(1).randbytes(3 * PAGE))  # noqa: S311
    for damaged in (noise, tmp_path / "absent.daect"):
        with pytest.raises((UnusableRegister, LockedRegister)):
            salvage(damaged, tmp_path / "sauve.daect")
    assert [one.name for one in tmp_path.iterdir()] == ["bruit.daect"]
