"""Deciding several items at once: what would be applied, what is left aside and why.

The members vote once, all for the rapporteur's proposals; so the items of a block have the same
voters. Nothing is skipped in silence.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daect_tui.domain.deliberation import Ballot
from daect_tui.domain.motions import motion_faults
from daect_tui.domain.quorum import quorum
from daect_tui.domain.session import AgendaItem, Sitting
from daect_tui.domain.text import listed


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that the block leaves aside, and why."""

    item: AgendaItem
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """What deciding some items at once would do."""

    applied: tuple[AgendaItem, ...]
    skipped: tuple[Skipped, ...]


def foresee_block(sitting: Sitting, item_ids: Sequence[int], live: Mapping[int, Ballot | None]) -> Block:
    """Sort some items, in the order of the agenda; `live` gives the standing ballot of each.

    The recusals that the most of the items share are those of the block: items with others are left
    aside, to be voted one by one.
    """
    chosen = [item for item in sitting.items if item.id in set(item_ids)]
    reasons = {item.id: _reason(sitting, item, live.get(item.id)) for item in chosen}
    free = [item for item in chosen if not reasons[item.id]]
    shared = _shared_recusals(sitting, free)
    for item in free:
        recused = sitting.recused(item.id)
        if recused != shared:
            reasons[item.id] = _other_voters(sitting, recused - shared)
    return Block(
        tuple(item for item in chosen if not reasons[item.id]),
        tuple(Skipped(item, reasons[item.id]) for item in chosen if reasons[item.id]),
    )


def _reason(sitting: Sitting, item: AgendaItem, ballot: Ballot | None) -> str:
    if item.outcome is not None:
        return f"déjà conclu, {item.outcome.label}"
    if ballot is not None and ballot.decides:
        return "un vote y est enregistré"
    if not item.rapporteur.strip():
        return "aucun rapporteur ne propose d’avis"
    if motion_faults(item.proposal):
        return f"la proposition, {item.proposal.sense.label}, est incomplète"
    held = quorum(sitting, item.id)
    return "" if held.reached else str(held)


def _shared_recusals(sitting: Sitting, items: Sequence[AgendaItem]) -> frozenset[int]:
    counted = Counter(sitting.recused(item.id) for item in items)
    # `most_common` keeps the order of the agenda between equals.
    return counted.most_common(1)[0][0] if counted else frozenset()


def _other_voters(sitting: Sitting, recused: frozenset[int]) -> str:
    names = [seat.name for seat in sitting.seats if seat.member_id in recused]
    if not names:
        return "les votants ne sont pas les mêmes"
    return f"{listed(names)} s’en {'déporte' if len(names) == 1 else 'déportent'}"
