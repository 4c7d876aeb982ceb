"""Exchange files: what left, what came back, what was in conflict."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Create the tables."""
    _create_mission_pack()
    _create_pack_merge()
    _create_merge_conflict()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("merge_conflict")
    op.drop_table("pack_merge")
    op.drop_table("mission_pack")


def _create_mission_pack() -> None:
    op.create_table(
        "mission_pack",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_mission_pack_id")),
        sa.CheckConstraint("form >= 1", name=op.f("ck_mission_pack_form")),
        sa.CheckConstraint("length(seal) = 64", name=op.f("ck_mission_pack_seal")),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_mission_pack_mission_mission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission_pack")),
    )
    op.create_index(op.f("ix_mission_pack_mission"), "mission_pack", ["mission"], unique=False)


def _create_pack_merge() -> None:
    op.create_table(
        "pack_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("source", codes("paquet", "texte", name="mergesource"), nullable=False),
        sa.Column("lineage", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_pack_merge_digest")),
        sa.ForeignKeyConstraint(["pack"], ["mission_pack.id"], name=op.f("fk_pack_merge_pack_mission_pack")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_merge")),
    )
    op.create_index(op.f("ix_pack_merge_pack"), "pack_merge", ["pack"], unique=False)


def _create_merge_conflict() -> None:
    op.create_table(
        "merge_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("ours", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("chosen", codes("registre", "paquet", name="side"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.CheckConstraint("ours <> theirs", name=op.f("ck_merge_conflict_two_texts")),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_merge_conflict_mission_mission")
        ),
        sa.ForeignKeyConstraint(
            ["pack"], ["mission_pack.id"], name=op.f("fk_merge_conflict_pack_mission_pack")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_conflict")),
    )
    op.create_index(op.f("ix_merge_conflict_mission"), "merge_conflict", ["mission"], unique=False)
    op.create_index(op.f("ix_merge_conflict_pack"), "merge_conflict", ["pack"], unique=False)
