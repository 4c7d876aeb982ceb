"""Who plays in a scene: the institution of its day, the applicant and the others, the committee."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice

from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.organisation import Organisation
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.scene import Scene


@dataclass(frozen=True, slots=True)
class Cast:
    """A scene once its people are kept: they bear their numbers. `others` are all but the applicant."""

    scene: Scene
    applicant: Organisation
    others: tuple[Organisation, ...]
    members: tuple[Member, ...]

    @property
    def voting(self) -> tuple[Member, ...]:
        """The members who vote, the president first."""
        return tuple(member for member in self.members if member.voting)


def cast(work: UnitOfWork, scene: Scene) -> Cast:
    """Keep the people of a scene, and the institution as it is from the first day of its year on."""
    first = date(scene.day.year, 1, 1)
    contact = Contact(**scene.told["contact"])
    work.institution.save_letterhead(DatedLetterhead(first, None, _letterhead(scene), contact))
    work.institution.save_signatory(replace(scene.signatory, valid_from=first))
    return Cast(
        scene=scene,
        applicant=work.organisations.add(scene.organisation),
        others=tuple(
            work.organisations.add(replace(scene.organisation, name=name)) for _, name in scene.crowd
        ),
        members=tuple(work.members.add(member) for member in _members(scene, first)),
    )


def _letterhead(scene: Scene) -> Letterhead:
    head = dict(scene.told["head"])
    state, address = tuple(head.pop("state")), tuple(head.pop("address"))
    return Letterhead(state=state, address=address, **head)


def _members(scene: Scene, first: date) -> Iterator[Member]:
    """Yield as many members as the scene seats: the first presides, the second deputises, the last notes."""
    seats: int = scene.told["seats"]
    kinds = cycle(MemberKind)
    for rank, (told, kind) in enumerate(zip(islice(cycle(scene.told["member"]), seats), kinds, strict=False)):
        yield Member(
            id=0,
            kind=kind,
            voting=rank < seats - 1,
            presides=rank == 0,
            deputises=rank == 1,
            starts_on=first,
            until=date(scene.day.year, 12, 31),
            **told,
        )
