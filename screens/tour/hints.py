"""What the tour says, by its step and by the screen that shows: the very next keys, on one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daect_tui.domain.text import counted
from daect_tui.domain.tour import STEPS, TourFacts, TourStep

END = "Visite finie\u00a0: séance tenue, rapport saisi, lettres prêtes. Échap à l’Accueil."


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence for some screens, by the names of their classes; for all others when none is named."""

    text: str
    screens: frozenset[str] = frozenset()


def _on(text: str, *screens: str) -> Hint:
    return Hint(text, frozenset(screens))


_HINTS: dict[TourStep, tuple[Hint, ...]] = {
    TourStep.COMMITTEE: (_on("appuyez sur F4, qui mène au Comité."),),
    TourStep.OPENING: (
        _on("Entrée sur {session}, la séance du jour.", "CommitteeScreen"),
        _on("Ctrl+O ouvre la séance, puis Entrée confirme.", "PreparationScreen"),
        _on("Entrée ouvre la séance\u202f; sa composition est figée.", "ConfirmModal"),
        _on("F4, puis Entrée sur {session}."),
    ),
    TourStep.ROLL_CALL: (
        _on("Ctrl+U fait l’appel de tous les membres.", "AttendanceScreen"),
        _on("Ctrl+E mène aux présences.", "SittingScreen"),
        _on("Ctrl+S les enregistre\u202f; Espace décoche un absent.", "SheetModal"),
        _on("F4, Entrée sur {session}, Ctrl+E."),
    ),
    TourStep.FIRST_VOTE: (
        _on("quorum atteint\u202f? Échap mène au premier point.", "AttendanceScreen"),
        _on("Ctrl+U propose l’unanimité, Entrée la confirme.", "SittingScreen"),
        _on("F4, Entrée sur {session}, puis Ctrl+U, Entrée."),
    ),
    TourStep.CLOSING: (
        _on("{left}\u00a0: Ctrl+U, Entrée pour chacun.", "SittingScreen"),
        _on("F4, Entrée sur {session}\u00a0: finir l’ordre du jour."),
    ),
    TourStep.SIGNING: (
        _on("Ctrl+S signe les décisions\u00a0: une date, Entrée, Entrée.", "DecisionsScreen"),
        _on("Entrée accepte la date, puis les décisions.", "EntryModal", "ConfirmModal"),
        _on("F4, Entrée sur {session}\u00a0: les décisions à signer."),
    ),
    TourStep.REPORT: (
        _on("Entrée sur {mission}\u00a0: rapport commencé dans un train.", "EvaluationsScreen"),
        _on("Entrée reprend ce qui fut tapé hors ligne.", "DraftsModal"),
        _on("Ctrl+B va aux enseignements\u00a0: une phrase, Ctrl+S.", "ReportForm"),
        _on("appuyez sur F6\u00a0: un rapport est attendu."),
    ),
    TourStep.LETTERS: (
        _on("Ctrl+N, la séance {session}, lettres de décision.", "LettersScreen"),
        _on("Entrée sur {session}, puis «\u202fLettres de décision\u202f».", "ChoiceModal"),
        _on("Ctrl+S produit les lettres qui sont prêtes.", "LotScreen"),
        _on("appuyez sur F8\u00a0: les lettres de {session}."),
    ),
    TourStep.PILE: (
        _on("elles sont gardées. Échap revient aux courriers.", "LotScreen"),
        _on("Espace choisit une lettre, Ctrl+D réunit la pile.", "LettersScreen"),
        _on("F8, Espace, Ctrl+D\u00a0: la pile à imprimer."),
    ),
}
_ALL_CONCLUDED = "tout est conclu\u00a0: Ctrl+T, «\u202fClore la séance\u202f», Entrée."


# The steps that are done when a place is seen, by the name of its screen.
_SEEN_AT = {"CommitteeScreen": TourStep.COMMITTEE, "PileScreen": TourStep.PILE}


def seen_at(screens: Iterable[str]) -> frozenset[TourStep]:
    """Return the steps that are done once these screens were shown."""
    return frozenset(_SEEN_AT[name] for name in screens if name in _SEEN_AT)


def hint(step: TourStep | None, facts: TourFacts, screens: Sequence[str]) -> str:
    """Write the line of the tour: « Étape 3 sur 9 : … », or its end.

    `screens` are the names of those that show, the one on top first.
    """
    if step is None:
        return END
    return f"Étape {STEPS.index(step) + 1} sur {len(STEPS)}\u00a0: {_told(step, facts, screens)}"


def _told(step: TourStep, facts: TourFacts, screens: Sequence[str]) -> str:
    if step is TourStep.CLOSING and not facts.left and "SittingScreen" in screens:
        return _ALL_CONCLUDED
    hints = _HINTS[step]
    fitting = (one for screen in screens for one in hints if screen in one.screens)
    found = next(fitting, hints[-1])
    left = counted(facts.left, "point encore", "points encore")
    return found.text.format(session=facts.session, mission=facts.mission, left=left)
