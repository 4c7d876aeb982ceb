"""The places of the application that a thing to do leads to."""

from daect_tui.domain.labelled import LabelledEnum


class Room(LabelledEnum):
    """Where Enter leads from a task."""

    DOSSIERS = "dossiers", "Dossiers"
    COMMITTEE = "comite", "Comité"
    MISSIONS = "missions", "Missions"
    EVALUATIONS = "evaluations", "Évaluations"
    LABELS = "labels", "Labels"
    LETTERS = "courriers", "Courriers"
    SAFETY = "repertoire", "Sûreté"
