"""What of a text is given to the person whom it names: where it speaks of them, and nobody else in it.

RGPD art. 15.4: the right to a copy does not infringe upon the rights of others. In a form about the person
the field is theirs; in a longer text the paragraphs that name them are given, other people known to the
register being masked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.person_mentions import mentions, replaced, surest
from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import Sought, sought
from daect_tui.domain.personal_places import Spot

MASKED = "[autre personne]"
_GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Others:
    """The other people whom the register knows."""

    people: tuple[Sought, ...]

    def masked(self, text: str) -> str:
        """Return a text without their names."""
        for other in self.people:
            found = [one for one in mentions(other, text) if one.naming is Naming.SURE]
            if found:
                text = replaced(text, found, MASKED)
        return text


def others(names: Iterable[str], person: Sought) -> Others:
    """Return the people of some names, without the person: those of whom first name and name are known."""
    people: list[Sought] = []
    for name in sorted(names, key=lambda one: (-len(one), one)):
        try:
            other = sought(name)
        except UnusableArgument:
            continue
        if other.first and other.name and surest(mentions(person, name)) is not Naming.SURE:
            people.append(other)
    return Others(tuple(people))


def excerpt(spot: Spot, masks: Others) -> str:
    """Return what of a text is about the person."""
    if spot.whole:
        return spot.text
    kept: list[str] = []
    start = 0
    for paragraph in spot.text.split("\n"):
        end = start + len(paragraph)
        if any(one.start <= end and one.end > start for one in spot.found):
            kept.append(masks.masked(paragraph))
        elif kept and kept[-1] != _GAP:
            kept.append(_GAP)
        start = end + 1
    return "\n".join(kept).removesuffix(f"\n{_GAP}")
