"""Lines of « À faire » that are put off; and the days by which the key figures are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

_TABLE = "snooze"
_INDEXED = (("letter", "state"), ("mission", "starts_on"), ("decision", "signed_on"))


def upgrade() -> None:
    """Create the table and the indexes."""
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("line <> '' AND reason <> ''", name=op.f(f"ck_{_TABLE}_said")),
        sa.CheckConstraint("until > placed_on", name=op.f(f"ck_{_TABLE}_dates")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    op.create_index(op.f(f"ix_{_TABLE}_subject"), _TABLE, ["subject"])
    for table, column in _INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Drop them."""
    for table, column in _INDEXED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    op.drop_table(_TABLE)
