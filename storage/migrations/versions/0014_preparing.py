"""Convocations, planned times, conflicts reviewed."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the tables."""


def downgrade() -> None:
    """Drop the tables."""
