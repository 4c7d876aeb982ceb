"""The report as plain text: any answer comes back, whatever the editor did, and faults say their line."""

import codecs
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from daect_tui.domain.mission_pack import MissionPack, packed, seal_of, unpacked
from daect_tui.domain.pack import Manifest, PackKind, UnusablePack
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.report_text import write_text_form
from daect_tui.domain.report_text_reading import (
    FaultyTextForm,
    NoTextForm,
    TextForm,
    decode_text_form,
    read_text_form,
)
from daect_tui.domain.text import let_in

MANIFEST = Manifest(
    PackKind.MISSION, "0123456789ab" + "c" * 20, "b" * 32, "MIS-2018-001", 3,
    datetime(2018, 3, 14, tzinfo=UTC), "Camille Renaud",
)  # fmt: skip
TOLD = (
    ("Mission", "Former six agents à la restauration des vitraux de la médina, et en laisser la méthode."),
    ("Lieu", "Sefrou, Maroc"),
)
ANSWERS = {
    **dict.fromkeys((question.name for question in REPORT_QUESTIONS), ""),
    "expert_voice": "Six agents formés.\n\nReste l’atelier n° 2.",
    "host_voice": "==== question lessons ====\n---- fin ----\n\\---- réponse ----",
    "poste_voice": "",
    "real_cost": "1234,50",
    "follow_up": "# Une convention\n----\n====",
    "lessons": "l’œuvre",
    "diffusion": "interne",
}


def form(answers: Mapping[str, str] = ANSWERS) -> str:
    return write_text_form(MissionPack(MANIFEST, TOLD, 1, {}, answers, ()), REPORT_QUESTIONS)


def read(text: str) -> TextForm:
    return read_text_form(text, REPORT_QUESTIONS)


HALVES = "".join(map(chr, range(0xD800, 0xE000)))
LINES = st.one_of(
    st.text(st.characters(exclude_characters=HALVES)),
    st.sampled_from(
        ["---- fin ----", "---- réponse ----", "==== question lessons ====", "==== fin du formulaire ====",
         "\\---- fin ----", "\\\\-- FIN --", " ---- fin ---- ", "#", "\\", "＝＝ question a ＝＝", "",
         "==== daect rapport MIS-1 · version 1 · paquet ab ===="]
    ),
)  # fmt: skip


@given(answer=st.lists(LINES, max_size=6).map("\n".join))
@example("\ufeff")
@example("\u0301 accent en tête\r\n\u2028")
def test_any_answer_comes_back_identical(answer: str) -> None:
    kept = let_in(answer)[0]

    again = read(form({**ANSWERS, "expert_voice": kept, "lessons": kept}))

    assert again == TextForm(
        "MIS-2018-001", 1, "0123456789ab", {**ANSWERS, "expert_voice": kept, "lessons": kept}
    )


def decomposed(text: str) -> str:
    return text.replace("é", "e\u0301").replace("à", "a\u0300")


def wrapped(text: str) -> str:
    """Wrap the comments as an editor that knows nothing of them does."""
    return text.replace(" de la médina", "\nde la médina").replace(" Ne touchez", "\nNe touchez")


def moved(text: str) -> str:
    """Put the last question first."""
    head, *sections = text.removesuffix("==== fin du formulaire ====\n").split("==== question ")
    return "==== question ".join([head, *reversed(sections)]) + "==== fin du formulaire ====\n"


