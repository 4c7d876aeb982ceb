"""What must hold of every letter: something that it is about, dates that follow one another."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.letter import LetterKind, LetterState
from daect_tui.domain.notification import dates_fault
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.worklist import Room

_TELLING = {letter: decision for decision, letter in LETTER_KINDS.items()}


@dataclass(frozen=True, slots=True)
class LetterCase:
    """A letter; `known` tells whether the register holds what it is about.

    `signed` are the kinds of the signed decisions on its subject; `replaced` tells whether another
    letter says that it stands in its place.
    """

    reference: str
    kind: LetterKind
    subject: str
    state: LetterState
    sent_on: date | None
    presented_on: date | None
    notified_on: date | None
    returned_on: date | None
    known: bool
    signed: tuple[DecisionKind, ...]
    replaced: bool

    @property
    def chrono(self) -> str:
        """The number of the letter."""
        return self.reference


def orphan(case: LetterCase) -> str:
    """Say that a letter is about nothing that the register knows."""
    if case.known:
        return ""
    return f"Le courrier {case.chrono} porte sur {quoted(case.subject)}, que le registre ne connaît pas."


def of_no_decision(case: LetterCase) -> str:
    """Say that a letter tells of a decision that nobody signed: nothing leaves before (decision 10)."""
    kind = _TELLING.get(case.kind)
    if kind is None or not case.known or kind in case.signed or case.state is LetterState.REPLACED:
        return ""
    return (
        f"Le courrier {case.chrono} ({case.kind.label}) annonce une décision ({kind.label}) qui n’est "
        f"pas signée sur {case.subject}."
    )


def dates_disordered(case: LetterCase) -> str:
    """Say which dates of a letter do not follow one another."""
    fault = dates_fault(case)
    return f"Les dates du courrier {fault}." if fault else ""


def replaced_and_standing(case: LetterCase) -> str:
    """Say that a letter stands beside the one that replaced it."""
    if not case.replaced or case.state is LetterState.REPLACED:
        return ""
    return (
        f"Le courrier {case.chrono} a été remplacé, mais il est encore {quoted(case.state.label)}{NBSP}: "
        "deux lettres diraient la même chose."
    )


LETTERS = Family(
    "courriers",
    Room.LETTERS,
    LetterCase,
    (
        Rule(
            "courrier.orphelin",
            orphan,
            "Ce dont il parle a été retiré hors de l’application, et se trouve dans une sauvegarde plus "
            "ancienne\u00a0: restaurez-la.",
        ),
        Rule(
            "courrier.sans-decision",
            of_no_decision,
            "Ne l’envoyez pas. S’il est parti, comparez avec son exemplaire signé et restaurez la dernière "
            "sauvegarde qui porte la décision.",
        ),
        Rule(
            "courrier.dates",
            dates_disordered,
            "Vérifiez l’avis de réception, puis corrigez ses dates (F8).",
        ),
        Rule("courrier.remplace", replaced_and_standing),
    ),
)
