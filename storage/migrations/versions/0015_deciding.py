"""Decisions case by case, the acts that reverse a decision, appeals, their letters."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import LETTERS, allow_more, forget
from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0015"
down_revision = "0014"

_LETTER = "retrait-abrogation"
_STANDING = sa.text("state <> 'annulee'")
_PROPOSALS = ("en_attente", "reprise", "seance", "caduque")


def upgrade() -> None:
    """Let a decision come from a proposal: those that wait are drafted; create the two tables."""
    _allow_proposals((*_PROPOSALS, "decidee"))
    _upgrade_decision()
    _create_reversal()
    _create_appeal()
    allow_more(*LETTERS, _LETTER)


def downgrade() -> None:
    """Drop the tables; decisions without a session go, and what they decided was taken back."""
    forget(*LETTERS, _LETTER)
    op.drop_table("appeal")
    op.drop_table("reversal")
    op.execute("DELETE FROM decision WHERE session IS NULL")
    op.drop_index("ix_decision_drawn", table_name="decision")
    with op.batch_alter_table("decision", copy_from=as_it_stands("decision")) as batch:
        batch.drop_constraint(op.f("ck_decision_origin"), type_="check")
        batch.drop_constraint(op.f("fk_decision_proposal_id_proposal"), type_="foreignkey")
        batch.drop_column("identity_override")
        batch.drop_column("proposal_id")
        batch.alter_column("session", existing_type=sa.String(), nullable=False)
    op.execute("UPDATE proposal SET state = 'reprise' WHERE state = 'decidee'")
    _allow_proposals(_PROPOSALS)


def _upgrade_decision() -> None:
    with op.batch_alter_table("decision", copy_from=as_it_stands("decision")) as batch:
        batch.alter_column("session", existing_type=sa.String(), nullable=True)
        batch.add_column(sa.Column("proposal_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("identity_override", sa.String(), nullable=False, server_default=""))
        batch.create_foreign_key(
            op.f("fk_decision_proposal_id_proposal"), "proposal", ["proposal_id"], ["id"]
        )
    op.execute(
        "INSERT INTO decision (version, dossier, session, kind, grounds, departure, state, signed_on, "
        "signatory, notified_on, proposal_id, identity_override) "
        "SELECT 1, dossier, NULL, kind, grounds, '', 'projet', NULL, '', NULL, id, '' "
        "FROM proposal WHERE state = 'en_attente' ORDER BY id"
    )
    with op.batch_alter_table("decision", copy_from=as_it_stands("decision")) as batch:
        batch.alter_column("identity_override", server_default=None)
        batch.create_check_constraint(
            op.f("ck_decision_origin"), "(session IS NULL) <> (proposal_id IS NULL)"
        )
    op.create_index(
        "ix_decision_drawn",
        "decision",
        ["proposal_id"],
        unique=True,
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )


def _allow_proposals(states: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("proposal", copy_from=as_it_stands("proposal")) as batch:
        batch.drop_constraint(op.f("ck_proposal_proposalstate"), type_="check")
        batch.create_check_constraint(op.f("ck_proposal_proposalstate"), f"state IN ({listed})")


def _create_reversal() -> None:
    op.create_table(
        "reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("kind", codes("retrait", "abrogation", name="reversalkind"), nullable=False),
        sa.Column(
            "ground",
            codes("illegalite", "condition", "beneficiaire", "autre", name="reversalground"),
            nullable=False,
        ),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("observations", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.CheckConstraint("reasons <> ''", name=op.f("ck_reversal_motive")),
        sa.CheckConstraint("signatory <> ''", name=op.f("ck_reversal_signatory")),
        sa.CheckConstraint("(ground = 'condition') = (condition <> '')", name=op.f("ck_reversal_condition")),
        sa.CheckConstraint(
            "answer_by IS NULL OR (invited_on IS NOT NULL AND answer_by > invited_on)",
            name=op.f("ck_reversal_heard"),
        ),
        sa.CheckConstraint("notified_on IS NULL OR notified_on >= signed_on", name=op.f("ck_reversal_dates")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_reversal_version")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_reversal_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reversal")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_reversal_decision_id")),
    )


def _create_appeal() -> None:
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", codes("gracieux", "hierarchique", "contentieux", name="appealkind"), nullable=False
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("answer", codes("admis", "partiel", "rejete", name="appealanswer"), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("object <> ''", name=op.f("ck_appeal_object")),
        sa.CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_appeal_answered")),
        sa.CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name=op.f("ck_appeal_dates")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_appeal_version")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_appeal_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index(op.f("ix_appeal_decision_id"), "appeal", ["decision_id"], unique=False)
