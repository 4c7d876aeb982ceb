"""Exchange files with real files: what leaves comes back, once, whole, from whoever filled it."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from daect_tui.domain.errors import DaectError, Refusal, WouldOverwrite
from daect_tui.domain.evaluation import Judgement
from daect_tui.domain.field_merge import Fate, Side
from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_pack import MissionPack, packed, unpacked
from daect_tui.domain.pack import Pack
from daect_tui.domain.report_form import report_fields
from daect_tui.services.clocks import SystemClock
from daect_tui.services.desk import Desk
from daect_tui.services.pack_filling import PackFilling
from exports.packs import pack_bytes, read_pack
from tests.support.desks import Disk, desk_on, new_register
from tests.support.pack_missions import come_back, reported, validated


@pytest.fixture
def mission(desk: Desk) -> str:
    return come_back(desk)


@pytest.fixture
def pack(desk: Desk, mission: str, tmp_path: Path) -> Path:
    desk.packs.make(mission, tmp_path / "p.daectpack")
    return tmp_path / "p.daectpack"


def fill(path: Path, **answers: str) -> PackFilling:
    sitting = PackFilling(Disk(), SystemClock(), path)
    sitting.save({**sitting.pack.answers, **answers})
    return sitting


def held(desk: Desk, reference: str) -> Mapping[str, str]:
    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    return report_fields(evaluation.report)


def is_partial(desk: Desk, reference: str) -> bool:
    evaluation = desk.evaluations.open(reference).evaluation
    assert evaluation is not None
    return evaluation.partial


def fates(desk: Desk, path: Path) -> dict[str, Fate]:
    return {one.name: one.fate for one in desk.packs.preview(path).fields if one.fate is not Fate.UNCHANGED}


def written(desk: Desk) -> str:
    """Digest all that the register holds, journal included."""
    with desk.office.reading() as work:
        return work.journal.head()


def test_a_report_filled_afar_is_received(desk: Desk, mission: str, pack: Path) -> None:
    fill(pack, expert_voice="Six agents formés.\n", real_cost="1 234,5 €", diffusion="Publique")

    preview = desk.packs.preview(pack)
    assert (preview.first, preview.revision) == (True, 1)
    assert "L’expert" not in preview.missing
    assert desk.packs.merge(pack, seen=preview) == preview

    assert held(desk, mission) == {**held(desk, mission), "expert_voice": "Six agents formés."}
    assert held(desk, mission)["real_cost"] == "1234,50"
    assert held(desk, mission)["diffusion"] == "publique"
    assert desk.missions.open(mission).mission.state is MissionState.REPORT_RECEIVED
    assert desk.office.register.faults() == ()


def test_merging_twice_writes_nothing(desk: Desk, pack: Path) -> None:
    fill(pack, lessons="Tôt.")
    desk.packs.merge(pack)
    before = written(desk)

    again = desk.packs.merge(pack)

    assert again.already is not None
    assert written(desk) == before


def test_what_is_missing_is_told_and_received_all_the_same(desk: Desk, mission: str, pack: Path) -> None:
    fill(pack, expert_voice="Formés.", results="Former ; ; un jour de moins")

    assert desk.packs.merge(pack).missing == ("Résultats", "Suites")
    assert held(desk, mission)["expert_voice"] == "Formés."
    assert is_partial(desk, mission)

    fill(pack, results="Former ; partiel ; un jour de moins", follow_up_kind="aucune")
    assert desk.packs.merge(pack).missing == ()
    assert not is_partial(desk, mission)


def test_a_conflict_keeps_the_register_and_both_texts(desk: Desk, mission: str, pack: Path) -> None:
    fill(pack, expert_voice="Afar", lessons="Afar", follow_up="Afar")
    reported(desk, mission, expert_voice="Here", lessons="Here")

    found = fates(desk, pack)
    assert {name for name, fate in found.items() if fate is Fate.CONFLICT} == {"expert_voice", "lessons"}
    assert found["follow_up"] is Fate.TAKEN
    desk.packs.merge(pack, ("lessons",))

    report = held(desk, mission)
    assert (report["expert_voice"], report["lessons"], report["follow_up"]) == ("Here", "Afar", "Afar")
    kept = {one.field: (one.ours, one.theirs, one.chosen) for one in desk.packs.conflicts(mission)}
    assert kept == {
        "expert_voice": ("Here", "Afar", Side.OURS),
        "lessons": ("Here", "Afar", Side.THEIRS),
    }


def test_two_copies_filled_apart_both_arrive(desk: Desk, mission: str, pack: Path, tmp_path: Path) -> None:
    fill(pack, expert_voice="Début")
    copy = Path(shutil.copy(pack, tmp_path / "copie.daectpack"))
    fill(pack, lessons="Ici", follow_up="Ici")
    fill(pack, poste_voice="Ici")
    fill(copy, host_voice="Là", lessons="Là")

    desk.packs.merge(pack)
    # Fewer saves than the other, and yet not older: another copy.
    assert fates(desk, copy)["lessons"] is Fate.CONFLICT
    desk.packs.merge(copy)

    report = held(desk, mission)
    assert (report["lessons"], report["host_voice"], report["poste_voice"]) == ("Ici", "Là", "Ici")
    assert [one.theirs for one in desk.packs.conflicts(mission)] == ["Là"]
    # What is filled further descends from what was merged: only the new change comes.
    fill(copy, host_voice="Là-bas")
    changed = {name for name, fate in fates(desk, copy).items() if fate is not Fate.KEPT}
    assert changed == {"host_voice"}


def test_an_older_state_is_refused_and_says_how_to_go_on(desk: Desk, pack: Path, tmp_path: Path) -> None:
    fill(pack, lessons="Tôt")
    early = Path(shutil.copy(pack, tmp_path / "tot.daectpack"))
    fill(pack, lessons="Tard")
    desk.packs.merge(pack)

    with pytest.raises(Refusal, match="plus ancien que celui qui a été fusionné le 14/03/2018"):
        desk.packs.merge(early)


def test_the_same_form_filled_as_text_is_merged(desk: Desk, mission: str, tmp_path: Path) -> None:
    form = tmp_path / "rapport.txt"
    desk.packs.make(mission, form)
    blank = form.read_text("utf-8")
    assert "Éloïse" not in blank
    form.write_text(blank.replace("---- réponse ----\n", "---- réponse ----\nRépondu.", 1), "utf-16")

    assert fates(desk, form) == {"expert_voice": Fate.TAKEN}
    desk.packs.merge(form)
    assert desk.packs.merge(form).already is not None
    assert held(desk, mission)["expert_voice"] == "Répondu."
    # The text of before, sent again, takes nothing back.
    form.write_text(blank, "utf-8")
    assert desk.packs.merge(form).changes == ()
    assert held(desk, mission)["expert_voice"] == "Répondu."


def test_what_changed_since_the_preview_is_not_written(desk: Desk, mission: str, pack: Path) -> None:
    fill(pack, lessons="Afar")
    seen = desk.packs.preview(pack)
    reported(desk, mission, expert_voice="Here", lessons="Here")

    with pytest.raises(Refusal, match="ont changé depuis l’aperçu"):
        desk.packs.merge(pack, seen=seen)


# ── What is refused ────────────────────────────────────────────────────────────────────────


def rewritten(path: Path, change: Callable[[MissionPack], MissionPack], form: str = "") -> None:
    pack = change(unpacked(read_pack(path)))
    path.write_bytes(pack_bytes(packed(pack, form)))


def manifest(**changes: Any) -> Callable[[Path], None]:  # noqa: ANN401 – any field of it
    def change(path: Path) -> None:
        rewritten(path, lambda pack: replace(pack, manifest=replace(pack.manifest, **changes)))

    return change


def spoilt(**changes: Any) -> Callable[[Path], None]:  # noqa: ANN401 – any field of it
    def change(path: Path) -> None:
        rewritten(path, lambda pack: replace(pack, **changes))

    return change


def other_members(path: Path) -> None:
    pack = read_pack(path)
    path.write_bytes(pack_bytes(Pack(pack.manifest, {**pack.members, "run.sh": b"rm"})))


def inner_text_edited(path: Path) -> None:
    """Fill the text inside the archive, as an archive tool lets one do: the manifest does not follow."""
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["formulaire.txt"] += b"x"
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "another register": (manifest(register="f" * 32), "d’un autre registre"),
    "unknown pack": (manifest(id="f" * 32), "ne connaît pas ce paquet"),
    "another mission": (manifest(subject="MIS-2018-999"), "ne connaît pas ce paquet"),
    "altered author": (manifest(made_by="Quelqu’un"), "modifié hors de daect"),
    "altered departure": (manifest(version=99), "modifié hors de daect"),
    "altered base": (spoilt(base={"lessons": "x"}), "modifié hors de daect"),
    "altered context": (spoilt(told=(("Objet", "Autre"),)), "modifié hors de daect"),
    "later form": (spoilt(form=2), "plus récent"),
    "unknown question": (spoilt(answers={"autre": "x"}), "1\u00a0question que ce formulaire ne pose pas"),
    "unreadable cost": (spoilt(answers={"real_cost": "douze", "lessons": "x"}), "douze"),
    "too long": (spoilt(answers={"lessons": "x" * 32_001}), "32001 signes"),
    "nothing filled": (spoilt(), "Rien n’est rempli"),
    "one member more": (other_members, "modifié hors de daect"),
    "wrong hash": (inner_text_edited, "fusionnez le texte lui-même"),
    "a picture": (lambda path: void(path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))), "ni un paquet"),
    "cut": (lambda path: void(path.write_bytes(path.read_bytes()[:-9])), "abîmé"),
}


def void(_written: int) -> None:
    """Forget how much was written."""


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_merged_ends_in_a_sentence_and_nothing_is_written(
    desk: Desk, pack: Path, kind: str
) -> None:
    spoil, words = REFUSED[kind]
    spoil(pack)
    before = written(desk)

    with pytest.raises(DaectError, match=words):
        desk.packs.merge(pack)
    assert written(desk) == before


def test_a_pack_cut_at_any_byte_is_refused_and_nothing_is_written(desk: Desk, pack: Path) -> None:
    fill(pack, lessons="Afar")
    whole, before = pack.read_bytes(), written(desk)
    for length in range(len(whole)):
        pack.write_bytes(whole[:length])
        with pytest.raises(DaectError):
            desk.packs.merge(pack)
    assert written(desk) == before


def test_a_report_that_comes_too_late_is_kept_for_later(desk: Desk, mission: str, pack: Path) -> None:
    reported(desk, mission, expert_voice="Here")
    fill(pack, lessons="Afar")
    marks = {line.code: 3 for line in desk.evaluations.grid()}
    desk.evaluations.evaluate(mission, marks, judgement=Judgement(despite="Le reste ne viendra pas."))

    with pytest.raises(Refusal, match=r"évalué[\s\S]*par daect fill"):
        desk.packs.merge(pack)
    with pytest.raises(Refusal, match="tant que son rapport n’est pas évalué"):
        desk.packs.make(mission, pack.with_name("autre.daectpack"))


def test_a_pack_overwrites_nothing_unless_told(desk: Desk, mission: str, pack: Path) -> None:
    with pytest.raises(WouldOverwrite):
        desk.packs.make(mission, pack)
    assert desk.packs.make(mission, pack, force=True).subject == mission


def test_a_report_that_comes_before_the_return_says_so(desk: Desk, tmp_path: Path) -> None:
    reference = validated(desk)
    desk.packs.make(reference, tmp_path / "p.daectpack")
    fill(tmp_path / "p.daectpack", lessons="Afar")

    with pytest.raises(Refusal, match=r"de retour[\s\S]*Gardez le fichier"):
        desk.packs.merge(tmp_path / "p.daectpack")


def test_the_pack_of_a_copy_of_the_register_is_unknown(desk: Desk, tmp_path: Path) -> None:
    """The numbers of the register are the same in its copy; what left from there is known there only."""
    with desk.office.reading() as work:
        identifier = work.register.identifier
    other = desk_on(new_register(tmp_path / "ailleurs" / "essai.daect"))
    try:
        reference = come_back(other)
        other.packs.make(reference, tmp_path / "p.daectpack")
    finally:
        other.close()
    manifest(register=identifier)(tmp_path / "p.daectpack")

    with pytest.raises(Refusal, match="ne connaît pas ce paquet"):
        desk.packs.merge(tmp_path / "p.daectpack")


# ── Filling without a register ─────────────────────────────────────────────────────────────


def test_a_second_window_goes_on_in_a_copy(desk: Desk, pack: Path) -> None:
    one = PackFilling(Disk(), SystemClock(), pack)
    other = PackFilling(Disk(), SystemClock(), pack)
    one.save({"lessons": "une"})
    other.save({"lessons": "autre"})
    other.save({"lessons": "autre encore"})
    one.save({"lessons": "une encore"})

    assert (one.path.name, other.path.name) == ("p.daectpack", "p-2.daectpack")
    assert unpacked(read_pack(one.path)).answers["lessons"] == "une encore"
    assert unpacked(read_pack(other.path)).answers["lessons"] == "autre encore"
    desk.packs.merge(one.path)
    assert fates(desk, other.path)["lessons"] is Fate.CONFLICT


def test_an_opening_alone_changes_no_byte_and_a_lost_file_is_written_again(pack: Path) -> None:
    before = pack.read_bytes()
    sitting = PackFilling(Disk(), SystemClock(), pack)
    assert pack.read_bytes() == before

    pack.unlink()
    sitting.save({"lessons": "tout"})
    assert unpacked(read_pack(pack)).answers["lessons"] == "tout"

    pack.write_bytes(b"abime")
    sitting.save({"lessons": "tout encore"})
    assert (pack.read_bytes(), sitting.path.name) == (b"abime", "p-2.daectpack")
    assert unpacked(read_pack(sitting.path)).answers["lessons"] == "tout encore"


def test_what_can_be_filled_no_more_says_why(desk: Desk, mission: str, pack: Path) -> None:
    spoilt(form=2)(pack)
    with pytest.raises(Refusal, match="plus récent"):
        PackFilling(Disk(), SystemClock(), pack)
    desk.packs.make(mission, pack.with_name("rapport.txt"))
    with pytest.raises(DaectError, match="éditeur de texte"):
        PackFilling(Disk(), SystemClock(), pack.with_name("rapport.txt"))
