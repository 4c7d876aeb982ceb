"""Past records: numbers of origin of labels and missions, and two kinds of file that are written."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import allow_more, forget
from storage.migrations.columns import codes

revision = "0028"
down_revision = "0027"


_RETURNS = ("oda", "atlas")
_LIST = ("import_mapping", "kind", "ck_import_mapping_exchangekind")


def upgrade() -> None:
    """Create the table, and name the two returns in the closed list of kinds."""
    allow_more(*_LIST, *_RETURNS)
    op.create_table(
        "origin_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", codes("label", "mission", name="pastkind"), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("mission", sa.String(), nullable=True),
        sa.CheckConstraint("number <> ''", name=op.f("ck_origin_number_number")),
        sa.CheckConstraint(
            "(label IS NOT NULL) = (kind = 'label') AND (mission IS NOT NULL) = (kind = 'mission')",
            name=op.f("ck_origin_number_bearer"),
        ),
        sa.ForeignKeyConstraint(["label"], ["label.number"], name=op.f("fk_origin_number_label_label")),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_origin_number_mission_mission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin_number")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_origin_number_kind_number")),
    )


def downgrade() -> None:
    """Drop the table, and the two kinds: no mapping is of them, since they are only written."""
    op.drop_table("origin_number")
    forget(*_LIST, *_RETURNS)
