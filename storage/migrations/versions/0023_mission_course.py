"""Missions: what changes after the validation, reminders, opinions under way."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0023"
down_revision = "0022"

_ASKED_BY = ("titulaire", "accueil", "poste", "administration")
_SENSES = ("favorable", "reserve", "defavorable", "sans_avis")
_BY_STATE = "ix_mission_state"


def upgrade() -> None:
    """Create the tables, and the index by which « À faire » finds the missions of a state."""
    _create_changes()
    _create_interruptions()
    _create_opinions()
    _create_reminders()
    op.create_index(op.f(_BY_STATE), "mission", ["state"])


def _create_changes() -> None:
    op.create_table(
        "mission_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("overrides", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_mission_change_number")),
        *_said("mission_change"),
        *_tied("mission_change"),
        sa.UniqueConstraint("mission", "number", name=op.f("uq_mission_change_mission_number")),
    )
    op.create_index(op.f("ix_mission_change_mission"), "mission_change", ["mission"])


def _create_interruptions() -> None:
    op.create_table(
        "mission_postponement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("asked_by", codes(*_ASKED_BY, name="askedby"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=True),
        *_said("mission_postponement"),
        sa.CheckConstraint(
            "(starts_on IS NULL) = (ends_on IS NULL)", name=op.f("ck_mission_postponement_dates")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_mission_postponement_period")
        ),
        *_tied("mission_postponement"),
    )
    op.create_index(op.f("ix_mission_postponement_mission"), "mission_postponement", ["mission"])
    op.create_table(
        "mission_cancellation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("asked_by", codes(*_ASKED_BY, name="askedby"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("costs", sa.Text(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=True),
        *_said("mission_cancellation"),
        *_tied("mission_cancellation"),
        sa.UniqueConstraint("mission", name=op.f("uq_mission_cancellation_mission")),
    )


def _create_opinions() -> None:
    table = "intermediate_opinion"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reminders", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("sense", codes(*_SENSES, name="opinionsense"), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("source <> ''", name=op.f(f"ck_{table}_source")),
        sa.CheckConstraint("due_on > asked_on", name=op.f(f"ck_{table}_delay")),
        sa.CheckConstraint("(received_on IS NULL) = (sense IS NULL)", name=op.f(f"ck_{table}_answered")),
        sa.CheckConstraint("received_on IS NULL OR received_on >= asked_on", name=op.f(f"ck_{table}_dates")),
        sa.CheckConstraint("version >= 1", name=op.f(f"ck_{table}_version")),
        *_tied(table, letter=False),
    )
    op.create_index(op.f(f"ix_{table}_mission"), table, ["mission"])


def _create_reminders() -> None:
    op.create_table(
        "report_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("report_due", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 3", name=op.f("ck_report_reminder_level")),
        sa.CheckConstraint("sent_on > report_due", name=op.f("ck_report_reminder_late")),
        *_tied("report_reminder"),
        sa.UniqueConstraint("mission", "level", name=op.f("uq_report_reminder_mission_level")),
    )
    op.create_index(op.f("ix_report_reminder_mission"), "report_reminder", ["mission"])
    op.create_table(
        "reminder_rule",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_reminder_rule")),
    )


def _said(table: str) -> tuple[sa.CheckConstraint, ...]:
    """Return the checks of an act that is signed: why, and by whom."""
    return (
        sa.CheckConstraint("reason <> ''", name=op.f(f"ck_{table}_reason")),
        sa.CheckConstraint("signatory <> ''", name=op.f(f"ck_{table}_signatory")),
    )


def _tied(table: str, *, letter: bool = True) -> tuple[sa.Constraint, ...]:
    """Return the keys of what stands under a mission, and may have a letter."""
    mission = sa.ForeignKeyConstraint(
        ["mission"], ["mission.reference"], name=op.f(f"fk_{table}_mission_mission")
    )
    told = sa.ForeignKeyConstraint(["letter"], ["letter.chrono"], name=op.f(f"fk_{table}_letter_letter"))
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    return (mission, told, key) if letter else (mission, key)


def downgrade() -> None:
    """Drop the tables and the index; missions keep what was agreed last."""
    op.drop_index(op.f(_BY_STATE), "mission")
    for table in (
        "reminder_rule",
        "report_reminder",
        "intermediate_opinion",
        "mission_cancellation",
        "mission_postponement",
        "mission_change",
    ):
        op.drop_table(table)
