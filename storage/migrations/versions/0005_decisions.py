"""Decisions, labels, missions and evaluations."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables."""
    _create_decision()
    _create_label()
    _create_mission()
    _create_evaluation()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("evaluation")
    op.drop_table("mission")
    op.drop_table("label")
    op.drop_table("decision")


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column(
            "kind", codes("labellisation", "ajournement", "refus", name="decisionkind"), nullable=False
        ),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("departure", sa.String(), nullable=False),
        sa.Column(
            "state", codes("projet", "signee", "notifiee", "annulee", name="decisionstate"), nullable=False
        ),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state <> 'notifiee' OR notified_on IS NOT NULL", name=op.f("ck_decision_notified")
        ),
        sa.CheckConstraint(
            "state NOT IN ('signee', 'notifiee') OR (signed_on IS NOT NULL AND signatory <> '')",
            name=op.f("ck_decision_signed"),
        ),
        sa.CheckConstraint(
            "notified_on IS NULL OR (signed_on IS NOT NULL AND notified_on >= signed_on)",
            name=op.f("ck_decision_dates"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_decision_version")),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.reference"], name=op.f("fk_decision_dossier_dossier")),
        sa.ForeignKeyConstraint(["session"], ["session.reference"], name=op.f("fk_decision_session_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_dossier"), "decision", ["dossier"], unique=False)
    op.create_index(op.f("ix_decision_session"), "decision", ["session"], unique=False)
    op.create_index(
        "ix_decision_standing",
        "decision",
        ["dossier", "session"],
        unique=True,
        sqlite_where=sa.text("state <> 'annulee'"),
        postgresql_where=sa.text("state <> 'annulee'"),
    )


def _create_label() -> None:
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column(
            "state",
            codes(
                "actif",
                "a_renouveler",
                "expire",
                "renouvele",
                "suspendu",
                "abroge",
                "retire",
                "abandonne",
                name="labelstate",
            ),
            nullable=False,
        ),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.CheckConstraint("until >= starts_on", name=op.f("ck_label_term")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_label_version")),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.reference"], name=op.f("fk_label_dossier_dossier")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_label_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name=op.f("fk_label_programme_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
        sa.UniqueConstraint("number", name=op.f("uq_label_number")),
    )
    op.create_index(op.f("ix_label_dossier"), "label", ["dossier"], unique=False)
    op.create_index(op.f("ix_label_organisation_id"), "label", ["organisation_id"], unique=False)


def _create_mission() -> None:
    op.create_table(
        "mission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column(
            "origin",
            codes(
                "titulaire",
                "ministere",
                "bourse",
                "ambassade",
                "operateur",
                "collectivite_etrangere",
                name="missionorigin",
            ),
            nullable=False,
        ),
        sa.Column("requester", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("experts", sa.Text(), nullable=False),
        sa.Column("budget", sa.Text(), nullable=False),
        sa.Column("security", sa.String(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column(
            "state",
            codes(
                "demandee",
                "avis_demande",
                "avis_recu",
                "instruction",
                "validee",
                "refusee",
                "ajournee",
                "lettre_emise",
                "en_cours",
                "retour",
                "rapport_attendu",
                "relance_1",
                "relance_2",
                "relance_3",
                "rapport_recu",
                "evaluee",
                "capitalisee",
                "close",
                "reportee",
                "annulee",
                name="missionstate",
            ),
            nullable=False,
        ),
        sa.Column("validated_on", sa.Date(), nullable=True),
        sa.Column("report_due", sa.Date(), nullable=True),
        sa.Column("overrides", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('demandee', 'avis_demande', 'avis_recu', 'instruction', 'refusee', 'ajournee', "
            "'reportee', 'annulee') OR validated_on IS NOT NULL",
            name=op.f("ck_mission_validated"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_mission_period")),
        sa.CheckConstraint("length(country) = 2", name=op.f("ck_mission_country")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_mission_version")),
        sa.ForeignKeyConstraint(["label"], ["label.number"], name=op.f("fk_mission_label_label")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission")),
        sa.UniqueConstraint("reference", name=op.f("uq_mission_reference")),
    )
    op.create_index(op.f("ix_mission_label"), "mission", ["label"], unique=False)


def _create_evaluation() -> None:
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("state", codes("recu", "evalue", "capitalise", name="evaluationstate"), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("evaluated_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state = 'recu' OR evaluated_on IS NOT NULL", name=op.f("ck_evaluation_evaluated")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_evaluation_version")),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_evaluation_mission_mission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint("mission", name=op.f("uq_evaluation_mission")),
    )
