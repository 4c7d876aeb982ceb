"""What each text column of each table may hold about people, and which thing its rows belong to.

A column that is added without its class makes the tests fail (RGPD art. 30: the register of processing
must be true). Columns that are not named in a table hold nothing of people only where the table says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.personal_data import Holding, OwnerKind
from daect_tui.domain.personal_records import RecordKind


@dataclass(frozen=True, slots=True)
class Owner:
    """How a row leads to what it belongs to: its column, through the tables that `through` names."""

    kind: OwnerKind
    column: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The classes of the text columns of one table; `owner` is what its rows belong to."""

    kind: RecordKind
    owner: Owner
    columns: Mapping[str, Holding]


def _of(kind: RecordKind, owner: Owner, nothing: str = "", **classed: str) -> Inventory:
    columns = dict.fromkeys(nothing.split(), Holding.NOTHING)
    for name, listed in classed.items():
        columns |= dict.fromkeys(listed.split(), _CLASSES[name])
    return Inventory(kind, owner, columns)


_CLASSES = {
    "identity": Holding.IDENTITY,
    "contact": Holding.CONTACT,
    "opinion": Holding.OPINION,
    "free": Holding.FREE,
    "agent": Holding.AGENT,
    "derived": Holding.DERIVED,
}
_K, _O = RecordKind, OwnerKind
_SERVICE = Owner(_O.SERVICE, "")
_DOSSIER = Owner(_O.DOSSIER, "dossier")
_SESSION = Owner(_O.SESSION, "session")
_SESSION_ID = Owner(_O.SESSION, "session_id", "session")
_ITEM = Owner(_O.SESSION, "item_id", "agenda_item")
_DECISION = Owner(_O.DOSSIER, "decision_id", "decision")
_LABEL = Owner(_O.LABEL, "label")
_MISSION = Owner(_O.MISSION, "mission")
_REQUEST = Owner(_O.REQUEST, "request")

