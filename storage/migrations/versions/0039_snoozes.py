"""Reserved."""

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
