"""Programmes, organisations and dossiers."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    _create_programme()
    _create_organisation()
    _create_dossier()
    _create_dossier_country()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("dossier_country")
    op.drop_table("dossier")
    op.drop_table("organisation")
    op.drop_table("programme")


def _create_programme() -> None:
    op.create_table(
        "programme",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("applicants", sa.Text(), nullable=False),
        sa.Column(
            "calendar", codes("sessions", "campagnes", "fil_de_l_eau", name="calendarkind"), nullable=False
        ),
        sa.Column("label_months", sa.Integer(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("what_it_opens", sa.String(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("code <> ''", name=op.f("ck_programme_code")),
        sa.CheckConstraint("label_months >= 1", name=op.f("ck_programme_label_months")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_programme_version")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_programme")),
    )


def _create_organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            codes(
                "commune",
                "epci",
                "departement",
                "region",
                "syndicat",
                "association_collectivites",
                "association_thematique",
                "etablissement_public",
                "etablissement_prive",
                "entreprise",
                "fondation",
                name="organisationkind",
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("siren", sa.String(), nullable=False),
        sa.Column("rna", sa.String(), nullable=False),
        sa.Column("territory_code", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("representative_civility", sa.String(), nullable=False),
        sa.Column("representative_first_name", sa.String(), nullable=False),
        sa.Column("representative_last_name", sa.String(), nullable=False),
        sa.Column("representative_office", sa.String(), nullable=False),
        sa.Column("representative_call", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_organisation_named")),
        sa.CheckConstraint("length(rna) IN (0, 10)", name=op.f("ck_organisation_rna")),
        sa.CheckConstraint("length(siren) IN (0, 9)", name=op.f("ck_organisation_siren")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_index(op.f("ix_organisation_folded_name"), "organisation", ["folded_name"], unique=False)


def _create_dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("mobilisation", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("experts", sa.String(), nullable=False),
        sa.Column(
            "channel",
            codes("courrier", "courriel", "teleprocedure", "main_propre", name="channel"),
            nullable=False,
        ),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            codes(
                "brouillon",
                "depose",
                "accuse",
                "incomplet",
                "complet",
                "instruction",
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
            ),
            nullable=False,
        ),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_dossier_version")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_dossier_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name=op.f("fk_dossier_programme_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("reference", name=op.f("uq_dossier_reference")),
    )
    op.create_index(op.f("ix_dossier_organisation_id"), "dossier", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_dossier_state"), "dossier", ["state"], unique=False)


def _create_dossier_country() -> None:
    op.create_table(
        "dossier_country",
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(country) = 2", name=op.f("ck_dossier_country_country")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_dossier_country_position")),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name=op.f("fk_dossier_country_dossier_id_dossier"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("dossier_id", "country", name=op.f("pk_dossier_country")),
    )
