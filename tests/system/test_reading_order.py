"""The order in which a screen reader reads our documents, as poppler finds it in their tags."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from daect_tui.services.specimens.scene import Scene, scenes

pytestmark = pytest.mark.system

SCENES = {scene.name: scene for scene in scenes()}
_COURTESY = "Je vous prie d’agréer"
# One line of `pdfinfo -struct-text`: how deep, an element or a text.
_LINE = re.compile(r'^( *)(?:"(.*)"|(\w+)(?: \(.*| *)?:?)$')


@pytest.fixture(scope="module")
def read(specimens: list[Path]) -> Mapping[str, list[tuple[int, str, str]]]:
    """Return what poppler reads in each specimen: depth, element, text (one of both is empty)."""
    return {path.stem: _structure(path) for path in specimens}


def _structure(path: Path) -> list[tuple[int, str, str]]:
    program = shutil.which("pdfinfo")
    assert program is not None
    done = subprocess.run([program, "-struct-text", path], capture_output=True, encoding="utf-8", check=True)
    found = (_LINE.match(line) for line in done.stdout.splitlines())
    return [(len(one[1]), one[3] or "", (one[2] or "").strip()) for one in found if one]


def _words(structure: list[tuple[int, str, str]]) -> str:
    return " ".join(" ".join(text for _, _, text in structure if text).split())


def _letter(scene: Scene, words: str) -> tuple[str, ...]:
    """Return what a letter must be read as, in order; the call is between its references and its courtesy."""
    head, contact = scene.told["head"], scene.told["contact"]
    call = re.escape(words[words.index(_COURTESY) + len(_COURTESY) + 2 :].split(", l’assurance", 1)[0])
    return (
        re.escape(head["state"][0]),
        re.escape(head["delegation"]),
        rf"{re.escape(head['place'])}, le \d",
        rf"Affaire suivie par : {re.escape(contact['first_name'])}",
        r"Objet : ",
        r"Références? : ",
        rf"{call},",
        _COURTESY,
        r"délégation,|Présidence|présidence",
        # The president of the committee signs what convenes it.
        re.escape(scene.told["member"][0]["last_name"].upper()),
    )


def test_letters_are_read_from_the_sender_to_the_signature(
    read: Mapping[str, list[tuple[int, str, str]]],
) -> None:
    lost = []
    for name, structure in read.items():
        words = _words(structure)
        if _COURTESY not in words:
            continue
        at = 0
        for part in _letter(SCENES[name.rpartition("-")[2]], words):
            found = re.compile(part).search(words, at)
            lost += [] if found else [f"{name}: {part}"]
            at = found.end() if found else at

    assert lost == []


def test_the_recipient_is_read_after_who_writes_and_before_the_subject(
    read: Mapping[str, list[tuple[int, str, str]]],
) -> None:
    for name in ("refus-ordinaire", "refus-difficile"):
        words, organisation = _words(read[name]), SCENES[name.rpartition("-")[2]].organisation
        person = words.index(organisation.representative.last_name)
        places = [
            words.index("Nos réf. : "),
            person,
            words.index(organisation.address.postcode, person),
            words.index("Objet : "),
        ]

        assert places == sorted(places)


def test_a_table_is_read_row_by_row_each_as_long_as_its_heading(
    read: Mapping[str, list[tuple[int, str, str]]],
) -> None:
    for name, structure in read.items():
        rows: list[int] = []
        for _, element, _ in structure:
            if element == "Table":
                rows = []
            elif element == "TR":
                rows.append(0)
            elif element in ("TH", "TD"):
                rows[-1] += 1
                assert rows[-1] <= rows[0] or len(rows) == 1, name
    emargement = read["emargement-difficile"]
    assert sum(element == "TR" for _, element, _ in emargement) == 1 + SCENES["difficile"].told["seats"]
    assert sum(element == "Table" for _, element, _ in emargement) == 1


def test_a_list_is_read_in_order_each_item_with_its_sign(
    read: Mapping[str, list[tuple[int, str, str]]],
) -> None:
    words = _words(read["demande-pieces-difficile"])
    places = [words.index(f"– {piece} ") for piece in SCENES["difficile"].told["pieces"][:-1]]

    assert places == sorted(places)
    for name, structure in read.items():
        elements = [element for _, element, _ in structure]
        assert elements.count("LI") == elements.count("Lbl") == elements.count("LBody"), name


def test_running_heads_feet_and_page_numbers_are_not_read(
    read: Mapping[str, list[tuple[int, str, str]]],
) -> None:
    assert [
        name
        for name, structure in read.items()
        if re.search(r"(?<![\d/])\d+/\d+(?![\d/])| · |Tête du journal", _words(structure))
    ] == []
