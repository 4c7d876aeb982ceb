"""Versions of the minutes, signed copies, the order of sections; the criteria cited, frozen in words."""

import json

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0018"
down_revision = "0017"

_STATES = ("projet", "remplace", "repris", "definitif", "annule")


def upgrade() -> None:
    """Create the tables; write into each frozen record the criteria as the catalogue words them now."""
    _create_version()
    _create_copy()
    op.create_table(
        "minutes_layout",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_minutes_layout")),
    )
    _freeze_criteria()


def downgrade() -> None:
    """Drop the tables; an older program passes over the words of the criteria."""
    for table in ("minutes_layout", "signed_copy", "minutes_version"):
        op.drop_table(table)


def _create_version() -> None:
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("rectification", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("state", codes(*_STATES, name="minutesstate"), nullable=False),
        sa.Column("produced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("corrections", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.CheckConstraint("rectification >= 0", name=op.f("ck_minutes_version_rectification")),
        sa.CheckConstraint("edition >= 1", name=op.f("ck_minutes_version_edition")),
        sa.CheckConstraint("(rectification = 0) = (reason = '')", name=op.f("ck_minutes_version_reason")),
        sa.CheckConstraint(
            "(rectification = 0) = (corrections = '[]')", name=op.f("ck_minutes_version_corrections")
        ),
        sa.CheckConstraint(
            "(state = 'annule') = (void_reason <> '')", name=op.f("ck_minutes_version_voided")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_minutes_version_version")),
        sa.ForeignKeyConstraint(
            ["session"], ["session.reference"], name=op.f("fk_minutes_version_session_session")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_minutes_version_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sa.UniqueConstraint(
            "session",
            "rectification",
            "edition",
            name=op.f("uq_minutes_version_session_rectification_edition"),
        ),
    )
    for name, state in (("draft", "projet"), ("final", "definitif")):
        _unique_where(
            f"ix_minutes_version_{name}",
            "minutes_version",
            ["session", "rectification"],
            f"state = '{state}'",
        )


def _create_copy() -> None:
    op.create_table(
        "signed_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.CheckConstraint("file_name <> ''", name=op.f("ck_signed_copy_named")),
        sa.CheckConstraint("(voided_at IS NULL) = (void_reason = '')", name=op.f("ck_signed_copy_voided")),
        sa.CheckConstraint(
            "voided_at IS NULL OR voided_at >= attached_at", name=op.f("ck_signed_copy_times")
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes_version.id"], name=op.f("fk_signed_copy_minutes_id_minutes_version")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_signed_copy_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copy")),
    )
    op.create_index(op.f("ix_signed_copy_minutes_id"), "signed_copy", ["minutes_id"], unique=False)
    _unique_where("ix_signed_copy_standing", "signed_copy", ["minutes_id"], "voided_at IS NULL")


def _unique_where(name: str, table: str, columns: list[str], condition: str) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=True,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )


def _freeze_criteria() -> None:
    connection = op.get_bind()
    worded = {
        (code, criterion["code"]): criterion["text"]
        for code, criteria in connection.execute(sa.text("SELECT code, criteria FROM programme"))
        for criterion in json.loads(criteria)
    }
    kept = connection.execute(sa.text("SELECT session_id, record FROM session_record")).all()
    for session_id, written in kept:
        record = json.loads(written)
        for item in record["items"]:
            cited = [(item["programme"], code) for code in item["grounds"]["criteria"]]
            item.setdefault("criteria", [worded[one] for one in cited if one in worded])
        connection.execute(
            sa.text("UPDATE session_record SET record = :record WHERE session_id = :session_id"),
            {
                "record": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
                "session_id": session_id,
            },
        )
