"""Reports: results, real costs, follow-up, aid markers; lessons."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Create the lessons."""
    _create_lesson()


def downgrade() -> None:
    """Drop the lessons."""
    op.drop_table("lesson")


def _create_lesson() -> None:
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("diffusion", codes("interne", "partenaires", "publique", name="diffusion"), nullable=False),
        sa.Column("state", codes("propose", "valide", "ecarte", name="lessonstate"), nullable=False),
        sa.Column("folded_title", sa.String(), nullable=False),
        sa.Column("folded_text", sa.String(), nullable=False),
        sa.Column("folded_keywords", sa.String(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_lesson_titled")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_lesson_written")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_lesson_version")),
        sa.ForeignKeyConstraint(["mission"], ["mission.reference"], name=op.f("fk_lesson_mission_mission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_lesson_mission"), "lesson", ["mission"], unique=False)
