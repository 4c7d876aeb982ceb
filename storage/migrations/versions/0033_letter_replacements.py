"""Letters that replace others: which one, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Create the table; what an older program replaced does not say by what."""
    op.create_table(
        "letter_replacement",
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("replaced", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("letter <> replaced", name=op.f("ck_letter_replacement_another")),
        sa.ForeignKeyConstraint(
            ["letter"], ["letter.chrono"], name=op.f("fk_letter_replacement_letter_letter")
        ),
        sa.ForeignKeyConstraint(
            ["replaced"], ["letter.chrono"], name=op.f("fk_letter_replacement_replaced_letter")
        ),
        sa.PrimaryKeyConstraint("letter", name=op.f("pk_letter_replacement")),
        sa.UniqueConstraint("replaced", name=op.f("uq_letter_replacement_replaced")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("letter_replacement")
