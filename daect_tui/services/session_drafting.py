"""Gathering the papers of a session: convocations, packets of the members, the sheet that they sign."""

from dataclasses import replace
from datetime import date, time

from daect_tui.domain.committee_rules import rules_on
from daect_tui.domain.convocation_letter import (
    ConvocationCase,
    convening_signature,
    convocation_values,
    member_address,
    reply_slip,
)
from daect_tui.domain.document import LetterDocument, PlainDocument
from daect_tui.domain.dossier_sheet import DossierCase, sheet_blocks
from daect_tui.domain.member import Member
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.session import AgendaItem, Seat, Session
from daect_tui.domain.session_papers import packet_body, session_subtitle, signing_sheet_body
from daect_tui.services.agenda_order import planned_hours
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.criteria import lines_of
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.pieces import book_of
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.recused import recused_members
from daect_tui.services.regions import french_regions
from daect_tui.services.seating import seat_of
from daect_tui.services.wordings import fill_wording


def convocation(
    session: Session, member: Member, work: UnitOfWork, chrono: str, dated: date
) -> LetterDocument:
    """Return the convocation of a member; raises `DocumentFault` naming what is missing."""
    head = head_on(work, dated)
    items = work.sessions.items(session.reference)
    case = ConvocationCase(
        session,
        member,
        items,
        _recused(work, session, member),
        session.rules or rules_on(work.institution.rules(), session.meets_on or dated),
        head.letterhead,
        head.contact,
        _first(work, session),
        _hours(work, session),
    )
    filled = fill_wording(work, "convocation", convocation_values(case))
    signature = convening_signature(_members(work, session))
    title = f"Convocation – {member.full_name}"
    letter = frame(work, head, dated, (chrono, title), filled, member_address(member), signature)
    return replace(letter, annex=reply_slip(case))


def packet(session: Session, member: Member, work: UnitOfWork, chrono: str, dated: date) -> PlainDocument:
    """Return the packet of a member, without the dossiers from which the member is recused."""
    recused = _recused(work, session, member)
    items = work.sessions.items(session.reference)
    sheets = {item.id: sheet_blocks(_case(work, item)) for item in items if item.id not in recused}
    return PlainDocument(
        title="Dossier de séance",
        subtitle=session_subtitle(session),
        letterhead=head_on(work, dated).letterhead,
        dated=dated,
        reference=chrono,
        body=packet_body(session, member, items, sheets),
    )


def signing_sheet(session: Session, work: UnitOfWork, chrono: str, dated: date) -> PlainDocument:
    """Return the sheet that the members sign: who composes the committee, or who sits once it is open."""
    seats: tuple[Seat, ...] = work.sessions.sitting(session.reference).seats
    return PlainDocument(
        title="Feuille d’émargement",
        subtitle=session_subtitle(session),
        letterhead=head_on(work, dated).letterhead,
        dated=dated,
        reference=chrono,
        body=signing_sheet_body(session, seats or [seat_of(one) for one in _members(work, session)]),
    )


def _members(work: UnitOfWork, session: Session) -> tuple[Member, ...]:
    return work.members.on(session.meets_on) if session.meets_on else ()


def _recused(work: UnitOfWork, session: Session, member: Member) -> frozenset[int]:
    recused = recused_members(work, session.reference)
    return frozenset(item for item, members in recused.items() if member.id in members)


def _first(work: UnitOfWork, session: Session) -> SessionRecord | None:
    return work.sessions.record(session.second_of) if session.second_of else None


def _hours(work: UnitOfWork, session: Session) -> dict[int, time]:
    sitting = work.sessions.sitting(session.reference)
    planned = zip(sitting.items, planned_hours(sitting), strict=False)
    return {item.id: hour for item, hour in planned if hour}


def _case(work: UnitOfWork, item: AgendaItem) -> DossierCase:
    dossier = work.dossiers.get(item.dossier)
    organisation = dossier.organisation
    region = french_regions().get(organisation.territory.region, "")
    return DossierCase(
        item=item,
        dossier=dossier,
        programme=work.programmes.get(dossier.programme),
        territory=", ".join(part for part in (organisation.address.city, region) if part),
        theme=themes().get(dossier.content.theme, dossier.content.theme),
        countries=tuple(country_name(code) for code in dossier.content.countries),
        pieces=book_of(work, dossier).lines,
        opinions=work.opinions.of(dossier.reference),
        criteria=lines_of(work, dossier),
    )
