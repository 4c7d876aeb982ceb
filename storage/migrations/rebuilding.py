"""Changing a table in place: on SQLite, Alembic copies it, and would lose the checks it cannot see."""

import sqlalchemy as sa
from alembic import op


def as_it_stands(table: str) -> sa.Table:
    """Return a table as the database has it, checks included, for `batch_alter_table(copy_from=…)`."""
    connection = op.get_bind()
    reflected = sa.Table(table, sa.MetaData(), autoload_with=connection, resolve_fks=False)
    for found in sa.inspect(connection).get_check_constraints(table):
        reflected.append_constraint(sa.CheckConstraint(found["sqltext"], name=op.f(str(found["name"]))))
    return reflected
