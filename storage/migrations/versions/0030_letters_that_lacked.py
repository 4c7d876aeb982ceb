"""Letters that lacked: inadmissibility, observations before an act, end of a suspension, agenda."""

from storage.migrations.closed_lists import LETTERS, allow_more, forget

revision = "0030"
down_revision = "0029"

_PAPERS = ("irrecevabilite", "contradictoire", "levee-suspension", "ordre-du-jour")


def upgrade() -> None:
    """Allow them."""
    allow_more(*LETTERS, *_PAPERS)


def downgrade() -> None:
    """Delete those that were produced, which an older program does not know."""
    forget(*LETTERS, *_PAPERS)
