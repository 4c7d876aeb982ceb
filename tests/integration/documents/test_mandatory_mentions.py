"""Each document says what the law and the procedure want of it, on ordinary and on hard data alike."""

import re
from collections.abc import Iterator, Mapping

import pytest

from daect_tui.domain.letter import LetterKind
from daect_tui.services.specimens.scene import Scene, scenes
from tests.integration.documents.mentions import APPEALS, FRAME, MENTIONS, OTHERS
from tests.support.pdf_text import Said

Texts = Mapping[str, Said]

KINDS = {name: kind for kind, rows in MENTIONS.items() for name in rows}
SCENES = {scene.name: scene for scene in scenes()}
CONTESTED = {name for name, kind in KINDS.items() if kind.bears_appeals}
# What the president of the committee signs, and not the authority.
CONVENED = LetterKind.CONVOCATION


def lacking(text: str, mentions: tuple[str, ...]) -> Iterator[str]:
    """Yield the mentions that a text does not have; « … » stands for anything."""
    for mention in mentions:
        pattern = ".+?".join(re.escape(part) for part in mention.split("…"))
        if not re.search(pattern, text):
            yield mention


def each(texts: Texts) -> Iterator[tuple[str, Scene, str]]:
    """Yield every specimen: its name without its scene, the scene, its text."""
    for full, said in texts.items():
        name, _, scene = full.rpartition("-")
        yield name, SCENES[scene], said.words


def test_every_kind_of_document_has_its_specimens_and_its_mentions(texts: Texts) -> None:
    expected = {f"{name}-{scene}" for name in (*KINDS, *OTHERS) for scene in SCENES}

    assert set(MENTIONS) == set(LetterKind)
    assert set(texts) == expected


def test_each_document_says_what_is_asked_of_it(texts: Texts) -> None:
    rows = (*MENTIONS.values(), OTHERS)
    wanted = {name: mentions for row in rows for name, mentions in row.items()}

    assert [
        f"{name}-{scene.name}: {mention}"
        for name, scene, text in each(texts)
        for mention in lacking(text, wanted[name])
    ] == []


def test_each_letter_says_who_is_in_charge_to_whom_it_goes_and_who_decides(texts: Texts) -> None:
    faults = []
    for name, scene, text in each(texts):
        kind = KINDS.get(name)
        if kind is None or not (kind.is_mailed or kind is CONVENED):
            continue
        contact, signatory = scene.told["contact"], scene.signatory
        named = f"{contact['first_name']} {contact['last_name']} {contact['quality']}"
        author = (signatory.formula, signatory.office, signatory.name)
        mentions = (
            *FRAME,
            f"Affaire suivie par : {named}",  # CRPA L111-2
            f"Tél. : {contact['phone']}",  # CRPA L111-2
            f"Courriel : {contact['email']}",  # CRPA L111-2
            *(("présidente", scene.told["member"][0]["last_name"].upper()) if kind is CONVENED else author),
        )
        faults += [f"{name}-{scene.name}: {mention}" for mention in lacking(text, mentions)]

    assert faults == []


def test_every_act_that_may_be_contested_opens_its_time_limits_and_routes(texts: Texts) -> None:
    assert [
        f"{name}-{scene.name}: {mention}"
        for name, scene, text in each(texts)
        if name in CONTESTED
        for mention in lacking(text, APPEALS)
    ] == []


def test_what_is_no_decision_bears_no_appeals(texts: Texts) -> None:
    silent = ("attestation-label", "relance-rapport-3", "saisine-avis", "communique", "proces-verbal")

    assert {
        name for name, _, text in each(texts) if name in silent and "recours contentieux" in text
    } == set()


@pytest.mark.parametrize("name", ["labellisation", "refus", "convocation", "validation-mission"])
def test_what_looks_like_markup_or_comes_from_another_script_is_printed_as_it_is(
    texts: Texts, name: str
) -> None:
    text, scene = texts[f"{name}-difficile"].words, SCENES["difficile"]

    assert scene.organisation.name in text
    assert scene.domain in text
    assert "&amp;" not in text
    assert "&lt;" not in text
