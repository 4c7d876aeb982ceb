"""Room for what is being built."""

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
