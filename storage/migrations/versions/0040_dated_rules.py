"""The « règlement de séance » has a first day, as every other setting of the register."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"

_TABLE = "committee_rules"
# The day on which the rules were last changed, else that of the first act of the register.
_SINCE = (
    "SELECT coalesce((SELECT date(max(at)) FROM journal WHERE kind = 'rules.changed'), "
    "(SELECT date(min(at)) FROM journal), '2017-01-01')"
)


def upgrade() -> None:
    """Date the rules that a register has."""
    connection = op.get_bind()
    rules = connection.execute(sa.text("SELECT rules FROM committee_rules")).scalar()
    since = connection.execute(sa.text(_SINCE)).scalar()
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f(f"pk_{_TABLE}")),
    )
    if rules is not None:
        kept = sa.text("INSERT INTO committee_rules (valid_from, rules) VALUES (:since, :rules)")
        connection.execute(kept, {"since": since, "rules": rules})


def downgrade() -> None:
    """Keep the last rules only: a program of before knows no others."""
    connection = op.get_bind()
    last = sa.text("SELECT rules FROM committee_rules ORDER BY valid_from DESC LIMIT 1")
    rules = connection.execute(last).scalar()
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f(f"ck_{_TABLE}_single")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    if rules is not None:
        kept = sa.text("INSERT INTO committee_rules (id, rules) VALUES (1, :rules)")
        connection.execute(kept, {"rules": rules})
