"""Each rule of the procedure of the session (procedure §5), held and broken, by its article.

One table: what is tried in a room, and what the rules say of it – nothing, or a sentence that holds
these words. Rules that a service holds (agenda, closing) are in `integration/services`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import (
    Ballot,
    BallotMode,
    BallotResult,
    Choice,
    Tally,
    Vote,
    check_casting,
    check_mandate,
    check_secret,
    check_tally,
    check_voter,
    result,
)
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.hearing import check_disagreement, check_heard
from daect_tui.domain.member import MemberKind
from daect_tui.domain.motions import votable
from daect_tui.domain.quorum import check_lapse, check_quorum, has_casting_vote, presiding, quorum, voters
from daect_tui.domain.replacement import Substitute, given_back, replaced
from daect_tui.domain.session import (
    SESSION_MACHINE,
    AgendaItem,
    Mandate,
    Motion,
    Occupant,
    Outcome,
    SessionAction,
    SessionState,
    Sitting,
)
from tests.unit.domain.rooms import ITEM, MORNING, SESSION, letters, member, room
from tests.unit.domain.sentences import is_sentence

FULL = room("ABCDEF", "ABC", mandates="D>A", recused="C", silent="F")


def kind(sitting: Sitting, letter: str, how: MemberKind) -> Sitting:
    """Change how a member sits."""
    seats = [replace(s, kind=how) if s.member_id == member(letter) else s for s in sitting.seats]
    return replace(sitting, seats=tuple(seats))


def second(sitting: Sitting) -> Sitting:
    """Make it the second convocation."""
    return replace(sitting, session=replace(SESSION, second_of="PACT3-2017-S0"))


def held_by(sitting: Sitting, **rules: object) -> Sitting:
    """Change the rules."""
    return replace(sitting, rules=replace(sitting.rules, **rules))  # type: ignore[arg-type]


def tied(mode: BallotMode = BallotMode.HANDS) -> Ballot:
    return Ballot(1, ITEM, Motion(Outcome.FAVOURABLE), mode, Tally(2, 2), (), None, BallotResult.TIED)


def somebody(body: str, *, elected: bool = False, name: str = "M. Luc Z") -> Substitute:
    return Substitute(name, "adjoint", body, elected)


ELECTED = kind(room("ABCDEF", "AB"), "C", MemberKind.ELECTED)
QUALIFIED = kind(room("ABCDEF", "AB"), "C", MemberKind.QUALIFIED)
EX_OFFICIO = room("ABCDEF", "AB")


@dataclass(frozen=True)
class Case:
    """What is tried; `words` stand in the refusal, empty when the rule holds."""

    article: str
    name: str
    attempt: Callable[[], object]
    words: str = ""


def machine(state: SessionState, action: SessionAction) -> Callable[[], object]:
    return lambda: SESSION_MACHINE.after(state, action)


CASES = [
    # 1. The president convenes and sets the agenda; only its items may be voted.
    Case("R133-5", "the agenda changes until it opens",
         machine(SessionState.PLANNED, SessionAction.EDIT_AGENDA)),
    Case("R133-5", "the agenda of an open session does not change",
         machine(SessionState.OPEN, SessionAction.EDIT_AGENDA), "Impossible de modifier l’ordre du jour"),
    # 2. Replacement.
    Case("R133-3", "ex officio, from the same body",
         lambda: replaced(EX_OFFICIO, member("C"), somebody("ORGANISME C"))),
    Case("R133-3", "ex officio, from another body",
         lambda: replaced(EX_OFFICIO, member("C"), somebody("organisme D")),
         "vient du même service ou organisme, organisme C"),
    Case("R133-3", "an élu, by an élu of the same assembly",
         lambda: replaced(ELECTED, member("C"), somebody("organisme C", elected=True))),
    Case("R133-3", "an élu, by somebody who is not elected",
         lambda: replaced(ELECTED, member("C"), somebody("organisme C")),
         "seul un élu de la même assemblée"),
    Case("R133-3", "an élu, by an élu of another assembly",
         lambda: replaced(ELECTED, member("C"), somebody("organisme D", elected=True)),
         "vient de la même assemblée"),
    Case("R133-3", "a qualified person, never",
         lambda: replaced(QUALIFIED, member("C"), somebody("organisme C", elected=True)),
         "ne peut pas se faire suppléer"),
    Case("R133-3", "a member who is there",
         lambda: replaced(EX_OFFICIO, member("A"), somebody("organisme A")), "est en séance"),
    Case("R133-3", "by another member",
         lambda: replaced(EX_OFFICIO, member("C"), somebody("organisme C", name="Mme Membre D")),
         "est déjà membre du comité"),
    Case("R133-3", "by nobody",
         lambda: replaced(EX_OFFICIO, member("C"), somebody("organisme C", name=" ")), "Écrivez le nom"),
    Case("R133-3", "a giver of a mandate is not replaced",
         lambda: replaced(room("ABC", "A", mandates="C>A"), member("C"), somebody("organisme C")),
         "Retirez d’abord ce pouvoir"),
    Case("R133-3", "a seat is given back to its member", lambda: given_back(substituted(), member("C"))),
    Case("R133-3", "a seat that nobody else took is not given back",
         lambda: given_back(EX_OFFICIO, member("C")), "n’est pas suppléé"),
    # 3. Mandates.
    Case("R133-9", "an absent member to a present one",
         lambda: check_mandate(EX_OFFICIO, member("C"), member("A"))),
    Case("R133-9", "two to one holder",
         lambda: check_mandate(room("ABCD", "A", mandates="C>A"), member("D"), member("A")),
         "détient déjà"),
    Case("R133-9", "a second once the first ended",
         lambda: check_mandate(ended(room("ABCD", "A", mandates="C>A")), member("D"), member("A"))),
    Case("R133-9", "a present giver",
         lambda: check_mandate(EX_OFFICIO, member("B"), member("A")), "est présent"),
    Case("R133-9", "a replaced member",
         lambda: check_mandate(substituted(), member("C"), member("A")), "est suppléé par"),
    Case("R133-9", "where the rules admit none",
         lambda: check_mandate(held_by(EX_OFFICIO, mandates_per_member=0), member("C"), member("A")),
         "n’admet aucun pouvoir"),
    # 4. Quorum.
    Case("R133-10", "half of the members", lambda: check_quorum(room("ABCDEF", "ABC"), ITEM)),
    Case("R133-10", "less than half", lambda: check_quorum(room("ABCDEF", "AB"), ITEM), "non atteint"),
    Case("R133-10", "a session is closed for want of it", lambda: check_lapse(room("ABCDEF", "AB"))),
    Case("R133-10", "not when there is one", lambda: check_lapse(room("ABCDEF", "ABC")), "peut délibérer"),
    Case("R133-10", "a second convocation asks none",
         lambda: check_quorum(second(room("ABCDEF", "A")), ITEM)),
    Case("R133-10", "unless the rules ask some",
         lambda: check_quorum(held_by(second(room("ABCDEF", "A")), second_quorum_share=(1, 3)), ITEM),
         "1 sur 6, il en faut 2"),
    # 5. Majority and casting vote.
    Case("R133-11", "who presides and votes decides an even split",
         lambda: check_casting(tied(), Choice.FOR, allowed=True)),
    Case("R133-11", "who presides without a vote does not",
         lambda: check_casting(tied(), Choice.FOR, allowed=False), "qui préside ce point n’y vote pas"),
    Case("R133-11", "no split, no casting vote",
         lambda: check_casting(None, Choice.FOR, allowed=True), "pas de partage"),
    Case("R133-11", "the casting vote takes sides",
         lambda: check_casting(tied(), Choice.ABSTAIN, allowed=True), "pour ou contre"),
    Case("R133-11", "every voter counts once", lambda: check_tally(FULL, ITEM, Tally(2, 1, 0))),
    Case("R133-11", "a voice more", lambda: check_tally(FULL, ITEM, Tally(3, 1, 0)), "ne tombe pas juste"),
    # 6. Persons heard.
    Case("R133-6", "a stranger is heard", lambda: check_heard(FULL, "M. Jean Alby", "maire")),
    Case("R133-6", "a member is not heard",
         lambda: check_heard(FULL, "Mme MEMBRE E", "maire"), "compose le comité"),
    Case("R133-6", "somebody without a quality",
         lambda: check_heard(FULL, "M. Jean Alby", " "), "nom et la qualité"),
    Case("R133-6", "a person heard does not vote",
         lambda: check_voter(FULL, ITEM, 99, ()), "ne compose pas le comité"),
    Case("R133-6", "nor a member without a voice",
         lambda: check_voter(room("AF", "AF", silent="F"), ITEM, member("F"), ()), "sans voix"),
    # 7. Recusal.
    Case("R133-12", "a member without interest votes", lambda: check_voter(FULL, ITEM, member("A"), ())),
    Case("R133-12", "a recused member does not",
         lambda: check_voter(FULL, ITEM, member("C"), ()), "s’est déporté"),
    Case("R133-12", "not even by mandate",
         lambda: check_voter(room("ABC", "A", mandates="C>A", recused="C"), ITEM, member("C"), ()),
         "s’est déporté"),
    Case("R133-12", "nor does the mandate that a recused member holds",
         lambda: check_voter(room("ABC", "A", mandates="C>A", recused="A"), ITEM, member("C"), ()),
         "n’est ni présent ni représenté"),
    # 8. Disagreements.
    Case("R133-13", "a member who took part",
         lambda: check_disagreement(agenda(), ITEM, member("A"), "Non.")),
    Case("R133-13", "with nothing to say",
         lambda: check_disagreement(agenda(), ITEM, member("A"), " "), "Écrivez le désaccord"),
    Case("R133-13", "a member who was not there",
         lambda: check_disagreement(agenda(), ITEM, member("E"), "Non."), "n’a pas pris part"),
    Case("R133-13", "a recused member",
         lambda: check_disagreement(agenda(), ITEM, member("C"), "Non."), "s’est déporté"),
    # 9. A closed session.
    Case("§5.9", "an open session deliberates", machine(SessionState.OPEN, SessionAction.DELIBERATE)),
    Case("§5.9", "a closed one does not",
         machine(SessionState.CLOSED, SessionAction.DELIBERATE), "Impossible de délibérer"),
    Case("§5.9", "nor is it opened again",
         machine(SessionState.CLOSED, SessionAction.RESUME), "Impossible de reprendre"),
    # What an opinion must say, and the secret of a vote.
    Case("L211-5", "an unfavourable opinion cites a criterion",
         lambda: votable(Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",))))),
    Case("L211-5", "without one it is not put to the vote",
         lambda: votable(Motion(Outcome.UNFAVOURABLE)), "cite au moins un critère"),
    Case("§5", "an adjournment says what and until when",
         lambda: votable(Motion(Outcome.ADJOURNED, Grounds(wanted="x", wanted_until=date(2017, 9, 1))))),
    Case("§5", "an adjournment without a date",
         lambda: votable(Motion(Outcome.ADJOURNED, Grounds(wanted="x"))), "jusqu’à quelle date"),
    Case("§5", "reservations are written",
         lambda: votable(Motion(Outcome.WITH_RESERVATIONS)), "au moins une réserve"),
    Case("§5", "a withdrawal is not voted", lambda: votable(Motion(Outcome.WITHDRAWN)), "aux voix"),
    Case("decision-4", "a secret ballot", lambda: check_secret(FULL)),
    Case("decision-4", "not where the rules exclude it",
         lambda: check_secret(held_by(FULL, secret_ballot=False)), "ne prévoit pas"),
    Case("decision-4", "a secret split has no casting vote",
         lambda: check_casting(tied(BallotMode.SECRET), Choice.FOR, allowed=True), "ne se départage pas"),
]  # fmt: skip


def substituted() -> Sitting:
    """Give the seat of C to a substitute who is not there yet."""
    seat = replaced(EX_OFFICIO, member("C"), somebody("organisme C"))
    seats = [seat if other.member_id == seat.member_id else other for other in EX_OFFICIO.seats]
    return replace(EX_OFFICIO, seats=tuple(seats))


def ended(sitting: Sitting) -> Sitting:
    """End every mandate."""
    return replace(sitting, mandates=tuple(replace(one, ended_at=MORNING) for one in sitting.mandates))


def agenda(count: int = 1, sitting: Sitting = FULL, **changes: object) -> Sitting:
    """Put items on the agenda of a room."""
    items = [
        AgendaItem(
            id=rank,
            position=rank,
            dossier=f"PACT3-2017-{rank:03}",
            organisation=f"Organisme {rank}",
            domain="Eau",
            programme="PACT3",
            rapporteur="Nadia Ferrand",
            proposal=Motion(Outcome.FAVOURABLE),
            outcome=None,
            grounds=Grounds(),
            floor=None,
            notes="",
        )
        for rank in range(1, count + 1)
    ]
    return replace(sitting, items=tuple(replace(item, **changes) for item in items))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.article} {case.name}")
def test_a_rule_of_the_session(case: Case) -> None:
    if not case.words:
        case.attempt()
        return
    with pytest.raises((Refusal, TransitionRefused)) as refused:
        case.attempt()
    said = str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert case.words in said
    assert is_sentence(str(refused.value))


@pytest.mark.parametrize("article", sorted({case.article for case in CASES} - {"L211-5"}))
def test_every_rule_is_held_and_broken(article: str) -> None:
    cases = [case for case in CASES if case.article == article]

    assert any(case.words for case in cases)
    assert any(not case.words for case in cases)


def test_r133_3_the_substitute_sits_under_their_own_name_and_the_member_stays_known() -> None:
    seat = substituted().seat(member("C"))

    assert (seat.name, seat.quality, seat.body) == ("M. Luc Z", "adjoint", "organisme C")
    assert seat.titular == Occupant("Mme Membre C", "qualité C", "organisme C")
    assert given_back(substituted(), member("C")) == EX_OFFICIO.seat(member("C"))


def test_r133_11_the_named_deputy_presides_before_a_substitute_of_the_president() -> None:
    sitting = room("ABC", "ABC")
    seats = list(sitting.seats)
    seats[0] = replace(seats[0], name="M. Luc Z", titular=seats[0].occupant)
    with_substitute = replace(sitting, seats=tuple(seats))

    chair = presiding(with_substitute, ITEM)
    assert chair is not None
    assert chair.name == "Mme Membre B"
    alone = replace(with_substitute, attendances=with_substitute.attendances[:1])
    chair = presiding(alone, ITEM)
    assert chair is not None
    assert (chair.name, has_casting_vote(alone, ITEM)) == ("M. Luc Z", True)


def test_r133_9_an_ended_mandate_counts_for_nothing() -> None:
    assert letters(voters(room("ABC", "A", mandates="C>A"), ITEM)) == "AC"
    assert letters(voters(ended(room("ABC", "A", mandates="C>A")), ITEM)) == "A"


@pytest.mark.parametrize(
    ("sitting", "explained"),
    [
        (FULL, "Base : 5 voix pourvues, 1 déport. Prennent part : 2 en salle et 1 par pouvoir."),
        (room("ABC", "Ab"), "Base : 3 voix pourvues. Prennent part : 1 en salle et 1 à distance."),
        (room("ABC"), "Base : 3 voix pourvues. Prennent part : personne."),
        (
            held_by(room("ABC", "AB", recused="B"), recusal_lowers_base=True),
            "Base : 2 voix pourvues, 1 déport déduit. Prennent part : 1 en salle.",
        ),
        (
            second(room("ABC", "A")),
            "Seconde convocation : aucun quorum n’est exigé (CRPA, art. R. 133-10).",
        ),
    ],
)
def test_r133_10_the_quorum_explains_its_base(sitting: Sitting, explained: str) -> None:
    assert quorum(sitting, ITEM).explained.replace("\u00a0", " ") == explained


# ── Whatever the room ──────────────────────────────────────────────────────────────────────


@st.composite
def rooms(draw: st.DrawFn) -> Sitting:
    """Draw a room of six members, with recusals, mandates and rules."""
    here = "".join(sorted(draw(st.sets(st.sampled_from("ABCDEF")))))
    recused = "".join(sorted(draw(st.sets(st.sampled_from("ABCDEF")))))
    givers = [letter for letter in "ABCDEF" if letter not in here]
    pairs = draw(st.lists(st.tuples(st.sampled_from(givers or ["A"]), st.sampled_from("ABCDEF")), max_size=4))
    sitting = held_by(
        room("ABCDEF", here, recused=recused),
        recusal_lowers_base=draw(st.booleans()),
        quorum_share=draw(st.sampled_from([(1, 2), (2, 3), (1, 1)])),
    )
    for giver, holder in pairs:
        try:
            check_mandate(sitting, member(giver), member(holder))
        except Refusal:
            continue
        given = Mandate(member(giver), member(holder))
        sitting = replace(sitting, mandates=(*sitting.mandates, given))
    return sitting


@given(rooms())
def test_whatever_the_room_only_those_who_may_vote_are_counted(sitting: Sitting) -> None:
    held, taking_part = quorum(sitting, ITEM), voters(sitting, ITEM)

    assert held.counted == len(taking_part) == held.in_room + held.remote + held.represented
    assert held.counted <= held.base <= 6
    assert held.needed <= held.base
    assert not {seat.member_id for seat in taking_part} & sitting.recused(ITEM)
    holders = [mandate.holder_id for mandate in sitting.standing_mandates]
    assert len(holders) == len(set(holders))


@given(rooms(), st.lists(st.sampled_from(Choice), max_size=6))
def test_whatever_the_voices_a_majority_is_more_than_half_of_them(
    sitting: Sitting, choices: list[Choice]
) -> None:
    votes = [
        Vote(seat.member_id, choice) for seat, choice in zip(voters(sitting, ITEM), choices, strict=False)
    ]
    tally = Tally(*(sum(vote.choice is choice for vote in votes) for choice in Choice))

    outcome = result(tally, sitting.rules)

    assert (outcome is BallotResult.ADOPTED) == (2 * tally.in_favour > tally.total)
    assert (outcome is BallotResult.TIED) == (0 < tally.in_favour == tally.against and not tally.abstentions)
