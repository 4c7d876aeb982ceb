"""What a row belongs to: from its own column to the reference that people quote, and its words."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from daect_tui.domain.personal_data import OwnerKind
from storage.personal.inventory import Owner
from storage.records import core
from storage.tables import (
    AgendaItemTable,
    BallotTable,
    CorrespondentTable,
    DecisionTable,
    DossierTable,
    ExchangeRequestTable,
    InvitationTable,
    LabelTable,
    LetterTable,
    MemberTable,
    MinutesVersionTable,
    MissionPackTable,
    MissionTable,
    OrganisationTable,
    SessionTable,
)

Key = str | int
_ITEM, _SESSION, _BALLOT = core(AgendaItemTable).c, core(SessionTable).c, core(BallotTable).c
_DECISION, _PACK = core(DecisionTable).c, core(MissionPackTable).c
_MINUTES, _LETTER, _INVITATION = core(MinutesVersionTable).c, core(LetterTable).c, core(InvitationTable).c
# From what a row says of its owner to the reference of the owner, by the table that the inventory names.
_THROUGH: Mapping[str, Select[Any]] = {
    "session": select(_SESSION.id, _SESSION.reference),
    "agenda_item": select(_ITEM.id, _SESSION.reference).where(_ITEM.session_id == _SESSION.id),
    "ballot": select(_BALLOT.id, _SESSION.reference).where(
        _BALLOT.item_id == _ITEM.id, _ITEM.session_id == _SESSION.id
    ),
    "decision": select(_DECISION.id, _DECISION.dossier),
    "mission_pack": select(_PACK.id, _PACK.mission),
    "minutes_version": select(_MINUTES.id, _MINUTES.session),
    "letter": select(_LETTER.sha256, _LETTER.chrono),
    "observation_invitation": select(_INVITATION.id, func.coalesce(_INVITATION.label, _INVITATION.dossier)),
}
# What these lead to is told by the reference: a letter or a session, a label or a dossier.
_OF_SEVERAL_KINDS = ("letter", "observation_invitation")
# The references of the things that a history or a draft may be about.
_REFERENCES = {
    OwnerKind.DOSSIER: core(DossierTable).c.reference,
    OwnerKind.MISSION: core(MissionTable).c.reference,
    OwnerKind.SESSION: core(SessionTable).c.reference,
    OwnerKind.LABEL: core(LabelTable).c.number,
    OwnerKind.REQUEST: core(ExchangeRequestTable).c.reference,
    OwnerKind.LETTER: core(LetterTable).c.chrono,
}
_MEMBER, _ORGANISATION, _CORRESPONDENT = (
    core(MemberTable).c,
    core(OrganisationTable).c,
    core(CorrespondentTable).c,
)
_NAMES = {
    OwnerKind.ORGANISATION: select(_ORGANISATION.id, _ORGANISATION.name),
    OwnerKind.CORRESPONDENT: select(_CORRESPONDENT.id, _CORRESPONDENT.name),
    OwnerKind.MEMBER: select(_MEMBER.id, _MEMBER.body),
}


class Owners:
    """Finds what rows belong to; what was read once is remembered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._through: dict[str, dict[Key, str]] = {}

    def of(self, owner: Owner, key: Key) -> tuple[OwnerKind, str]:
        """Return the kind of the owner and its reference; its number where it has none."""
        if owner.kind is OwnerKind.SERVICE:
            return owner.kind, ""
        reference = str(self._led(owner.through).get(key, "") if owner.through else key)
        if owner.through in _OF_SEVERAL_KINDS or owner.column in ("subject", "target"):
            return self._known(reference, owner.kind)
        return owner.kind, reference

    def name(self, kind: OwnerKind, reference: str) -> str:
        """Return the name of an organisation or a service, the body of a member; empty for the rest."""
        query = _NAMES.get(kind)
        if query is None or not reference.isdigit():
            return ""
        number = next(iter(query.selected_columns))
        row = self._session.connection().execute(query.where(number == int(reference))).first()
        return str(row[1]) if row else ""

    def _known(self, reference: str, default: OwnerKind) -> tuple[OwnerKind, str]:
        for kind, column in _REFERENCES.items():
            if self._session.connection().execute(select(column).where(column == reference)).first():
                return kind, reference
        return default if default is OwnerKind.DRAFT else OwnerKind.SERVICE, reference

    def _led(self, table: str) -> dict[Key, str]:
        if table not in self._through:
            rows = self._session.connection().execute(_THROUGH[table])
            self._through[table] = {key: str(reference) for key, reference in rows}
            if table == "letter":
                self._through[table].update(self._minutes)
        return self._through[table]

    @cached_property
    def _minutes(self) -> dict[Key, str]:
        """Return the sessions of the minutes that are kept, by the digest of their document."""
        rows = self._session.connection().execute(select(_MINUTES.sha256, _MINUTES.session))
        return {key: str(reference) for key, reference in rows if key}
