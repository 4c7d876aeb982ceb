"""Who is there: arrivals, departures, substitutes, mandates, recusals. Each moves the quorum at once."""

from collections.abc import Mapping

from daect_tui.domain import deliberation
from daect_tui.domain.errors import Refusal
from daect_tui.domain.replacement import Substitute, given_back, replaced
from daect_tui.domain.session import Attendance, Mandate, Presence, Recusal
from daect_tui.domain.text import counted
from daect_tui.domain.undo import StepKind
from daect_tui.services.counting import settle
from daect_tui.services.holding import HeldSession, Holding
from daect_tui.services.room import RoomView


class AttendanceActs(HeldSession):
    """The use cases of the roll call."""

    def arrive(self, reference: str, presences: Mapping[int, Presence]) -> RoomView:
        """Record members as taking part from now on; one already there changes room or distance.

        The mandate of a giver who arrives ends (CRPA R133-9). Raises `Refusal` when all are there
        already, in that way.
        """
        with self._holding(reference) as act:
            seats = [act.seat(member_id) for member_id in presences]
            arriving = [seat for seat in seats if self._arrives(act, seat.member_id, presences)]
            if not arriving:
                raise Refusal(f"Déjà en séance\u00a0: {', '.join(seat.name for seat in seats)}.")
            for seat in arriving:
                self._end_mandate_of(act, seat.member_id, "arrivée")
                presence = presences[seat.member_id]
                substitute = seat.occupant if seat.titular else None
                stay = Attendance(seat.member_id, presence, act.now, substitute=substitute)
                act.did(stays_added=(act.work.sessions.add_attendance(act.session_id, stay),))
                act.tell("attendance.arrived", {"membre": seat.member_id, "mode": presence.value})
            if len(arriving) == 1:
                return act.done(StepKind.ARRIVAL, f"arrivée de {arriving[0].name}")
            return act.done(StepKind.ARRIVAL, counted(len(arriving), "arrivée"))

    @staticmethod
    def _arrives(act: Holding, member_id: int, presences: Mapping[int, Presence]) -> bool:
        """Tell whether somebody comes in, or changes; the stay that ends is ended."""
        stays = [stay for stay in act.sitting.attendances if stay.member_id == member_id]
        lasting = next((stay for stay in stays if stay.left_at is None), None)
        if lasting is None:
            return True
        if lasting.presence is presences[member_id]:
            return False
        act.did(stays_ended=(act.work.sessions.end_attendance(act.session_id, member_id, act.now),))
        return True

    @staticmethod
    def _end_mandate_of(act: Holding, giver_id: int, reason: str) -> None:
        if any(mandate.giver_id == giver_id for mandate in act.sitting.standing_mandates):
            act.did(mandates_ended=(act.work.sessions.end_mandate(act.session_id, giver_id, act.now),))
            act.tell("mandate.ended", {"de": giver_id, "motif": reason})

    def leave(self, reference: str, member_id: int) -> RoomView:
        """Record that a member leaves; a vote by name that waited for nobody else is counted."""
        with self._holding(reference) as act:
            seat = act.seat(member_id)
            if member_id not in act.sitting.here():
                raise Refusal(f"{seat.name} n’est pas en séance.")
            act.did(stays_ended=(act.work.sessions.end_attendance(act.session_id, member_id, act.now),))
            act.tell("attendance.left", {"membre": member_id})
            _count_without(act)
            return act.done(StepKind.DEPARTURE, f"départ de {seat.name}")

    def substitute(self, reference: str, member_id: int, substitute: Substitute) -> RoomView:
        """Have a member replaced (CRPA R133-3); raises `Refusal` when the rules forbid it."""
        with self._holding(reference) as act:
            before = act.seat(member_id)
            seat = replaced(act.sitting, member_id, substitute)
            act.work.sessions.update_seat(act.session_id, seat)
            act.did(seats_before=(before,))
            act.tell("seat.replaced", {"membre": member_id, "suppléant": seat.name})
            return act.done(StepKind.REPLACEMENT, f"suppléance de {seat.member_name} par {seat.name}")

    def give_back_seat(self, reference: str, member_id: int) -> RoomView:
        """Give a seat back to its member; raises `Refusal` while the substitute is there."""
        with self._holding(reference) as act:
            before = act.seat(member_id)
            seat = given_back(act.sitting, member_id)
            act.work.sessions.update_seat(act.session_id, seat)
            act.did(seats_before=(before,))
            act.tell("seat.given_back", {"membre": member_id, "suppléant": before.name})
            return act.done(StepKind.REPLACEMENT, f"fin de la suppléance de {seat.name}")

    def give_mandate(self, reference: str, giver_id: int, holder_id: int) -> RoomView:
        """Record a mandate (CRPA R133-9); raises `Refusal` when the rules forbid it."""
        with self._holding(reference) as act:
            giver, holder = act.seat(giver_id), act.seat(holder_id)
            deliberation.check_mandate(act.sitting, giver_id, holder_id)
            mandate = Mandate(giver_id, holder_id, given_at=act.now)
            act.did(mandates_added=(act.work.sessions.add_mandate(act.session_id, mandate),))
            act.tell("mandate.given", {"de": giver_id, "a": holder_id})
            return act.done(StepKind.MANDATE, f"pouvoir de {giver.name} à {holder.name}")

    def withdraw_mandate(self, reference: str, giver_id: int) -> RoomView:
        """Record that a mandate is withdrawn; raises `Refusal` when none was given."""
        with self._holding(reference) as act:
            giver = act.seat(giver_id)
            act.did(mandates_ended=(act.work.sessions.end_mandate(act.session_id, giver_id, act.now),))
            act.tell("mandate.ended", {"de": giver_id, "motif": "retrait"})
            return act.done(StepKind.MANDATE, f"retrait du pouvoir de {giver.name}")

    def recuse(self, reference: str, item_id: int, member_id: int, reason: str) -> RoomView:
        """Record that a member takes no part in an item (CRPA R133-12)."""
        with self._holding(reference) as act:
            item, seat = act.item(item_id), act.seat(member_id)
            act.check_free(item)
            if member_id in act.sitting.recused(item_id):
                raise Refusal(f"{seat.name} s’est déjà déporté de ce point.")
            recusal = Recusal(item_id, member_id, reason, declared_at=act.now, declared_by=act.office.agent)
            act.work.sessions.add_recusal(recusal)
            act.did(recusals_added=(recusal,))
            act.tell("recusal.declared", {"membre": member_id, "point": item.position})
            return act.done(StepKind.RECUSAL, f"déport de {seat.name}, point {item.position}")

    def withdraw_recusal(self, reference: str, item_id: int, member_id: int) -> RoomView:
        """Take back a recusal recorded by mistake."""
        with self._holding(reference) as act:
            item, seat = act.item(item_id), act.seat(member_id)
            act.check_free(item)
            found = [r for r in act.sitting.recusals if (r.item_id, r.member_id) == (item_id, member_id)]
            if not found:
                raise Refusal(f"{seat.name} ne s’est pas déporté de ce point.")
            act.work.sessions.remove_recusal(found[0])
            act.did(recusals_removed=(found[0],))
            act.tell("recusal.withdrawn", {"membre": member_id, "point": item.position})
            return act.done(StepKind.RECUSAL, f"retrait du déport de {seat.name}, point {item.position}")


def _count_without(act: Holding) -> None:
    """Count the open vote of the item in hand, when it waited only for who has just left."""
    item = next((one for one in act.sitting.items if one.position == act.sitting.session.position), None)
    ballot = act.live_ballot(item.id) if item else None
    if item is not None and ballot is not None and ballot.result is None:
        settle(act, act.work.sessions.sitting(act.reference), item, ballot)
