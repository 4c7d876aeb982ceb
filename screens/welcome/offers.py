"""What the welcome says of each way into a register."""

from dataclasses import dataclass

from screens.welcome.ways import Way


@dataclass(frozen=True, slots=True)
class Offer:
    """One way, its name, and what it does."""

    way: Way
    label: str
    detail: str


WAYS: tuple[Offer, ...] = (
    Offer(
        Way.EMPTY,
        "Nouveau registre vide",
        "Votre nom, puis l’en-tête et le signataire, que l’on peut passer. Il est fait ici\u00a0:",
    ),
    Offer(
        Way.DEMONSTRATION,
        "Démonstration (cinq minutes)",
        "La campagne de 2017, dans un registre à part, et une visite guidée\u00a0: tenir une séance, saisir "
        "un rapport, imprimer les lettres.",
    ),
    Offer(
        Way.RESTORE,
        "Restaurer une sauvegarde",
        "Un fichier de sauvegarde devient le registre d’ici\u202f; ce qu’il contient est dit avant.",
    ),
    Offer(
        Way.SPREADSHEET,
        "Reprendre un tableur",
        "Un registre neuf, puis vos dossiers, vos organismes ou vos membres lus dans un fichier CSV, XLSX, "
        "ODS ou JSON.",
    ),
    Offer(
        Way.OTHER, "Ouvrir un autre registre", "Un registre qui est ailleurs sur ce poste, ou sur une clé."
    ),
)
