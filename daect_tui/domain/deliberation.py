"""Votes and what they decide (CRPA R133-6 to R133-12, procedure §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.errors import Refusal
from daect_tui.domain.quorum import voters
from daect_tui.domain.session import Motion, Sitting
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
    SECRET = "secret", "à bulletins secrets"


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
    """The voice of one member in a vote by name, cast in person or by a holder of a mandate.

    `name` is that of a substitute who cast it; empty when the member did.
    """

    member_id: int
    choice: Choice
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote on one motion.

    A vote by name is open while `result` is `None`. A ballot that a later one replaces is voided
    (`voided_at`) and stays readable (decision 1). `casting` is the president's casting vote.
    A secret ballot has no `votes`: only its totals, and `participants`, who took part, by name
    (decision 4). `en_bloc` marks a vote taken on several items at once.
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
    participants: tuple[str, ...] = ()
    en_bloc: bool = False

    @property
    def decides(self) -> bool:
        """Tell whether another vote must wait: this one is open, tied or adopted, and not voided."""
        return self.voided_at is None and self.result is not BallotResult.REJECTED


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


def check_secret(sitting: Sitting) -> None:
    """Refuse a secret ballot where the rules do not allow it."""
    if not sitting.rules.secret_ballot:
        raise Refusal(
            "Le règlement de cette séance ne prévoit pas le scrutin secret. Votez à main levée ou par appel "
            "nominal."
        )


def check_casting(ballot: Ballot | None, choice: Choice, *, allowed: bool) -> Ballot:
    """Return the tied ballot that a casting vote may decide (R133-11); refuse when there is none.

    `allowed` tells that whoever presides may vote on the item. A secret ballot has no casting vote:
    it would tell the president's voice (decision 4).
    """
    if ballot is None or ballot.result is not BallotResult.TIED:
        raise Refusal("Il n’y a pas de partage des voix à départager sur ce point.")
    if ballot.mode is BallotMode.SECRET:
        raise Refusal(
            "Un scrutin secret ne se départage pas\u00a0: la voix prépondérante dirait le vote de qui "
            "préside. Mettez une autre motion aux voix."
        )
    if not allowed:
        raise Refusal(
            "Personne ne peut départager\u00a0: qui préside ce point n’y vote pas. "
            "Mettez une autre motion aux voix."
        )
    if choice is Choice.ABSTAIN:
        raise Refusal("La voix prépondérante est pour ou contre, non une abstention.")
    return ballot


def check_mandate(sitting: Sitting, giver_id: int, holder_id: int) -> None:
    """Refuse a mandate that the rules do not allow (R133-9)."""
    giver, holder = sitting.seat(giver_id), sitting.seat(holder_id)
    if giver_id == holder_id:
        raise Refusal(f"{giver.name} ne peut pas se donner pouvoir.")
    if not (giver.voting and holder.voting):
        raise Refusal("Un pouvoir va d’un membre ayant voix délibérative à un autre.")
    if giver.titular is not None:
        raise Refusal(
            f"{giver.member_name} est suppléé par {giver.name}\u202f; seul un membre qui n’est pas suppléé "
            "donne pouvoir (CRPA, art. R. 133-9)."
        )
    if giver_id in sitting.here():
        raise Refusal(
            f"{giver.name} est présent\u202f; un pouvoir n’a pas lieu d’être. Notez d’abord son départ."
        )
    standing = sitting.standing_mandates
    if any(mandate.giver_id == giver_id for mandate in standing):
        raise Refusal(f"{giver.name} a déjà donné pouvoir.")
    held = sum(mandate.holder_id == holder_id for mandate in standing)
    if held >= sitting.rules.mandates_per_member:
        raise Refusal(
            f"{holder.name} détient déjà {counted(held, 'pouvoir')}, le maximum permis (CRPA, art. R. 133-9)."
            if held
            else "Le règlement de cette séance n’admet aucun pouvoir (CRPA, art. R. 133-9)."
        )
