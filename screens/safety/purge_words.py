"""The lines of the screen of elimination, in words."""

from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.dates import short_date
from daect_tui.domain.document_form import form_of
from daect_tui.domain.errors import Refusal
from daect_tui.domain.text import NBSP
from daect_tui.services.elimination_wording import going_with
from daect_tui.services.places import typed_path
from daect_tui.services.retention import KeptThing
from screens.widgets.listing import Cell
from screens.widgets.text import capital

MARKED = "✓"


def cells(one: KeptThing, marked: bool) -> Sequence[Cell]:
    """Write a thing as a row."""
    return (
        MARKED if marked else "",
        one.case.key,
        one.case.title,
        short_date(one.term.due),
        one.term.standing.label,
    )


def chosen_text(one: KeptThing) -> str:
    """Say what a thing is, why it is due or stays, and what goes with it."""
    along = going_with(one.line)
    parts = [f"{one.case.kind.label}{NBSP}: {one.case.title}", capital(one.term.explanation)]
    return "\n".join([*parts, f"Avec{NBSP}: {along}"] if along else parts)


def read_slip_path(typed: str) -> Path:
    """Read where to write a slip; raises `DaectError` for a name without a known format."""
    if not typed.strip():
        raise Refusal("Donnez le nom du fichier, ou revenez par Échap.")
    path = typed_path(typed)
    form_of(path)
    return path
