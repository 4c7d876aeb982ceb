"""Referents and routing, assessments, proposals case by case."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the tables."""
    _routing()
    _links()
    _overrides()
    _assessments()
    _proposals()


def downgrade() -> None:
    """Drop the tables; a dossier that was proposed is under review again."""
    op.execute("UPDATE dossier SET state = 'instruction' WHERE state = 'propose'")
    for table in ("proposal", "assessment", "eligibility_override", "dossier_link", "route"):
        op.drop_table(table)


def _routing() -> None:
    op.create_table(
        "route",
        sa.Column("axis", codes("monde", "region", "theme", "defaut", name="axis"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("referent", sa.String(), nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_route_key")),
        sa.CheckConstraint("referent <> ''", name=op.f("ck_route_referent")),
        sa.PrimaryKeyConstraint("axis", "key", name=op.f("pk_route")),
    )


def _links() -> None:
    op.create_table(
        "dossier_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("kind", codes("lien", "malgre", name="linkkind"), nullable=False),
        sa.Column("motive", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind <> 'malgre' OR motive <> ''", name=op.f("ck_dossier_link_motive")),
        sa.CheckConstraint("other <> '' AND other <> dossier", name=op.f("ck_dossier_link_other")),
        _of_dossier("dossier_link"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_link")),
    )
    op.create_index(op.f("ix_dossier_link_dossier"), "dossier_link", ["dossier"])
    op.create_index(op.f("ix_dossier_link_other"), "dossier_link", ["other"])


def _overrides() -> None:
    op.create_table(
        "eligibility_override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("motive", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("motive <> ''", name=op.f("ck_eligibility_override_motive")),
        _of_dossier("eligibility_override"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eligibility_override")),
    )
    op.create_index(op.f("ix_eligibility_override_dossier"), "eligibility_override", ["dossier"])


def _assessments() -> None:
    appraisals = codes("satisfait", "partiellement", "non", "sans_objet", name="appraisal")
    op.create_table(
        "assessment",
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("appraisal", appraisals, nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("programme_version", sa.Integer(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("programme_version >= 1", name=op.f("ck_assessment_programme_version")),
        _of_dossier("assessment"),
        sa.PrimaryKeyConstraint("dossier", "code", name=op.f("pk_assessment")),
    )


def _proposals() -> None:
    states = codes("en_attente", "reprise", "seance", "caduque", name="proposalstate")
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column(
            "kind", codes("labellisation", "ajournement", "refus", name="decisionkind"), nullable=False
        ),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("state", states, nullable=False),
        _of_dossier("proposal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_dossier"), "proposal", ["dossier"])
    waiting = sa.text("state = 'en_attente'")
    op.create_index(
        "ix_proposal_waiting",
        "proposal",
        ["dossier"],
        unique=True,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _of_dossier(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["dossier"], ["dossier.reference"], name=op.f(f"fk_{table}_dossier_dossier")
    )
