"""Exchange: mappings of columns, numbers given elsewhere, requests of before."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0012"
down_revision = "0011"

_KINDS = ("dossiers", "organisations", "members", "correspondents", "labels", "missions", "letters")


def upgrade() -> None:
    """Create the tables."""
    _create_import_mapping()
    _create_external_reference()
    _create_past_request()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("past_request")
    op.drop_table("external_reference")
    op.drop_table("import_mapping")


def _create_import_mapping() -> None:
    op.create_table(
        "import_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", codes(*_KINDS, name="exchangekind"), nullable=False),
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.CheckConstraint("length(headings) = 64", name=op.f("ck_import_mapping_headings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("kind", "headings", name=op.f("uq_import_mapping_kind_headings")),
    )


def _create_external_reference() -> None:
    op.create_table(
        "external_reference",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("external", sa.String(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.CheckConstraint("external <> ''", name=op.f("ck_external_reference_external")),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.reference"], name=op.f("fk_external_reference_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("source", "external", name=op.f("pk_external_reference")),
    )
    op.create_index(op.f("ix_external_reference_dossier"), "external_reference", ["dossier"], unique=False)


def _create_past_request() -> None:
    op.create_table(
        "past_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("external", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("siren", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column(
            "outcome",
            codes("labellise", "refuse", "irrecevable", "retire", "sans_suite", name="pastoutcome"),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("length(siren) IN (0, 9)", name=op.f("ck_past_request_siren")),
        sa.CheckConstraint("organisation <> ''", name=op.f("ck_past_request_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_request")),
        sa.UniqueConstraint("key", name=op.f("uq_past_request_key")),
    )
    op.create_index(op.f("ix_past_request_folded_name"), "past_request", ["folded_name"], unique=False)
    op.create_index(op.f("ix_past_request_siren"), "past_request", ["siren"], unique=False)
