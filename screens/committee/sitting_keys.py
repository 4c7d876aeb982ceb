"""The keys of a session that is held, and how its tasks are done: what the last line and F1 show."""

from textual.binding import Binding, BindingType

SITTING_KEYS: list[BindingType] = [
    Binding("ctrl+u", "unanimity", "Unanimité", tooltip="proposer tous les présents pour", id="sitting.all"),
    Binding(
        "enter",
        "confirm",
        "Confirmer",
        tooltip="confirmer le résultat proposé",
        priority=True,
        id="sitting.enter",
    ),
    Binding("p", "cast('pour')", "Pour", tooltip="le membre choisi vote pour", id="sitting.for"),
    Binding(
        "c",
        "cast('contre')",
        "Contre",
        tooltip="le membre choisi vote contre",
        show=False,
        id="sitting.against",
    ),
    Binding(
        "a",
        "cast('abstention')",
        "Abst.",
        tooltip="le membre choisi s’abstient",
        show=False,
        id="sitting.abstain",
    ),
    Binding(
        "ctrl+e",
        "attendance",
        "Présences",
        tooltip="arrivées, départs, pouvoirs",
        id="sitting.attendance",
    ),
    Binding(
        "ctrl+d",
        "recuse",
        "Déport",
        tooltip="déport du membre choisi, ou son retrait",
        id="sitting.recuse",
    ),
    Binding(
        "ctrl+t",
        "acts",
        "Actes",
        tooltip="main levée, autre motion, autre issue, clore…",
        id="sitting.acts",
    ),
    Binding(
        "ctrl+z",
        "undo",
        "Annuler",
        tooltip="annuler le dernier acte de la séance",
        show=False,
        id="sitting.undo",
    ),
    Binding(
        "ctrl+l",
        "block",
        "En bloc",
        tooltip="décider plusieurs points en bloc",
        show=False,
        id="sitting.block",
    ),
    Binding(
        "ctrl+g",
        "hands",
        "Main levée",
        tooltip="compter un vote à main levée",
        show=False,
        id="sitting.hands",
    ),
    Binding(
        "ctrl+o",
        "item",
        "Détail",
        tooltip="tout ce qui est connu du point",
        show=False,
        id="sitting.item",
    ),
    Binding("ctrl+n", "step(1)", "Point suivant", tooltip="point suivant", show=False, id="sitting.next"),
    Binding(
        "ctrl+b",
        "step(-1)",
        "Point précédent",
        tooltip="point précédent",
        show=False,
        id="sitting.previous",
    ),
    Binding(
        "escape",
        "back",
        "Revenir",
        show=False,
        tooltip="annuler la proposition, ou quitter",
        id="sitting.back",
    ),
]

SITTING_TASKS = (
    (
        "Avis unanime",
        "Ctrl+U puis Entrée\u00a0: le vote et l’avis sont enregistrés, le point suivant paraît.",
    ),
    ("Vote nominal", "P, C ou A sur chaque membre\u202f; Entrée confirme le résultat."),
    ("Main levée, secret", "Ctrl+G, les trois comptes\u202f; Ctrl+T, « Voter à bulletins secrets »."),
    ("Plusieurs points", "Ctrl+L coche les points, dit ce qui sera fait et ce qui est laissé de côté."),
    ("Revenir en arrière", "Ctrl+Z annule le dernier acte, une fois\u202f; Ctrl+T annule un vote."),
    ("Déport", "Ctrl+D sur le membre. Il sort du quorum, du vote et de la présidence de ce point."),
    (
        "Autre issue",
        "Ctrl+T\u00a0: à revoir, retiré, autre motion, désaccord, suspendre, clore.",
    ),
)
