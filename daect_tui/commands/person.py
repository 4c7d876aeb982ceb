"""`daect person`: where somebody stands in the register, and what is owed to them."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, reading_desk
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.domain.personal_places import Place
    from daect_tui.services.persons import Found


def declare(commands: Commands) -> None:
    """Declare `person`."""
    person = commands.add("person", "trouver une personne partout dans le registre", _person)
    person.add_argument("person", metavar="PERSONNE", help="prénom et nom, courriel ou téléphone")


def _person(options: Namespace) -> int:
    with reading_desk(options) as desk:
        told(desk.persons.find(options.person))
    return DONE


def told(found: "Found") -> None:
    """Print every place, the sure ones first."""
    from daect_tui.domain.personal_words import OUT_OF_REACH

    if not found.places:
        print(f"«\u202f{found.person.said}\u202f» n’est nommé nulle part dans le registre.")
    _listed("Cette personne", found.sure)
    _listed("Peut-être cette personne, ou un homonyme", found.likely)
    print(OUT_OF_REACH)


def _listed(title: str, places: "Iterable[Place]") -> None:
    from daect_tui.domain.personal_words import line

    lines = Counter(map(line, places))
    if lines:
        print(f"{title}\u00a0: {lines.total()}")
    for said, times in lines.items():
        print(f"  {said}" + (f", {times}\u00a0fois" if times > 1 else ""))
