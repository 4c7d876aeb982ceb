"""Putting a person's name right everywhere at once; documents that are never rewritten take a note."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.person_corrected import Correction, RightName, corrected, right_name
from daect_tui.domain.person_sought import Sought, sought
from daect_tui.domain.personal_data import Nature
from daect_tui.domain.personal_places import Place
from daect_tui.domain.rectification_note import RectificationNote
from daect_tui.domain.text import NBSP
from daect_tui.services.office import Office
from daect_tui.services.persons import found
from daect_tui.services.ports import UnitOfWork

_REWRITTEN = (Nature.DIRECTORY, Nature.CASE, Nature.WORK)


@dataclass(frozen=True, slots=True)
class Rectified:
    """What is put right, the documents that take a note, and what has its own form (settings, journal)."""

    corrections: tuple[Correction, ...]
    noted: tuple[Place, ...]
    left: tuple[Place, ...]


class PersonRectifying:
    """Answers requests to rectify."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def foresee(self, said: str, keys: Collection[str], name: str) -> Rectified:
        """Say what would change; raises what `sought` and `right_name` raise."""
        with self._office.reading() as work:
            return _rectified(work, sought(said), keys, right_name(name))

    def rectify(self, said: str, keys: Collection[str], name: str, reason: str) -> Rectified:
        """Put the name right in one transaction; raises `Refusal` where nothing changes."""
        if not reason.strip():
            raise InvalidField("reason", f"Motif{NBSP}: dites pourquoi, par exemple « acte d’état civil ».")
        right = right_name(name)
        with self._office.begin() as work:
            done = _rectified(work, sought(said), keys, right)
            if not done.corrections and not done.noted:
                raise Refusal("Rien n’est à rectifier\u00a0: le nom est déjà écrit ainsi partout.")
            for place in {correction.place.key: correction.place for correction in done.corrections}.values():
                changes = [(one.spot, one.after) for one in done.corrections if one.place.key == place.key]
                work.personal.rewrite(place, changes)
            for note in self._notes(done, right, reason.strip()):
                work.person_requests.note(note)
                # Without a name: the history of the document leads to the note, which has it.
                work.journal.append(Act("person.noted", note.subject, {"fiche": note.record}))
            work.journal.append(
                Act(
                    "person.rectified",
                    "personne",
                    {"textes": len(done.corrections), "notes": len(done.noted)},
                )
            )
            work.personal.forget_words()
            work.commit()
        return done

    def notes_on(self, subject: str) -> tuple[RectificationNote, ...]:
        """Return the notes that stand with a document, or with the acts of a thing."""
        with self._office.reading() as work:
            return work.person_requests.notes_on(subject)

    def _notes(self, done: Rectified, right: RightName, reason: str) -> Iterator[RectificationNote]:
        today, agent = self._office.clock.today(), self._office.agent
        for place in done.noted:
            yield RectificationNote(
                0, place.kind.value, place.reference, place.said, right.whole, reason, today, agent
            )


def _rectified(work: UnitOfWork, person: Sought, keys: Collection[str], right: RightName) -> Rectified:
    places = found(work, person).chosen(keys)
    corrections = [
        Correction(place, spot, after)
        for place in places
        if place.nature in _REWRITTEN
        for spot in place.spots
        if (after := corrected(spot, person, right)) != spot.text
    ]
    acts: dict[tuple[str, str], Place] = {}
    for place in places:
        if place.nature is Nature.ACT and place.said != right.whole:
            acts.setdefault((place.kind.value, place.reference), place)
    left = [place for place in places if place.nature in (Nature.SETTING, Nature.TRACE)]
    return Rectified(tuple(corrections), tuple(acts.values()), tuple(left))
