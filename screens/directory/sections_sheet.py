"""The sheet of the order of the minutes."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.minutes_sections import (
    SECTIONS_FIELD,
    Section,
    read_sections_form,
    sections_fields,
)
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.fields import LongField

_FROM_TODAY = (
    "Une partie par ligne. Vaut pour les projets produits à partir d’aujourd’hui\u202f; seul le relevé des "
    "avis peut être ôté."
)


def sections_sheet(desk: Desk, sections: Sequence[Section]) -> SavingSheet[tuple[Section, ...]]:
    """Ask for the order of the sections of the minutes, one a line."""

    def save(texts: Mapping[str, str]) -> tuple[Section, ...]:
        kept = read_sections_form(texts)
        desk.directory.save_minutes_sections(kept)
        return kept

    field = LongField(SECTIONS_FIELD, "Parties", lines=6, hint="Une partie par ligne, dans l’ordre.")
    return SavingSheet("Ordre du procès-verbal", (field,), save, sections_fields(sections), _FROM_TODAY)
