"""Intake: identities in full, referents, the silence date, the proposal case by case."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from storage.migrations.rebuilding import as_it_stands

revision = "0007"
down_revision = "0006"

_STATES = (
    "brouillon",
    "depose",
    "accuse",
    "incomplet",
    "complet",
    "instruction",
    "ordre_du_jour",
    "delibere",
    "labellise",
    "ajourne",
    "refuse",
    "labellise_notifie",
    "ajourne_notifie",
    "refuse_notifie",
    "irrecevable",
    "retire",
    "ecarte",
)
_WITH_PROPOSED = (*_STATES[:6], "propose", *_STATES[6:])
_ORGANISATION_TEXTS = (
    "siret",
    "territory_department",
    "territory_region",
    "phone",
    "contact_name",
    "contact_phone",
    "contact_email",
)
_REFERENTS = ("geographic_referent", "thematic_referent")


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("organisation", copy_from=as_it_stands("organisation")) as batch:
        _add_texts(batch, _ORGANISATION_TEXTS)
        batch.create_check_constraint(op.f("ck_organisation_siret"), "length(siret) IN (0, 14)")
        batch.create_index(op.f("ix_organisation_siren"), ["siren"])
    _drop_defaults("organisation", _ORGANISATION_TEXTS)
    with op.batch_alter_table("dossier", copy_from=as_it_stands("dossier")) as batch:
        _add_texts(batch, _REFERENTS)
        batch.add_column(sa.Column("silence_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("origin", sa.String(), nullable=True))
        batch.create_foreign_key(op.f("fk_dossier_origin_dossier"), "dossier", ["origin"], ["reference"])
        batch.create_index(op.f("ix_dossier_silence_on"), ["silence_on"])
        batch.create_index(op.f("ix_dossier_origin"), ["origin"])
        _allow_states(batch, _WITH_PROPOSED)
    _drop_defaults("dossier", _REFERENTS)


def downgrade() -> None:
    """Drop the columns; a dossier that was proposed is under review again."""
    op.execute("UPDATE dossier SET state = 'instruction' WHERE state = 'propose'")
    with op.batch_alter_table("dossier", copy_from=as_it_stands("dossier")) as batch:
        _allow_states(batch, _STATES)
        batch.drop_index(op.f("ix_dossier_origin"))
        batch.drop_index(op.f("ix_dossier_silence_on"))
        batch.drop_constraint(op.f("fk_dossier_origin_dossier"), type_="foreignkey")
        for name in ("origin", "silence_on", *_REFERENTS):
            batch.drop_column(name)
    with op.batch_alter_table("organisation", copy_from=as_it_stands("organisation")) as batch:
        batch.drop_index(op.f("ix_organisation_siren"))
        batch.drop_constraint(op.f("ck_organisation_siret"), type_="check")
        for name in _ORGANISATION_TEXTS:
            batch.drop_column(name)


def _add_texts(batch: BatchOperations, names: Iterable[str]) -> None:
    for name in names:
        batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))


def _drop_defaults(table: str, names: Iterable[str]) -> None:
    """Leave no default behind: the program gives every text."""
    with op.batch_alter_table(table, copy_from=as_it_stands(table)) as batch:
        for name in names:
            batch.alter_column(name, server_default=None)


def _allow_states(batch: BatchOperations, states: Iterable[str]) -> None:
    batch.drop_constraint(op.f("ck_dossier_dossierstate"), type_="check")
    listed = ", ".join(f"'{state}'" for state in states)
    batch.create_check_constraint(op.f("ck_dossier_dossierstate"), f"state IN ({listed})")
