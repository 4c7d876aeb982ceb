"""Who is heard without being a member, and what a member asks to have written down.

Persons heard take no part in the vote (CRPA R133-6); a disagreement goes into the minutes at the
request of the member who has it (R133-13).
"""

from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Sitting
from daect_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Hearing:
    """A person heard on an item; `left_at` is `None` while they are in the room."""

    id: int
    item_id: int
    name: str
    quality: str
    came_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a member wants recorded on an item; `name` is who sat in the seat when it was said."""

    id: int
    item_id: int
    member_id: int
    name: str
    text: str


def check_heard(sitting: Sitting, name: str, quality: str) -> None:
    """Refuse to hear somebody without a name or a quality, or a member of the committee."""
    if not (name.strip() and quality.strip()):
        raise Refusal("Écrivez le nom et la qualité de la personne entendue.")
    folded = fold(name)
    if any(folded in {fold(seat.name), fold(seat.member_name)} for seat in sitting.seats):
        raise Refusal(
            f"{name} compose le comité de cette séance. Un membre prend part au débat sans être entendu."
        )


def check_disagreement(sitting: Sitting, item_id: int, member_id: int, text: str) -> None:
    """Refuse a disagreement that says nothing, or of a member who took no part (R133-12, R133-13)."""
    seat = sitting.seat(member_id)
    if not text.strip():
        raise Refusal("Écrivez le désaccord tel que le membre demande qu’il figure au procès-verbal.")
    if member_id in sitting.recused(item_id):
        raise Refusal(
            f"{seat.name} s’est déporté de ce point (CRPA, art. R. 133-12), et n’y a pas de désaccord à "
            "faire inscrire."
        )
    floor = sitting.item(item_id).floor
    took_part = floor is not None and seat.name in floor.voters
    if member_id not in sitting.here() and not took_part:
        raise Refusal(f"{seat.name} n’a pas pris part à ce point. Notez d’abord son arrivée.")
