"""Preparing a session: planned lengths, recusals with who and when, interests that were put aside."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0014"
down_revision = "0013"

# What each table gains.
_ADDED = {
    "agenda_item": ("minutes",),
    "member": ("region",),
    "recusal": ("origin", "declared_at", "declared_by"),
}


def upgrade() -> None:
    """Add the columns and create the table; when and by whom old recusals were recorded is unknown."""
    with _batch("agenda_item") as batch:
        batch.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch.create_check_constraint(op.f("ck_agenda_item_minutes"), "minutes >= 1")
    with _batch("member") as batch:
        batch.add_column(sa.Column("region", sa.String(), nullable=False, server_default=""))
    with _batch("recusal") as batch:
        origin = codes("declare", "constate", name="recusalorigin")
        batch.add_column(sa.Column("origin", origin, nullable=False, server_default="declare"))
        batch.add_column(sa.Column("declared_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("declared_by", sa.String(), nullable=False, server_default=""))
    for table, names in (("member", ("region",)), ("recusal", ("origin", "declared_by"))):
        # The program gives every value.
        with _batch(table) as batch:
            for name in names:
                batch.alter_column(name, server_default=None)
    op.create_table(
        "dismissed_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dismissed_by", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_dismissed_conflict_reason")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_dismissed_conflict_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_dismissed_conflict_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissed_conflict")),
    )
    op.create_index(
        op.f("ix_dismissed_conflict_organisation_id"), "dismissed_conflict", ["organisation_id"], unique=False
    )


def downgrade() -> None:
    """Drop the table and the columns; the recusals stay."""
    op.drop_table("dismissed_conflict")
    for table, names in _ADDED.items():
        with _batch(table) as batch:
            if table == "agenda_item":
                batch.drop_constraint(op.f("ck_agenda_item_minutes"), type_="check")
            if table == "recusal":
                batch.drop_constraint(op.f("ck_recusal_recusalorigin"), type_="check")
            for name in names:
                batch.drop_column(name)


def _batch(table: str) -> AbstractContextManager[BatchOperations]:
    """Rebuild a table: added in place, a column would stand on the line of another.

    What SQLite does not tell when it is asked: the numbers of items are never given twice.
    """
    kept = {"sqlite_autoincrement": True} if table == "agenda_item" else {}
    return op.batch_alter_table(table, copy_from=as_it_stands(table), recreate="always", table_kwargs=kept)
