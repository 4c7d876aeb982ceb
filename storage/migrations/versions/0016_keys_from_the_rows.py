"""The keys of a dossier are made again from its row when it changes: they are kept no more."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Drop the table of the keys of each dossier."""
    op.drop_table("search_document")


def downgrade() -> None:
    """Create the table; what it held is made again when the register list is."""
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["dossier.id"], name=op.f("fk_search_document_id_dossier"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
    )
