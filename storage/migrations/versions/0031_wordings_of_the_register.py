"""Texts of documents worded by the register, a library of standard texts, a paragraph for one letter."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import DRAFTS, allow_more, forget
from storage.migrations.columns import codes

revision = "0031"
down_revision = "0030"

_FORM = "modele"
_KINDS = ("reserve", "refus", "critere", "ajournement", "attendu", "condition", "observation", "pieces")


def upgrade() -> None:
    """Create the tables; the wordings of reservations become texts of the library, offered since ever."""
    _create_wording_version()
    _create_standard_text()
    _create_personal_paragraph()
    op.execute(
        "INSERT INTO standard_text (kind, position, wording, valid_from) "
        "SELECT 'reserve', position, wording, '2017-01-01' FROM reservation WHERE position IN "
        "(SELECT min(position) FROM reservation GROUP BY wording)"
    )
    op.drop_table("reservation")
    allow_more(*DRAFTS, _FORM)


def downgrade() -> None:
    """Drop the tables; the reservations that are offered are kept, in their order."""
    forget(*DRAFTS, _FORM)
    op.create_table(
        "reservation",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.CheckConstraint("wording <> ''", name=op.f("ck_reservation_worded")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_reservation_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_reservation")),
    )
    op.execute(
        "INSERT INTO reservation (position, wording) "
        "SELECT row_number() OVER (ORDER BY position, id), wording FROM standard_text "
        "WHERE kind = 'reserve' AND valid_until IS NULL"
    )
    for table in ("personal_paragraph", "standard_text", "wording_version"):
        op.drop_table(table)


def _create_wording_version() -> None:
    op.create_table(
        "wording_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_wording_version_named")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_wording_version_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_version")),
        sa.UniqueConstraint("name", "number", name=op.f("uq_wording_version_name_number")),
    )


def _create_standard_text() -> None:
    op.create_table(
        "standard_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", codes(*_KINDS, name="textkind"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("wording <> ''", name=op.f("ck_standard_text_worded")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_standard_text_position")),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_standard_text_term")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_text")),
    )
    offered = sa.text("valid_until IS NULL")
    op.create_index(
        "ix_standard_text_offered",
        "standard_text",
        ["kind", "wording"],
        unique=True,
        sqlite_where=offered,
        postgresql_where=offered,
    )


def _create_personal_paragraph() -> None:
    op.create_table(
        "personal_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_personal_paragraph_written")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_paragraph")),
        sa.UniqueConstraint(
            "subject",
            "kind",
            "session",
            "recipient",
            name=op.f("uq_personal_paragraph_subject_kind_session_recipient"),
        ),
    )
