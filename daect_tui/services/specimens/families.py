"""The families of specimens, in the order in which they are stocked and made; a new one adds its line."""

from collections.abc import Callable

from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.committee import call_held, session_held
from daect_tui.services.specimens.elimination import elimination
from daect_tui.services.specimens.intake import inadmissibility, intake
from daect_tui.services.specimens.labels import invitation, label_papers
from daect_tui.services.specimens.mailing import mailing
from daect_tui.services.specimens.missions import after_the_return, before_leaving, changed_on_the_way
from daect_tui.services.specimens.papers import session_papers
from daect_tui.services.specimens.rulings import case_by_case, reversals
from daect_tui.services.specimens.studio import Specimen, Studio

Family = Callable[[UnitOfWork, Cast, Studio], tuple[Specimen, ...]]

# What follows a session reads its labels; mailing takes the letters of all.
FAMILIES: tuple[Family, ...] = (
    intake,
    inadmissibility,
    session_held,
    call_held,
    case_by_case,
    reversals,
    session_papers,
    before_leaving,
    changed_on_the_way,
    after_the_return,
    label_papers,
    invitation,
    elimination,
    mailing,
)
