"""The letterhead's emblem, from the file of a person to the letters and the valise."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from daect_tui.domain.document import Emblem
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.institution_form import kept_emblem, letterhead_fields, read_letterhead_form
from daect_tui.domain.lent_files import lent
from daect_tui.services.desk import Desk
from daect_tui.services.drafting import head_on
from tests.support.valises import packed, prepared, travelling

WORDS = "République d’Exemple"


def given(desk: Desk, tmp_path: Path) -> DatedLetterhead:
    """Give the letterhead of the day an emblem, as its sheet does."""
    Image.new("RGB", (600, 300), "navy").save(tmp_path / "emblème.png")
    path = f"'{tmp_path / 'emblème.png'}'"
    typed = {**letterhead_fields(desk.directory.letterheads()[0]), "emblem": path, "emblem_words": WORDS}
    return desk.letterheads.save(read_letterhead_form(typed, desk.office.clock.today(), ()), path)


def test_an_emblem_is_kept_lent_and_left(desk: Desk, tmp_path: Path) -> None:
    saved = given(desk, tmp_path)
    emblem = saved.letterhead.emblem
    assert emblem is not None
    assert desk.directory.letterheads()[0] == saved
    with desk.office.reading() as work:
        assert head_on(work, desk.office.clock.today()) == saved
        assert lent(emblem.sha256) == work.files.content(emblem.sha256)

    # Saved again as it is shown, it stays; emptied, it goes.
    fields = letterhead_fields(saved)
    again = read_letterhead_form(fields, desk.office.clock.today(), ())
    assert desk.letterheads.save(again, fields["emblem"], emblem) == saved
    fields |= {"emblem": "", "emblem_words": ""}
    without = read_letterhead_form(fields, desk.office.clock.today(), ())
    assert desk.letterheads.save(without, "", emblem).letterhead.emblem is None
    assert desk.office.register.faults() == ()


def test_a_picture_that_cannot_serve_is_said_under_its_field(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "emblème.png").write_bytes(b"rien")
    before = desk.directory.letterheads()
    head = replace(before[0], letterhead=replace(before[0].letterhead, emblem=Emblem("", WORDS)))
    for path in (tmp_path / "emblème.png", tmp_path / "absent.png"):
        with pytest.raises(FormRefused) as refused:
            desk.letterheads.save(head, str(path))
        assert list(refused.value.faults) == ["emblem"]
    with pytest.raises(Refusal, match="précède le début"):
        desk.letterheads.save(replace(head, valid_until=head.valid_from.replace(year=2000)))
    assert desk.directory.letterheads() == before


def test_an_emblem_without_words_is_refused_by_its_form(desk: Desk) -> None:
    fields = {**letterhead_fields(desk.directory.letterheads()[0]), "emblem": "logo.png"}
    with pytest.raises(FormRefused) as refused:
        read_letterhead_form(fields, desk.office.clock.today(), ())
    assert list(refused.value.faults) == ["emblem_words"]
    assert kept_emblem(None) == ""


def test_the_emblem_goes_with_the_valise(desk: Desk, tmp_path: Path) -> None:
    emblem = given(desk, tmp_path).letterhead.emblem
    assert emblem is not None
    away = packed(desk, tmp_path, prepared(desk))
    with travelling(away.path) as valise, valise.office.reading() as work:
        assert work.files.content(emblem.sha256)
