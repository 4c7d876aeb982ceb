"""Committee rooms written as letters: one member a letter, A presides and B deputises."""

from datetime import UTC, date, datetime

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.session import (
    Attendance,
    Mandate,
    Presence,
    Recusal,
    Seat,
    Session,
    SessionState,
    Sitting,
)

MORNING = datetime(2017, 5, 17, 8, 0, tzinfo=UTC)
ITEM, OTHER_ITEM = 1, 2
SESSION = Session(
    id=1,
    reference="PACT3-2017-S1",
    programmes=("PACT3",),
    meets_on=date(2017, 5, 17),
    period="",
    deadline=date(2017, 3, 31),
    place="Paris",
    state=SessionState.OPEN,
    opened_at=MORNING,
    closed_at=None,
    position=1,
    version=1,
)
RULES = CommitteeRules()


def member(letter: str) -> int:
    """Return the identifier of the member whom a letter names."""
    return ord(letter) - ord("A") + 1


def room(
    seats: str,
    here: str = "",
    *,
    mandates: str = "",
    recused: str = "",
    silent: str = "",
    rules: CommitteeRules = RULES,
) -> Sitting:
    """Return a room: `here` in capitals in the room, in small letters at a distance.

    `mandates` reads « E>A F>B », the giver first; `recused` are out of `ITEM`; `silent` sit without
    a vote.
    """
    return Sitting(
        session=SESSION,
        rules=rules,
        seats=tuple(_seat(letter, silent) for letter in seats),
        attendances=tuple(_stay(letter) for letter in here),
        mandates=tuple(Mandate(member(pair[0]), member(pair[2])) for pair in mandates.split()),
        recusals=tuple(Recusal(ITEM, member(letter), "préside l’organisme") for letter in recused),
        items=(),
    )


def _seat(letter: str, silent: str) -> Seat:
    return Seat(
        member_id=member(letter),
        name=f"Mme Membre {letter}",
        quality=f"qualité {letter}",
        body=f"organisme {letter}",
        voting=letter not in silent,
        presides=letter == "A",
        deputises=letter == "B",
    )


def _stay(letter: str) -> Attendance:
    presence = Presence.IN_ROOM if letter.isupper() else Presence.REMOTE
    return Attendance(member(letter.upper()), presence, MORNING)


def letters(sitting_seats: tuple[Seat, ...]) -> str:
    """Return the letters of some seats, in their order."""
    return "".join(seat.name[-1] for seat in sitting_seats)
