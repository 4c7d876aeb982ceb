"""Valise: a session taken to another laptop, locked at home meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

_AWAY = sa.text("returned_at IS NULL AND abandoned_at IS NULL")


def upgrade() -> None:
    """Create what home keeps of each departure, and what a valise says of itself."""
    op.create_table(
        "checkout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("dossiers", sa.Text(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("frozen", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("abandoned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("length(pack) = 32", name=op.f("ck_checkout_pack")),
        sa.CheckConstraint("length(frozen) = 64 AND length(head) = 64", name=op.f("ck_checkout_frozen")),
        sa.CheckConstraint("line >= 1 AND lines >= 1", name=op.f("ck_checkout_lines")),
        sa.CheckConstraint("(abandoned_at IS NULL) = (reason = '')", name=op.f("ck_checkout_abandoned")),
        sa.ForeignKeyConstraint(["session"], ["session.reference"], name=op.f("fk_checkout_session_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkout")),
        sa.UniqueConstraint("pack", name=op.f("uq_checkout_pack")),
    )
    op.create_index(
        "ix_checkout_away", "checkout", ["session"], unique=True, sqlite_where=_AWAY, postgresql_where=_AWAY
    )
    op.create_table(
        "valise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("dossiers", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("files", sa.Boolean(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_valise_single")),
        sa.CheckConstraint("length(pack) = 32 AND length(origin) = 32", name=op.f("ck_valise_pack")),
        sa.CheckConstraint("length(seal) IN (0, 64)", name=op.f("ck_valise_seal")),
        sa.ForeignKeyConstraint(["session"], ["session.reference"], name=op.f("fk_valise_session_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_valise")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("valise")
    op.drop_index("ix_checkout_away", table_name="checkout")
    op.drop_table("checkout")
