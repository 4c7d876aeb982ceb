"""The court of the institution, dossiers declared inadmissible, invitations to observe, ends of labels."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0035"
down_revision = "0034"

_COURT = "tribunal administratif de Paris"
_RESTING = "ck_label_event_resting_on"


def upgrade() -> None:
    """Name the court, create the tables, let a repeal of a label say on what it rests."""
    with op.batch_alter_table("letterhead", copy_from=as_it_stands("letterhead")) as batch:
        batch.add_column(sa.Column("court", sa.String(), nullable=False, server_default=_COURT))
        batch.create_check_constraint(op.f("ck_letterhead_court"), "court <> ''")
    _forget_default("letterhead", "court")
    with op.batch_alter_table("label_event", copy_from=as_it_stands("label_event")) as batch:
        batch.add_column(sa.Column("article", sa.String(), nullable=False, server_default=""))
        batch.drop_constraint(op.f(_RESTING), type_="check")
        batch.create_check_constraint(
            op.f(_RESTING), "condition = '' OR kind IN ('suspension', 'abrogation')"
        )
    _forget_default("label_event", "article")
    _create_inadmissibility()
    _create_invitation()


def downgrade() -> None:
    """Drop them; a repeal no longer says on what it rests."""
    op.drop_table("observation_invitation")
    op.drop_table("inadmissibility")
    op.execute("UPDATE label_event SET condition = '' WHERE kind <> 'suspension'")
    with op.batch_alter_table("label_event", copy_from=as_it_stands("label_event")) as batch:
        batch.drop_constraint(op.f(_RESTING), type_="check")
        batch.create_check_constraint(op.f(_RESTING), "condition = '' OR kind = 'suspension'")
        batch.drop_column("article")
    with op.batch_alter_table("letterhead", copy_from=as_it_stands("letterhead")) as batch:
        batch.drop_constraint(op.f("ck_letterhead_court"), type_="check")
        batch.drop_column("court")


def _forget_default(table: str, column: str) -> None:
    with op.batch_alter_table(table, copy_from=as_it_stands(table)) as batch:
        batch.alter_column(column, server_default=None)


def _create_inadmissibility() -> None:
    op.create_table(
        "inadmissibility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.CheckConstraint("law <> '[]'", name=op.f("ck_inadmissibility_law")),
        sa.CheckConstraint("facts <> ''", name=op.f("ck_inadmissibility_facts")),
        sa.CheckConstraint("signatory <> ''", name=op.f("ck_inadmissibility_signatory")),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.reference"], name=op.f("fk_inadmissibility_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inadmissibility")),
        sa.UniqueConstraint("dossier", name=op.f("uq_inadmissibility_dossier")),
    )


def _create_invitation() -> None:
    table = "observation_invitation"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("dossier", sa.String(), nullable=True),
        sa.Column(
            "intended", codes("suspension", "abrogation", "retrait", name="intendedact"), nullable=False
        ),
        sa.Column(
            "ground",
            codes("illegalite", "condition", "beneficiaire", "autre", name="reversalground"),
            nullable=False,
        ),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("signatory", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(label IS NULL) <> (dossier IS NULL)", name=op.f(f"ck_{table}_about")),
        sa.CheckConstraint("(ground = 'condition') = (condition <> '')", name=op.f(f"ck_{table}_condition")),
        sa.CheckConstraint("facts <> ''", name=op.f(f"ck_{table}_facts")),
        sa.CheckConstraint("days BETWEEN 1 AND 365", name=op.f(f"ck_{table}_days")),
        sa.CheckConstraint("signatory <> ''", name=op.f(f"ck_{table}_signatory")),
        sa.CheckConstraint(
            "received_on IS NULL OR received_on >= written_on", name=op.f(f"ck_{table}_received")
        ),
        sa.CheckConstraint("version >= 1", name=op.f(f"ck_{table}_version")),
        sa.ForeignKeyConstraint(["label"], ["label.number"], name=op.f(f"fk_{table}_label_label")),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.reference"], name=op.f(f"fk_{table}_dossier_dossier")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for column in ("label", "dossier"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
