"""Room for what is being built."""

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Change nothing."""


def downgrade() -> None:
    """Change nothing."""
