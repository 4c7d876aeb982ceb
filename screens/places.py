"""The places that the palette leads to from anywhere: what the function keys do not open by themselves.

Each is a key of the first screen of a mode, or a tab of F9. A test holds them against the bindings.
"""

from dataclasses import dataclass

from daect_tui.domain.worklist import Room
from screens.modes import DIRECTORY, HOME, MODES


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, what one does there, the mode, and the binding that opens it or the tab of F9."""

    name: str
    purpose: str
    mode: str
    binding: str = ""
    key: str = ""
    action: str = ""
    tab: str = ""

    @property
    def room(self) -> str:
        """Name the mode by its key and its title."""
        return next(f"{mode.key.upper()} {mode.title}" for mode in MODES if mode.name == self.mode)


PLACES = (
    Place(
        "Statistiques", "compter, par thème, région, année", HOME, "home.statistics", "ctrl+o", "statistics"
    ),
    Place(
        "Décisions",
        "toutes, au cas par cas aussi",
        Room.COMMITTEE.value,
        "committee.decisions",
        "ctrl+d",
        "decisions",
    ),
    Place("Cas par cas", "examen sans séance", Room.COMMITTEE.value, "committee.cases", "ctrl+o", "cases"),
    Place(
        "Bourse-partenariats",
        "demandes, avis, suites",
        Room.MISSIONS.value,
        "missions.bourse",
        "ctrl+y",
        "bourse",
    ),
    Place(
        "Calendrier des missions",
        "les missions du mois",
        Room.MISSIONS.value,
        "missions.calendar",
        "ctrl+k",
        "calendar",
    ),
    Place(
        "Qui sait faire\u202f?",
        "qui sait faire quoi, et où",
        Room.EVALUATIONS.value,
        "evaluation.who",
        "ctrl+y",
        "who",
    ),
    Place(
        "Enseignements",
        "ce que les missions ont appris",
        Room.EVALUATIONS.value,
        "evaluation.lessons",
        "ctrl+l",
        "lessons",
    ),
    Place("Lettres à produire", "ce qui est dû", Room.LETTERS.value, "letters.outbox", "ctrl+b", "outbox"),
    Place("Membres", "qui siège au comité", DIRECTORY, tab="members"),
    Place("Programmes", "critères, pièces, durées", DIRECTORY, tab="programmes"),
    Place("En-têtes", "adresse, tribunal, emblème", DIRECTORY, tab="letterheads"),
    Place("Signataires", "qui signe, depuis quand", DIRECTORY, tab="signatories"),
    Place("Règlement de séance", "quorum, majorité, délais, plafonds", DIRECTORY, tab="rules"),
    Place("Journal", "les derniers actes", DIRECTORY, tab="journal"),
    Place("Référents", "qui suit quels dossiers", DIRECTORY, tab="routes"),
    Place("Organismes", "corriger, vérifier, fusionner", DIRECTORY, tab="organisations"),
    Place("Correspondants", "qui est consulté pour avis", DIRECTORY, tab="correspondents"),
    Place("Modèles des courriers", "les textes des documents, les textes types", DIRECTORY, tab="wordings"),
)
