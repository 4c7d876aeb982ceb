"""Gathering minutes, a « rectificatif » or an extract: the frozen record, the frame of the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from daect_tui.domain.dates import long_date, paris_day
from daect_tui.domain.document import Block, PlainDocument
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_document import minutes_body, minutes_title, presiding_signature
from daect_tui.domain.minutes_extract import extract_body, extract_title, item_on
from daect_tui.domain.minutes_version import (
    MINUTES,
    JournalHead,
    MinutesState,
    MinutesVersion,
    check_may_rectify,
    standing,
)
from daect_tui.domain.rectification import (
    fingerprint,
    rectification_body,
    rectification_title,
    rectified,
)
from daect_tui.domain.text import listed
from daect_tui.services.drafting import head_on
from daect_tui.services.ports import UnitOfWork


def version_document(work: UnitOfWork, version: MinutesVersion) -> PlainDocument:
    """Return a version as it was, or is to be, laid out."""
    record = work.sessions.record(version.session)
    if version.rectification == MINUTES:
        title, dated = minutes_title(record), record.held_on
        body: Sequence[Block] = minutes_body(record, version.sections)
    else:
        title, dated = rectification_title(version, record), paris_day(version.produced_at)
        body = _rectification(work, version)
    # A draft that became final, or that another replaced, was a draft all the same.
    draft = version.state is not MinutesState.FINAL
    document = _framed(work, record, dated)
    return replace(
        document,
        title=f"Projet de {title[:1].lower()}{title[1:]}" if draft else title,
        reference=version.reference,
        body=tuple(body),
        foot=str(version.head),
    )


def written_so_far(work: UnitOfWork, session: str) -> tuple[Block, ...]:
    """Return the text of the final minutes and of the final « rectificatifs »: what may be corrected."""
    versions = work.minutes.of_session(session)
    final = check_may_rectify(session, versions)
    body = minutes_body(work.sessions.record(session), final.sections)
    corrected = (
        block
        for version in versions
        if version.is_final and version.rectification != MINUTES
        for block in _rectification(work, version)
    )
    return (*body, *corrected)


def extract_document(work: UnitOfWork, session: str, dossier: str, head: JournalHead) -> PlainDocument:
    """Return the extract of the minutes on one dossier; raises `UnknownReference`."""
    record = work.sessions.record(session)
    item = item_on(record, dossier)
    # Whoever presided over this item alone signs it.
    alone = replace(record, items=(item,))
    return replace(
        _framed(work, alone, record.held_on),
        title=extract_title(record),
        subtitle=f"Dossier {dossier} – {item.organisation}",
        reference=f"PV {session}, extrait",
        body=extract_body(record, dossier, _origin(work, session)),
        foot=str(head),
    )


def _rectification(work: UnitOfWork, version: MinutesVersion) -> tuple[Block, ...]:
    versions = work.minutes.of_session(version.session)
    earlier = [
        one for one in versions if one.is_final and MINUTES < one.rectification < version.rectification
    ]
    return rectification_body(version, check_may_rectify(version.session, versions), earlier)


def _origin(work: UnitOfWork, session: str) -> tuple[str, ...]:
    versions = work.minutes.of_session(session)
    final = standing(versions, MINUTES)
    if final is None or not final.is_final:
        return ("Extrait établi avant que le procès-verbal ne soit définitif.",)
    day = long_date(paris_day(final.produced_at))
    return (
        f"Extrait du procès-verbal définitif du {day}, version {final.edition}.",
        fingerprint(final),
        *rectified([one for one in versions if one.is_final and one.rectification != MINUTES]),
    )


def _framed(work: UnitOfWork, record: SessionRecord, dated: date) -> PlainDocument:
    return PlainDocument(
        title="",
        subtitle=f"Comité de sélection – {listed(record.programmes)} – séance {record.reference}",
        letterhead=head_on(work, dated).letterhead,
        dated=dated,
        reference="",
        body=(),
        signatures=presiding_signature(record),
    )
