"""How long things are kept, holds, slips of elimination, tombstones; an item outlives its dossier."""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0038"
down_revision = "0037"

_KINDS = (
    "dossier_labellise", "dossier_retenu", "dossier_refuse", "dossier_irrecevable", "dossier_retire",
    "dossier_sans_suite", "label_repris", "demande_reprise", "mission", "rapport", "enseignement", "seance",
    "courrier", "piece", "bourse", "paquet", "organisme", "brouillon", "journal", "sauvegarde",
)  # fmt: skip
_EVENTS = (
    "notification", "decision", "fin_du_label", "cloture", "dernier_contact", "etablissement", "saisie",
)  # fmt: skip
_OF_ITEM = "fk_agenda_item_dossier_dossier"


def upgrade() -> None:
    """Create the tables, and let go of the link from an item of the agenda to its dossier."""
    _create_rule()
    _create_hold()
    _create_slip()
    _create_tombstone()
    with _items() as batch:
        batch.drop_constraint(op.f(_OF_ITEM), type_="foreignkey")


def downgrade() -> None:
    """Tie the items again, without those of dossiers that are no more, and drop the tables."""
    op.execute("DELETE FROM agenda_item WHERE dossier NOT IN (SELECT reference FROM dossier)")
    with _items() as batch:
        batch.create_foreign_key(op.f(_OF_ITEM), "dossier", ["dossier"], ["reference"])
    for table in ("tombstone", "elimination_slip", "hold", "retention_rule"):
        op.drop_table(table)


def _items() -> AbstractContextManager[BatchOperations]:
    kept = {"sqlite_autoincrement": True}
    table = "agenda_item"
    return op.batch_alter_table(table, copy_from=as_it_stands(table), recreate="always", table_kwargs=kept)


def _create_rule() -> None:
    table = "retention_rule"
    op.create_table(
        table,
        sa.Column("kind", codes(*_KINDS, name="retentionkind"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("event", codes(*_EVENTS, name="retentionevent"), nullable=False),
        sa.Column(
            "outcome", codes("eliminer", "conserver", "anonymiser", name="finaloutcome"), nullable=False
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("years BETWEEN 1 AND 150", name=op.f(f"ck_{table}_years")),
        sa.CheckConstraint("source <> ''", name=op.f(f"ck_{table}_source")),
        sa.PrimaryKeyConstraint("kind", "valid_from", name=op.f(f"pk_{table}")),
    )


def _create_hold() -> None:
    table = "hold"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("placed_by", sa.String(), nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=False),
        sa.Column("lift_reason", sa.String(), nullable=False),
        sa.CheckConstraint("subject <> ''", name=op.f(f"ck_{table}_subject")),
        sa.CheckConstraint("reason <> ''", name=op.f(f"ck_{table}_reason")),
        sa.CheckConstraint("(lifted_on IS NULL) = (lift_reason = '')", name=op.f(f"ck_{table}_lifted")),
        sa.CheckConstraint("lifted_on IS NULL OR lifted_on >= placed_on", name=op.f(f"ck_{table}_dates")),
        sa.CheckConstraint("version >= 1", name=op.f(f"ck_{table}_version")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    standing = sa.text("lifted_on IS NULL")
    op.create_index(
        "ix_hold_standing", table, ["subject"], unique=True, sqlite_where=standing, postgresql_where=standing
    )


def _create_slip() -> None:
    table = "elimination_slip"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("drawn_up_on", sa.Date(), nullable=False),
        sa.Column("drawn_up_by", sa.String(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("state", codes("projet", "execute", "abandonne", name="slipstate"), nullable=False),
        sa.Column("visa", sa.Text(), nullable=True),
        sa.Column("eliminated_on", sa.Date(), nullable=True),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'execute') = (visa IS NOT NULL AND eliminated_on IS NOT NULL)",
            name=op.f(f"ck_{table}_done"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f(f"ck_{table}_version")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("reference", name=op.f(f"uq_{table}_reference")),
    )


def _create_tombstone() -> None:
    table = "tombstone"
    kinds = ("dossier", "label", "mission", "bourse", "courrier", "demande_reprise")
    op.create_table(
        table,
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("kind", codes(*kinds, name="tombstonekind"), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("eliminated_on", sa.Date(), nullable=False),
        sa.Column("slip", sa.String(), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f(f"ck_{table}_days")),
        sa.ForeignKeyConstraint(
            ["slip"], ["elimination_slip.reference"], name=op.f(f"fk_{table}_slip_elimination_slip")
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f(f"pk_{table}")),
    )
    for column in ("kind", "slip"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
