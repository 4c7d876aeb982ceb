"""A fault of a register: what is wrong, where, and what to do about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room

RESTORE = "Restaurez la dernière sauvegarde."
# What no act of the program can have done: the paper says which of the two copies is true.
COMPARE = (
    "Comparez avec les papiers signés et avec la dernière sauvegarde\u202f; si elle dit vrai, restaurez-la."
)


class FaultKind(LabelledEnum):
    """What a fault is about, the gravest first."""

    FILE = "fichier", "fichier"
    JOURNAL = "journal", "journal"
    LINK = "lien", "liens entre les fiches"
    KEPT = "conserve", "fichiers conservés"
    NUMBER = "numero", "numérotation"
    COURSE = "parcours", "états et passages"
    RULE = "regle", "règles de la procédure"
    DERIVED = "index", "listes et recherche"


# What the file itself is guilty of, whatever its records say.
OF_THE_FILE = frozenset({FaultKind.FILE, FaultKind.JOURNAL, FaultKind.LINK, FaultKind.KEPT})


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; written, it is the whole of what a person must read.

    `code` names the rule and tells nothing of any person; `reference` is the thing that is at fault,
    empty when it is the file; `room` is where that thing opens, `None` where it has no screen.
    """

    code: str
    kind: FaultKind
    sentence: str
    remedy: str
    reference: str = ""
    room: Room | None = None

    def __str__(self) -> str:
        """Write what is wrong and what to do."""
        return f"{self.sentence} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was gone through: « décisions », and how many."""

    title: str
    count: int

    def in_words(self) -> str:
        """Agree the title, which is in the plural, with the number: « 2 missions », « 1 mission »."""
        head, sep, rest = self.title.partition(" d")
        one = " ".join(_ONE.get(word, word.removesuffix("s")) for word in head.split())
        return counted(self.count, f"{one}{sep}{rest}", self.title)


# Plurals that do not simply end in « s ».
_ONE = {"procès-verbaux": "procès-verbal"}


@dataclass(frozen=True, slots=True)
class Examination:
    """What a whole check found, and all that it went through."""

    faults: tuple[Fault, ...]
    checked: tuple[Checked, ...]

    def gone_through(self) -> tuple[str, ...]:
        """Say what was gone through, without the parts in which nothing is."""
        return tuple(one.in_words() for one in self.checked if one.count)


# Hears what is being checked, how many parts are done, out of how many.
Told = Callable[[str, int, int], None]


def silent(_what: str, _done: int, _total: int) -> None:
    """Report no progress."""


class Case(Protocol):
    """What a rule judges: a view of one thing, under the reference that people know."""

    @property
    def reference(self) -> str:
        """The reference of the thing."""


C = TypeVar("C", bound=Case)


@dataclass(frozen=True, slots=True)
class Rule(Generic[C]):
    """One rule: `broken` gives the sentence of the fault, empty when there is none."""

    code: str
    broken: Callable[[C], str]
    remedy: str = COMPARE


@dataclass(frozen=True, slots=True)
class Family(Generic[C]):
    """The rules over one kind of things: how they are called, and where they open."""

    title: str
    room: Room | None
    view: type[C]
    rules: tuple[Rule[C], ...]

    def faults(self, case: C) -> Iterator[Fault]:
        """Yield the faults of one thing."""
        for rule in self.rules:
            sentence = rule.broken(case)
            if sentence:
                yield Fault(rule.code, FaultKind.RULE, sentence, rule.remedy, case.reference, self.room)
