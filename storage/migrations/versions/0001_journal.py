"""The register's identity, its journal, passages, counters and drafts."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0001"
down_revision = None

_FORMS = ("dossier", "mission", "rapport", "avis", "validation", "notes")


def upgrade() -> None:
    """Create the tables."""
    _create_register()
    _create_journal()
    _create_passage()
    _create_counter()
    _create_draft()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("draft")
    op.drop_table("counter")
    op.drop_table("passage")
    op.drop_table("journal")
    op.drop_table("register")


def _create_register() -> None:
    op.create_table(
        "register",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identifier", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("clock_set_to", sa.Date(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_register_single")),
        sa.CheckConstraint("length(identifier) = 32", name=op.f("ck_register_identifier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register")),
    )


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_journal_hash")),
        sa.CheckConstraint("length(previous) = 64", name=op.f("ck_journal_previous")),
        sa.CheckConstraint("sequence >= 1", name=op.f("ck_journal_sequence")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal")),
        sa.UniqueConstraint("hash", name=op.f("uq_journal_hash")),
        sa.UniqueConstraint("previous", name=op.f("uq_journal_previous")),
    )
    op.create_index(op.f("ix_journal_subject"), "journal", ["subject"], unique=False)


def _create_passage() -> None:
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    op.create_index(op.f("ix_passage_subject"), "passage", ["subject"], unique=False)


def _create_counter() -> None:
    op.create_table(
        "counter",
        sa.Column(
            "series", codes("dossier", "session", "label", "mission", "letter", name="series"), nullable=False
        ),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last >= 1", name=op.f("ck_counter_last")),
        sa.PrimaryKeyConstraint("series", "scope", "year", name=op.f("pk_counter")),
    )


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", codes(*_FORMS, name="formkind"), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_draft_target"), "draft", ["target"], unique=False)
