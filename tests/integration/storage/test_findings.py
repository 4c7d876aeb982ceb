"""Every kind of thing is found in a register that holds one of each; what stands is not read again."""

import pytest

from daect_tui.domain.finding import Findable, FoundKind, Sought
from daect_tui.services.clocks import SetClock
from daect_tui.services.finding import Finding
from daect_tui.services.office import Office
from storage.register import OpenRegister
from tests.integration.storage.samples import AGENT, MOMENT
from tests.integration.storage.world import World

IN_LINES = [kind for kind in FoundKind if kind not in (FoundKind.DOSSIER, FoundKind.WORDING)]


@pytest.mark.parametrize("kind", IN_LINES)
def test_what_is_kept_of_a_thing_is_how_it_is_read_again(filled: OpenRegister, kind: FoundKind) -> None:
    with filled.reading() as unit:
        rows = unit.findings.lines(kind, {})
        lines = dict(pair for pairs in rows.values() for pair in pairs)
        things = unit.findings.some(kind, (*lines, *lines))

    assert {thing.key: thing.line for thing in things} == lines
    assert all(thing.kind is kind and thing.subject and thing.title for thing in things)


def test_the_lines_of_rows_that_stand_are_those_of_before(filled: OpenRegister) -> None:
    with filled.reading() as unit:
        rows = unit.findings.lines(FoundKind.ORGANISATION, {})
        said = {digest: ((key, "as before"),) for digest, ((key, _line),) in rows.items()}

        assert unit.findings.lines(FoundKind.ORGANISATION, said) == said
        assert unit.findings.lines(FoundKind.PERSON, rows).keys() != rows.keys()


def test_every_thing_is_found_by_its_reference_or_its_title(filled: OpenRegister, world: World) -> None:
    finding = Finding(Office(filled, SetClock(MOMENT), AGENT))
    with filled.reading() as unit:
        things: list[Findable] = [
            thing
            for kind in IN_LINES
            for pairs in unit.findings.lines(kind, {}).values()
            for thing in unit.findings.some(kind, [key for key, _line in pairs])
        ]

    for thing in things:
        search = thing.reference or thing.title
        found = finding.find(search, thing.kind)
        assert thing.subject in {result.thing.subject for result in found.results}, search
        assert found.results[0].nearness == min(result.nearness for result in found.results)
    dossier = world.dossiers[0]
    tail = dossier.reference.partition("-")[2]
    assert finding.find(tail).results[0].thing.subject == dossier.reference
    assert Sought.of(tail).typed == tuple(tail.split("-"))
