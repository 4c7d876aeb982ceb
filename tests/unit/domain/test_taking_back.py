"""Which acts are taken back, and why the others are not: every kind of act has its line."""

from dataclasses import replace

import pytest

from daect_tui.domain.journal_words import act_kinds
from daect_tui.domain.last_act import MOST_ROWS, Done, LastAct
from daect_tui.domain.states import UNDOING, Passage, standing
from daect_tui.domain.taking_back import question, refusal
from daect_tui.domain.taking_back_table import BACK, FATES
from tests.unit.domain.rooms import MORNING
from tests.unit.domain.sentences import is_sentence


def act(*kinds: str) -> LastAct:
    return LastAct(tuple(Done(7 + rank, kind, "PACT3-2018-001", MORNING) for rank, kind in enumerate(kinds)))


RECEIVED = act("opinion.received")


def test_every_kind_of_act_is_in_the_table_and_nothing_else() -> None:
    assert set(FATES) == act_kinds()


@pytest.mark.parametrize("kind", sorted(kind for kind, fate in FATES.items() if fate != BACK))
def test_what_is_not_taken_back_says_why_and_what_to_do(kind: str) -> None:
    assert is_sentence(refusal(act(kind), 7))


def test_one_line_that_cannot_be_taken_back_keeps_the_whole_act() -> None:
    assert refusal(act("letter.send", "dossier.acknowledge"), 8) == ""
    assert "signé ne se reprend pas" in refusal(act("dossier.review", "decision.sign"), 8)


@pytest.mark.parametrize(
    ("last", "head", "words"),
    [
        (None, 0, "Rien à annuler"),
        (RECEIVED, 7, ""),
        (RECEIVED, 9, "ligne 8 du journal"),
        (replace(RECEIVED, numbered=True), 7, "la suite des numéros n’a pas de trou"),
        (replace(RECEIVED, held=True), 7, "dans la séance"),
        (replace(RECEIVED, rows=MOST_ROWS + 1), 7, "trop de lignes"),
        (act("unheard.of"), 7, "acte contraire"),
    ],
)
def test_what_stands_in_the_way_is_said(last: LastAct | None, head: int, words: str) -> None:
    told = refusal(last, head)
    assert words in told
    assert bool(told) == bool(words)


def test_the_question_tells_what_was_done_when_and_what_came_with_it() -> None:
    assert question(act("letter.send", "letter.send", "dossier.acknowledge")) == (
        "Enregistrer l’envoi, PACT3-2018-001, à 10\u00a0h\u00a000.\nAvec\u00a0: accuser réception.\n"
        "Tout revient comme avant\u202f; le journal garde l’acte et son annulation."
    )


def test_passages_that_were_taken_back_do_not_stand() -> None:
    def passage(before: str, after: str, action: str) -> Passage:
        return Passage("MIS-2018-001", before, after, action, MORNING, "Camille Renaud")

    left, back, again = (
        passage("a", "b", "partir"), passage("b", "a", UNDOING), passage("a", "c", "annuler"),
    )  # fmt: skip
    assert standing([left, back, again]) == (again,)
