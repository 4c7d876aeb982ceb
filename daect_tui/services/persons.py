"""The duties towards people: finding somebody everywhere, and what would be answered place by place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import Sought, sought
from daect_tui.domain.personal_data import Holding, Nature
from daect_tui.domain.personal_fate import Decided, Fate, Standing, verdict
from daect_tui.domain.personal_places import Place, naming_of
from daect_tui.services.office import Office
from daect_tui.services.personal_standing import Standings
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Found:
    """A person who was sought, and every place that names them, surely or probably."""

    person: Sought
    places: tuple[Place, ...]

    @property
    def sure(self) -> tuple[Place, ...]:
        """The places that surely name the person."""
        return tuple(place for place in self.places if place.naming is Naming.SURE)

    @property
    def likely(self) -> tuple[Place, ...]:
        """The places that may name the person, or a homonym."""
        return tuple(place for place in self.places if place.naming is not Naming.SURE)

    def chosen(self, keys: Iterable[str]) -> tuple[Place, ...]:
        """Return the places of some keys, in their order."""
        wanted = set(keys)
        return tuple(place for place in self.places if place.key in wanted)


class Persons:
    """Finds people."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def find(self, said: str) -> Found:
        """Find a person everywhere; raises `UnusableArgument` for what names nobody."""
        with self._office.reading() as work:
            return found(work, sought(said))

    def decide(self, found: Found, places: Iterable[Place]) -> tuple[Decided, ...]:
        """Say what would become of some places if the person were erased today."""
        with self._office.reading() as work:
            return decided(found.person, places, Standings(work, self._office.clock.today()))


def found(work: UnitOfWork, person: Sought) -> Found:
    """Find a person in a transaction."""
    return Found(person, work.personal.find(person))


def decided(person: Sought, places: Iterable[Place], standings: Standings) -> tuple[Decided, ...]:
    """Decide on places; the journal last, since it keeps what an open affair keeps."""
    frozen = standings.of_person(person.said)
    parts = [part for place in places for part in _parts(place)]

    def standing(place: Place) -> Standing:
        return frozen if frozen is Standing.HELD else standings.of(place.owner, place.reference)

    def answer(place: Place, how: Standing) -> Decided:
        return Decided(place, verdict(place.nature, how, agent=place.is_agent_only))

    records = [(place, standing(place)) for place in parts if place.nature is not Nature.TRACE]
    still = (how for place, how in records if place.nature is not Nature.ACT)
    trace = next((how for how in still if how in (Standing.OPEN, Standing.HELD)), frozen)
    traces = (answer(place, trace) for place in parts if place.nature is Nature.TRACE)
    return (*(answer(place, how) for place, how in records), *traces)


def changed(answers: Iterable[Decided]) -> tuple[Decided, ...]:
    """Return the answers that change something."""
    return tuple(answer for answer in answers if answer.verdict.fate is not Fate.KEPT)


def _parts(place: Place) -> Iterable[Place]:
    """Part what names an agent who acted from the rest of a record: the answers differ."""
    agent = tuple(spot for spot in place.spots if spot.holding is Holding.AGENT)
    rest = tuple(spot for spot in place.spots if spot.holding is not Holding.AGENT)
    return (replace(place, spots=spots, naming=naming_of(spots)) for spots in (rest, agent) if spots)
