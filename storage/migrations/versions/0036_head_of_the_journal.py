"""The head of the journal, kept apart from it: a last line that is taken out is then missed."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

_GENESIS = "0" * 64


def upgrade() -> None:
    """Create the table, with the last line of the journal as it stands."""
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_journal_head_single")),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_journal_head_sequence")),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_journal_head_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    last = sa.text("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
    sequence, digest = op.get_bind().execute(last).one_or_none() or (0, _GENESIS)
    op.get_bind().execute(
        sa.text("INSERT INTO journal_head (id, sequence, hash) VALUES (1, :sequence, :hash)"),
        {"sequence": sequence, "hash": digest},
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("journal_head")
