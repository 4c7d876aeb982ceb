"""What a decision must hold to be lawful (CRPA L211-5, procedure §6 points 7 and 8)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.decision import DecisionKind, Grounds, grounds_faults, identity_fault
from tests.unit.domain.samples import ORGANISATION
from tests.unit.domain.sentences import is_sentence

CRITERION, REASONS = "citer au moins un critère", "motifs de fait"
WANTED, UNTIL = "ce qui est attendu", "jusqu’à quelle date"


@pytest.mark.parametrize(
    ("kind", "grounds", "faults"),
    [
        pytest.param(
            DecisionKind.REFUSE,
            Grounds(criteria=("capacite",), reasons="Aucun expert."),
            (),
            id="L211-5-holds-a-refusal-with-reasons-in-law-and-in-fact",
        ),
        pytest.param(
            DecisionKind.REFUSE,
            Grounds(reasons="Aucun expert."),
            (CRITERION,),
            id="L211-5-broken-no-criterion",
        ),
        pytest.param(
            DecisionKind.REFUSE, Grounds(criteria=("capacite",)), (REASONS,), id="L211-5-broken-no-reasons"
        ),
        pytest.param(
            DecisionKind.REFUSE,
            Grounds(criteria=("capacite",), reasons=" \n"),
            (REASONS,),
            id="L211-5-broken-blank-reasons",
        ),
        pytest.param(DecisionKind.REFUSE, Grounds(), (CRITERION, REASONS), id="L211-5-broken-nothing-at-all"),
        pytest.param(
            DecisionKind.ADJOURN,
            Grounds(wanted="La liste des experts", wanted_until=date(2017, 6, 30)),
            (),
            id="procedure-6.7-holds-what-is-wanted-and-until-when",
        ),
        pytest.param(
            DecisionKind.ADJOURN,
            Grounds(wanted_until=date(2017, 6, 30)),
            (WANTED,),
            id="procedure-6.7-broken-nothing-wanted",
        ),
        pytest.param(
            DecisionKind.ADJOURN,
            Grounds(wanted="La liste des experts"),
            (UNTIL,),
            id="procedure-6.7-broken-no-date",
        ),
        pytest.param(
            DecisionKind.ADJOURN, Grounds(wanted="  "), (WANTED, UNTIL), id="procedure-6.7-broken-blank"
        ),
        pytest.param(DecisionKind.LABEL, Grounds(), (), id="a-labelling-needs-no-reason"),
    ],
)
def test_what_a_decision_lacks(kind: DecisionKind, grounds: Grounds, faults: tuple[str, ...]) -> None:
    found = grounds_faults(kind, grounds)

    assert len(found) == len(faults)
    for sentence, words in zip(found, faults, strict=True):
        assert words in sentence
        assert is_sentence(sentence)


@pytest.mark.parametrize(
    ("verified", "override", "blocked"),
    [
        pytest.param(True, "", False, id="procedure-2-holds-a-verified-identity"),
        pytest.param(False, "", True, id="procedure-2-broken-an-identity-only-typed"),
        pytest.param(False, " \n", True, id="procedure-2-broken-a-blank-reason"),
        pytest.param(
            False, "Connu de la préfecture.", False, id="procedure-2-holds-passed-over-with-a-reason"
        ),
    ],
)
def test_an_unverified_identity_blocks_the_signature(verified: bool, override: str, blocked: bool) -> None:
    fault = identity_fault(replace(ORGANISATION, verified=verified), override)

    assert bool(fault) is blocked
    if blocked:
        assert is_sentence(fault)
