"""Letterheads may name an emblem: they are value objects, and an older one reads as having none."""

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
