"""Calls for projects: what a programme gives, for where and what; the outcome « retenu »."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import allow_more, forget
from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0029"
down_revision = "0028"

_RETAINED = ("retenu", "retenu_notifie")
_RETAIN = "retenu"
_OF_A_STATE = ("dossier", "register_entry")
_OF_A_KIND = ("decision", "proposal")
_NEW = ("award", "countries", "themes", "opinion_first")


def upgrade() -> None:
    """Give each programme what it gives, a label until now; allow the new state and decision."""
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        award = codes("label", "soutien", name="award")
        batch.add_column(sa.Column("award", award, nullable=False, server_default="label"))
        batch.add_column(sa.Column("countries", sa.Text(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("themes", sa.Text(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("opinion_first", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        for name in _NEW:
            batch.alter_column(name, server_default=None)
    for table in _OF_A_STATE:
        allow_more(table, "state", f"ck_{table}_dossierstate", *_RETAINED)
    for table in _OF_A_KIND:
        allow_more(table, "kind", f"ck_{table}_decisionkind", _RETAIN)


def downgrade() -> None:
    """Drop the columns; a dossier retained, which an older program does not know, reads as labelled."""
    for table in _OF_A_STATE:
        for state, before in zip(_RETAINED, ("labellise", "labellise_notifie"), strict=True):
            op.execute(f"UPDATE {table} SET state = '{before}' WHERE state = '{state}'")  # noqa: S608 – ours
        forget(table, "state", f"ck_{table}_dossierstate", *_RETAINED)
    for table in _OF_A_KIND:
        op.execute(f"UPDATE {table} SET kind = 'labellisation' WHERE kind = '{_RETAIN}'")  # noqa: S608 – ours
        forget(table, "kind", f"ck_{table}_decisionkind", _RETAIN)
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        batch.drop_constraint(op.f("ck_programme_award"), type_="check")
        for name in _NEW:
            batch.drop_column(name)
