"""The letterhead's emblem, from the file of a person to the letters and the valise."""

import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image

from daect_tui.domain.document import Emblem, Face
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.institution_form import kept_emblem, letterhead_fields, read_letterhead_form
from daect_tui.domain.lent_files import lent
from daect_tui.services.desk import Desk
from daect_tui.services.drafting import head_on
from daect_tui.services.letterheads import GivenFiles
from tests.support.valises import packed, prepared, travelling

FONTS = Path(str(files("exports"))) / "fonts"
WORDS = "République d’Exemple"


def given(desk: Desk, tmp_path: Path) -> DatedLetterhead:
    """Give the letterhead of the day an emblem, as its sheet does."""
    Image.new("RGB", (600, 300), "navy").save(tmp_path / "emblème.png")
    path = f"'{tmp_path / 'emblème.png'}'"
    typed = {**letterhead_fields(desk.directory.letterheads()[0]), "emblem": path, "emblem_words": WORDS}
    setting = read_letterhead_form(typed, desk.office.clock.today(), ())
    return desk.letterheads.save(setting, GivenFiles(path, str(FONTS / "NotoSans_400Regular.ttf")))


def test_an_emblem_is_kept_lent_and_left(desk: Desk, tmp_path: Path) -> None:
    saved = given(desk, tmp_path)
    emblem = saved.letterhead.emblem
    assert emblem is not None
    assert desk.directory.letterheads()[0] == saved
    with desk.office.reading() as work:
        assert head_on(work, desk.office.clock.today()) == saved
        for sha256 in saved.letterhead.files:
            assert lent(sha256) == work.files.content(sha256)

    # Saved again as it is shown, it stays; emptied, it goes.
    fields = letterhead_fields(saved)
    again = read_letterhead_form(fields, desk.office.clock.today(), ())
    kept = GivenFiles(fields["emblem"], fields["typeface"], saved.letterhead)
    assert desk.letterheads.save(again, kept) == saved
    fields |= {"emblem": "", "emblem_words": ""}
    without = read_letterhead_form(fields, desk.office.clock.today(), ())
    assert desk.letterheads.save(without, GivenFiles("", "", saved.letterhead)).letterhead.files == ()
    assert desk.office.register.faults() == ()


def test_a_picture_that_cannot_serve_is_said_under_its_field(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "emblème.png").write_bytes(b"rien")
    before = desk.directory.letterheads()
    head = replace(before[0], letterhead=replace(before[0].letterhead, emblem=Emblem("", WORDS)))
    for path in (tmp_path / "emblème.png", tmp_path / "absent.png"):
        with pytest.raises(FormRefused) as refused:
            desk.letterheads.save(head, GivenFiles(str(path), ""))
        assert list(refused.value.faults) == ["emblem"]
    with pytest.raises(Refusal, match="précède le début"):
        desk.letterheads.save(
            replace(head, valid_until=head.valid_from.replace(year=2000)), GivenFiles("", "")
        )
    assert desk.directory.letterheads() == before


def test_a_typeface_is_one_file_or_a_folder_of_distinct_faces(desk: Desk, tmp_path: Path) -> None:
    setting = desk.directory.letterheads()[0]
    for name in ("NotoSans_400Regular", "NotoSans_700Bold", "NotoSans_700Bold_Italic"):
        shutil.copy(FONTS / f"{name}.ttf", tmp_path)
    typeface = desk.letterheads.save(setting, GivenFiles("", str(tmp_path))).letterhead.typeface
    assert typeface is not None
    assert list(typeface.files) == [Face.REGULAR, Face.BOLD, Face.BOLD_ITALIC]

    shutil.copy(tmp_path / "NotoSans_700Bold.ttf", tmp_path / "encore.ttf")
    (tmp_path / "vide").mkdir()
    for folder, said in (
        (tmp_path, "Deux fichiers"),
        (tmp_path / "vide", "0\u00a0fichier"),
        (tmp_path / "x", "existe"),
    ):
        with pytest.raises(FormRefused, match=said) as refused:
            desk.letterheads.save(setting, GivenFiles("", str(folder)))
        assert list(refused.value.faults) == ["typeface"]
    with pytest.raises(FormRefused, match="face normale"):
        desk.letterheads.save(setting, GivenFiles("", str(FONTS / "NotoSans_700Bold.ttf")))


def test_an_emblem_without_words_is_refused_by_its_form(desk: Desk) -> None:
    fields = {**letterhead_fields(desk.directory.letterheads()[0]), "emblem": "logo.png"}
    with pytest.raises(FormRefused) as refused:
        read_letterhead_form(fields, desk.office.clock.today(), ())
    assert list(refused.value.faults) == ["emblem_words"]
    assert kept_emblem(None) == ""


def test_the_files_of_a_letterhead_go_with_the_valise(desk: Desk, tmp_path: Path) -> None:
    named = given(desk, tmp_path).letterhead.files
    assert len(named) == 2
    away = packed(desk, tmp_path, prepared(desk))
    with travelling(away.path) as valise, valise.office.reading() as work:
        assert all(work.files.content(sha256) for sha256 in named)
