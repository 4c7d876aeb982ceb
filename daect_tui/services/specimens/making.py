"""Making every specimen: the scenes stocked one after the other, their documents made and handed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.document import Contact
from daect_tui.domain.errors import DaectError
from daect_tui.domain.journal import Act
from daect_tui.services.catalogue import furnish
from daect_tui.services.clocks import SetClock
from daect_tui.services.specimens.cast import cast
from daect_tui.services.specimens.families import FAMILIES, Family
from daect_tui.services.specimens.scene import Scene, scenes
from daect_tui.services.specimens.studio import Specimen, Studio


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one specimen: its bytes, or why it was refused; `done` of `total` are made."""

    name: str
    content: bytes
    refusal: str
    done: int
    total: int


def made(studio: Studio, clock: SetClock, families: Sequence[Family] = FAMILIES) -> Iterator[Made]:
    """Yield the specimens of each scene, as they are made; `clock` is that of the desk."""
    played = scenes()
    done = 0
    for scene in played:
        specimens = _stock(studio, clock, scene, families)
        clock.moment = paris_moment(scene.day, 10)
        for specimen in specimens:
            done += 1
            name, total = f"{specimen.name}-{scene.name}", len(played) * len(specimens)
            try:
                yield Made(name, specimen.make(), "", done, total)
            except DaectError as refusal:
                yield Made(name, b"", str(refusal), done, total)


def _stock(studio: Studio, clock: SetClock, scene: Scene, families: Sequence[Family]) -> tuple[Specimen, ...]:
    """Put the facts of a scene down, in one transaction; return what may be made of them."""
    clock.moment = paris_moment(scene.day, 9)
    with studio.desk.office.begin() as work:
        if not work.programmes.all():
            furnish(work, "", "", Contact("", "", "", "", ""))
        played = cast(work, scene)
        specimens = tuple(specimen for family in families for specimen in family(work, played, studio))
        work.journal.append(Act("register.furnished", "registre", {"jeu": scene.name}))
        work.commit()
    return specimens
