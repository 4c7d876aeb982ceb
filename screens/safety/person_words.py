"""How a place is written in the list of those of a person, and which screen it leads to."""

from daect_tui.domain.dates import short_date
from daect_tui.domain.personal_data import OwnerKind
from daect_tui.domain.personal_places import Place, Spot
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.personal_words import SURETY
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Room

_AROUND = 120
_TEXTS = 4
_MODES = {
    OwnerKind.DOSSIER: Room.DOSSIERS,
    OwnerKind.SESSION: Room.COMMITTEE,
    OwnerKind.MISSION: Room.MISSIONS,
    OwnerKind.REQUEST: Room.MISSIONS,
    OwnerKind.LABEL: Room.LABELS,
    OwnerKind.LETTER: Room.LETTERS,
    OwnerKind.ORGANISATION: Room.SAFETY,
    OwnerKind.MEMBER: Room.SAFETY,
    OwnerKind.CORRESPONDENT: Room.SAFETY,
    OwnerKind.SERVICE: Room.SAFETY,
    OwnerKind.JOURNAL: Room.SAFETY,
}


# The list of the Répertoire that holds them.
_LISTS = {
    OwnerKind.ORGANISATION: "organisations",
    OwnerKind.MEMBER: "members",
    OwnerKind.CORRESPONDENT: "correspondents",
    OwnerKind.JOURNAL: "journal",
}
_SETTINGS = {
    RecordKind.SIGNATORY: "signatories",
    RecordKind.LETTERHEAD: "letterheads",
    RecordKind.ROUTE: "routes",
    RecordKind.WORDING: "wordings",
}


def way_to(place: Place) -> tuple[str, str] | None:
    """Return the mode in which what a place belongs to is opened, and as what; `None` where there is none."""
    room = _MODES.get(place.owner)
    if room is None:
        return None
    if room is Room.SAFETY:
        listed = _LISTS.get(place.owner) or _SETTINGS.get(place.kind, "")
        return room.value, f"{listed}/{place.reference}"
    return room.value, place.reference


def cells(place: Place, *, marked: bool) -> tuple[str, str, str, str, str]:
    """Write a place as a row."""
    return (
        "✓" if marked else "",
        place.title,
        place.said,
        short_date(place.day) if place.day else "",
        SURETY[place.naming],
    )


def place_text(place: Place) -> str:
    """Write what a place says of the person."""
    texts = [f"{spot.holding.label}{NBSP}: {_around(spot)}" for spot in place.spots[:_TEXTS]]
    return "\n".join((place.title, *texts))


def _around(spot: Spot) -> str:
    start = max(0, spot.found[0].start - _AROUND // 2) if spot.found else 0
    said = " ".join(spot.text[start : start + _AROUND].split())
    before, after = "…" if start else "", "…" if start + _AROUND < len(spot.text) else ""
    return f"{before}{said}{after}"
