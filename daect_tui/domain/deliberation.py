"""Quorum, votes and what they decide (CRPA R133-9 to R133-12, procedure §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Motion, Seat, Sitting
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted


class Choice(LabelledEnum):
    """A voice."""

    FOR = "pour", "pour"
    AGAINST = "contre", "contre"
    ABSTAIN = "abstention", "abstention"


class BallotMode(LabelledEnum):
    """How a vote is taken."""

    HANDS = "main_levee", "à main levée"
    NAMED = "nominal", "nominal"


class BallotResult(LabelledEnum):
    """What a counted vote gives, before anybody confirms it."""

    ADOPTED = "adoptee", "adoptée"
    REJECTED = "rejetee", "rejetée"
    TIED = "partage", "partage égal des voix"


@dataclass(frozen=True, slots=True)
class Tally:
    """Voices counted."""

    in_favour: int = 0
    against: int = 0
    abstentions: int = 0

    @property
    def total(self) -> int:
        """Return the number of voices cast."""
        return self.in_favour + self.against + self.abstentions

    def __str__(self) -> str:
        """Write the count: « 9 pour, 1 contre, 2 abstentions »."""
        return (
            f"{self.in_favour}{NBSP}pour, {self.against}{NBSP}contre, "
            f"{counted(self.abstentions, 'abstention')}"
        )


@dataclass(frozen=True, slots=True)
class Vote:
    """The voice of one member in a vote by name, cast in person or by a holder of a mandate."""

    member_id: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote on one motion.

    A vote by name is open while `result` is `None`. A ballot that a later one replaces is voided
    (`voided_at`) and stays readable (decision 1). `casting` is the president's casting vote.
    """

    id: int
    item_id: int
    motion: Motion
    mode: BallotMode
    tally: Tally
    votes: tuple[Vote, ...]
    casting: Choice | None
    result: BallotResult | None
    voided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether the committee may deliberate on an item, and the sum that shows it."""

    base: int
    needed: int
    counted: int

    @property
    def reached(self) -> bool:
        """Tell whether enough members take part."""
        return self.counted >= self.needed

    def __str__(self) -> str:
        """Write the sum: « quorum atteint : 9 sur 12, il en faut 6 »."""
        word = "atteint" if self.reached else "non atteint"
        return f"quorum {word}{NBSP}: {self.counted} sur {self.base}, il en faut {self.needed}"


def voters(sitting: Sitting, item_id: int) -> tuple[Seat, ...]:
    """Return who may vote on an item: voting seats present or represented, none recused.

    A mandate whose giver or holder is recused, or whose holder is away, counts for nothing
    (R133-9, R133-12).
    """
    eligible = {seat.member_id for seat in sitting.seats if seat.voting} - sitting.recused(item_id)
    taking_part = eligible & sitting.here()
    represented = {
        mandate.giver_id
        for mandate in sitting.mandates
        if mandate.holder_id in taking_part and mandate.giver_id in eligible
    }
    return tuple(seat for seat in sitting.seats if seat.member_id in taking_part | represented)


def quorum(sitting: Sitting, item_id: int) -> Quorum:
    """Compute the quorum of an item (R133-10): the share of the filled voting seats, rounded up.

    Members present, at a distance and represented count; a recused one does not take part, and
    leaves the base only where the rules say so.
    """
    composing = [seat for seat in sitting.seats if seat.voting]
    if sitting.rules.recusal_lowers_base:
        recused = sitting.recused(item_id)
        composing = [seat for seat in composing if seat.member_id not in recused]
    numerator, denominator = sitting.rules.quorum_share
    needed = -(-len(composing) * numerator // denominator)
    return Quorum(len(composing), needed, len(voters(sitting, item_id)))


def presiding(sitting: Sitting, item_id: int) -> Seat | None:
    """Return who presides over an item: the president, else the named deputy (decision 2)."""
    available = sitting.here() - sitting.recused(item_id)
    chairs = [seat for seat in sitting.seats if seat.presides] + [
        seat for seat in sitting.seats if seat.deputises
    ]
    return next((seat for seat in chairs if seat.member_id in available), None)


def has_casting_vote(sitting: Sitting, item_id: int) -> bool:
    """Tell whether an even split can be decided: somebody presides who may vote (R133-11)."""
    chair = presiding(sitting, item_id)
    return sitting.rules.casting_vote and chair is not None and chair.voting


def tally_votes(votes: Iterable[Vote]) -> Tally:
    """Count the voices of a vote by name."""
    choices = [vote.choice for vote in votes]
    return Tally(choices.count(Choice.FOR), choices.count(Choice.AGAINST), choices.count(Choice.ABSTAIN))


def result(tally: Tally, rules: CommitteeRules, casting: Choice | None = None) -> BallotResult:
    """Return what the voices decide (R133-11): majority of the members present or represented.

    An even split of « pour » and « contre » is a tie until the president's casting vote. Where
    abstentions weigh against, one of them makes the split uneven: else a voice passing from
    « contre » to « pour » could undo a tie that the president would have adopted.
    """
    weighed = tally.total if rules.abstentions_count else tally.in_favour + tally.against
    if tally.in_favour == tally.against > 0 and tally.in_favour * 2 == weighed:
        if casting is None:
            return BallotResult.TIED
        return BallotResult.ADOPTED if casting is Choice.FOR else BallotResult.REJECTED
    adopted = tally.in_favour * 2 > weighed
    return BallotResult.ADOPTED if adopted else BallotResult.REJECTED


def check_voter(sitting: Sitting, item_id: int, member_id: int, already: Iterable[Vote]) -> None:
    """Refuse a voice that may not be cast: a stranger, an absent or recused member, a second vote."""
    seat = next((seat for seat in sitting.seats if seat.member_id == member_id), None)
    if seat is None:
        raise Refusal(
            "Cette personne ne compose pas le comité de cette séance\u202f; elle ne peut pas voter."
        )
    if member_id in sitting.recused(item_id):
        raise Refusal(
            f"{seat.name} s’est déporté de ce point (CRPA, art. R. 133-12)\u202f; "
            "son vote n’est pas recevable."
        )
    if not seat.voting:
        raise Refusal(f"{seat.name} siège sans voix délibérative\u202f; son vote n’est pas recevable.")
    if member_id not in {voter.member_id for voter in voters(sitting, item_id)}:
        raise Refusal(
            f"{seat.name} n’est ni présent ni représenté. Enregistrez d’abord son arrivée ou son pouvoir."
        )
    if any(vote.member_id == member_id for vote in already):
        raise Refusal(
            f"{seat.name} a déjà voté sur cette motion. Pour changer, annulez ce vote et votez à nouveau."
        )


def check_tally(sitting: Sitting, item_id: int, tally: Tally) -> None:
    """Refuse a count that is not that of the members present or represented."""
    expected = len(voters(sitting, item_id))
    if min(tally.in_favour, tally.against, tally.abstentions) < 0 or tally.total != expected:
        raise Refusal(
            f"Le compte ne tombe pas juste{NBSP}: {tally.total} voix pour "
            f"{counted(expected, 'votant présent ou représenté', 'votants présents ou représentés')}. "
            "Recomptez."
        )


def check_quorum(sitting: Sitting, item_id: int) -> None:
    """Refuse to deliberate without quorum (R133-10)."""
    held = quorum(sitting, item_id)
    if not held.reached:
        raise Refusal(
            f"Le comité ne peut pas délibérer{NBSP}: {held} (CRPA, art. R. 133-10). "
            "Attendez une arrivée, ou laissez ce point non examiné."
        )


def check_mandate(sitting: Sitting, giver_id: int, holder_id: int) -> None:
    """Refuse a mandate that the rules do not allow (R133-9)."""
    giver, holder = sitting.seat(giver_id), sitting.seat(holder_id)
    if giver_id == holder_id:
        raise Refusal(f"{giver.name} ne peut pas se donner pouvoir.")
    if not (giver.voting and holder.voting):
        raise Refusal("Un pouvoir va d’un membre ayant voix délibérative à un autre.")
    if giver_id in sitting.here():
        raise Refusal(
            f"{giver.name} est présent\u202f; un pouvoir n’a pas lieu d’être. Notez d’abord son départ."
        )
    if any(mandate.giver_id == giver_id for mandate in sitting.mandates):
        raise Refusal(f"{giver.name} a déjà donné pouvoir.")
    held = sum(mandate.holder_id == holder_id for mandate in sitting.mandates)
    if held >= sitting.rules.mandates_per_member:
        raise Refusal(
            f"{holder.name} détient déjà {counted(held, 'pouvoir')}, le maximum permis (CRPA, art. R. 133-9)."
        )
