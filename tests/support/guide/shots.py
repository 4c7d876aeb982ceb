"""The pictures of the guide: their names, what each shows, and the keys that lead there."""

from dataclasses import dataclass

TYPED = "~"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. A key that begins with « ~ » is a text to type."""

    name: str
    title: str
    keys: tuple[str, ...]


def _shot(name: str, title: str, *keys: str) -> Shot:
    return Shot(name, title, keys)


# Nothing of what is pressed here is written in the register. What begins with the keys of the one before
# goes on from there.
SHOTS = (
    _shot("accueil", "Accueil : ce qui est à faire, par urgence", "f2"),
    _shot("palette", "La palette : toutes les commandes", "f2", "ctrl+p"),
    _shot("chercher-partout", "Chercher partout", "f2", "ctrl+f", "~chartres"),
    _shot("statistiques", "Les statistiques du programme", "f2", "ctrl+o"),
    _shot("aide", "Aide : les touches de l’écran, puis ses tâches", "f3", "f1"),
    _shot("dossier-saisie", "La saisie d’un dossier", "f3", "ctrl+n"),
    _shot("dossier-pieces", "Un dossier, onglet Pièces", "f3", "end", "enter", "right", "right"),
    _shot("dossier-avis", "Un dossier, onglet Avis", "f3", "end", "enter", "right", "right", "right"),
    _shot("dossier-actes", "Les actes d’un dossier, permis ou refusés", "f3", "end", "enter", "ctrl+t"),
    _shot("examen", "L’examen d’un dossier", "f3", "end", "up", "enter", "ctrl+x", "right"),
    _shot("comite", "Comité : les séances", "f4", "home"),
    _shot("preparation", "L’ordre du jour d’une séance", "f4", "home", "enter"),
    _shot("convocations", "Les convocations", "f4", "home", "enter", "ctrl+l"),
    _shot("seance", "Une séance : le point en cours", "f4", "home", "down", "enter"),
    _shot("unanimite", "Une séance : l’unanimité proposée", "f4", "home", "down", "enter", "ctrl+u"),
    _shot("presences", "Une séance : les présences", "f4", "home", "down", "enter", "ctrl+e"),
    _shot("salle", "Ce que voit la salle", "f4", "home", "down", "enter", "f12"),
    _shot("decisions", "Les décisions d’une séance close", "f4", "end", "enter"),
    _shot("decision", "Une décision", "f4", "end", "enter", "end", "enter"),
    _shot("proces-verbal", "Le procès-verbal et ses versions", "f4", "end", "enter", "ctrl+o"),
    _shot("courriers", "Courriers : le registre des lettres", "f8", "home"),
    _shot("lettre-lue", "Une lettre lue dans le terminal", "f8", "home", *["down"] * 8, "ctrl+y"),
    _shot("boite-d-envoi", "Les lettres à produire", "f8", "ctrl+b"),
    _shot("pile", "La pile d’un lot", "f8", "ctrl+a", "ctrl+d"),
    _shot("labels", "Labels : le registre à une date", "f7", "end"),
    _shot("label", "Un label", "f7", "end", "enter"),
    _shot("missions", "Missions", "f5"),
    _shot("mission-conditions", "Une mission : ses conditions", "f5", "end", "enter", "right"),
    _shot("mission-suivi", "Une mission : son suivi", "f5", "end", "enter", "right", "right", "right"),
    _shot("evaluation", "Un rapport évalué", "f6", "end", "enter"),
    _shot("qui-sait-faire", "« Qui sait faire ? »", "f6", "ctrl+y", "~vitrail"),
    _shot("chiffres", "Accueil : les chiffres du jour", "f2", "right"),
    _shot("repertoire", "Répertoire", "f9"),
    _shot("reglages", "Les réglages", "f9", "ctrl+p", "~onglet réglages", "enter"),
    _shot("surete", "Les portes de « Sûreté »", "f9", "ctrl+u"),
    _shot("dossiers", "Dossiers : le registre", "f3", "end"),
)
