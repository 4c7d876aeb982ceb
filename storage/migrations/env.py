"""Alembic's environment: runs the revisions on the connection that `storage.migrate` hands over.

The caller owns the transaction: a migration that fails leaves the register as it was.
"""

from alembic import context

from storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot alter most things in place: Alembic copies the table.
    render_as_batch=True,
)
context.run_migrations()
