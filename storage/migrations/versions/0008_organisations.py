"""Duplicate organisations: the one that was merged names the one that replaces it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.rebuilding import as_it_stands

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("organisation", copy_from=as_it_stands("organisation")) as batch:
        batch.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_organisation_merged_into_organisation"), "organisation", ["merged_into"], ["id"]
        )
        batch.create_check_constraint(
            op.f("ck_organisation_merged"), "merged_into IS NULL OR merged_into <> id"
        )
        batch.create_index(op.f("ix_organisation_merged_into"), ["merged_into"])


def downgrade() -> None:
    """Drop the column; a merged organisation is one of its own again, to which nothing points."""
    with op.batch_alter_table("organisation", copy_from=as_it_stands("organisation")) as batch:
        batch.drop_index(op.f("ix_organisation_merged_into"))
        batch.drop_constraint(op.f("ck_organisation_merged"), type_="check")
        batch.drop_constraint(op.f("fk_organisation_merged_into_organisation"), type_="foreignkey")
        batch.drop_column("merged_into")
