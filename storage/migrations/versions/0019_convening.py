"""Convening: the hour of a session, the urgency, who was convened and when, the papers of the room."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import LETTERS, allow_more, forget
from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0019"
down_revision = "0018"

_PAPERS = ("convocation", "dossier-seance", "emargement")


def upgrade() -> None:
    """Add the columns, create the table, let the papers of the room be kept with the letters."""
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.add_column(sa.Column("hour", sa.Time(), nullable=True))
        batch.add_column(sa.Column("urgency", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.alter_column("urgency", server_default=None)
    op.create_table(
        "convocation",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("mode", codes("courriel", "lettre", "remise", name="sendingmode"), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.CheckConstraint("sent_on <= meets_on", name=op.f("ck_convocation_sent")),
        sa.CheckConstraint(
            "received_on IS NULL OR received_on BETWEEN sent_on AND meets_on",
            name=op.f("ck_convocation_received"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_convocation_session_id_session")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_convocation_member_id_member")),
        sa.PrimaryKeyConstraint("session_id", "member_id", "meets_on", name=op.f("pk_convocation")),
    )
    allow_more(*LETTERS, *_PAPERS)


def downgrade() -> None:
    """Drop the table and the columns, and the papers of the room; their numbers stay taken."""
    forget(*LETTERS, *_PAPERS)
    op.drop_table("convocation")
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.drop_column("urgency")
        batch.drop_column("hour")
