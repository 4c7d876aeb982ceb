"""The keys of the interests of a session, and how its tasks are done: what the last line and F1 show."""

from textual.binding import Binding, BindingType

INTEREST_KEYS: list[BindingType] = [
    Binding(
        "d",
        "declare",
        "Déclaré",
        tooltip="le membre déclare cet intérêt et se déporte",
        id="interests.declare",
    ),
    Binding(
        "c",
        "confirm",
        "Confirmer",
        tooltip="le service constate l’intérêt\u00a0: le membre est déporté",
        id="interests.confirm",
    ),
    Binding(
        "e",
        "set_aside",
        "Écarter",
        tooltip="écarter et épingler\u00a0: ne revient plus pour ce membre et ce demandeur",
        id="interests.dismiss",
    ),
    Binding("r", "take_back", "Reprendre", tooltip="reprendre la réponse donnée", id="interests.take_back"),
    Binding(
        "ctrl+n", "add", "Autre déport", tooltip="noter un déport que rien ne suggère", id="interests.add"
    ),
    Binding("escape", "leave", "Revenir", show=False, tooltip="revenir à la séance", id="interests.leave"),
]

INTEREST_TASKS = (
    (
        "Répondre",
        "D\u00a0: le membre le déclare. C\u00a0: le service le constate. E\u00a0: ce n’en est pas un.",
    ),
    ("Se raviser", "R sur une réponse\u00a0: la suggestion redevient à examiner."),
    ("Noter un autre déport", "Ctrl+N, le point, le membre, l’intérêt en cause."),
    (
        "Et ensuite",
        "Les déports sont en place quand la séance s’ouvre\u202f; Ctrl+D en note d’autres alors.",
    ),
)
