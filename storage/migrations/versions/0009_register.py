"""The register searched, filtered and sorted at any size.

The new tables are filled from the dossiers once all the revisions are applied (`storage.migrate`).
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0009"
down_revision = "0008"

_SORTS = (
    "by_reference",
    "by_organisation",
    "by_domain",
    "by_programme",
    "by_theme",
    "by_received",
    "by_silence",
    "by_referent",
    "by_state",
)


def upgrade() -> None:
    """Create the tables; the searched text of a dossier stands there now."""
    with op.batch_alter_table("dossier", copy_from=as_it_stands("dossier")) as batch:
        batch.drop_column("search_text")
    _create_entry()
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        _of_dossier("search_document"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
    )
    op.create_table(
        "search_posting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("block >= 0", name=op.f("ck_search_posting_block")),
        sa.PrimaryKeyConstraint("key", "block", name=op.f("pk_search_posting")),
    )


def downgrade() -> None:
    """Drop the tables; the searched text is made again when a dossier is written."""
    op.drop_table("search_posting")
    op.drop_table("search_document")
    op.drop_table("register_entry")
    with op.batch_alter_table("dossier", copy_from=as_it_stands("dossier")) as batch:
        batch.add_column(sa.Column("search_text", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("dossier", copy_from=as_it_stands("dossier")) as batch:
        batch.alter_column("search_text", server_default=None)


def _create_entry() -> None:
    states = codes(
        "brouillon",
        "depose",
        "accuse",
        "incomplet",
        "complet",
        "instruction",
        "propose",
        "ordre_du_jour",
        "delibere",
        "labellise",
        "ajourne",
        "refuse",
        "labellise_notifie",
        "ajourne_notifie",
        "refuse_notifie",
        "irrecevable",
        "retire",
        "ecarte",
        name="dossierstate",
    )
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("countries", sa.String(), nullable=False),
        sa.Column("geographic_referent", sa.String(), nullable=False),
        sa.Column("thematic_referent", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("silence_on", sa.Date(), nullable=True),
        sa.Column("state", states, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _SORTS),
        _of_dossier("register_entry"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
    )
    for name in _SORTS:
        op.create_index(op.f(f"ix_register_entry_{name}"), "register_entry", [name])


def _of_dossier(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["id"], ["dossier.id"], name=op.f(f"fk_{table}_id_dossier"), ondelete="CASCADE"
    )
