"""Pieces and requests for them, correspondents and opinions on dossiers, the silence date of open ones."""

import json
from calendar import monthrange
from datetime import date

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import codes
from storage.migrations.rebuilding import as_it_stands

revision = "0010"
down_revision = "0009"

_KINDS = ("poste", "prefecture", "bureau", "operateur")
_RUNNING = (
    "depose",
    "accuse",
    "incomplet",
    "complet",
    "instruction",
    "propose",
    "ordre_du_jour",
    "delibere",
    "ajourne",
    "ajourne_notifie",
)
_LETTERS = (
    "labellisation",
    "ajournement",
    "refus",
    "proces-verbal",
    "communique",
    "validation-mission",
    "evaluation",
)
_INTAKE_LETTERS = ("accuse-reception", "demande-pieces", "saisine-avis")
# What a programme that was there before expects, until the desk says otherwise.
_PIECES = (
    ("formulaire", "Formulaire de candidature signé", True),
    ("deliberation", "Délibération ou décision de l’organe compétent", True),
    ("statuts", "Statuts, pour une association, un établissement ou une entreprise", False),
    ("references", "Références et éléments de reconnaissance", False),
)


def upgrade() -> None:
    """Create the tables; give pieces to the programmes and a silence date to the open dossiers."""
    _create_piece()
    _create_piece_request()
    _create_correspondent()
    _create_dossier_opinion()
    op.create_table(
        "intake_delays",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("delays", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_intake_delays")),
    )
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        batch.add_column(sa.Column("pieces", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        batch.alter_column("pieces", server_default=None)
    _allow_letters((*_INTAKE_LETTERS, *_LETTERS))
    _give_pieces()
    _date_silences()


def downgrade() -> None:
    """Drop the tables and the column, and the letters of intake; the silence dates stay."""
    of_intake = ", ".join(f"'{kind}'" for kind in _INTAKE_LETTERS)
    op.execute(f"DELETE FROM letter WHERE kind IN ({of_intake})")  # noqa: S608 – codes of ours
    _allow_letters(_LETTERS)
    with op.batch_alter_table("programme", copy_from=as_it_stands("programme")) as batch:
        batch.drop_column("pieces")
    for table in ("intake_delays", "dossier_opinion", "correspondent", "piece_request", "piece"):
        op.drop_table(table)


def _create_piece() -> None:
    op.create_table(
        "piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.CheckConstraint("(sha256 IS NULL) = (file_name = '')", name=op.f("ck_piece_file")),
        sa.CheckConstraint("label <> ''", name=op.f("ck_piece_named")),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.reference"], name=op.f("fk_piece_dossier_dossier")),
        sa.ForeignKeyConstraint(["sha256"], ["stored_file.sha256"], name=op.f("fk_piece_sha256_stored_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
    )
    op.create_index(op.f("ix_piece_dossier"), "piece", ["dossier"], unique=False)
    op.create_index(op.f("ix_piece_sha256"), "piece", ["sha256"], unique=False)


def _create_piece_request() -> None:
    op.create_table(
        "piece_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("kind", codes("incomplet", "incorrect", name="requestkind"), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("pieces", sa.Text(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("until > asked_on", name=op.f("ck_piece_request_delay")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= asked_on", name=op.f("ck_piece_request_ended")),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.reference"], name=op.f("fk_piece_request_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece_request")),
    )
    op.create_index(op.f("ix_piece_request_dossier"), "piece_request", ["dossier"], unique=False)
    op.create_index(op.f("ix_piece_request_until"), "piece_request", ["until"], unique=False)


def _create_correspondent() -> None:
    op.create_table(
        "correspondent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", codes(*_KINDS, name="correspondentkind"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("civility", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(country) IN (0, 2)", name=op.f("ck_correspondent_country")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_correspondent_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondent")),
    )
    op.create_index(op.f("ix_correspondent_folded_name"), "correspondent", ["folded_name"], unique=False)


def _create_dossier_opinion() -> None:
    op.create_table(
        "dossier_opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("correspondent", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", codes(*_KINDS, name="correspondentkind"), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("silence", codes("repute_rendu", "sans_avis", name="opinionsilence"), nullable=False),
        sa.Column("reminders", sa.Text(), nullable=False),
        sa.Column("state", codes("demande", "recu", "annule", name="opinionstate"), nullable=False),
        sa.Column(
            "sense",
            codes("favorable", "reserve", "defavorable", "sans_avis", name="opinionsense"),
            nullable=True,
        ),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.CheckConstraint("(sha256 IS NULL) = (file_name = '')", name=op.f("ck_dossier_opinion_file")),
        sa.CheckConstraint(
            "(state = 'recu') = (received_on IS NOT NULL)", name=op.f("ck_dossier_opinion_received")
        ),
        sa.CheckConstraint("(state = 'recu') = (sense IS NOT NULL)", name=op.f("ck_dossier_opinion_sense")),
        sa.CheckConstraint("due_on > asked_on", name=op.f("ck_dossier_opinion_delay")),
        sa.CheckConstraint(
            "received_on IS NULL OR received_on >= asked_on", name=op.f("ck_dossier_opinion_dates")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_dossier_opinion_version")),
        sa.ForeignKeyConstraint(
            ["correspondent"],
            ["correspondent.id"],
            name=op.f("fk_dossier_opinion_correspondent_correspondent"),
        ),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.reference"], name=op.f("fk_dossier_opinion_dossier_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["stored_file.sha256"], name=op.f("fk_dossier_opinion_sha256_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_opinion")),
    )
    for column in ("correspondent", "dossier", "sha256"):
        op.create_index(op.f(f"ix_dossier_opinion_{column}"), "dossier_opinion", [column], unique=False)
    op.create_index("ix_dossier_opinion_state_due_on", "dossier_opinion", ["state", "due_on"], unique=False)


def _allow_letters(kinds: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        batch.drop_constraint(op.f("ck_letter_letterkind"), type_="check")
        batch.create_check_constraint(op.f("ck_letter_letterkind"), f"kind IN ({listed})")


def _give_pieces() -> None:
    expected = [
        {"code": code, "label": label, "required": required, "source": "hypothèse"}
        for code, label, required in _PIECES
    ]
    op.get_bind().execute(
        sa.text("UPDATE programme SET pieces = :pieces"),
        {"pieces": json.dumps(expected, ensure_ascii=False, separators=(",", ":"))},
    )


def _date_silences() -> None:
    """Date the silence of the dossiers filed before the column was kept: two months, nothing suspended."""
    connection = op.get_bind()
    dossier = sa.table(
        "dossier", sa.column("id"), sa.column("state"), sa.column("received_on", sa.Date),
        sa.column("silence_on", sa.Date),
    )  # fmt: skip
    undated = connection.execute(
        sa.select(dossier.c.id, dossier.c.received_on).where(
            dossier.c.silence_on.is_(None), dossier.c.state.in_(_RUNNING)
        )
    ).all()
    if undated:
        connection.execute(
            sa.update(dossier)
            .where(dossier.c.id == sa.bindparam("of_id"))
            .values(silence_on=sa.bindparam("due")),
            [{"of_id": row.id, "due": _two_months_after(row.received_on)} for row in undated],
        )


def _two_months_after(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + 2, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
