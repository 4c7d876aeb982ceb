"""The institution's dated settings, the committee's rules and members, the evaluation grid."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    _create_letterhead()
    _create_signatory()
    _create_committee_rules()
    _create_grid_line()
    _create_member()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("member")
    op.drop_table("grid_line")
    op.drop_table("committee_rules")
    op.drop_table("signatory")
    op.drop_table("letterhead")


def _create_letterhead() -> None:
    op.create_table(
        "letterhead",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("letterhead", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_letterhead_term")
        ),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_letterhead")),
    )


def _create_signatory() -> None:
    op.create_table(
        "signatory",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("formula", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("delegation_act", sa.String(), nullable=False),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_signatory_term")
        ),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_signatory")),
    )


def _create_committee_rules() -> None:
    op.create_table(
        "committee_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_committee_rules_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_rules")),
    )


def _create_grid_line() -> None:
    op.create_table(
        "grid_line",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_grid_line")),
        sa.UniqueConstraint("position", name=op.f("uq_grid_line_position")),
    )


def _create_member() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("quality", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("kind", codes("droit", "elu", "qualifie", name="memberkind"), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("presides", sa.Boolean(), nullable=False),
        sa.Column("deputises", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("NOT (presides AND deputises)", name=op.f("ck_member_chair")),
        sa.CheckConstraint("until IS NULL OR until >= starts_on", name=op.f("ck_member_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
