"""The keys of a session in preparation, and how its tasks are done: what the last line and F1 show."""

from textual.binding import Binding, BindingType

PREPARATION_KEYS: list[BindingType] = [
    Binding(
        "ctrl+n", "add", "Ajouter", tooltip="inscrire un dossier à l’ordre du jour", id="preparation.add"
    ),
    Binding("ctrl+o", "open", "Ouvrir la séance", tooltip="ouvrir la séance", id="preparation.open"),
    Binding(
        "ctrl+d",
        "interests",
        "Intérêts",
        tooltip="intérêts suggérés et déports des membres",
        id="preparation.interests",
    ),
    Binding(
        "ctrl+e",
        "propose",
        "Proposition",
        tooltip="l’avis que propose le rapporteur",
        id="preparation.what",
    ),
    Binding(
        "ctrl+t",
        "replan",
        "Date",
        tooltip="date, heure, lieu et date limite de la séance",
        id="preparation.when",
    ),
    Binding(
        "ctrl+l",
        "convening",
        "Convocations",
        tooltip="convoquer les membres, préparer leurs documents",
        show=False,
        id="preparation.convening",
    ),
    Binding(
        "ctrl+b",
        "add_many",
        "En nombre",
        show=False,
        tooltip="inscrire tout un programme, ou les ajournés complétés",
        id="preparation.many",
    ),
    Binding(
        "ctrl+g",
        "arrange",
        "Ordre calme",
        show=False,
        tooltip="l’ordre le plus calme\u00a0: le moins de sorties et d’entrées",
        id="preparation.arrange",
    ),
    Binding("h", "move(-1)", "Haut", show=False, tooltip="monter le point d’un rang", id="preparation.up"),
    Binding("b", "move(1)", "Bas", show=False, tooltip="descendre le point d’un rang", id="preparation.down"),
    Binding("m", "minutes", "Durée", show=False, tooltip="durée prévue du point", id="preparation.minutes"),
    Binding(
        "ctrl+r",
        "rapporteur",
        "Rapporteur",
        tooltip="nommer le rapporteur du point",
        show=False,
        id="preparation.who",
    ),
    Binding(
        "delete",
        "remove",
        "Retirer",
        tooltip="retirer le point de l’ordre du jour",
        show=False,
        id="preparation.remove",
    ),
    Binding("escape", "leave", "Revenir", show=False, tooltip="revenir aux séances", id="preparation.leave"),
]

PREPARATION_TASKS = (
    ("Inscrire des dossiers", "Ctrl+N en propose un à un\u202f; Ctrl+B tout un programme, ou les ajournés."),
    ("Préparer un point", "Ctrl+R nomme le rapporteur, Ctrl+E écrit l’avis qu’il propose, M sa durée."),
    (
        "Ranger l’ordre du jour",
        "H monte le point, B le descend\u202f; Ctrl+G prend l’ordre le plus calme.",
    ),
    ("Donner les heures", "Ctrl+T fixe l’heure de la séance\u202f; celle de chaque point s’en déduit."),
    ("Noter un déport", "Ctrl+D montre les intérêts suggérés\u202f; chaque réponse tient en une touche."),
    ("Convoquer", "Ctrl+L\u00a0: convocations, dossiers des membres, feuille d’émargement."),
    ("Écrire l’ordre du jour", "Ctrl+L, puis Ctrl+O\u00a0: PDF, ODT et DOCX."),
    ("Ouvrir", "Ctrl+O fige la composition du comité à la date de la séance, puis fait l’appel."),
)
