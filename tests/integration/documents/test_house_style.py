"""French as it is printed, in every document: no hole, no doubled sign, no wrong space; pages numbered."""

import re
from collections.abc import Mapping

from daect_tui.services.specimens.scene import LONG_WORD
from tests.support.pdf_text import Said

# What no document may hold, and why.
FAULTS = (
    (r"\bNone\b|[{}]", "une valeur qui manque"),
    (r"  ", "une espace double"),
    (r"(?<!\.)\.\.(?!\.)|[,;] ?[.,;]|\.[,;]", "une ponctuation double"),
    (r"['\"]", "une apostrophe ou un guillemet droit"),
    (r"[^\s][;!?»]|[^\s]:(?![\d/])|«[^ ]", "une espace qui manque"),
    (r" [,.](?!\w)|\( | \)", "une espace de trop"),
)
ENDS = (".", ":", ";", "!", "?", "…")


def test_no_text_has_a_hole_or_a_fault_of_typography(texts: Mapping[str, Said]) -> None:
    found = [
        f"{name}: {why} – {said.content[max(0, match.start() - 30) : match.end() + 20]!r}"
        for name, said in texts.items()
        for pattern, why in FAULTS
        for match in re.finditer(pattern, said.content)
    ]

    assert found == []


def test_no_line_cuts_a_word_but_the_one_that_is_longer_than_a_line(texts: Mapping[str, Said]) -> None:
    assert [
        f"{name}: {cut}"
        for name, said in texts.items()
        for cut in said.cut
        if cut.replace("|", "").rstrip(".") not in LONG_WORD
    ] == []


def test_the_pages_of_a_document_of_several_bear_their_number(texts: Mapping[str, Said]) -> None:
    for name, said in texts.items():
        total = len(said.around)
        for number, around in enumerate(said.around, start=1):
            assert (f"{number}/{total}" in around) is (total > 1 and "etiquettes" not in name), name
            assert f" {number}/{total}" not in said.content, name


def test_every_paragraph_of_a_letter_ends_as_a_sentence_does(texts: Mapping[str, Said]) -> None:
    open_ended = []
    for name, said in texts.items():
        lines = [text for _, text in said.lines]
        if courtesy := [rank for rank, line in enumerate(lines) if line.startswith("Je vous prie d’agréer")]:
            # The call follows the references and the attachments.
            call = max(rank for rank, line in enumerate(lines) if line.startswith(("Référence", "Pièce"))) + 1
            body = said.lines[call + 1 : courtesy[0]]
            open_ended += [(name, text) for tag, text in body if tag[:1] != "H" and not text.endswith(ENDS)]

    assert open_ended == []


def test_headings_that_stand_on_one_level_are_tagged_alike(texts: Mapping[str, Said]) -> None:
    def tags(name: str) -> set[str]:
        return {tag for tag, _ in texts[f"{name}-ordinaire"].lines if tag[:1] == "H"}

    assert tags("refus") == {"H1", "H2"}
    assert tags("proces-verbal") == {"H1", "H2", "H3"}
