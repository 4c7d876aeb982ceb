"""The ways into a register that the welcome offers: one word each, and what it does."""

from enum import Enum, auto

from textual.message import Message

from screens.modals.choice import Choice


class Way(Enum):
    """What one may do where there is no register."""

    EMPTY = auto()
    DEMONSTRATION = auto()
    RESTORE = auto()
    SPREADSHEET = auto()
    OTHER = auto()


WAYS: tuple[Choice[Way], ...] = (
    Choice(
        Way.EMPTY,
        "Nouveau registre vide",
        "Votre nom, puis l’en-tête et le signataire, que l’on peut passer. Il est fait ici\u00a0:",
    ),
    Choice(
        Way.DEMONSTRATION,
        "Démonstration (cinq minutes)",
        "La campagne de 2017, dans un registre à part, et une visite guidée\u00a0: tenir une séance, saisir "
        "un rapport, imprimer les lettres.",
    ),
    Choice(
        Way.RESTORE,
        "Restaurer une sauvegarde",
        "Un fichier de sauvegarde devient le registre d’ici\u202f; ce qu’il contient est dit avant.",
    ),
    Choice(
        Way.SPREADSHEET,
        "Reprendre un tableur",
        "Un registre neuf, puis vos dossiers, vos organismes ou vos membres lus dans un fichier CSV, XLSX, "
        "ODS ou JSON.",
    ),
    Choice(
        Way.OTHER, "Ouvrir un autre registre", "Un registre qui est ailleurs sur ce poste, ou sur une clé."
    ),
)


class WayIn(Message):
    """A new register is to be made, and what for: nothing else is asked before its author’s name."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.way = way