_DIRECTORY = (
    _of(
        _K.MEMBER, Owner(_O.MEMBER, "id"), "body region",
        identity="civility first_name last_name quality",
    ),
    _of(
        _K.CORRESPONDENT, Owner(_O.CORRESPONDENT, "id"), "name place country region",
        identity="civility first_name last_name", contact="phone email", derived="folded_name",
    ),
    _of(
        _K.ORGANISATION, Owner(_O.ORGANISATION, "id"),
        "name siren siret rna territory_code territory_department territory_region street postcode city",
        identity="representative_civility representative_first_name representative_last_name "
        "representative_office representative_call contact_name",
        contact="phone email contact_phone contact_email", derived="folded_name",
    ),
)  # fmt: skip
_TRACE = (
    _of(_K.DRAFT, Owner(_O.DRAFT, "target"), "target", free="fields", agent="agent"),
    _of(_K.LAST_STEP, _SESSION_ID, identity="step"),
    _of(_K.SNOOZE, _SERVICE, "subject", free="line reason", agent="agent"),
    _of(
        _K.JOURNAL, Owner(_O.JOURNAL, "sequence"), "kind subject previous hash",
        free="detail", agent="agent",
    ),
    _of(
        _K.PASSAGE, Owner(_O.DOSSIER, "subject"), "subject before after action",
        free="reason", agent="agent",
    ),
    _of(_K.HOLD, _SERVICE, identity="subject", free="reason lift_reason", agent="placed_by lifted_by"),
    _of(_K.SLIP, _SERVICE, "reference lines visa left figures", agent="drawn_up_by"),
    _of(
        _K.CHECKOUT, _SESSION, "pack session dossiers file_name frozen head",
        identity="holder", agent="made_by", free="reason",
    ),
    _of(_K.VALISE, _SESSION, "pack origin session dossiers seal", identity="holder", agent="made_by"),
)  # fmt: skip
_INTAKE = (
    _of(
        _K.DOSSIER, Owner(_O.DOSSIER, "reference"), "reference programme theme languages origin",
        identity="experts", free="domain skills evidence mobilisation",
        agent="geographic_referent thematic_referent",
    ),
    _of(
        _K.DOSSIER_OPINION, _DOSSIER, "dossier reminders sha256",
        opinion="text", free="source question file_name",
    ),
    _of(_K.ASSESSMENT, _DOSSIER, "dossier code text", opinion="comment", agent="agent"),
    _of(_K.LINK, _DOSSIER, "dossier other", free="motive", agent="agent"),
    _of(_K.OVERRIDE, _DOSSIER, "dossier code sentence", free="motive", agent="agent"),
    _of(_K.PIECE, _DOSSIER, "dossier code sha256", free="label file_name"),
    _of(_K.PIECE_REQUEST, _DOSSIER, "dossier", free="pieces note"),
    _of(_K.PROPOSAL, _DOSSIER, "dossier", free="grounds conditions", agent="proposed_by"),
    _of(
        _K.PAST_REQUEST, _SERVICE,
        "key reference external programme organisation folded_name siren domain source", free="grounds",
    ),
)  # fmt: skip
_COMMITTEE = (
    _of(
        _K.SESSION, Owner(_O.SESSION, "reference"),
        "reference programmes period place rules second_of", free="urgency",
    ),
    _of(_K.DISMISSED_CONFLICT, Owner(_O.MEMBER, "member_id"), free="reason", agent="dismissed_by"),
    _of(_K.SEAT, _SESSION_ID, "body", identity="name quality titular"),
    _of(_K.ATTENDANCE, _SESSION_ID, identity="substitute"),
    _of(
        _K.AGENDA_ITEM, _SESSION_ID, "dossier organisation programme",
        identity="rapporteur floor", free="domain proposal grounds notes",
    ),
    _of(_K.RECUSAL, _ITEM, free="reason", agent="declared_by"),
    _of(_K.HEARING, _ITEM, identity="name quality"),
    _of(_K.DISAGREEMENT, _ITEM, identity="name", opinion="text"),
    _of(_K.BALLOT, _ITEM, identity="participants", free="motion"),
    _of(_K.VOTE, Owner(_O.SESSION, "ballot_id", "ballot"), identity="name"),
    _of(_K.SESSION_RECORD, _SESSION_ID, identity="record"),
    _of(
        _K.MINUTES, _SESSION, "session sections head sha256",
        free="corrections reason void_reason", agent="agent",
    ),
    _of(
        _K.SIGNED_COPY, Owner(_O.SESSION, "minutes_id", "minutes_version"), "sha256",
        free="file_name void_reason", agent="agent",
    ),
)  # fmt: skip
_DECISIONS = (
    _of(
        _K.DECISION, _DOSSIER, "dossier session",
        identity="signatory", free="grounds departure identity_override",
    ),
    _of(_K.INADMISSIBILITY, _DOSSIER, "dossier law", identity="signatory", free="facts"),
    _of(
        _K.REVERSAL, _DECISION, "article",
        identity="signatory", free="reasons condition observations",
    ),
    _of(_K.APPEAL, _DECISION, free="object note"),
    _of(
        _K.INVITATION, Owner(_O.LABEL, "id", "observation_invitation"), "label dossier",
         identity="signatory", free="condition facts",
    ),
    _of(
        _K.LABEL, Owner(_O.LABEL, "number"),
        "number dossier holder theme countries languages programme renews",
        free="domain conditions",
    ),
    _of(
        _K.LABEL_EVENT, _LABEL, "label article successor",
        identity="signatory", free="reason condition observations",
    ),
)  # fmt: skip
_MISSIONS = (
    _of(
        _K.MISSION, Owner(_O.MISSION, "reference"),
        "reference label holder country theme operator languages budget",
        identity="experts requester requester_contact", opinion="opinion",
        free="place subject terms security objectives deliverables overrides asked refusal",
    ),
    _of(_K.MISSION_OPINION, _MISSION, "mission reminders", opinion="text", free="source"),
    _of(
        _K.MISSION_CHANGE, _MISSION, "mission letter overrides",
        identity="before after signatory", free="reason",
    ),
    _of(_K.MISSION_CANCELLATION, _MISSION, "mission costs letter", identity="signatory", free="reason"),
    _of(_K.MISSION_POSTPONEMENT, _MISSION, "mission letter", identity="signatory", free="reason"),
    _of(_K.MISSION_FILE, _MISSION, "mission sha256", free="name"),
    _of(_K.MISSION_PACK, _MISSION, "id mission seal", free="base", agent="agent"),
    _of(
        _K.PACK_MERGE, Owner(_O.MISSION, "pack", "mission_pack"), "pack lineage digest",
        free="answers", agent="agent",
    ),
    _of(_K.MERGE_CONFLICT, _MISSION, "pack mission field", free="base ours theirs", agent="agent"),
    _of(_K.EVALUATION, _MISSION, "mission", opinion="report marks judgement", free="follow_up_checks"),
    _of(
        _K.LESSON, _MISSION, "mission theme countries",
        free="title text keywords", derived="folded_title folded_text folded_keywords",
    ),
)  # fmt: skip
_EXCHANGE = (
    _of(
        _K.EXCHANGE_REQUEST, Owner(_O.REQUEST, "reference"),
        "reference kind country theme countries languages mission",
        identity="requester", free="place sought description overrides",
    ),
    _of(_K.EXCHANGE_OPINION, _REQUEST, "request country", opinion="text", free="source"),
    _of(_K.EXCHANGE_CONTACT, _REQUEST, "request label", identity="name", free="note"),
)  # fmt: skip
_LETTERS = (
    _of(
        _K.LETTER, Owner(_O.LETTER, "chrono"), "chrono subject session sha256 registered_number",
        identity="recipient", contact="email",
    ),
    _of(_K.FROZEN_DOCUMENT, Owner(_O.LETTER, "sha256", "letter"), "sha256", identity="document"),
    _of(_K.REPLACEMENT, Owner(_O.LETTER, "letter"), "letter replaced", free="reason"),
    _of(
        _K.PARAGRAPH, Owner(_O.DOSSIER, "subject"), "kind subject session letter",
        identity="recipient", free="text", agent="agent",
    ),
    _of(_K.STORED_FILE, _SERVICE, "sha256", free="content"),
)  # fmt: skip
_INSTITUTION = (
    _of(_K.SIGNATORY, _SERVICE, identity="formula office first_name last_name", free="delegation_act"),
    _of(_K.LETTERHEAD, _SERVICE, "letterhead court", identity="contact"),
    _of(_K.ROUTE, _SERVICE, "key", agent="referent"),
    _of(_K.WORDING, _SERVICE, "name", free="text", agent="agent"),
)
_RIGHTS = (
    _of(_K.PERSON_REQUEST, _SERVICE, identity="person", free="note extension"),
    _of(
        _K.RECTIFICATION, Owner(_O.LETTER, "subject"), "record subject",
        identity="before after", free="reason", agent="agent",
    ),
)  # fmt: skip

