"""Minutes, a « rectificatif » and a signed copy, all invented."""

from datetime import date

from daect_tui.domain.minutes_sections import DEFAULT_SECTIONS, DatedSections
from daect_tui.domain.minutes_version import (
    MINUTES,
    Correction,
    JournalHead,
    MinutesState,
    MinutesVersion,
    SignedCopy,
)
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT, MOMENT


def version(session: str, edition: int, state: MinutesState, sha256: str) -> MinutesVersion:
    """Return a version of the minutes of a session."""
    return MinutesVersion(
        id=0,
        session=session,
        rectification=MINUTES,
        edition=edition,
        state=state,
        produced_at=MOMENT,
        agent=AGENT,
        sections=DEFAULT_SECTIONS,
        corrections=(),
        reason="",
        void_reason="",
        head=JournalHead(12, MOMENT, "3f" * 32),
        sha256=sha256,
        version=1,
    )


def rectification(session: str, sha256: str) -> MinutesVersion:
    """Return the draft of a « rectificatif »."""
    return MinutesVersion(
        id=0,
        session=session,
        rectification=1,
        edition=1,
        state=MinutesState.DRAFT,
        produced_at=MOMENT,
        agent=AGENT,
        sections=DEFAULT_SECTIONS,
        corrections=(Correction("point 1", "deux", "trois"),),
        reason="Erreur de décompte.",
        void_reason="",
        head=JournalHead(13, MOMENT, "4e" * 32),
        sha256=sha256,
        version=1,
    )


def fill_minutes(unit: UnitOfWork, session: str) -> None:
    """Put final minutes with a signed copy, two more drafts, and an order of the sections in a register."""
    digest = unit.files.keep(b"%PDF-1.7 un proces-verbal")
    unit.minutes.add(version(session, 1, MinutesState.ADOPTED, digest))
    final = unit.minutes.add(version(session, 2, MinutesState.FINAL, digest))
    unit.minutes.add(rectification(session, digest))
    unit.minutes.add_copy(SignedCopy(0, final.id, "signé.pdf", digest, MOMENT, AGENT))
    unit.minutes.save_layout(DatedSections(date(2017, 1, 1), DEFAULT_SECTIONS))
