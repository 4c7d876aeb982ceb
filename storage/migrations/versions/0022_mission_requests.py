"""Missions: what a request tells, what it costs and who bears it; ceilings and rates as dated settings."""

import json
import unicodedata

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0022"
down_revision = "0021"

_KINDS = ("collectivite", "association", "etat", "etablissement", "internationale", "autre")
_LEVELS = ("normale", "renforcee", "deconseille", "formellement_deconseille")
# What older requests do not tell.
_TOLD = {
    "requester_kind": (codes(*_KINDS, name="requesterkind"), "collectivite"),
    "requester_contact": (sa.String(), ""),
    "operator": (sa.String(), ""),
    "objectives": (sa.Text(), "[]"),
    "deliverables": (sa.Text(), "[]"),
    "languages": (sa.String(), ""),
}
# The words by which an older cost says who bears it.
_BEARERS = {
    "delegation": "delegation",
    "ministere": "delegation",
    "titulaire": "titulaire",
    "accueil": "hote",
    "hote": "hote",
    "ambassade": "poste",
    "poste": "poste",
}


def upgrade() -> None:
    """Add the columns, name the bearer of each older cost, create the settings."""
    level = codes(*_LEVELS, name="securitylevel")
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        for column, (kind, default) in _TOLD.items():
            batch.add_column(sa.Column(column, kind, nullable=False, server_default=default))
        batch.add_column(sa.Column("security_level", level, nullable=True))
        batch.add_column(sa.Column("asked", sa.Text(), nullable=True))
        batch.add_column(sa.Column("refusal", sa.Text(), nullable=True))
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        for column in _TOLD:
            batch.alter_column(column, server_default=None)
    _name_bearers()
    op.create_table(
        "mission_settings",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_mission_settings")),
    )


def _name_bearers() -> None:
    connection = op.get_bind()
    changed = sa.text("UPDATE mission SET budget = :budget WHERE id = :id")
    for number, budget in connection.execute(sa.text("SELECT id, budget FROM mission")).all():
        lines = json.loads(budget)
        for line in lines:
            plain = unicodedata.normalize("NFKD", line["borne_by"]).encode("ascii", "ignore").decode().lower()
            known = (bearer for word, bearer in _BEARERS.items() if word in plain)
            line.setdefault("bearer", next(known, "autre"))
        connection.execute(changed, {"budget": json.dumps(lines), "id": number})


def downgrade() -> None:
    """Drop the columns and the settings; costs and experts keep what an older program reads."""
    op.drop_table("mission_settings")
    with op.batch_alter_table("mission", copy_from=as_it_stands("mission")) as batch:
        for kind in ("requesterkind", "securitylevel"):
            batch.drop_constraint(op.f(f"ck_mission_{kind}"), type_="check")
        for column in (*_TOLD, "security_level", "asked", "refusal"):
            batch.drop_column(column)
