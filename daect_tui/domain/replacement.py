"""Replacing a member at a session (CRPA R133-3).

Members who sit by their office are replaced from the same service or body, elected ones by an élu
of the same assembly, qualified persons never. The substitute then sits and votes under their own
name, in the member's seat.
"""

from dataclasses import dataclass, replace

from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import MemberKind
from daect_tui.domain.session import Seat, Sitting
from daect_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Substitute:
    """Who is to sit in a member's place; `elected` tells that they hold an elective office."""

    name: str
    quality: str
    body: str
    elected: bool


def replaced(sitting: Sitting, member_id: int, substitute: Substitute) -> Seat:
    """Return the seat as the substitute takes it; raises `Refusal` when R133-3 does not allow it."""
    seat = sitting.seat(member_id)
    _check_vacant(sitting, seat)
    _check_named(sitting, seat, substitute)
    titular = seat.titular or seat.occupant
    if seat.kind is MemberKind.QUALIFIED:
        raise Refusal(
            f"{titular.name} siège comme personne qualifiée, et ne peut pas se faire suppléer (CRPA, "
            "art. R. 133-3). Un pouvoir reste possible."
        )
    if seat.kind is MemberKind.ELECTED and not substitute.elected:
        raise Refusal(
            f"{titular.name} est élu\u00a0: seul un élu de la même assemblée le supplée (CRPA, "
            "art. R. 133-3)."
        )
    if fold(substitute.body) != fold(titular.body):
        whence = "de la même assemblée" if seat.kind is MemberKind.ELECTED else "du même service ou organisme"
        raise Refusal(
            f"Le suppléant de {titular.name} vient {whence}, {titular.body} (CRPA, art. R. 133-3), "
            f"et non de {substitute.body}."
        )
    return replace(seat, name=substitute.name, quality=substitute.quality, body=titular.body, titular=titular)


def given_back(sitting: Sitting, member_id: int) -> Seat:
    """Return the seat as the member takes it back; raises `Refusal` while the substitute is there."""
    seat = sitting.seat(member_id)
    if seat.titular is None:
        raise Refusal(f"{seat.name} n’est pas suppléé.")
    _check_vacant(sitting, seat)
    member = seat.titular
    return replace(seat, name=member.name, quality=member.quality, body=member.body, titular=None)


def _check_vacant(sitting: Sitting, seat: Seat) -> None:
    if seat.member_id in sitting.here():
        raise Refusal(f"{seat.name} est en séance. Notez d’abord son départ (A).")
    if any(mandate.giver_id == seat.member_id for mandate in sitting.standing_mandates):
        raise Refusal(
            f"{seat.name} a donné pouvoir, et seul un membre qui n’est pas suppléé le peut (CRPA, "
            "art. R. 133-9). Retirez d’abord ce pouvoir (Ctrl+G)."
        )


def _check_named(sitting: Sitting, seat: Seat, substitute: Substitute) -> None:
    if not substitute.name.strip():
        raise Refusal("Écrivez le nom du suppléant.")
    folded = fold(substitute.name)
    for other in sitting.seats:
        if folded in {fold(other.name), fold(other.member_name)}:
            whose = "de ce siège" if other.member_id == seat.member_id else "du comité"
            raise Refusal(f"{substitute.name} est déjà membre {whose}, et ne peut suppléer personne.")
