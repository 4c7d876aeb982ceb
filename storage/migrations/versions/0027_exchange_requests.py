"""Bourse-partenariats: requests and their circuits; who knows how to do what."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.closed_lists import allow_more, forget
from storage.migrations.columns import codes

revision = "0027"
down_revision = "0026"

_CHANNELS = ("courrier", "courriel", "teleprocedure", "main_propre")
_STATES = (
    "recue",
    "avis_demandes",
    "avis_recus",
    "diffusee",
    "examinee",
    "proposee",
    "repondue",
    "rapprochee",
    "mission_demandee",
    "sans_suite",
)


def upgrade() -> None:
    """Create the requests, and the profiles, which are made when the migration ends."""
    _create_requests()
    _create_opinions()
    _create_contacts()
    _create_know_how()
    allow_more("counter", "series", "ck_counter_series", "exchange")
    allow_more("draft", "form", "ck_draft_formkind", "bourse")


def _create_requests() -> None:
    op.create_table(
        "exchange_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("direction", codes("francaise", "etrangere", name="direction"), nullable=False),
        sa.Column("requester", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("sought", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("embassy_on", sa.Date(), nullable=True),
        sa.Column("channel", codes(*_CHANNELS, name="channel"), nullable=False),
        sa.Column("state", codes(*_STATES, name="exchangestate"), nullable=False),
        sa.Column("overrides", sa.Text(), nullable=False),
        sa.Column("mission", sa.String(), nullable=True),
        sa.CheckConstraint("requester <> ''", name=op.f("ck_exchange_request_requester")),
        sa.CheckConstraint("sought <> ''", name=op.f("ck_exchange_request_sought")),
        sa.CheckConstraint("length(country) = 2", name=op.f("ck_exchange_request_country")),
        sa.CheckConstraint(
            "(state = 'mission_demandee') = (mission IS NOT NULL)", name=op.f("ck_exchange_request_mission")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_exchange_request_version")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_exchange_request_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["mission"], ["mission.reference"], name=op.f("fk_exchange_request_mission_mission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_request")),
        sa.UniqueConstraint("reference", name=op.f("uq_exchange_request_reference")),
    )
    for column in ("organisation_id", "state", "mission"):
        op.create_index(op.f(f"ix_exchange_request_{column}"), "exchange_request", [column])


def _create_opinions() -> None:
    op.create_table(
        "exchange_opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("correspondent", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "kind", codes("poste", "prefecture", "bureau", "operateur", name="correspondentkind"),
            nullable=False,
        ),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "sense", codes("favorable", "reserve", "defavorable", "sans_avis", name="opinionsense"),
            nullable=True,
        ),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("due_on > asked_on", name=op.f("ck_exchange_opinion_delay")),
        sa.CheckConstraint(
            "(sense IS NULL) = (received_on IS NULL)", name=op.f("ck_exchange_opinion_received")
        ),
        sa.CheckConstraint(
            "received_on IS NULL OR received_on >= asked_on", name=op.f("ck_exchange_opinion_dates")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_exchange_opinion_version")),
        sa.ForeignKeyConstraint(
            ["request"],
            ["exchange_request.reference"],
            name=op.f("fk_exchange_opinion_request_exchange_request"),
        ),
        sa.ForeignKeyConstraint(
            ["correspondent"],
            ["correspondent.id"],
            name=op.f("fk_exchange_opinion_correspondent_correspondent"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_opinion")),
    )  # fmt: skip
    for column in ("request", "correspondent"):
        op.create_index(op.f(f"ix_exchange_opinion_{column}"), "exchange_opinion", [column])


def _create_contacts() -> None:
    op.create_table(
        "exchange_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("interested", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_exchange_contact_named")),
        sa.CheckConstraint(
            "sent_on IS NOT NULL OR answered_on IS NOT NULL", name=op.f("ck_exchange_contact_reached")
        ),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (interested IS NULL)", name=op.f("ck_exchange_contact_answered")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_exchange_contact_version")),
        sa.ForeignKeyConstraint(
            ["request"],
            ["exchange_request.reference"],
            name=op.f("fk_exchange_contact_request_exchange_request"),
        ),
        sa.ForeignKeyConstraint(["label"], ["label.number"], name=op.f("fk_exchange_contact_label_label")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_contact")),
    )
    for column in ("request", "label"):
        op.create_index(op.f(f"ix_exchange_contact_{column}"), "exchange_contact", [column])


def _create_know_how() -> None:
    op.create_table(
        "know_how",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", codes("label", "expert", "mission", "enseignement", name="profilekind"), nullable=False
        ),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("other_version", sa.Integer(), nullable=False),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.CheckConstraint("position >= 0", name=op.f("ck_know_how_position")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_know_how")),
        sa.UniqueConstraint(
            "kind", "reference", "position", name=op.f("uq_know_how_kind_reference_position")
        ),
    )
    op.create_index("ix_know_how_day_reference", "know_how", ["day", "reference"])
    op.create_index("ix_know_how_usable_last_day_first_day", "know_how", ["usable", "last_day", "first_day"])
    op.create_table(
        "know_how_posting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("block >= 0", name=op.f("ck_know_how_posting_block")),
        sa.PrimaryKeyConstraint("key", "block", name=op.f("pk_know_how_posting")),
    )


def downgrade() -> None:
    """Drop the profiles and the requests, whose numbers are forgotten."""
    forget("draft", "form", "ck_draft_formkind", "bourse")
    forget("counter", "series", "ck_counter_series", "exchange")
    op.drop_table("know_how_posting")
    op.drop_table("know_how")
    for table in ("exchange_contact", "exchange_opinion", "exchange_request"):
        op.drop_table(table)
