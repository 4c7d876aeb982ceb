"""A lot is whole or is taken up again: nothing half-written, nothing twice, nothing that was not kept so."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.domain import lent_files
from daect_tui.domain.errors import UnusableArgument, UnusableOutput, WouldOverwrite
from daect_tui.domain.lot import LotPlan
from daect_tui.domain.mailing_order import MailingOrder
from daect_tui.services.desk import Desk
from tests.integration.services.test_letterheads import given
from tests.support.lots import produced


class _StoppedError(Exception):
    """The person asked to stop."""


def _plan(chronos: tuple[str, ...], folder: Path, *, resume: bool = False, separate: bool = True) -> LotPlan:
    return LotPlan(chronos, folder, separate, folder / "lot.pdf", MailingOrder.NUMBER, resume)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def _outline(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [mark.get_title() for mark in document.get_toc()]


def _file(desk: Desk) -> Path:
    return Path(desk.office.register._engine.url.database)  # type: ignore[attr-defined]


def _altered(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(_file(desk))) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_lot_holds_what_was_kept_and_is_completed_once(desk: Desk, tmp_path: Path) -> None:
    chronos, folder = produced(desk, 3), tmp_path / "lot"

    done = desk.lots.write(_plan(chronos, folder))

    separate = [name for name in _names(folder) if name != "lot.pdf"]
    assert [name[:9] for name in separate] == list(chronos)
    with desk.office.reading() as work:
        for chrono, name in zip(chronos, separate, strict=True):
            assert (folder / name).read_bytes() == work.letters.content(work.letters.get(chrono).sha256)
    for rank, title in enumerate(_outline(folder / "lot.pdf"), start=1):
        assert title.endswith(f"Organisme {rank} (fictif)")
    assert (len(done.written), done.there, done.unmerged, done.failed) == (4, (), (), ())

    (folder / separate[0]).unlink()
    (folder / separate[1]).write_bytes(b"%PDF- half")
    (folder / "lot.pdf").write_bytes(b"")
    before = _stamps(folder)
    again = desk.lots.write(_plan(chronos, folder, resume=True))

    assert {path.name for path in again.written} == {separate[0], separate[1], "lot.pdf"}
    assert {path.name for path in again.there} == {separate[2]}
    assert _stamps(folder)[separate[2]] == before[separate[2]]
    before = _stamps(folder)
    assert desk.lots.write(_plan(chronos, folder, resume=True)).written == ()
    assert _stamps(folder) == before


def test_what_is_no_longer_laid_out_as_it_was_kept_stays_apart_and_is_named(
    desk: Desk, tmp_path: Path
) -> None:
    chronos = produced(desk, 4)
    with desk.office.reading() as work:
        older, changed, damaged, _good = (work.letters.get(chrono).sha256 for chrono in chronos)
    table = "frozen_document"
    for statement in (
        f"DELETE FROM {table} WHERE sha256 = '{older}'",  # noqa: S608 – ours
        f"UPDATE {table} SET document = replace(document, 'Domaine 2', '') WHERE sha256 = '{changed}'",  # noqa: S608
        f"UPDATE {table} SET document = '{{' WHERE sha256 = '{damaged}'",  # noqa: S608
    ):
        _altered(desk, statement)

    done = desk.lots.write(_plan(chronos, tmp_path / "lot", separate=False))

    assert [left.chrono for left in done.unmerged] == list(chronos[:3])
    reasons = [left.reason for left in done.unmerged]
    for reason, said in zip(reasons, ("plus ancienne", "tel qu’il a été gardé", "illisible"), strict=True):
        assert said in reason
    assert [name[:9] for name in _names(tmp_path / "lot")] == [*chronos[:3], "lot.pdf"]
    assert len(_outline(tmp_path / "lot" / "lot.pdf")) == 1


def test_a_letter_that_is_damaged_in_the_register_stops_no_other(desk: Desk, tmp_path: Path) -> None:
    chronos = produced(desk, 2)
    with desk.office.reading() as work:
        sha256 = work.letters.get(chronos[0]).sha256
    _altered(desk, f"UPDATE stored_file SET content = zeroblob(size) WHERE sha256 = '{sha256}'")  # noqa: S608

    done = desk.lots.write(_plan(chronos, tmp_path / "lot"))

    assert [left.chrono for left in done.failed] == [chronos[0]]
    assert [name[:9] for name in _names(tmp_path / "lot")] == [chronos[1], "lot.pdf"]


@pytest.mark.parametrize("stop_at", [1, 4], ids=["between two files", "within the one file"])
def test_a_lot_that_is_stopped_leaves_whole_files_and_goes_on(
    desk: Desk, tmp_path: Path, stop_at: int
) -> None:
    chronos, folder = produced(desk, 3), tmp_path / "lot"

    def stop(done: int, total: int) -> None:
        assert total == 6
        if done == stop_at:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        desk.lots.write(_plan(chronos, folder), stop)
    assert len(_names(folder)) == min(stop_at, 3)

    done = desk.lots.write(_plan(chronos, folder, resume=True))
    assert (len(done.there), len(done.written)) == (min(stop_at, 3), 4 - min(stop_at, 3))


def test_nothing_that_stands_is_written_over(desk: Desk, tmp_path: Path) -> None:
    chronos = produced(desk, 2)
    (tmp_path / "lot").mkdir()
    (tmp_path / "lot" / "lot.pdf").write_text("à moi")

    with pytest.raises(WouldOverwrite, match="existe déjà"):
        desk.lots.write(_plan(chronos, tmp_path / "lot"))
    assert _names(tmp_path / "lot") == ["lot.pdf"]

    name = desk.letters.all()[0].file_name
    with pytest.raises(UnusableArgument, match="nom d’un des courriers"):
        desk.lots.write(LotPlan(chronos, tmp_path / "lot", merged=tmp_path / "lot" / name))


@contextmanager
def _files_no_longer_than(size: int) -> Iterator[None]:
    """Let the system refuse to make any file longer, as a full disk does."""
    resource = pytest.importorskip("resource", reason="limits of POSIX")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_without_room_leaves_whole_files_and_the_lot_goes_on(desk: Desk, tmp_path: Path) -> None:
    chronos, folder = produced(desk, 3), tmp_path / "lot"
    with desk.office.reading() as work:
        largest = max(len(work.letters.content(work.letters.get(chrono).sha256)) for chrono in chronos)

    with _files_no_longer_than(largest), pytest.raises(UnusableOutput, match=r"lot\.pdf"):
        desk.lots.write(_plan(chronos, folder))

    assert [name[:9] for name in _names(folder)] == list(chronos)
    done = desk.lots.write(_plan(chronos, folder, resume=True))
    assert [path.name for path in done.written] == ["lot.pdf"]


def test_a_folder_that_is_none_is_said(desk: Desk, tmp_path: Path) -> None:
    chronos = produced(desk, 1)
    (tmp_path / "lot").write_text("un fichier")

    with pytest.raises(UnusableOutput, match="dossier"):
        desk.lots.write(_plan(chronos, tmp_path / "lot"))


def test_a_letter_with_an_emblem_is_faithful_in_a_program_that_has_just_begun(
    desk: Desk, tmp_path: Path
) -> None:
    given(desk, tmp_path)
    chronos = produced(desk, 1)
    lent_files._LENT.clear()

    done = desk.lots.write(_plan(chronos, tmp_path / "lot"))

    assert (done.unmerged, len(done.written)) == ((), 2)
