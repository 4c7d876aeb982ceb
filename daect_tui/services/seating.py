"""The seat that a member takes on the day of a session."""

from daect_tui.domain.member import Member
from daect_tui.domain.session import Seat


def seat_of(member: Member) -> Seat:
    """Return the seat of a member, as it is frozen when a session opens."""
    return Seat(
        member.id,
        member.full_name,
        member.quality,
        member.body,
        member.voting,
        member.presides,
        member.deputises,
        member.kind,
    )
