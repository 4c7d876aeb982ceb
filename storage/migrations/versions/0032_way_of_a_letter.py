"""The way of a letter: how it left, under what number, presented or returned when and why."""

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import allow_more, forget
from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

if TYPE_CHECKING:
    from alembic.operations import BatchOperations

revision = "0032"
down_revision = "0031"

_STATES = ("letter", "state", "ck_letter_letterstate")
_NEW_STATES = ("presente", "retourne")
_MODES = ("simple", "recommande", "recommande_ar", "lre", "courriel", "remise", "valise")
_REASONS = ("refuse", "non_reclame", "inconnu", "adresse", "non_consulte")
_TEXTS = ("registered_number", "email")
_CHECKS = {
    "presented": "state <> 'presente' OR presented_on IS NOT NULL",
    "returned": "state <> 'retourne' OR returned_on IS NOT NULL",
    "reason": "(returned_on IS NULL) = (return_reason IS NULL)",
    "way": "sent_on IS NOT NULL OR (mode IS NULL AND presented_on IS NULL AND returned_on IS NULL)",
}
_SENT, _SENT_BEFORE = "'envoye', 'notifie', 'presente', 'retourne'", "'envoye', 'notifie'"


def upgrade() -> None:
    """Add what is known of a way; nothing is known of those that are over."""
    allow_more(*_STATES, *_NEW_STATES)
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        batch.add_column(sa.Column("mode", codes(*_MODES, name="mailmode"), nullable=True))
        for text in _TEXTS:
            batch.add_column(sa.Column(text, sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("presented_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("returned_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("return_reason", codes(*_REASONS, name="returnreason"), nullable=True))
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        for text in _TEXTS:
            batch.alter_column(text, server_default=None)
        for name, condition in _CHECKS.items():
            batch.create_check_constraint(op.f(f"ck_letter_{name}"), condition)
        _require_sending(batch, _SENT)


def _require_sending(batch: "BatchOperations", states: str) -> None:
    batch.drop_constraint(op.f("ck_letter_sent"), type_="check")
    batch.create_check_constraint(op.f("ck_letter_sent"), f"state NOT IN ({states}) OR sent_on IS NOT NULL")


def downgrade() -> None:
    """Drop it; a letter that was presented or came back reads as sent."""
    op.execute("UPDATE letter SET state = 'envoye' WHERE state IN ('presente', 'retourne')")
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        _require_sending(batch, _SENT_BEFORE)
        for name in (*_CHECKS, "mailmode", "returnreason"):
            batch.drop_constraint(op.f(f"ck_letter_{name}"), type_="check")
        for column in ("mode", *_TEXTS, "presented_on", "returned_on", "return_reason"):
            batch.drop_column(column)
    forget(*_STATES, *_NEW_STATES)