PEOPLE: dict[RecordKind, Inventory] = {
    one.kind: one
    for one in (
        *_DIRECTORY, *_TRACE, *_INTAKE, *_COMMITTEE, *_DECISIONS, *_MISSIONS, *_EXCHANGE, *_LETTERS,
        *_INSTITUTION, *_RIGHTS,
    )
}  # fmt: skip

# Tables of which no text column holds anything of people, with these columns.
NOBODY: dict[str, frozenset[str]] = {
    table: frozenset(columns.split())
    for table, columns in {
        "committee_rules": "rules",
        "counter": "scope",
        "dossier_country": "country",
        "external_reference": "source external dossier",
        "grid_line": "programme code question",
        "import_mapping": "headings keys given",
        "intake_delays": "delays",
        "journal_head": "hash",
        "minutes_layout": "sections",
        "mission_settings": "settings",
        "origin_number": "number label mission",
        "programme": "code name label applicants criteria introduction what_it_opens conditions sources "
        "pieces countries themes",
        "register": "identifier",
        "reminder_rule": "rule",
        "report_reminder": "mission letter",
        "retention_rule": "source",
        "standard_text": "wording",
        "tombstone": "reference outcome slip",
    }.items()
}
# Tables that are made again from others, whole: they follow what is done there.
DERIVED = frozenset({"kept_worklist", "know_how", "know_how_posting", "register_entry", "search_posting"})
