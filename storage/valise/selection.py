"""What travels with a session: for each table which rows, and what of them stays at home.

A table that is not named here does not travel: a column or a table added one day stays at home until
somebody decides otherwise. Contact details of applicants and services do not travel: nobody writes to
them from the meeting room.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, or_, select, type_coerce

from storage import tables as t
from storage.records import core

_NO_FILE = {"file_name": "", "sha256": ""}
_FACES = ("regular", "bold", "italic", "bold_italic")
_NO_CONTACT = {"phone": "", "email": ""}
_OF_SESSION: tuple[type[t.Table], ...] = (
    t.ConvocationTable,
    t.SeatTable,
    t.AttendanceTable,
    t.MandateTable,
    t.AgendaItemTable,
)
_OF_ITEMS: tuple[type[t.Table], ...] = (
    t.RecusalTable,
    t.HearingTable,
    t.DisagreementTable,
    t.BallotTable,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table, in the order of its key, and the columns that are emptied on the way."""

    table: type[t.Table]
    where: ColumnElement[bool] | None = None
    emptied: Mapping[str, Any] = field(default_factory=dict)


def parts(session_id: int, sessions: Sequence[str], day: date | None, *, files: bool) -> Iterator[Part]:
    """Yield what travels with a session that meets on a day, each table after those it refers to.

    `sessions` are its reference and those of the sessions that it follows for want of quorum.
    """
    items = _ids(t.AgendaItemTable, "id", core(t.AgendaItemTable).c.session_id == session_id)
    dossiers = _ids(t.AgendaItemTable, "dossier", core(t.AgendaItemTable).c.session_id == session_id)
    yield from _settings()
    yield Part(t.ProgrammeTable)
    members = _members(session_id, items, day)
    yield Part(t.MemberTable, members)
    yield from _applicants(dossiers, members, files=files)
    yield Part(t.SessionTable, core(t.SessionTable).c.reference.in_(sessions))
    for table in _OF_SESSION:
        yield Part(table, core(table).c.session_id == session_id)
    for of_item in _OF_ITEMS:
        yield Part(of_item, core(of_item).c.item_id.in_(items))
    ballots = _ids(t.BallotTable, "id", core(t.BallotTable).c.item_id.in_(items))
    yield Part(t.VoteTable, core(t.VoteTable).c.ballot_id.in_(ballots))
    passage = core(t.PassageTable).c.subject
    yield Part(t.PassageTable, or_(passage == sessions[0], passage.in_(dossiers)))


def _settings() -> Iterator[Part]:
    yield Part(t.LetterheadTable)
    yield Part(t.CommitteeRulesTable)
    yield Part(t.IntakeDelaysTable)
    yield Part(t.StandardTextTable)
    yield Part(t.MinutesLayoutTable)


def _named_by_letterheads() -> ColumnElement[bool]:
    """Choose the emblems and the typefaces: what is written in the room bears them too."""
    head = type_coerce(core(t.LetterheadTable).c.letterhead, Text)
    return or_(
        *(
            core(t.StoredFileTable).c.sha256.in_(select(func.json_extract(head, place)))
            for place in ("$.emblem.sha256", *(f"$.typeface.{face}" for face in _FACES))
        )
    )


def _members(session_id: int, items: Select[Any], day: date | None) -> ColumnElement[bool]:
    """Choose who composes the committee on the day, and who is named in the session already."""
    member = core(t.MemberTable).c
    seats, convened, recused = core(t.SeatTable).c, core(t.ConvocationTable).c, core(t.RecusalTable).c
    named = or_(
        member.id.in_(select(seats.member_id).where(seats.session_id == session_id)),
        member.id.in_(select(convened.member_id).where(convened.session_id == session_id)),
        member.id.in_(select(recused.member_id).where(recused.item_id.in_(items))),
    )
    ended = member.until.is_(None) if day is None else or_(member.until.is_(None), member.until >= day)
    return or_(named, ended)


def _applicants(dossiers: Select[Any], members: ColumnElement[bool], *, files: bool) -> Iterator[Part]:
    """Yield the dossiers of the agenda with what was received on them, and who asks."""
    dossier, opinion, piece = core(t.DossierTable).c, core(t.DossierOpinionTable).c, core(t.PieceTable).c
    here = dossier.reference.in_(dossiers)
    applicants = select(dossier.organisation_id).where(here)
    asked = select(opinion.correspondent).where(opinion.dossier.in_(dossiers))
    dismissed = core(t.DismissalTable).c.organisation_id.in_(applicants)
    kept = {} if files else _NO_FILE
    yield Part(
        t.OrganisationTable,
        core(t.OrganisationTable).c.id.in_(applicants),
        {**_NO_CONTACT, "contact_name": "", "contact_phone": "", "contact_email": "", "merged_into": None},
    )
    names = {"civility": "", "first_name": "", "last_name": ""}
    yield Part(t.CorrespondentTable, core(t.CorrespondentTable).c.id.in_(asked), {**_NO_CONTACT, **names})
    yield Part(t.DossierTable, here, {"origin": ""})
    ids = select(dossier.id).where(here)
    yield Part(t.DossierCountryTable, core(t.DossierCountryTable).c.dossier_id.in_(ids))
    named = _named_by_letterheads()
    yield Part(t.StoredFileTable, or_(attached(dossiers), named) if files else named)
    yield Part(t.DossierOpinionTable, opinion.dossier.in_(dossiers), kept)
    yield Part(t.PieceTable, piece.dossier.in_(dossiers), kept)
    for table in (t.PieceRequestTable, t.AssessmentTable, t.EligibilityOverrideTable):
        yield Part(table, core(table).c.dossier.in_(dossiers))
    travelling = _ids(t.MemberTable, "id", members)
    yield Part(t.DismissalTable, dismissed & core(t.DismissalTable).c.member_id.in_(travelling))


def attached(dossiers: Select[Any]) -> ColumnElement[bool]:
    """Choose the kept files of the pieces and opinions of some dossiers."""
    stored = core(t.StoredFileTable).c.sha256
    return or_(
        *(
            stored.in_(
                select(core(table).c.sha256).where(
                    core(table).c.dossier.in_(dossiers), core(table).c.sha256.is_not(None)
                )
            )
            for table in (t.DossierOpinionTable, t.PieceTable)
        )
    )


def _ids(table: type[t.Table], column: str, where: ColumnElement[bool]) -> Select[Any]:
    return select(core(table).c[column]).where(where)
