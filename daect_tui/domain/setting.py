"""What a setting is: its name, what it is for, how it is typed, where it lives. The values are elsewhere.

There are two homes, and no third (product decision 5): the file of a person’s taste, and the register,
where a procedure setting is in force from a day on and keeps what it was before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, clean_line, fold, quoted
from daect_tui.domain.whole_number import whole

LONGEST = 300
_ALWAYS_PLURAL = frozenset({"mois"})


class SettingKind(LabelledEnum):
    """How a setting is typed, and what is read of it."""

    TEXT = "texte", "un texte"
    NUMBER = "nombre", "un nombre entier"
    CHOICE = "choix", "un choix"
    YES_NO = "oui_non", "oui ou non"
    PATH = "chemin", "un dossier"
    KEY = "touche", "une touche"
    SHARE = "part", "une part, comme 1/2"
    SHEET = "fiche", "une fiche"


class SettingHome(LabelledEnum):
    """Where a setting lives."""

    PERSONAL = "poste", "vos goûts, sur cet ordinateur"
    REGISTER = "registre", "le registre, à partir d’un jour"


class SettingFamily(LabelledEnum):
    """Under what a setting is found."""

    DESK = "bureau", "Mon bureau"
    BACKUPS = "sauvegardes", "Sauvegardes"
    KEYS = "touches", "Touches"
    INSTITUTION = "delegation", "Délégation"
    COMMITTEE = "comite", "Comité"
    INTAKE = "instruction", "Instruction"
    LABELS = "labels", "Labels"
    MISSIONS = "missions", "Missions"
    DOCUMENTS = "documents", "Documents"
    KEEPING = "conservation", "Conservation"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `used` says what it is for, each with its place; `default` is as it is typed.

    `blank` says what nothing means. `source` is the article that it comes from, or that none does. `book`
    names the dated values among which it is kept; a setting of kind `SHEET` is changed as a whole, on a
    sheet of its own.
    """

    key: str
    title: str
    help: str
    kind: SettingKind
    family: SettingFamily
    home: SettingHome
    used: tuple[str, ...]
    default: str = ""
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    blank: str = "—"
    source: str = ""
    book: str = ""

    @property
    def purpose(self) -> str:
        """Say where it is used: « sert à … »."""
        return f"sert à {', à '.join(self.used)}"

    @property
    def bounds(self) -> str:
        """Say what may be typed: « de 0 à 240 minutes », « clair, sombre ou… »; empty for a text."""
        if self.kind is SettingKind.NUMBER:
            return f"de {self.least} à {self.most}{NBSP}{self.unit}".rstrip(NBSP)
        labels = [label for _code, label in self.choices]
        return " ou ".join(filter(None, (", ".join(labels[:-1]), *labels[-1:])))

    @property
    def sought(self) -> str:
        """All the words under which it is found, folded."""
        return fold(" ".join((self.key, self.title, self.help, self.family.label, *self.used, self.source)))

    def in_words(self, value: str) -> str:
        """Write a value for people: its label, its unit."""
        if not value:
            return self.blank
        if self.kind is SettingKind.NUMBER:
            return f"{value}{NBSP}{self._unit_of(value)}".rstrip(NBSP)
        return dict(self.choices).get(value, value)

    def _unit_of(self, value: str) -> str:
        alone = value in {"0", "1"} and self.unit not in _ALWAYS_PLURAL
        return self.unit.removesuffix("s") if alone else self.unit

    def read(self, typed: str) -> str:
        """Return the value that was typed, tidied; raises `InvalidField` with a French sentence."""
        value = clean_line(typed).text
        if len(value) > LONGEST:
            raise self._fault(f"{len(value)} signes, {LONGEST} au plus. Raccourcissez.")
        if not value and not self.required:
            return ""
        if self.kind is SettingKind.NUMBER:
            number = whole(value)
            if number is None or not self.least <= number <= self.most:
                raise self._fault(f"écrivez un nombre entier {self.bounds}.")
            return str(number)
        if self.choices:
            return self._chosen(value)
        if not value:
            raise self._fault("à remplir.")
        return value

    def _chosen(self, value: str) -> str:
        for code, label in self.choices:
            if fold(value) in {fold(code), fold(label)}:
                return code
        raise self._fault(f"{quoted(value)} n’est pas dans la liste{NBSP}: {self.bounds}.")

    def _fault(self, sentence: str) -> InvalidField:
        return InvalidField(self.key, f"{self.title}{NBSP}: {sentence}")


def found_settings(settings: Sequence[Setting], words: str) -> tuple[Setting, ...]:
    """Return the settings that hold every word, accents and capitals aside; those so called come first."""
    wanted = fold(words).split()
    found = [one for one in settings if all(word in one.sought for word in wanted)]
    return tuple(sorted(found, key=lambda one: not all(word in fold(one.title) for word in wanted)))
