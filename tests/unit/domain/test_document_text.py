from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.document import (
    Block,
    BulletList,
    Contact,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    PlainDocument,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.document_text import blocks_text, document_text
from daect_tui.domain.text_width import cells, wrapped

HEAD = Letterhead(("ÉTAT",), "Ministère", "", "Délégation", "Paris", ("1, rue X",), "01 99 00 12 00", "")
LETTER = LetterDocument(
    title="Lettre",
    letterhead=HEAD,
    dated=date(2018, 3, 14),
    chrono="2018-0001",
    contact=Contact("Camille", "Renaud", "chargée de mission", "01 99 00 12 34", ""),
    recipient=("Mme Agathe LORMIER", "Maire de Montclair (fictif)", "28000 Montclair"),
    subject="votre candidature",
    references=(),
    attachments=("grille", "plan"),
    call="Madame la Maire,",
    body=(Paragraph((Run("Le label est "), Run("attribué", bold=True), Run("."))),),
    signature=SignatureBlock("Pour le ministre,", "La déléguée", "Hélène VASSEUR"),
    annex=(Heading("Annexe"), Paragraph((Run("Suite."),))),
)  # fmt: skip
ON_PAPER = """\
ÉTAT
Ministère
Délégation

Affaire suivie par : Camille Renaud
chargée de mission
Tél. : 01 99 00 12 34
Nos réf. : 2018-0001

                         Paris, le 14 mars 2018

                         Mme Agathe LORMIER
                         Maire de Montclair
                         (fictif)
                         28000 Montclair

Objet : votre candidature
Pièces jointes : grille ; plan

Madame la Maire,

Le label est attribué.

                         Pour le ministre,
                         La déléguée


                         Hélène VASSEUR

──────────────────────────────────────────────────

Annexe
──────

Suite.

──────────────────────────────────────────────────
1, rue X
Tél. : 01 99 00 12 00"""


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_letter_is_arranged_as_on_paper() -> None:
    assert _plain(document_text(LETTER, 50)) == ON_PAPER


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Heading("Motifs", 2), "Motifs"),
        (Heading("Motifs"), "Motifs\n──────"),
        (
            BulletList(((Run("un recours gracieux auprès de son auteur ;"),), (Run("puis"),))),
            "– un recours gracieux\n  auprès de son auteur\n  ;\n– puis",
        ),
        (
            Table(("Objet", "Prévu"), (("mise en lumière", "12 €"), ("repas", "")), (1, 1)),
            "Objet            Prévu\n───────────────  ─────\nmise en lumière  12 €\nrepas",
        ),
        (
            Table(("Organisme", "Domaine", "Correspondant"), (("Montclair", "Patrimoine", ""),), (1, 1, 1)),
            "Organisme : Montclair\nDomaine : Patrimoine",
        ),
    ],
    ids=["heading", "great heading", "list", "table", "table whose words have no room"],
)
def test_each_block_is_written(block: Block, said: str) -> None:
    assert _plain(blocks_text([block], 23)) == said


TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS, st.integers(20, 90))
def test_no_line_is_too_long_and_what_a_terminal_would_obey_is_dropped(
    one: str, other: str, width: int
) -> None:
    document = PlainDocument(
        title=one,
        subtitle=other,
        letterhead=replace(HEAD, ministry=one, delegation=other),
        dated=date(2018, 3, 14),
        reference=other,
        body=(
            Paragraph((Run(one), Run(other))),
            BulletList(((Run(other),),)),
            Table((one, "x"), ((other, one),), (2, 1)),
        ),
        foot=one,
    )
    text = document_text(document, width)
    assert max(cells(line) for line in text.split("\n")) <= width
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"}


@given(st.text(st.sampled_from("ab é中\u0301\u00a0\n"), max_size=200), st.integers(2, 20))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_a_word_of_five_thousand_letters_is_cut_in_lines() -> None:
    assert [len(line) for line in wrapped("x" * 5000, 70)] == [70] * 71 + [30]
