"""French as it is printed, in every document: no hole, no doubled sign, no wrong space; pages numbered."""

import re
from collections.abc import Mapping

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


def test_the_pages_of_a_document_of_several_bear_their_number(texts: Mapping[str, Said]) -> None:
    for name, said in texts.items():
        total = len(said.around)
        for number, around in enumerate(said.around, start=1):
            assert (f"{number}/{total}" in around) is (total > 1), name
            assert f" {number}/{total}" not in said.content, name


def test_every_paragraph_of_a_letter_ends_as_a_sentence_does(texts: Mapping[str, Said]) -> None:
    for name, said in texts.items():
        if not said.content.count("Je vous prie d’agréer"):
            continue
        tags = [tag for tag, _ in said.lines]
        end = next(rank for rank, (_, text) in enumerate(said.lines) if text.startswith("Je vous prie"))
        # After the call, which follows the references.
        begin = next(rank for rank, (_, text) in enumerate(said.lines) if text.startswith("Référence")) + 2
        for tag, text in said.lines[begin:end]:
            assert tag.startswith("H") or text.endswith(ENDS), (name, tags, text)
