"""Letters and the files kept of them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables."""
    _create_stored_file()
    _create_letter()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("letter")
    op.drop_table("stored_file")


def _create_stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(content) = size", name=op.f("ck_stored_file_whole")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_stored_file_sha256")),
        sa.CheckConstraint("size BETWEEN 0 AND 20971520", name=op.f("ck_stored_file_size")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_file")),
    )


def _create_letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chrono", sa.String(), nullable=False),
        sa.Column(
            "kind",
            codes(
                "labellisation",
                "ajournement",
                "refus",
                "proces-verbal",
                "communique",
                "validation-mission",
                "evaluation",
                name="letterkind",
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column(
            "state",
            codes("produit", "imprime", "signe", "envoye", "notifie", "remplace", name="letterstate"),
            nullable=False,
        ),
        sa.Column("produced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.CheckConstraint("state <> 'notifie' OR notified_on IS NOT NULL", name=op.f("ck_letter_notified")),
        sa.CheckConstraint(
            "state NOT IN ('envoye', 'notifie') OR sent_on IS NOT NULL", name=op.f("ck_letter_sent")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_letter_version")),
        sa.ForeignKeyConstraint(["session"], ["session.reference"], name=op.f("fk_letter_session_session")),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_letter_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("chrono", name=op.f("uq_letter_chrono")),
    )
    op.create_index(op.f("ix_letter_session"), "letter", ["session"], unique=False)
    op.create_index(op.f("ix_letter_subject"), "letter", ["subject"], unique=False)
