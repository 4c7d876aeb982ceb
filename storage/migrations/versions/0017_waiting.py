"""Waiting: one index gives each state's dossiers in the order in which silence rejects them."""

from alembic import op

revision = "0017"
down_revision = "0016"

_BY_SILENCE = "ix_dossier_state_silence_on"
_REPLACED = {"ix_dossier_state": ["state"], "ix_dossier_silence_on": ["silence_on"]}


def upgrade() -> None:
    """Replace the two indexes that each answered half of the question."""
    op.create_index(_BY_SILENCE, "dossier", ["state", "silence_on", "reference"])
    for name in _REPLACED:
        op.drop_index(name, "dossier")


def downgrade() -> None:
    """Put the two indexes back."""
    for name, columns in _REPLACED.items():
        op.create_index(name, "dossier", columns)
    op.drop_index(_BY_SILENCE, "dossier")
