"""The frozen document of a kept PDF: what it says, beside how it looks."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Create the table; a PDF that was kept before has no document."""
    op.create_table(
        "frozen_document",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_frozen_document_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_frozen_document")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("frozen_document")
