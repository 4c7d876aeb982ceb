"""Reports: results, real costs, follow-up, aid markers; lessons."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import DRAFTS, allow_more, forget
from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0024"
down_revision = "0023"


_FORM = "enseignement"
# What a report of before did not say.
_UNSAID: dict[str, Any] = {
    "expert_by": None,
    "host_by": None,
    "poste_by": None,
    "results": [],
    "deliverables": "",
    "costs": [],
    "follow_up_kind": None,
    "follow_up_on": None,
    "purpose": "",
    "markers": [],
    "goals": [],
}
_UNJUDGED = '{"conclusion":"","evaluator":"","host_mark":null,"poste_mark":null,"despite":""}'
_ADDED = ("partial", "judgement", "follow_up_checks")


def upgrade() -> None:
    """Create the lessons and the files of missions; say more of evaluations, give grids to programmes."""
    _create_lesson()
    _create_mission_file()
    with op.batch_alter_table("evaluation", copy_from=as_it_stands("evaluation")) as batch:
        batch.add_column(sa.Column("partial", sa.Boolean(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("judgement", sa.Text(), nullable=False, server_default=_UNJUDGED))
        batch.add_column(sa.Column("follow_up_checks", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("evaluation", copy_from=as_it_stands("evaluation")) as batch:
        for column in _ADDED:
            batch.alter_column(column, server_default=None)
    _rewrite("report", lambda report: {**_UNSAID, **report})
    _rewrite("marks", lambda marks: [{"comment": "", "weight": 1, **mark} for mark in marks])
    _make_grid_line("programme", "code")
    op.execute(
        "INSERT INTO grid_line (programme, code, question, weight, position) "
        "SELECT '', code, question, 1, position FROM grid_line_before"
    )
    op.drop_table("grid_line_before")
    allow_more(*DRAFTS, _FORM)


def downgrade() -> None:
    """Drop the lessons, the files and what evaluations said more; the default grid alone stays."""
    forget(*DRAFTS, _FORM)
    _make_grid_line("code")
    op.execute(
        "INSERT INTO grid_line (code, question, position) "
        "SELECT code, question, position FROM grid_line_before WHERE programme = ''"
    )
    op.drop_table("grid_line_before")
    _rewrite("marks", lambda marks: [_without(mark, ("comment", "weight")) for mark in marks])
    _rewrite("report", lambda report: _without(report, _UNSAID))
    with op.batch_alter_table("evaluation", copy_from=as_it_stands("evaluation")) as batch:
        for column in _ADDED:
            batch.drop_column(column)
    op.drop_table("mission_file")
    op.drop_table("lesson")


def _rewrite(column: str, change: Callable[[Any], Any]) -> None:
    """Change what a column of the evaluations holds, as JSON."""
    connection = op.get_bind()
    rows = connection.execute(sa.text(f"SELECT id, {column} FROM evaluation")).all()  # noqa: S608 – ours
    changed = sa.text(f"UPDATE evaluation SET {column} = :value WHERE id = :row")  # noqa: S608 – ours
    for row, value in rows:
        written = json.dumps(change(json.loads(value)), ensure_ascii=False, separators=(",", ":"))
        connection.execute(changed, {"row": row, "value": written})


def _without(record: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    dropped = set(names)
    return {name: value for name, value in record.items() if name not in dropped}


def _make_grid_line(*keys: str) -> None:
    """Put a grid of another shape beside the one that stands, which its key does not let change."""
    op.rename_table("grid_line", "grid_line_before")
    per_programme = len(keys) > 1
    first = [sa.Column("programme", sa.String(), nullable=False)] if per_programme else []
    weight = [sa.Column("weight", sa.Integer(), nullable=False)] if per_programme else []
    unique = ("programme", "position") if per_programme else ("position",)
    op.create_table(
        "grid_line",
        *first,
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        *weight,
        sa.Column("position", sa.Integer(), nullable=False),
        *([sa.CheckConstraint("weight BETWEEN 1 AND 9", name=op.f("ck_grid_line_weight"))] if weight else []),
        sa.PrimaryKeyConstraint(*keys, name=op.f("pk_grid_line")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_grid_line_{'_'.join(unique)}")),
    )


def _create_mission_file() -> None:
    op.create_table(
        "mission_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_mission_file_named")),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_mission_file_mission_mission")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_mission_file_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission_file")),
    )
    for column in ("mission", "sha256"):
        op.create_index(op.f(f"ix_mission_file_{column}"), "mission_file", [column], unique=False)


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
