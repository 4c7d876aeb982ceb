"""How each screen is reached by keyboard, once: for every test that looks at all of them.

A new screen, tab or box takes a line in `PLACES`. « =Words » chooses, in the list that is open, the line
that begins with these words; « "Words » types them. `tests/support/walking.py` goes there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One screen, tab or modal: its name, the class of its screen, the keys that lead there from Accueil."""

    name: str
    screen: str
    keys: tuple[str, ...]


def _place(line: str) -> Place:
    name, screen, *keys = line.split()
    return Place(name, screen, tuple(key.replace("_", " ") for key in keys))


# Name of the place, class of its screen, keys from Accueil.
PLACES = tuple(
    map(
        _place,
        """
        accueil HomeScreen f2
        accueil-aide HelpScreen f2 f1
        accueil-palette Palette f2 ctrl+p
        statistiques StatisticsScreen f2 ctrl+o
        statistiques-barres StatisticsScreen f2 ctrl+o ctrl+o
        statistiques-choix SheetModal f2 ctrl+o ctrl+g
        statistiques-ecrire SheetModal f2 ctrl+o ctrl+d
        chercher FindScreen f2 ctrl+f
        chercher-reponses FindScreen f2 ctrl+f "syndicat
        chercher-nature ChoiceModal f2 ctrl+f "syndicat ctrl+g
        accueil-actes ChoiceModal f2 ctrl+t
        accueil-reporter SheetModal f2 end ctrl+t =Reporter
        accueil-chiffres HomeScreen f2 right
        dossiers DossiersScreen f3
        dossiers-marques DossiersScreen f3 ctrl+a
        dossiers-aide HelpScreen f3 f1
        dossiers-tri ChoiceModal f3 ctrl+y
        dossiers-import SheetModal f3 ctrl+o
        dossiers-export ChoiceModal f3 ctrl+d
        dossiers-export-fichier SheetModal f3 ctrl+d enter
        dossiers-saisies DraftsModal f3 ctrl+n
        dossiers-saisie DossierForm f3 ctrl+n enter
        dossiers-saisie-2 DossierForm f3 ctrl+n enter ctrl+b
        dossiers-saisie-3 DossierForm f3 ctrl+n enter ctrl+b ctrl+b
        dossiers-saisie-4 DossierForm f3 ctrl+n enter ctrl+b ctrl+b ctrl+b
        dossier DossierScreen f3 enter
        dossier-expertise DossierScreen f3 enter right
        dossier-pieces DossierScreen f3 enter right right
        dossier-avis DossierScreen f3 enter right right right
        dossier-decision DossierScreen f3 enter right right right right
        dossier-courriers DossierScreen f3 enter right right right right right
        dossier-historique DossierScreen f3 enter right right right right right right
        dossier-actes ChoiceModal f3 enter ctrl+t
        examen ExaminationScreen f3 enter ctrl+x
        examen-2 ExaminationScreen f3 enter ctrl+x right
        examen-3 ExaminationScreen f3 enter ctrl+x right right
        examen-4 ExaminationScreen f3 enter ctrl+x right right right
        comite CommitteeScreen f4
        comite-prevoir SheetModal f4 ctrl+n
        comite-valise ChoiceModal f4 ctrl+t
        comite-cas-par-cas CaseByCaseScreen f4 ctrl+o
        seance SittingScreen f4 enter
        seance-unanimite SittingScreen f4 enter ctrl+u
        seance-presences AttendanceScreen f4 enter ctrl+e
        seance-deport ChoiceModal f4 enter ctrl+d
        seance-actes ChoiceModal f4 enter ctrl+t
        seance-bloc SheetModal f4 enter ctrl+l
        seance-main-levee SheetModal f4 enter ctrl+g
        seance-dossier ItemDossierScreen f4 enter ctrl+x
        salle DisplayScreen f4 enter f12
        decisions DecisionsScreen f4 ctrl+d
        decisions-signer EntryModal f4 ctrl+d ctrl+s
        decisions-actes ChoiceModal f4 ctrl+d ctrl+t
        decision DecisionScreen f4 ctrl+d enter
        decision-2 DecisionScreen f4 ctrl+d enter right
        decision-3 DecisionScreen f4 ctrl+d enter right right
        preparation PreparationScreen f4 down enter
        preparation-interets InterestsScreen f4 down enter ctrl+d
        preparation-convocations ConveningScreen f4 down enter ctrl+l
        preparation-ouvrir ConfirmModal f4 down enter ctrl+o
        decisions-seance DecisionsScreen f4 down down enter
        proces-verbal MinutesScreen f4 down down enter ctrl+o
        missions MissionsScreen f5
        missions-demande MissionRequestForm f5 ctrl+n
        missions-demande-2 MissionRequestForm f5 ctrl+n ctrl+b
        missions-demande-label ChoiceModal f5 ctrl+n enter
        missions-calendrier CalendarScreen f5 ctrl+k
        missions-rien-a-relancer ErrorModal f5 ctrl+l
        mission MissionScreen f5 enter
        mission-2 MissionScreen f5 enter right
        mission-3 MissionScreen f5 enter right right
        mission-4 MissionScreen f5 enter right right right
        mission-actes ChoiceModal f5 enter ctrl+t
        bourse BourseScreen f5 ctrl+y
        bourse-saisie ExchangeRequestForm f5 ctrl+y ctrl+n
        bourse-demande ExchangeScreen f5 ctrl+y enter
        bourse-titulaires ExchangeScreen f5 ctrl+y enter right
        bourse-contacts ExchangeScreen f5 ctrl+y enter right right
        evaluations EvaluationsScreen f6
        evaluations-qui KnowHowScreen f6 ctrl+y
        evaluations-enseignements LessonsScreen f6 ctrl+l
        enseignement LessonScreen f6 ctrl+l enter
        enseignement-saisie LessonForm f6 ctrl+l ctrl+n
        evaluations-paquet SheetModal f6 ctrl+d
        evaluations-fusion SheetModal f6 ctrl+u
        evaluations-conflits ConflictsScreen f6 ctrl+k
        rapport ReportForm f6 enter
        rapport-2 ReportForm f6 enter ctrl+b
        evaluation EvaluationScreen f6 down enter
        evaluation-grille GridForm f6 down enter ctrl+s
        labels LabelsScreen f7
        labels-date EntryModal f7 ctrl+l
        labels-extrait SheetModal f7 ctrl+d
        label LabelScreen f7 enter
        label-2 LabelScreen f7 enter right
        label-actes ChoiceModal f7 enter ctrl+t
        courriers LettersScreen f8
        courriers-boite OutboxScreen f8 ctrl+b
        courriers-lot LotScreen f8 ctrl+b enter
        courriers-a-refaire StaleScreen f8 ctrl+b ctrl+e
        courriers-seance ChoiceModal f8 ctrl+n
        courriers-actes ChoiceModal f8 ctrl+t
        courriers-imprimer SheetModal f8 ctrl+t enter
        courriers-avis ReceiptsScreen f8 ctrl+l
        courriers-pli PileScreen f8 ctrl+d
        courriers-pli-etiquettes SheetModal f8 ctrl+d ctrl+e
        courriers-lecture letters.preview.PreviewScreen f8 ctrl+y
        courriers-remplacer ReasonModal f8 ctrl+e
        repertoire DirectoryScreen f9
        repertoire-organismes DirectoryScreen f9 right
        repertoire-correspondants DirectoryScreen f9 right right
        repertoire-referents DirectoryScreen f9 right right right
        repertoire-programmes DirectoryScreen f9 right right right right
        repertoire-criteres SavingSheet f9 right right right right ctrl+e
        repertoire-modeles DirectoryScreen f9 right right right right right
        modele WordingEditor f9 right right right right right enter
        modele-apercu ReadingModal f9 right right right right right enter ctrl+r
        repertoire-reglages DirectoryScreen f9 right right right right right right
        repertoire-en-tetes DirectoryScreen f9 left left left
        repertoire-signataires DirectoryScreen f9 left left
        repertoire-journal DirectoryScreen f9 left
        reglage SavingSheet f9 right right right right right right enter
        reglage-couleurs SavingSheet f9 right right right right right right ctrl+r "couleurs enter
        reglage-date SavingSheet f9 right right right right right right ctrl+r "quorum enter
        touches KeysScreen f9 right right right right right right ctrl+r "touches enter
        touche PressModal f9 right right right right right right ctrl+r "touches enter enter
        repertoire-membre SavingSheet f9 enter
        surete ChoiceModal f9 ctrl+u
        sauvegardes BackupsScreen f9 ctrl+u =Sauvegardes
        verification CheckScreen f9 ctrl+u =Vérifier
        journal JournalScreen f9 ctrl+u =Lire_le_journal
        personnes-demandes ChoiceModal f9 ctrl+u =Demandes
        personne-saisie EntryModal f9 ctrl+u =Données
        personne PersonScreen f9 ctrl+u =Données "Delcourt enter
        conservation ChoiceModal f9 ctrl+u =Durées
        gels ChoiceModal f9 ctrl+u =Gels
        elimination PurgeScreen f9 ctrl+u =Élimination
        """.strip().splitlines(),
    )
)