UNLIKE_ENOUGH = {**ANSWERS, "host_voice": "bien"}  # what Windows-1252 can hold
EDITORS: dict[str, Callable[[str], bytes]] = {
    "mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows-1252": lambda text: text.replace("\u202f", " ").encode("cp1252"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "line ends of old": lambda text: text.replace("\n", "\r").encode(),
    "accents apart": lambda text: decomposed(text).encode(),
    "wrapped comments": lambda text: wrapped(text).encode(),
    "moved sections": lambda text: moved(text).encode(),
    "shouted marks": lambda text: text.replace("---- fin ----", "--  FIN  -----").encode(),
    "end marks lost": lambda text: text.replace("bien\n---- fin ----", "bien").encode(),
    "no last line end": lambda text: text.rstrip("\n").encode(),
}


@pytest.mark.parametrize("editor", EDITORS)
def test_what_an_editor_does_changes_no_answer(editor: str) -> None:
    found = read(decode_text_form(EDITORS[editor](form(UNLIKE_ENOUGH))))

    assert {name: answer.strip() for name, answer in found.answers.items()} == UNLIKE_ENOUGH


@pytest.mark.parametrize(
    ("typed", "instead", "words"),
    [
        ("1234,50", "douze", "ligne {line} : Coût réel"),
        ("\ninterne\n", "\nà tous\n", "n’est pas dans la liste (interne, partenaires et publique)"),
        ("\n==== question lessons", "\n==== question lecons", "la question « lecons » n’est pas"),
        ("\n==== question lessons", "\n==== question follow_up", "vient deux fois"),
        ("\n==== question lessons ====", "", "sans question au-dessus"),
        ("==== fin du formulaire ====", "", "le fichier est coupé"),
        (
            "---- fin ----\n\n==== question real",
            "---- fin ----\nPerdu ?\n==== question real",
            "aucune réponse",
        ),
        ("---- réponse ----\n1234", "Mille euros\n---- réponse ----\n1234", "est au-dessus de"),
        ("1234,50", "1\n---- réponse ----\n2", "avant la fin de la réponse"),
        ("l’œuvre", "==== daect rapport MIS-9 · version 1 · paquet ab ====", "d’un autre formulaire"),
        ("l’œuvre", "x" * 32_001, "32001 signes"),
    ],
)
def test_a_fault_says_its_line_and_what_to_do(typed: str, instead: str, words: str) -> None:
    assert typed in form()
    with pytest.raises(FaultyTextForm) as caught:
        read(form().replace(typed, instead, 1))

    line = form().partition(typed)[0].count("\n") + 1
    assert words.format(line=line) in str(caught.value).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x81\x8d", b"", b"Bonjour, voici mon rapport."])
def test_another_file_is_no_form(content: bytes) -> None:
    with pytest.raises(NoTextForm, match="ni un paquet"):
        read(decode_text_form(content))


PACK = MissionPack(MANIFEST, TOLD, 1, {"lessons": "x"}, ANSWERS, (("00000001", 3), ("0000000a", 1)))


def test_a_mission_pack_comes_back_but_for_what_would_drive_the_terminal() -> None:
    assert unpacked(packed(PACK, form())) == PACK

    hostile = replace(PACK, told=(("Objet\x07", "a\x1b[2Jb"),), answers={"lessons": "\ud83d\u202ex"})
    read = unpacked(packed(hostile, form()))
    assert (read.told, read.answers) == ((("Objet", "a[2Jb"),), {"lessons": "x"})


def test_the_seal_holds_what_may_not_change_and_only_that() -> None:
    def sealed(**changes: object) -> str:
        return seal_of(MissionPack(**{**{n: getattr(PACK, n) for n in PACK.__dataclass_fields__}, **changes}))

    assert sealed(answers={}, lineage=()) == sealed()
    others = [sealed(told=()), sealed(form=2), sealed(base={})]
    assert sealed() not in others


@pytest.mark.parametrize(
    "report",
    [b"[]", b"{", b"null", b'{"answers": {"a": 1}, "lineage": []}', b'{"answers": [], "lineage": []}',
     b'{"answers": {}, "lineage": [["x", 1]]}', b'{"answers": {}, "lineage": [["00000001", 0]]}',
     b'{"answers": {}, "lineage": 4}', b'{"answers": {}}', b'{"answers": NaN, "lineage": []}', b"\xff"],
)  # fmt: skip
def test_a_part_that_says_what_it_may_not_is_refused(report: bytes) -> None:
    container = packed(PACK, "")
    altered = type(container)(container.manifest, {**container.members, "report.json": report})

    with pytest.raises(UnusablePack, match="modifié hors de daect"):
        unpacked(altered)
