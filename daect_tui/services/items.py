"""An item in hand: how it ends, what is noted of it, who is heard, what a member wants recorded."""

from dataclasses import replace

from daect_tui.domain.decision import Grounds
from daect_tui.domain.errors import Refusal
from daect_tui.domain.hearing import Disagreement, Hearing, check_disagreement, check_heard
from daect_tui.domain.session import Outcome
from daect_tui.domain.undo import StepKind
from daect_tui.services.counting import conclude, go_on
from daect_tui.services.holding import HeldSession
from daect_tui.services.room import RoomView


class ItemActs(HeldSession):
    """The use cases of one item."""

    def go_to(self, reference: str, position: int) -> RoomView:
        """Take an item in hand."""
        with self._holding(reference) as act:
            items = {item.position: item for item in act.sitting.items}
            if position not in items:
                raise Refusal(f"L’ordre du jour va de 1 à {len(items)}.")
            act.work.sessions.update(replace(act.sitting.session, position=position))
            act.tell("session.moved_to_item", {"point": position})
            return act.kept()

    def conclude(
        self, reference: str, item_id: int, outcome: Outcome, grounds: Grounds | None = None, notes: str = ""
    ) -> RoomView:
        """Confirm how an item ends, and go on to the next one that is not concluded.

        An opinion needs a vote that adopted it; the other outcomes need none.
        """
        with self._holding(reference) as act:
            item = act.item(item_id)
            if item.outcome is not None:
                raise Refusal(f"Le point {item.position} est déjà conclu\u00a0: {item.outcome.label}.")
            conclude(act, item, outcome, grounds, notes)
            go_on(act)
            return act.done(StepKind.OUTCOME, f"{outcome.label}, point {item.position}")

    def reopen(self, reference: str, item_id: int, reason: str) -> RoomView:
        """Take up again an item that was concluded without a vote."""
        with self._holding(reference) as act:
            item = act.item(item_id)
            if item.outcome is None:
                raise Refusal(f"Le point {item.position} n’est pas conclu\u202f; il n’y a rien à reprendre.")
            if item.outcome.is_voted:
                raise Refusal(f"Le point {item.position} est conclu par un vote. Annulez ce vote.")
            act.changes_item(item)
            act.work.sessions.update_item(replace(item, outcome=None, grounds=Grounds(), floor=None))
            act.tell("item.reopened", {"point": item.position, "motif": reason})
            return act.done(StepKind.OUTCOME, f"reprise du point {item.position}")

    def note(self, reference: str, item_id: int, notes: str) -> RoomView:
        """Keep the secretary's notes on an item."""
        with self._holding(reference) as act:
            item = act.item(item_id)
            act.changes_item(item)
            act.work.sessions.update_item(replace(item, notes=notes))
            act.tell("item.noted", {"point": item.position})
            return act.done(StepKind.NOTE, f"note du point {item.position}")

    def hear(self, reference: str, item_id: int, name: str, quality: str) -> RoomView:
        """Record that somebody who is no member comes in to be heard (CRPA R133-6)."""
        with self._holding(reference) as act:
            item = act.item(item_id)
            if item.outcome is not None:
                raise Refusal(f"Le point {item.position} est déjà conclu\u00a0: {item.outcome.label}.")
            check_heard(act.sitting, name, quality)
            heard = act.work.sessions.add_hearing(Hearing(0, item_id, name, quality, act.now))
            act.did(hearings_added=(heard.id,))
            act.tell("hearing.began", {"point": item.position, "personne": name})
            return act.done(StepKind.HEARING, f"entrée de {name}")

    def heard(self, reference: str, item_id: int, hearing_id: int) -> RoomView:
        """Record that somebody who was heard goes out."""
        with self._holding(reference) as act:
            item = act.item(item_id)
            found = next((one for one in act.work.sessions.hearings(item_id) if one.id == hearing_id), None)
            if found is None:
                raise Refusal("Cette personne n’est pas entendue sur ce point.")
            act.work.sessions.end_hearing(hearing_id, act.now)
            act.did(hearings_ended=(hearing_id,))
            act.tell("hearing.ended", {"point": item.position, "personne": found.name})
            return act.done(StepKind.HEARING, f"sortie de {found.name}")

    def disagree(self, reference: str, item_id: int, member_id: int, text: str) -> RoomView:
        """Record a disagreement at the request of the member who has it (CRPA R133-13)."""
        with self._holding(reference) as act:
            item, seat = act.item(item_id), act.seat(member_id)
            check_disagreement(act.sitting, item_id, member_id, text)
            kept = act.work.sessions.add_disagreement(
                Disagreement(0, item_id, member_id, seat.name, text.strip())
            )
            act.did(disagreements_added=(kept.id,))
            act.tell("disagreement.recorded", {"point": item.position, "membre": member_id})
            return act.done(StepKind.DISAGREEMENT, f"désaccord de {seat.name}, point {item.position}")
