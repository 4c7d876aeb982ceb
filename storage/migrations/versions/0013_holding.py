"""What a sitting keeps: its rules, substitutes, breaks, persons heard, disagreements."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the tables."""


def downgrade() -> None:
    """Drop the tables."""
