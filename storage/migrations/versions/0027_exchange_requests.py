"""Bourse-partenariats: requests and their circuits; who knows how to do what."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Create the profiles, which are made when the migration ends."""
    _create_know_how()


def _create_know_how() -> None:
    op.create_table(
        "know_how",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", codes("label", "expert", "mission", "enseignement", name="profilekind"), nullable=False
        ),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("other_version", sa.Integer(), nullable=False),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.CheckConstraint("position >= 0", name=op.f("ck_know_how_position")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_know_how")),
        sa.UniqueConstraint(
            "kind", "reference", "position", name=op.f("uq_know_how_kind_reference_position")
        ),
    )
    op.create_index("ix_know_how_day_reference", "know_how", ["day", "reference"])
    op.create_index("ix_know_how_usable_last_day_first_day", "know_how", ["usable", "last_day", "first_day"])
    op.create_table(
        "know_how_posting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("block >= 0", name=op.f("ck_know_how_posting_block")),
        sa.PrimaryKeyConstraint("key", "block", name=op.f("pk_know_how_posting")),
    )


def downgrade() -> None:
    """Drop the profiles."""
    op.drop_table("know_how_posting")
    op.drop_table("know_how")
