"""Pieces, requests for missing ones, and opinions on dossiers."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables."""


def downgrade() -> None:
    """Drop the tables."""
