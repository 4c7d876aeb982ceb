"""The places that the function keys lead to, each imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from daect_tui.domain.places import Room

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.desk import Desk

HOME = "accueil"
DIRECTORY = "repertoire"


@dataclass(frozen=True, slots=True)
class Mode:
    """One place: its name, key, title, what one does there, and the screen as « module:Class »."""

    name: str
    key: str
    title: str
    purpose: str
    screen: str

    def factory(self, desk: "Desk") -> Callable[[], Screen[Any]]:
        """Return what imports and makes the first screen of the place."""

        def make() -> Screen[Any]:
            module, _, name = self.screen.partition(":")
            screen: Screen[Any] = getattr(import_module(module), name)(desk)
            return screen

        return make


MODES = (
    Mode(
        HOME, "f2", "Accueil", "ce qui est à faire, le plus urgent d’abord", "screens.home.screens:HomeScreen"
    ),
    Mode(
        Room.DOSSIERS.value,
        "f3",
        "Dossiers",
        "les demandes reçues, leur saisie, leurs états",
        "screens.dossiers.screens:DossiersScreen",
    ),
    Mode(
        Room.COMMITTEE.value,
        "f4",
        "Comité",
        "préparer, tenir et clore une séance, décider",
        "screens.committee.screens:CommitteeScreen",
    ),
    Mode(
        Room.MISSIONS.value,
        "f5",
        "Missions",
        "les missions d’experts demandées sous un label",
        "screens.missions.screens:MissionsScreen",
    ),
    Mode(
        Room.EVALUATIONS.value,
        "f6",
        "Évaluations",
        "les rapports de mission et leur évaluation",
        "screens.evaluation.screens:EvaluationsScreen",
    ),
    Mode(
        Room.LABELS.value,
        "f7",
        "Labels",
        "le registre des labels à une date, leur renouvellement, leur fin",
        "screens.labels.screens:LabelsScreen",
    ),
    Mode(
        Room.LETTERS.value,
        "f8",
        "Courriers",
        "produire, imprimer et suivre les lettres",
        "screens.letters.screens:LettersScreen",
    ),
    Mode(
        DIRECTORY,
        "f9",
        "Répertoire",
        "membres, programmes, réglages et journal",
        "screens.directory.screens:DirectoryScreen",
    ),
)
