"""Who is recused from the items of a session: the one door, before it opens as after."""

from collections.abc import Mapping

from daect_tui.services.ports import UnitOfWork


def recused_members(work: UnitOfWork, reference: str) -> Mapping[int, frozenset[int]]:
    """Return the members recused from each item of a session, by the numbers of both (CRPA R133-12)."""
    sitting = work.sessions.sitting(reference)
    return {item.id: sitting.recused(item.id) for item in sitting.items}
