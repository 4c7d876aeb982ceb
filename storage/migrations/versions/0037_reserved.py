"""Nothing yet."""

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
