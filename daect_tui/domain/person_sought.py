"""A person as they are sought: by first name and name in either order, by e-mail or by telephone.

Accents, case, hyphens and particles do not count: « DE LA TOUR Jeanne-Marie » is « Jeanne Marie de La Tour ».
"""

import re
from dataclasses import dataclass

from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.text import fold

WORD = re.compile(r"[^\W\d_]+")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?[\d\s.()\u00a0\u202f-]{9,}")
_DIGITS = re.compile(r"\D+")
PARTICLES = frozenset(
    (
        "d",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "l",
        "la",
        "le",
        "les",
        "van",
        "von",
        "y",
    )
)
# French numbers without what is dialled before them; shorter ones are no number of a person.
_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is sought: `words` of the name without particles, `name` the one that is surely a family name.

    `first` is the first of the first names, empty where one word was typed. All is folded; `phones` are
    the last nine digits.
    """

    said: str
    words: tuple[str, ...] = ()
    name: str = ""
    first: str = ""
    particles: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    def may_stand_in(self, text: str) -> bool:
        """Tell, fast, whether a text is worth reading: false when the person surely is not there."""
        folded = fold(text)
        if self.name and self.name in folded:
            return True
        if self.first and self.first in folded:
            return True
        if any(email in folded for email in self.emails):
            return True
        return bool(self.phones) and self._dialled(text)

    def _dialled(self, text: str) -> bool:
        digits = _DIGITS.sub("", text)
        return any(phone in digits for phone in self.phones)


def sought(said: str) -> Sought:
    """Read who is sought; raises `UnusableArgument` for what names nobody.

    « DUPONT Jeanne », « Dupont, Jeanne » and « Jeanne Dupont » are the same; a lone word is a family name.
    """
    said = said.strip()
    if EMAIL.fullmatch(said):
        return Sought(said, emails=frozenset({fold(said)}))
    digits = _DIGITS.sub("", said)
    if _PHONE.fullmatch(said) and len(digits) >= _NUMBER:
        return Sought(said, phones=frozenset({digits[-_NUMBER:]}))
    typed = WORD.findall(_in_order(said))
    folded = [fold(word) for word in typed]
    words = tuple(word for word in folded if word not in PARTICLES) or tuple(folded)
    if sum(map(len, words)) < 2:  # noqa: PLR2004 – an initial names nobody
        raise UnusableArgument(
            f"«\u202f{said}\u202f» ne désigne personne. "
            "Donnez un prénom et un nom, un courriel ou un téléphone."
        )
    first = words[0] if len(words) > 1 else ""
    return Sought(said, words, words[-1], first, frozenset(folded) & PARTICLES)


def _in_order(said: str) -> str:
    """Put the first name before the name where a comma or capitals show which is which."""
    if "," in said:
        name, _, first = said.partition(",")
        return f"{first} {name}"
    words = said.split()
    shouted = [word for word in words if word.isupper() and len(word) > 1]
    if shouted and len(shouted) < len(words) and words[: len(shouted)] == shouted:
        return " ".join(words[len(shouted) :] + shouted)
    return said
