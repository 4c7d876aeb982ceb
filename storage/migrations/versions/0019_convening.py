"""Convening: the hour of a session, the urgency, who was convened and when, the papers of the room."""

import re

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0019"
down_revision = "0018"

_PAPERS = ("convocation", "dossier-seance", "emargement")
_LETTER_KINDS = "ck_letter_letterkind"


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
    _allow_letters((*_letter_kinds(), *_PAPERS))


def downgrade() -> None:
    """Drop the table and the columns, and the papers of the room; their numbers stay taken."""
    listed = ", ".join(f"'{kind}'" for kind in _PAPERS)
    op.execute(f"DELETE FROM letter WHERE kind IN ({listed})")  # noqa: S608 – codes of ours
    _allow_letters(tuple(kind for kind in _letter_kinds() if kind not in _PAPERS))
    op.drop_table("convocation")
    with op.batch_alter_table("session", copy_from=as_it_stands("session")) as batch:
        batch.drop_column("urgency")
        batch.drop_column("hour")


def _letter_kinds() -> list[str]:
    """Return the kinds of letters that the register knows at this point."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("letter")
    return re.findall(r"'([^']+)'", next(one["sqltext"] for one in checks if one["name"] == _LETTER_KINDS))


def _allow_letters(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        batch.drop_constraint(op.f(_LETTER_KINDS), type_="check")
        batch.create_check_constraint(op.f(_LETTER_KINDS), f"kind IN ({listed})")
