"""What a sitting keeps: its rules, substitutes, mandates that end, persons heard, disagreements."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0013"
down_revision = "0012"

_MODES = ("main_levee", "nominal")
_HELD = "state IN ('preparee', 'annulee') OR rules IS NOT NULL"


def upgrade() -> None:
    """Add the columns and create the tables; sessions that were opened take the rules of the moment."""
    _upgrade_session()
    with op.batch_alter_table("seat", copy_from=as_it_stands("seat")) as batch:
        kind = codes("droit", "elu", "qualifie", name="memberkind")
        batch.add_column(sa.Column("kind", kind, nullable=False, server_default="droit"))
        batch.add_column(sa.Column("titular", sa.Text(), nullable=True))
    op.execute(
        "UPDATE seat SET kind = coalesce((SELECT kind FROM member WHERE member.id = seat.member_id), kind)"
    )
    _drop_default("seat", "kind")
    # Added in place, the column would stand on the line of another in the table's own statement.
    with op.batch_alter_table("attendance", copy_from=as_it_stands("attendance"), recreate="always") as batch:
        batch.add_column(sa.Column("substitute", sa.Text(), nullable=True))
    _upgrade_mandate()
    _upgrade_ballot()
    with op.batch_alter_table("vote", copy_from=as_it_stands("vote")) as batch:
        batch.add_column(sa.Column("name", sa.String(), nullable=False, server_default=""))
    _drop_default("vote", "name")
    _create_hearing()
    _create_disagreement()
    op.create_table(
        "last_step",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_last_step_session_id_session")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_last_step")),
    )
    op.create_table(
        "reservation",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.CheckConstraint("wording <> ''", name=op.f("ck_reservation_worded")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_reservation_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_reservation")),
    )


def downgrade() -> None:
    """Drop the tables and the columns; a secret ballot becomes a show of hands, an ended mandate goes."""
    for table in ("reservation", "last_step", "disagreement", "hearing"):
        op.drop_table(table)
    with op.batch_alter_table("vote", copy_from=as_it_stands("vote")) as batch:
        batch.drop_column("name")
    _downgrade_ballot()
    _downgrade_mandate()
    with op.batch_alter_table("attendance", copy_from=as_it_stands("attendance")) as batch:
        batch.drop_column("substitute")
    with op.batch_alter_table("seat", copy_from=as_it_stands("seat")) as batch:
        batch.drop_constraint(op.f("ck_seat_memberkind"), type_="check")
        batch.drop_column("titular")
        batch.drop_column("kind")
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        for name in ("ruled", "lapsed", "second"):
            batch.drop_constraint(op.f(f"ck_session_{name}"), type_="check")
        batch.drop_constraint(op.f("fk_session_second_of_session"), type_="foreignkey")
        for name in ("lapsed", "second_of", "rules"):
            batch.drop_column(name)


def _upgrade_session() -> None:
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.add_column(sa.Column("rules", sa.Text(), nullable=True))
        batch.add_column(sa.Column("second_of", sa.String(), nullable=True))
        batch.add_column(sa.Column("lapsed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_foreign_key(
            op.f("fk_session_second_of_session"), "session", ["second_of"], ["reference"]
        )
    # « {} » reads as the rules of the articles.
    op.execute(
        "UPDATE session SET rules = coalesce((SELECT rules FROM committee_rules), '{}') "
        "WHERE state NOT IN ('preparee', 'annulee')"
    )
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.alter_column("lapsed", server_default=None)
        batch.create_check_constraint(op.f("ck_session_ruled"), _HELD)
        batch.create_check_constraint(op.f("ck_session_lapsed"), "NOT lapsed OR state = 'close'")
        batch.create_check_constraint(
            op.f("ck_session_second"), "second_of IS NULL OR second_of <> reference"
        )


def _upgrade_mandate() -> None:
    with op.batch_alter_table("mandate", copy_from=as_it_stands("mandate")) as batch:
        batch.drop_constraint(op.f("uq_mandate_session_id_giver_id"), type_="unique")
        batch.add_column(sa.Column("given_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(
            op.f("ck_mandate_times"), "ended_at IS NULL OR given_at IS NULL OR ended_at >= given_at"
        )
    op.create_index(
        "ix_mandate_standing",
        "mandate",
        ["session_id", "giver_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _downgrade_mandate() -> None:
    op.execute("DELETE FROM mandate WHERE ended_at IS NOT NULL")
    op.drop_index("ix_mandate_standing", table_name="mandate")
    with op.batch_alter_table("mandate", copy_from=as_it_stands("mandate")) as batch:
        batch.drop_constraint(op.f("ck_mandate_times"), type_="check")
        batch.drop_column("ended_at")
        batch.drop_column("given_at")
        batch.create_unique_constraint(op.f("uq_mandate_session_id_giver_id"), ["session_id", "giver_id"])


def _upgrade_ballot() -> None:
    with op.batch_alter_table("ballot", copy_from=as_it_stands("ballot")) as batch:
        batch.add_column(sa.Column("participants", sa.Text(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("en_bloc", sa.Boolean(), nullable=False, server_default=sa.false()))
        _allow_modes(batch, (*_MODES, "secret"))
        batch.create_check_constraint(
            op.f("ck_ballot_secret"), "mode <> 'secret' OR (result IS NOT NULL AND casting IS NULL)"
        )
    _drop_default("ballot", "participants", "en_bloc")


def _downgrade_ballot() -> None:
    op.execute("UPDATE ballot SET mode = 'main_levee' WHERE mode = 'secret'")
    with op.batch_alter_table("ballot", copy_from=as_it_stands("ballot")) as batch:
        batch.drop_constraint(op.f("ck_ballot_secret"), type_="check")
        _allow_modes(batch, _MODES)
        batch.drop_column("en_bloc")
        batch.drop_column("participants")


def _allow_modes(batch: BatchOperations, modes: tuple[str, ...]) -> None:
    batch.drop_constraint(op.f("ck_ballot_ballotmode"), type_="check")
    listed = ", ".join(f"'{mode}'" for mode in modes)
    batch.create_check_constraint(op.f("ck_ballot_ballotmode"), f"mode IN ({listed})")


def _drop_default(table: str, *names: str) -> None:
    """Leave no default behind: the program gives every value."""
    with op.batch_alter_table(table, copy_from=as_it_stands(table)) as batch:
        for name in names:
            batch.alter_column(name, server_default=None)


def _create_hearing() -> None:
    op.create_table(
        "hearing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> '' AND quality <> ''", name=op.f("ck_hearing_named")),
        sa.CheckConstraint("left_at IS NULL OR left_at >= came_at", name=op.f("ck_hearing_times")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_hearing_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
    )
    op.create_index(op.f("ix_hearing_item_id"), "hearing", ["item_id"], unique=False)


def _create_disagreement() -> None:
    op.create_table(
        "disagreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_disagreement_said")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_disagreement_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_disagreement_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreement")),
    )
    op.create_index(op.f("ix_disagreement_item_id"), "disagreement", ["item_id"], unique=False)
