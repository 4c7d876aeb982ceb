"""Sessions of the committee: agenda, room, ballots, frozen record."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    _create_session()
    _create_session_record()
    _create_seat()
    _create_attendance()
    _create_mandate()
    _create_agenda_item()
    _create_recusal()
    _create_ballot()
    _create_vote()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("vote")
    op.drop_table("ballot")
    op.drop_table("recusal")
    op.drop_table("agenda_item")
    op.drop_table("mandate")
    op.drop_table("attendance")
    op.drop_table("seat")
    op.drop_table("session_record")
    op.drop_table("session")


def _create_session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("programmes", sa.Text(), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=True),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "state",
            codes("preparee", "ouverte", "suspendue", "close", "annulee", name="sessionstate"),
            nullable=False,
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'close' OR closed_at IS NOT NULL", name=op.f("ck_session_closed")),
        sa.CheckConstraint(
            "state IN ('preparee', 'annulee') OR meets_on IS NOT NULL", name=op.f("ck_session_day")
        ),
        sa.CheckConstraint(
            "state IN ('preparee', 'annulee') OR opened_at IS NOT NULL", name=op.f("ck_session_opened")
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR (opened_at IS NOT NULL AND closed_at >= opened_at)",
            name=op.f("ck_session_times"),
        ),
        sa.CheckConstraint("position >= 0", name=op.f("ck_session_position")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_session_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("reference", name=op.f("uq_session_reference")),
    )


def _create_session_record() -> None:
    op.create_table(
        "session_record",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_session_record_session_id_session")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_session_record")),
    )


def _create_seat() -> None:
    op.create_table(
        "seat",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("presides", sa.Boolean(), nullable=False),
        sa.Column("deputises", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT (presides AND deputises)", name=op.f("ck_seat_chair")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_seat_member_id_member")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_seat_session_id_session")),
        sa.PrimaryKeyConstraint("session_id", "member_id", name=op.f("pk_seat")),
    )
    op.create_index(
        "ix_seat_president",
        "seat",
        ["session_id"],
        unique=True,
        sqlite_where=sa.text("presides"),
        postgresql_where=sa.text("presides"),
    )


def _create_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("presence", codes("salle", "distance", name="presence"), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name=op.f("ck_attendance_times")),
        sa.ForeignKeyConstraint(
            ["session_id", "member_id"],
            ["seat.session_id", "seat.member_id"],
            name=op.f("fk_attendance_session_id_member_id_seat"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index(
        "ix_attendance_lasting",
        "attendance",
        ["session_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )


def _create_mandate() -> None:
    op.create_table(
        "mandate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("giver_id <> holder_id", name=op.f("ck_mandate_other")),
        sa.ForeignKeyConstraint(
            ["session_id", "giver_id"],
            ["seat.session_id", "seat.member_id"],
            name=op.f("fk_mandate_session_id_giver_id_seat"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "holder_id"],
            ["seat.session_id", "seat.member_id"],
            name=op.f("fk_mandate_session_id_holder_id_seat"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
        sa.UniqueConstraint("session_id", "giver_id", name=op.f("uq_mandate_session_id_giver_id")),
    )


def _create_agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("rapporteur", sa.String(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            codes(
                "favorable",
                "reserves",
                "ajournement",
                "defavorable",
                "revoir",
                "retire",
                "non_examine",
                name="outcome",
            ),
            nullable=True,
        ),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_agenda_item_position")),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.reference"], name=op.f("fk_agenda_item_dossier_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_agenda_item_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("session_id", "dossier", name=op.f("uq_agenda_item_session_id_dossier")),
        sa.UniqueConstraint("session_id", "position", name=op.f("uq_agenda_item_session_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agenda_item_dossier"), "agenda_item", ["dossier"], unique=False)


def _create_recusal() -> None:
    op.create_table(
        "recusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_recusal_item_id_agenda_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_recusal_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint("item_id", "member_id", name=op.f("uq_recusal_item_id_member_id")),
    )


def _create_ballot() -> None:
    op.create_table(
        "ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("motion", sa.Text(), nullable=False),
        sa.Column("mode", codes("main_levee", "nominal", name="ballotmode"), nullable=False),
        sa.Column("in_favour", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column("casting", codes("pour", "contre", "abstention", name="choice"), nullable=True),
        sa.Column("result", codes("adoptee", "rejetee", "partage", name="ballotresult"), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("casting IS NULL OR result IS NOT NULL", name=op.f("ck_ballot_decided")),
        sa.CheckConstraint(
            "in_favour >= 0 AND against >= 0 AND abstentions >= 0", name=op.f("ck_ballot_voices")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_ballot_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
    )
    op.create_index(op.f("ix_ballot_item_id"), "ballot", ["item_id"], unique=False)
    op.create_index(
        "ix_ballot_standing",
        "ballot",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL AND (result IS NULL OR result <> 'rejetee')"),
        postgresql_where=sa.text("voided_at IS NULL AND (result IS NULL OR result <> 'rejetee')"),
    )


def _create_vote() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ballot_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("choice", codes("pour", "contre", "abstention", name="choice"), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name=op.f("fk_vote_ballot_id_ballot")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_vote_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("ballot_id", "member_id", name=op.f("uq_vote_ballot_id_member_id")),
    )
