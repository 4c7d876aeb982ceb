"""Who may vote on an item, who presides, and whether there is a quorum (CRPA R133-9 to R133-12)."""

from dataclasses import dataclass

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Presence, Seat, Sitting
from daect_tui.domain.text import NARROW, NBSP, counted, listed

# No item bears this number: nobody is recused from it.
NO_ITEM = 0


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether the committee may deliberate on an item, and the sum that shows it.

    `base` is the number of filled voting seats that compose the committee, `needed` the share of it
    that must take part, `counted` those who do: `in_room`, `remote` and `represented` ones.
    `recused` ones do not; `lowered` tells that they left the base too. `second` marks a second
    convocation.
    """

    base: int
    needed: int
    counted: int
    in_room: int = 0
    remote: int = 0
    represented: int = 0
    recused: int = 0
    lowered: bool = False
    second: bool = False

    @property
    def reached(self) -> bool:
        """Tell whether enough members take part."""
        return self.counted >= self.needed

    def __str__(self) -> str:
        """Write the sum: « quorum atteint : 9 sur 12, il en faut 6 »."""
        word = "atteint" if self.reached else "non atteint"
        return f"quorum {word}{NBSP}: {self.counted} sur {self.base}, il en faut {self.needed}"

    @property
    def explained(self) -> str:
        """Say where the sum comes from: who composes the base, who takes part and how."""
        if self.second and not self.needed:
            return "Seconde convocation\u00a0: aucun quorum n’est exigé (CRPA, art. R. 133-10)."
        recused = counted(self.recused, "déport")
        out = ""
        if self.recused:
            out = (
                f", {recused} déduit" + ("s" if self.recused > 1 else "") if self.lowered else f", {recused}"
            )
        parts = [
            f"{number}{NBSP}{words}"
            for number, words in (
                (self.in_room, "en salle"),
                (self.remote, "à distance"),
                (self.represented, "par pouvoir"),
            )
            if number
        ]
        taking_part = listed(parts) or "personne"
        return (
            f"Base{NBSP}: {counted(self.base, 'voix pourvue', 'voix pourvues')}{out}. "
            f"Prennent part{NBSP}: {taking_part}."
        )


def voters(sitting: Sitting, item_id: int) -> tuple[Seat, ...]:
    """Return who may vote on an item: voting seats present or represented, none recused.

    A mandate whose giver or holder is recused, or whose holder is away, counts for nothing
    (R133-9, R133-12).
    """
    eligible = {seat.member_id for seat in sitting.seats if seat.voting} - sitting.recused(item_id)
    taking_part = eligible & sitting.here()
    represented = {
        mandate.giver_id
        for mandate in sitting.standing_mandates
        if mandate.holder_id in taking_part and mandate.giver_id in eligible
    }
    return tuple(seat for seat in sitting.seats if seat.member_id in taking_part | represented)


def quorum(sitting: Sitting, item_id: int = NO_ITEM) -> Quorum:
    """Compute the quorum of an item (R133-10): the share of the filled voting seats, rounded up.

    Members present, at a distance and represented count; a recused one does not take part, and
    leaves the base only where the rules say so. A second convocation asks the share of its own.
    Without an item it is that of the session, from which nobody is recused.
    """
    rules, second = sitting.rules, bool(sitting.session.second_of)
    recused = sitting.recused(item_id)
    voting = [seat for seat in sitting.seats if seat.voting]
    composing = voting
    if rules.recusal_lowers_base:
        composing = [seat for seat in voting if seat.member_id not in recused]
    taking_part = {seat.member_id for seat in voters(sitting, item_id)}
    modes = [
        stay.presence
        for stay in sitting.attendances
        if stay.left_at is None and stay.member_id in taking_part
    ]
    return Quorum(
        base=len(composing),
        needed=needed_of(rules, len(composing), second=second),
        counted=len(taking_part),
        in_room=modes.count(Presence.IN_ROOM),
        remote=modes.count(Presence.REMOTE),
        represented=len(taking_part) - len(modes),
        recused=sum(seat.member_id in recused for seat in voting),
        lowered=rules.recusal_lowers_base,
        second=second,
    )


def needed_of(rules: CommitteeRules, base: int, *, second: bool) -> int:
    """Return how many must take part: the share of those who compose, rounded up (R133-10)."""
    numerator, denominator = rules.second_quorum_share if second else rules.quorum_share
    return -(-base * numerator // denominator)


def check_quorum(sitting: Sitting, item_id: int) -> None:
    """Refuse to deliberate without quorum (R133-10)."""
    held = quorum(sitting, item_id)
    if not held.reached:
        raise Refusal(
            f"Le comité ne peut pas délibérer{NBSP}: {held} (CRPA, art. R. 133-10). "
            "Attendez une arrivée, ou laissez ce point non examiné."
        )


def check_lapse(sitting: Sitting) -> Quorum:
    """Return the quorum of a session that may be closed for want of it; refuse when it has one."""
    held = quorum(sitting)
    if held.reached:
        raise Refusal(
            f"Le comité peut délibérer{NBSP}: {held}. Une séance ne se clôt faute de quorum que lorsqu’il "
            f"manque{NARROW}; notez d’abord les départs (Ctrl+E)."
        )
    return held


def presiding(sitting: Sitting, item_id: int) -> Seat | None:
    """Return who presides over an item: the president, else the named deputy (decision 2).

    A substitute of the president presides only after the named deputy; one of the deputy, last.
    """
    available = sitting.here() - sitting.recused(item_id)
    presidents = [seat for seat in sitting.seats if seat.presides]
    deputies = [seat for seat in sitting.seats if seat.deputises]
    chairs = [seat for seat in presidents + deputies if seat.titular is None]
    chairs += [seat for seat in presidents + deputies if seat.titular is not None]
    return next((seat for seat in chairs if seat.member_id in available), None)


def has_casting_vote(sitting: Sitting, item_id: int) -> bool:
    """Tell whether an even split can be decided: somebody presides who may vote (R133-11)."""
    chair = presiding(sitting, item_id)
    return sitting.rules.casting_vote and chair is not None and chair.voting
