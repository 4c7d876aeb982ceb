"""A person’s name put right wherever it stands (RGPD art. 16), in forms as in texts."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.person_mentions import Mention, mentions, replaced
from daect_tui.domain.person_sought import EMAIL, WORD, Sought
from daect_tui.domain.personal_places import Place, Spot
from daect_tui.domain.text import NBSP, fold


@dataclass(frozen=True, slots=True)
class RightName:
    """The name as it is to be written."""

    first: str
    last: str

    @property
    def whole(self) -> str:
        """Write first name and name."""
        return f"{self.first} {self.last}".strip()


@dataclass(frozen=True, slots=True)
class Correction:
    """One text, before and after."""

    place: Place
    spot: Spot
    after: str


def right_name(typed: str) -> RightName:
    """Read « Prénom Nom » or « Nom, Prénom »; raises `InvalidField` without both.

    Where there are more than two words, the comma tells which are the name.
    """
    if "," in typed:
        last, _, first = typed.partition(",")
    else:
        first, _, last = typed.strip().partition(" ")
    if not first.strip() or not last.strip():
        raise InvalidField("name", f"Nom exact{NBSP}: écrivez « Prénom Nom », ou « Nom, Prénom ».")
    return RightName(first.strip(), last.strip())


def corrected(spot: Spot, person: Sought, name: RightName) -> str:
    """Return a text with the right name; e-mails, telephones and offices stay as they are."""
    if spot.whole and spot.field.endswith("first_name"):
        return name.first
    if spot.whole and spot.field.endswith("last_name"):
        return _as(spot.text, name.last)
    text = spot.text
    for mention in sorted(_named(spot, person), key=lambda one: one.start, reverse=True):
        said = text[mention.start : mention.end]
        text = replaced(text, (mention,), _as(said, _said_again(said, person, name)))
    return text


def _named(spot: Spot, person: Sought) -> tuple[Mention, ...]:
    found = mentions(person, spot.text) if spot.whole else spot.found
    return tuple(one for one in found if not EMAIL.fullmatch(spot.text[one.start : one.end]))


def _said_again(said: str, person: Sought, name: RightName) -> str:
    """Write the right name as the wrong one was: whole, family name alone, or family name first."""
    words = [fold(word) for word in WORD.findall(said)]
    if len(words) == 1 and person.first:
        return name.last
    if len(words) > 1 and _alike(words[0], name.last) > _alike(words[0], name.first):
        return f"{name.last}{',' if ',' in said else ''} {name.first}"
    return name.whole


def _alike(word: str, name: str) -> float:
    """Tell how much a word looks like a name: who is sought may have been typed in either order."""
    return SequenceMatcher(None, word, fold(name)).ratio()


def _as(said: str, name: str) -> str:
    """Write a name in capitals where the wrong one was."""
    return name.upper() if said.isupper() else name
