"""The lines of « À faire » as they were last read, shown before anything else is read."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"

_TABLE = "kept_worklist"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f(f"ck_{_TABLE}_single")),
        sa.CheckConstraint("length(head) = 64", name=op.f(f"ck_{_TABLE}_head")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table(_TABLE)
