"""What people ask about their own data, and the notes of what was rectified."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0037"
down_revision = "0036"

_RIGHTS = ("acces", "rectification", "effacement", "limitation", "portabilite", "opposition")


def upgrade() -> None:
    """Create the tables."""
    table = "person_request"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("right", codes(*_RIGHTS, name="personright"), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("extension", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("outcome", codes("fait", "partiel", "refuse", name="personoutcome"), nullable=True),
        sa.Column("pseudonym", sa.Integer(), nullable=True),
        sa.CheckConstraint("person <> ''", name=op.f(f"ck_{table}_named")),
        sa.CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name=op.f(f"ck_{table}_answered")),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= received_on", name=op.f(f"ck_{table}_dates")
        ),
        sa.CheckConstraint("pseudonym IS NULL OR pseudonym >= 1", name=op.f(f"ck_{table}_pseudonym")),
        sa.CheckConstraint("version >= 1", name=op.f(f"ck_{table}_version")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_answered_on"), table, ["answered_on"])
    _create_notes("rectification_note")


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("rectification_note")
    op.drop_table("person_request")


def _create_notes(table: str) -> None:
    texts = ("record", "subject", "before", "after", "reason")
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("before <> '' AND after <> '' AND reason <> ''", name=op.f(f"ck_{table}_says")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_subject"), table, ["subject"])
