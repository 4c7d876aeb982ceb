"""What the letter of a retrait or of an abrogation says, from its case alone (procedure §6, point 15)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.reversal import Reversal, ReversalCase, ReversalGround, ReversalKind
from daect_tui.domain.reversal_letter import ReversalLetterCase, reversal_values
from daect_tui.services.wordings import wording
from tests.unit.domain.samples import DECISION, DOSSIER, LABEL, PROGRAMME, said

WITHDRAWAL = ReversalCase(
    ReversalKind.WITHDRAWAL,
    ReversalGround.ILLEGAL,
    "Le demandeur n’est pas éligible.",
    invited_on=date(2017, 6, 1),
    answer_by=date(2017, 6, 20),
)
CASE = ReversalLetterCase(
    dossier=DOSSIER,
    programme=PROGRAMME,
    decision=DECISION,
    reversal=Reversal(1, 1, WITHDRAWAL, "L. 242-1", date(2017, 7, 3), "Hélène VASSEUR", None, 1),
    label=LABEL,
    number="2017-0003",
)


def changed(case: ReversalLetterCase, article: str, **changes: object) -> ReversalLetterCase:
    intended = replace(case.reversal.case, **changes)  # type: ignore[arg-type]
    return replace(case, reversal=replace(case.reversal, case=intended, article=article))


def letter(case: ReversalLetterCase) -> str:
    filled = wording("reversal").fill(reversal_values(case))
    head = "\n".join([filled.subject, *filled.references]).replace("\u00a0", " ")
    return "\n".join([head, *map(said, filled.body)])


def test_it_cites_the_decision_the_article_the_reasons_and_the_appeals() -> None:
    text = letter(CASE)

    for words in (
        "Retrait de la décision du 22 mai 2017",
        "courrier n° 2017-0003",
        "LAB-2017-001",
        "je retire la décision du 22 mai 2017",
        "réputé n’avoir jamais été attribué",
        "article L. 242-1",
        "le 1er juin 2017",
        "Vous n’avez pas présenté d’observations",
        "Le demandeur n’est pas éligible.",
        "deux mois à compter de sa notification",
    ):
        assert words in text


def test_l122_1_observations_received_are_told() -> None:
    assert "Vous avez présenté des observations" in letter(
        changed(CASE, "L. 242-1", observations="Nous contestons.")
    )


def test_l242_2_a_repeal_names_the_condition_and_works_for_the_future() -> None:
    text = letter(
        changed(
            CASE,
            "L. 242-2",
            kind=ReversalKind.REPEAL,
            ground=ReversalGround.CONDITION,
            condition="remettre un rapport",
        )
    )

    assert "j’abroge la décision" in text
    assert "n’est plus remplie : remettre un rapport" in text
    assert "ne peut plus être invoqué ni ouvrir de mission" in text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(DecisionKind.REFUSE, "la candidature a été refusée", id="refusal"),
        pytest.param(DecisionKind.ADJOURN, "l’examen de la candidature a été ajourné", id="adjournment"),
    ],
)
def test_l243_1_what_gave_no_right_says_how_to_be_examined_again(kind: DecisionKind, words: str) -> None:
    case = changed(
        replace(CASE, decision=replace(DECISION, kind=kind), label=None, number=""),
        "L. 243-1",
        kind=ReversalKind.REPEAL,
        ground=ReversalGround.OTHER,
        invited_on=None,
        answer_by=None,
    )
    text = letter(case)

    assert words in text
    assert "il vous suffit de la confirmer" in text
    assert "observations" not in text
    assert "courrier n°" not in text


@pytest.mark.parametrize("article", ["L. 242-1", "L. 242-2", "L. 242-4", "L. 243-1", "L. 243-3"])
def test_every_article_that_allows_an_act_is_told(article: str) -> None:
    assert article in letter(changed(CASE, article))


def test_the_values_hold_all_that_the_wording_declares() -> None:
    assert set(wording("reversal").values) <= set(reversal_values(CASE))
