"""The criteria of a programme, chosen then typed: one a line, with its code."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.criteria_form import FIELD, written_criteria
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice
from screens.widgets.fields import LongField

_HOW = (
    "Un critère par ligne, «\u202fcode\u00a0: texte\u202f»\u202f; sans code, il est nouveau. Un autre texte "
    "sous le même code le reformule, une ligne ôtée le retire, dès aujourd’hui. Ce qui est évalué, décidé "
    "ou écrit garde son texte."
)


def criteria_choices(programmes: Sequence[Programme]) -> list[Choice[Programme]]:
    """List the programmes with how many criteria stand in each."""
    return [
        Choice(one, f"{one.code}{NBSP}: {counted(len(one.standing), 'critère')}", one.name)
        for one in programmes
    ]


def criteria_sheet(desk: Desk, programme: Programme) -> SavingSheet[Programme]:
    """Ask for the criteria of a programme, from the version that was read."""

    def save(texts: Mapping[str, str]) -> Programme:
        try:
            return desk.directory.save_criteria(programme, texts[FIELD])
        except InvalidField as fault:
            raise FormRefused({FIELD: str(fault)}) from fault

    field = LongField(FIELD, "Critères", lines=8, hint="Un par ligne\u00a0: code, deux-points, texte.")
    initial = {FIELD: written_criteria(programme.standing)}
    return SavingSheet(f"Critères de {programme.code}", (field,), save, initial, _HOW)
