"""Erasing a person, or putting a number in their place, wherever the law allows, in one transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.person_request import PersonOutcome, PersonRequest, PersonRight
from daect_tui.domain.person_sought import Sought, sought
from daect_tui.domain.personal_data import Nature
from daect_tui.domain.personal_fate import Decided, Fate, pseudonym
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.personal_tree import without_person
from daect_tui.domain.text import NBSP, fold
from daect_tui.services.office import Office
from daect_tui.services.personal_standing import Standings
from daect_tui.services.persons import changed, decided, found
from daect_tui.services.ports import UnitOfWork

# Forms in which nothing need stand where a name stood.
_BLANK = (RecordKind.ORGANISATION, RecordKind.CORRESPONDENT)
_REASON = "effacement demandé par la personne"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: the words that stand for the person now, each answer, acts of the journal changed.

    `words` is empty where everything is kept: the request is refused for now.
    `traceless` is false while another window still reads what was there before.
    """

    words: str
    answers: tuple[Decided, ...]
    entries: int
    traceless: bool

    def count(self, fate: Fate) -> int:
        """Count the places with one fate."""
        return sum(answer.verdict.fate is fate for answer in self.answers)


class PersonErasing:
    """Answers requests to be erased."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def erase(self, said: str, keys: Collection[str]) -> Erased:
        """Erase a person from the places of some keys, as `personal_fate` decides for each today.

        The request is kept, answered, under the number that stands for the person, or under the name where
        nothing may be changed yet. Raises `Refusal` without places, and what `sought` raises.
        """
        person = sought(said)
        today = self._office.clock.today()
        with self._office.begin() as work:
            places = found(work, person).chosen(keys)
            answers = decided(person, places, Standings(work, today))
            if not answers:
                raise Refusal(f"Aucun lieu n’est choisi{NBSP}: il n’y a rien à effacer.")
            request = self._request(work, person)
            number = work.person_requests.next_pseudonym() if changed(answers) else None
            words = pseudonym(number) if number else ""
            for answer in changed(answers):
                if answer.place.nature is not Nature.TRACE:
                    _rewrite(work, answer, words)
            erased = Erased(words, answers, 0, traceless=True)
            work.journal.append(_act(erased))
            entries = _hide(work, answers, words)
            self._answer(work, request, erased, number)
            work.personal.forget_words()
            work.commit()
        return replace(erased, entries=entries, traceless=self._office.register.forget())

    def _request(self, work: UnitOfWork, person: Sought) -> PersonRequest:
        """Return the request that is answered: the one that waits, else one received today."""
        today = self._office.clock.today()
        waiting = (one for one in work.person_requests.waiting() if one.right is PersonRight.ERASURE)
        made = next((one for one in waiting if fold(one.person) == fold(person.said)), None)
        return made or work.person_requests.add(PersonRequest(0, PersonRight.ERASURE, person.said, today))

    def _answer(self, work: UnitOfWork, request: PersonRequest, erased: Erased, number: int | None) -> None:
        # Read again: the name may have been put out of it with the others.
        kept = work.person_requests.get(request.id)
        partly = PersonOutcome.PARTLY if erased.count(Fate.KEPT) else PersonOutcome.DONE
        outcome = partly if number else PersonOutcome.REFUSED
        work.person_requests.update(
            replace(
                kept,
                person=erased.words or kept.person,
                note="" if number else kept.note,
                answered_on=self._office.clock.today(),
                outcome=outcome,
                pseudonym=number,
            )
        )


def _rewrite(work: UnitOfWork, answer: Decided, words: str) -> None:
    place = answer.place
    blank = answer.verdict.fate is Fate.ERASED and place.kind in _BLANK
    said = "" if blank else words
    work.personal.rewrite(place, [(spot, without_person(spot, said)) for spot in place.spots])


def _hide(work: UnitOfWork, answers: Iterable[Decided], words: str) -> int:
    """Hide in the journal the words that name the person there; return how many acts were changed."""
    said = {
        spot.text[one.start : one.end]
        for answer in changed(answers)
        if answer.place.nature is Nature.TRACE
        for spot in answer.place.spots
        for one in spot.found
    }
    return work.journal.hide(said, _REASON, words) if said else 0


def _act(erased: Erased) -> Act:
    return Act(
        "person.erased",
        erased.words or "personne",
        {fate.label: erased.count(fate) for fate in Fate},
    )
