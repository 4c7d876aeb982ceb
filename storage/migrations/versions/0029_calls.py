"""Calls for projects: what a programme gives, for where and what; the outcome « retenu »."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0029"
down_revision = "0028"

_STATES = (
    "brouillon", "depose", "accuse", "incomplet", "complet", "instruction", "propose", "ordre_du_jour",
    "delibere", "labellise", "ajourne", "refuse", "labellise_notifie", "ajourne_notifie", "refuse_notifie",
    "irrecevable", "retire", "ecarte",
)  # fmt: skip
_RETAINED = ("retenu", "retenu_notifie")
_KINDS = ("labellisation", "ajournement", "refus")
_RETAIN = "retenu"
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
    _allow((*_STATES, *_RETAINED), (*_KINDS, _RETAIN))


def downgrade() -> None:
    """Drop the columns; a dossier retained, which an older program does not know, reads as labelled."""
    for table in ("dossier", "register_entry"):
        for state, before in zip(_RETAINED, ("labellise", "labellise_notifie"), strict=True):
            op.execute(f"UPDATE {table} SET state = '{before}' WHERE state = '{state}'")  # noqa: S608 – ours
    for table in ("decision", "proposal"):
        op.execute(f"UPDATE {table} SET kind = 'labellisation' WHERE kind = '{_RETAIN}'")  # noqa: S608 – ours
    _allow(_STATES, _KINDS)
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        batch.drop_constraint(op.f("ck_programme_award"), type_="check")
        for name in _NEW:
            batch.drop_column(name)


def _allow(states: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    for table in ("dossier", "register_entry"):
        _allow_codes(table, "state", "dossierstate", states)
    for table in ("decision", "proposal"):
        _allow_codes(table, "kind", "decisionkind", kinds)


def _allow_codes(table: str, column: str, check: str, members: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{member}'" for member in members)
    name = op.f(f"ck_{table}_{check}")
    with op.batch_alter_table(table, copy_from=as_it_stands(table)) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"{column} IN ({listed})")
