"""Voices, counts and what they decide (CRPA R133-6, R133-11, R133-12, procedure §5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.deliberation import (
    BallotResult,
    Choice,
    Tally,
    Vote,
    check_tally,
    check_voter,
    result,
    tally_votes,
)
from daect_tui.domain.errors import Refusal
from daect_tui.domain.quorum import has_casting_vote, voters
from daect_tui.domain.session import Outcome, Sitting
from tests.unit.domain.rooms import ITEM, RULES, member, room
from tests.unit.domain.sentences import is_sentence

EXPRESSED_ONLY = CommitteeRules(abstentions_count=False)
NO_CASTING_VOTE = CommitteeRules(casting_vote=False)
ADOPTED, REJECTED, TIED = BallotResult.ADOPTED, BallotResult.REJECTED, BallotResult.TIED
RANK = [REJECTED, TIED, ADOPTED]
VOICES = st.integers(0, 15)


@pytest.mark.parametrize(
    ("voices", "rules", "casting", "expected"),
    [
        pytest.param((12, 0, 0), RULES, None, ADOPTED, id="R133-11-unanimous"),
        pytest.param((7, 5, 0), RULES, None, ADOPTED, id="R133-11-a-majority"),
        pytest.param((5, 7, 0), RULES, None, REJECTED, id="R133-11-a-minority"),
        pytest.param((7, 0, 5), RULES, None, ADOPTED, id="R133-11-a-majority-over-abstentions"),
        pytest.param((5, 3, 4), RULES, None, REJECTED, id="R133-11-abstentions-weigh-against"),
        pytest.param((6, 0, 6), RULES, None, REJECTED, id="R133-11-half-is-no-majority"),
        pytest.param((6, 5, 1), RULES, None, REJECTED, id="R133-11-half-with-one-abstention"),
        pytest.param((5, 3, 4), EXPRESSED_ONLY, None, ADOPTED, id="setting-abstentions-do-not-count"),
        pytest.param((1, 0, 11), EXPRESSED_ONLY, None, ADOPTED, id="setting-one-voice-expressed"),
        pytest.param((0, 0, 12), RULES, None, REJECTED, id="everybody-abstains"),
        pytest.param((0, 0, 12), EXPRESSED_ONLY, None, REJECTED, id="setting-everybody-abstains"),
        pytest.param((0, 0, 0), RULES, None, REJECTED, id="nobody"),
        pytest.param((6, 6, 0), RULES, None, TIED, id="R133-11-an-even-split-waits"),
        pytest.param((6, 6, 0), RULES, Choice.FOR, ADOPTED, id="R133-11-casting-vote-for"),
        pytest.param((6, 6, 0), RULES, Choice.AGAINST, REJECTED, id="R133-11-casting-vote-against"),
        pytest.param((5, 5, 2), EXPRESSED_ONLY, None, TIED, id="setting-an-even-split-of-those-expressed"),
        pytest.param((5, 5, 2), RULES, None, REJECTED, id="R133-11-no-even-split-where-abstentions-weigh"),
        pytest.param((7, 5, 0), RULES, Choice.AGAINST, ADOPTED, id="a-casting-vote-never-undoes-a-majority"),
        pytest.param((5, 7, 0), RULES, Choice.FOR, REJECTED, id="a-casting-vote-never-makes-a-majority"),
    ],
)
def test_what_the_voices_decide(
    voices: tuple[int, int, int], rules: CommitteeRules, casting: Choice | None, expected: BallotResult
) -> None:
    assert result(Tally(*voices), rules, casting) is expected


@given(VOICES, VOICES, VOICES, st.booleans(), st.sampled_from([None, Choice.FOR, Choice.AGAINST]))
def test_a_voice_that_passes_to_favour_never_harms(
    in_favour: int, against: int, abstentions: int, abstentions_count: bool, casting: Choice | None
) -> None:
    rules = CommitteeRules(abstentions_count=abstentions_count)
    before = RANK.index(result(Tally(in_favour, against, abstentions), rules, casting))
    better = [Tally(in_favour + 1, against, abstentions)]
    if against:
        better.append(Tally(in_favour + 1, against - 1, abstentions))
    if abstentions:
        better.append(Tally(in_favour + 1, against, abstentions - 1))

    assert all(RANK.index(result(tally, rules, casting)) >= before for tally in better)


@given(VOICES, VOICES, VOICES)
def test_a_motion_and_its_contrary_are_never_both_adopted(
    in_favour: int, against: int, abstentions: int
) -> None:
    both = {
        result(Tally(in_favour, against, abstentions), RULES),
        result(Tally(against, in_favour, abstentions), RULES),
    }

    assert both != {ADOPTED}


@pytest.mark.parametrize(
    ("sitting", "expected"),
    [
        pytest.param(room("ABC", "ABC"), True, id="R133-11-the-president-votes-and-decides"),
        pytest.param(room("ABC", "BC"), True, id="decision-2-the-deputy-inherits"),
        pytest.param(
            room("ABC", "ABC", recused="A"), True, id="decision-2-the-deputy-of-a-recused-president"
        ),
        pytest.param(room("ABC", "ABC", silent="A"), False, id="R133-11-a-president-without-voice"),
        pytest.param(room("ABC", "BC", silent="B"), False, id="R133-11-a-deputy-without-voice"),
        pytest.param(room("ABC", "C"), False, id="nobody-presides"),
        pytest.param(room("ABC", "ABC", rules=NO_CASTING_VOTE), False, id="setting-no-casting-vote"),
    ],
)
def test_who_can_break_a_tie(sitting: Sitting, expected: bool) -> None:
    assert has_casting_vote(sitting, ITEM) is expected


FULL = room("ABCDEF", "ABcE", mandates="D>A", recused="E", silent="B")


@pytest.mark.parametrize("letter", ["A", "C", "D"], ids=["present", "at-a-distance", "represented"])
def test_a_voice_that_may_be_cast(letter: str) -> None:
    check_voter(FULL, ITEM, member(letter), [Vote(member("F"), Choice.FOR)])


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        pytest.param("Z", "ne compose pas le comité", id="R133-6-a-stranger"),
        pytest.param("E", "s’est déporté de ce point (CRPA, art. R. 133-12)", id="R133-12-a-recused-member"),
        pytest.param("B", "siège sans voix délibérative", id="R133-6-a-member-without-voice"),
        pytest.param("F", "n’est ni présent ni représenté", id="R133-11-an-absent-member"),
    ],
)
def test_a_voice_that_may_not_be_cast(letter: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_voter(FULL, ITEM, member(letter), [])

    assert words in str(refused.value)
    assert is_sentence(str(refused.value))


@pytest.mark.parametrize("letter", ["A", "D"], ids=["in-person", "by-mandate"])
@pytest.mark.parametrize("choice", Choice)
def test_a_second_voice_of_one_member_is_refused_whatever_the_first(letter: str, choice: Choice) -> None:
    with pytest.raises(Refusal, match=f"Membre {letter} a déjà voté") as refused:
        check_voter(FULL, ITEM, member(letter), [Vote(member(letter), choice)])

    assert is_sentence(str(refused.value))


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        pytest.param((2, 0, 0), "2 voix pour 3 votants présents ou représentés", id="one-short"),
        pytest.param((3, 1, 0), "4 voix pour 3 votants présents ou représentés", id="one-too-many"),
        pytest.param((4, -1, 0), "3 voix pour 3 votants", id="a-negative-count"),
    ],
)
def test_a_count_that_is_not_that_of_the_voters(voices: tuple[int, int, int], words: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_tally(FULL, ITEM, Tally(*voices))

    assert words in str(refused.value).replace("\u00a0", " ")
    assert is_sentence(str(refused.value))


def test_one_voter_agrees_in_the_sentence() -> None:
    with pytest.raises(Refusal, match="1\u00a0votant présent ou représenté\\."):
        check_tally(room("AB", "A"), ITEM, Tally(2))


@given(VOICES, VOICES, VOICES)
def test_only_the_exact_count_of_the_voters_passes(in_favour: int, against: int, abstentions: int) -> None:
    tally = Tally(in_favour, against, abstentions)
    if tally.total == len(voters(FULL, ITEM)):
        check_tally(FULL, ITEM, tally)
    else:
        with pytest.raises(Refusal):
            check_tally(FULL, ITEM, tally)


@given(st.lists(st.tuples(st.sampled_from("ABCDEFZ"), st.sampled_from(Choice)), max_size=20))
def test_however_they_are_cast_the_voices_never_exceed_the_voters(casts: list[tuple[str, Choice]]) -> None:
    votes: list[Vote] = []
    for letter, choice in casts:
        try:
            check_voter(FULL, ITEM, member(letter), votes)
        except Refusal:
            continue
        votes.append(Vote(member(letter), choice))

    assert tally_votes(votes).total == len(votes) <= len(voters(FULL, ITEM))
    assert {vote.member_id for vote in votes} <= {seat.member_id for seat in voters(FULL, ITEM)}


def test_voices_by_name_are_counted_by_choice() -> None:
    choices = [Choice.FOR, Choice.ABSTAIN, Choice.FOR, Choice.AGAINST, Choice.FOR]
    tally = tally_votes(Vote(number, choice) for number, choice in enumerate(choices))

    assert tally == Tally(in_favour=3, against=1, abstentions=1)
    assert tally.total == 5
    assert str(tally) == "3\u00a0pour, 1\u00a0contre, 1\u00a0abstention"


def test_no_abstention_is_singular_and_several_are_plural() -> None:
    assert str(Tally(9, 1, 0)) == "9\u00a0pour, 1\u00a0contre, 0\u00a0abstention"
    assert str(Tally(9, 1, 2)) == "9\u00a0pour, 1\u00a0contre, 2\u00a0abstentions"


@pytest.mark.parametrize("outcome", Outcome, ids=lambda outcome: outcome.name)
def test_only_an_opinion_is_put_to_the_vote(outcome: Outcome) -> None:
    opinions = {Outcome.FAVOURABLE, Outcome.WITH_RESERVATIONS, Outcome.ADJOURNED, Outcome.UNFAVOURABLE}

    assert outcome.is_voted == (outcome in opinions)
