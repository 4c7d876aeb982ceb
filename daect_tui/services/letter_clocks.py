"""The time to appeal against what letters tell, with the distance of whom they went to."""

from daect_tui.domain.appeal import distance_months
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.letter import Letter
from daect_tui.domain.letter_clock import LetterClock, clock_of_letter, says_routes
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class LetterClocks:
    """Reads what runs from the notification of a letter."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_letter(self, letter: Letter) -> LetterClock:
        """Return the time to appeal against what a letter tells."""
        with self._office.reading() as work:
            stated = _stated(work, letter)
            months = _distance(work, letter.subject) if stated else 0
            return clock_of_letter(letter, self._office.clock.today(), months, routes_stated=stated)


def _stated(work: UnitOfWork, letter: Letter) -> bool:
    """Tell whether a letter states the routes, as it was kept; an older one, by its kind.

    One that recalls what silence will reject states those against a decision that is not taken yet.
    """
    if letter.kind.recalls_silence:
        return False
    kept = work.frozen_documents.find(letter.sha256)
    return letter.kind.bears_appeals if kept is None else says_routes(kept)


def _distance(work: UnitOfWork, subject: str) -> int:
    """Return the months of distance of who applied, holds the label or the mission that a letter is about."""
    for find in (_applicant, _label_holder, _mission_holder):
        try:
            return find(work, subject)
        except UnknownReference:
            continue
    return 0


def _applicant(work: UnitOfWork, subject: str) -> int:
    return distance_months(work.dossiers.get(subject).organisation)


def _label_holder(work: UnitOfWork, subject: str) -> int:
    return distance_months(work.organisations.get(work.labels.get(subject).organisation_id))


def _mission_holder(work: UnitOfWork, subject: str) -> int:
    label = work.missions.get(subject).label
    return _label_holder(work, label) if label else 0
