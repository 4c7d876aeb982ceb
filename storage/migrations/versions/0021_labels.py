"""Labels: what happened to each, day by day; an index on their end."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0021"
down_revision = "0020"

_STATES = (
    "actif", "a_renouveler", "expire", "renouvele", "suspendu", "abroge", "retire", "abandonne",
)  # fmt: skip
_KINDS = ("suspension", "retablissement", "abrogation", "retrait", "abandon", "renouvellement")
_ONCE = sa.text("kind IN ('abrogation', 'retrait', 'abandon')")


def upgrade() -> None:
    """Create the table; labels that were withdrawn or repealed have their event."""
    _allow_states(("a_venir", *_STATES))
    op.create_index(op.f("ix_label_until"), "label", ["until"], unique=False)
    _create_events()
    op.execute(
        "INSERT INTO label_event (version, label, kind, decided_on, day, until, reason, condition, "
        "invited_on, answer_by, observations, signatory, notified_on, successor) "
        "SELECT 1, label.number, reversal.kind, reversal.signed_on, reversal.signed_on, NULL, "
        "reversal.reasons, '', reversal.invited_on, reversal.answer_by, reversal.observations, "
        "reversal.signatory, reversal.notified_on, NULL "
        "FROM reversal JOIN decision ON decision.id = reversal.decision_id "
        "JOIN label ON label.dossier = decision.dossier AND label.starts_on = decision.signed_on "
        "WHERE decision.kind = 'labellisation' ORDER BY reversal.id"
    )


def downgrade() -> None:
    """Drop the table: a program of before knows the last state of a label only."""
    op.drop_table("label_event")
    op.drop_index(op.f("ix_label_until"), table_name="label")
    op.execute("UPDATE label SET state = 'actif' WHERE state = 'a_venir'")
    _allow_states(_STATES)


def _allow_states(states: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("label", copy_from=as_it_stands("label")) as batch:
        batch.drop_constraint(op.f("ck_label_labelstate"), type_="check")
        batch.create_check_constraint(op.f("ck_label_labelstate"), f"state IN ({listed})")


def _create_events() -> None:
    op.create_table(
        "label_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", codes(*_KINDS, name="labeleventkind"), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("observations", sa.String(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("successor", sa.String(), nullable=True),
        sa.CheckConstraint("kind = 'renouvellement' OR reason <> ''", name=op.f("ck_label_event_motive")),
        sa.CheckConstraint(
            "until IS NULL OR (kind = 'suspension' AND until >= day)", name=op.f("ck_label_event_until")
        ),
        sa.CheckConstraint("condition = '' OR kind = 'suspension'", name=op.f("ck_label_event_resting_on")),
        sa.CheckConstraint(
            "answer_by IS NULL OR (invited_on IS NOT NULL AND answer_by > invited_on)",
            name=op.f("ck_label_event_heard"),
        ),
        sa.CheckConstraint(
            "notified_on IS NULL OR notified_on >= decided_on", name=op.f("ck_label_event_notified")
        ),
        sa.CheckConstraint(
            "(kind = 'renouvellement') = (successor IS NOT NULL)", name=op.f("ck_label_event_successor")
        ),
        sa.CheckConstraint("successor <> label", name=op.f("ck_label_event_another")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_label_event_version")),
        sa.ForeignKeyConstraint(["label"], ["label.number"], name=op.f("fk_label_event_label_label")),
        sa.ForeignKeyConstraint(["successor"], ["label.number"], name=op.f("fk_label_event_successor_label")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_event")),
    )
    op.create_index(op.f("ix_label_event_label"), "label_event", ["label"], unique=False)
    op.create_index(
        "ix_label_event_once",
        "label_event",
        ["label", "kind"],
        unique=True,
        sqlite_where=_ONCE,
        postgresql_where=_ONCE,
    )
