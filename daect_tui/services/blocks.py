"""Several items decided at once: foreseen with their consequences, then applied as one unit."""

from collections.abc import Sequence

from daect_tui.domain.block import Block, foresee_block
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.text import counted
from daect_tui.domain.undo import StepKind
from daect_tui.services.ballots import adopt
from daect_tui.services.counting import go_on
from daect_tui.services.holding import HeldSession
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.room import RoomView, live_ballot


class BlockActs(HeldSession):
    """The use cases of a decision en bloc."""

    def foresee_block(self, reference: str, item_ids: Sequence[int]) -> Block:
        """Say what deciding some items at once would do: what is applied, what is left aside and why."""
        with self._office.reading() as work:
            return _foreseen(work, reference, item_ids)

    def adopt_block(self, reference: str, item_ids: Sequence[int]) -> RoomView:
        """Everybody votes for the rapporteur's proposal on each of these items, all or none.

        Raises `RefusedForReasons` when one of them cannot be decided with the others any more.
        """
        with self._holding(reference) as act:
            block = _foreseen(act.work, reference, item_ids)
            if block.skipped:
                raise RefusedForReasons(
                    "Ces points ne se décident plus en bloc\u00a0:",
                    tuple(f"point {left.item.position}\u00a0: {left.reason}" for left in block.skipped),
                )
            if not block.applied:
                raise Refusal("Choisissez au moins un point.")
            for item in block.applied:
                adopt(act, item.id, item.proposal, en_bloc=True)
            go_on(act)
            act.tell("block.adopted", {"points": [str(item.position) for item in block.applied]})
            return act.done(StepKind.BLOCK, f"décision en bloc de {counted(len(block.applied), 'point')}")


def _foreseen(work: UnitOfWork, reference: str, item_ids: Sequence[int]) -> Block:
    sitting = work.sessions.sitting(reference)
    return foresee_block(sitting, item_ids, {item_id: live_ballot(work, item_id) for item_id in item_ids})
