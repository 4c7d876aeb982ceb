"""What the screen of statistics asks: what to count, and in which file to write it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from daect_tui.domain.figures import GROUPINGS, Asked, Topic, read_asked
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.statistics import By
from daect_tui.services.places import typed_path
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField, DateField, LineField
from screens.widgets.path_field import PathField


def asking(asked: Asked, today: date) -> SheetModal[Asked]:
    """Ask what to count, beginning with what is shown."""
    fields = (
        ChoiceField("topic", "Compter", [(one.value, one.label) for one in Topic], required=True),
        ChoiceField("by", "Par", [(one.value, one.label) for one in By], required=True),
        LineField("first", "De l’année", required=True),
        LineField("last", "À l’année", required=True),
        DateField("day", "Au", required=True),
    )
    initial = {
        "topic": asked.topic.value,
        "by": asked.by.value,
        "first": str(asked.first),
        "last": str(asked.last),
        "day": f"{asked.day:%d/%m/%Y}",
    }
    explained = "Ce qui s’est passé jusqu’au jour dit, dans ces années."
    return SheetModal(
        "Choisir les chiffres", fields, lambda texts: read_asked(texts, today), initial, explained
    )


def asking_file(asked: Asked) -> SheetModal[Path]:
    """Ask in which file the table is to be written."""

    def read(texts: Mapping[str, str]) -> Path:
        if not texts["path"].strip():
            raise FormRefused({"path": "Fichier\u00a0: à remplir."})
        return typed_path(texts["path"])

    name = f"statistiques-{asked.topic.value}-{asked.by.value}-{asked.day.isoformat()}.xlsx"
    initial = {"path": str(Path.home() / name)}
    explained = "Le nom dit le format\u00a0: .csv, .xlsx ou .json."
    return SheetModal(
        "Écrire ce tableau", (PathField("path", "Fichier", required=True),), read, initial, explained
    )


def grouping_beside(asked: Asked, step: int) -> By:
    """Return the grouping that comes `step` after the one that is shown."""
    known = GROUPINGS[asked.topic]
    return known[(known.index(asked.by) + step) % len(known)]
