"""The question about a register that somebody else writes: read it, wait, or leave (product decision 6)."""

from daect_tui.domain.errors import WriteRefused
from screens.modals.choice import Choice, ChoiceModal
from screens.opening import Way

_WAYS = (
    Choice(Way.READ, "Ouvrir en lecture seule", "Tout se lit, et suit ce qui s’écrit là-bas."),
    Choice(Way.WAIT, "Attendre", "Le registre s’ouvrira dès que l’autre fenêtre l’aura refermé."),
    Choice(Way.QUIT, "Quitter", "Rien n’est ouvert, rien n’est changé."),
)


def ways_modal(refused: WriteRefused) -> ChoiceModal[Way]:
    """Ask which way is taken."""
    return ChoiceModal("Registre déjà ouvert en écriture", _WAYS, question=str(refused))
