"""What follows a label: what it was granted for, the theme of a mission, the papers of both."""

import json

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import LETTERS, allow_more, forget
from storage.migrations.rebuilding import as_it_stands

revision = "0020"
down_revision = "0019"

_PAPERS = (
    "refus-mission",
    "avenant-mission",
    "report-mission",
    "annulation-mission",
    "relance-rapport",
    "capitalisation",
    "attestation-label",
    "suspension-label",
    "renouvellement",
    "retenu",
)
_FROM_THE_DOSSIER = ("theme", "countries", "languages")
_LINK = "fk_label_renews_label"


def upgrade() -> None:
    """Give each label what its dossier asked for; a label may have no dossier, and follow another."""
    with op.batch_alter_table("label", copy_from=as_it_stands("label")) as batch:
        batch.add_column(sa.Column("theme", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("countries", sa.Text(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("languages", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("renews", sa.String(), nullable=True))
        batch.alter_column("dossier", existing_type=sa.String(), nullable=True)
    _copy_from_dossiers()
    with op.batch_alter_table("label", copy_from=as_it_stands("label")) as batch:
        for column in _FROM_THE_DOSSIER:
            batch.alter_column(column, server_default=None)
        batch.create_foreign_key(op.f(_LINK), "label", ["renews"], ["number"])
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        batch.add_column(sa.Column("theme", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        batch.alter_column("theme", server_default=None)
    allow_more(*LETTERS, *_PAPERS)


def _copy_from_dossiers() -> None:
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT label.id, dossier.id, dossier.theme, dossier.languages FROM label "
            "JOIN dossier ON dossier.reference = label.dossier"
        )
    ).all()
    aimed_at = sa.text("SELECT country FROM dossier_country WHERE dossier_id = :dossier ORDER BY position")
    filled = sa.text(
        "UPDATE label SET theme = :theme, languages = :languages, countries = :countries WHERE id = :label"
    )
    for label, dossier, theme, languages in rows:
        countries = json.dumps(list(connection.scalars(aimed_at, {"dossier": dossier})))
        values = {"label": label, "theme": theme, "languages": languages, "countries": countries}
        connection.execute(filled, values)


def downgrade() -> None:
    """Drop the columns, and the papers that an older program does not know.

    A label without a dossier, which such a program cannot hold, goes with its missions.
    """
    forget(*LETTERS, *_PAPERS)
    without = "SELECT number FROM label WHERE dossier IS NULL"
    op.execute(
        "DELETE FROM evaluation WHERE mission IN "  # noqa: S608 – names of ours
        f"(SELECT reference FROM mission WHERE label IN ({without}))"
    )
    op.execute(f"DELETE FROM mission WHERE label IN ({without})")  # noqa: S608 – names of ours
    op.execute("DELETE FROM label WHERE dossier IS NULL")
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        batch.drop_column("theme")
    with op.batch_alter_table("label", copy_from=as_it_stands("label")) as batch:
        batch.drop_constraint(op.f(_LINK), type_="foreignkey")
        for column in (*_FROM_THE_DOSSIER, "renews"):
            batch.drop_column(column)
        batch.alter_column("dossier", existing_type=sa.String(), nullable=False)
