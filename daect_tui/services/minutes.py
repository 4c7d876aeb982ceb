"""The minutes of a closed session: drafts, the final version, signed copies, extracts, « rectificatifs ».

Each version is kept as the PDF that was produced, under its hash; the other formats are written
from the same model when they are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from daect_tui.domain.document import PlainDocument
from daect_tui.domain.document_form import DocumentForm, form_of
from daect_tui.domain.errors import DocumentFault, Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_sections import sections_on
from daect_tui.domain.minutes_version import (
    MINUTES,
    Correction,
    JournalHead,
    MinutesAction,
    MinutesState,
    MinutesVersion,
    SignedCopy,
    check_may_draft,
    check_previous,
    draft_to_settle,
    head_of,
    next_edition,
    open_rectification,
    previous_session,
    standing,
)
from daect_tui.domain.rectification import check_replaced
from daect_tui.services.minutes_drafting import extract_document, version_document, written_so_far
from daect_tui.services.moves import move_minutes
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, Files, UnitOfWork


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A version and the signed copies of it, voided ones included."""

    version: MinutesVersion
    copies: tuple[SignedCopy, ...]

    @property
    def signed(self) -> SignedCopy | None:
        """The signed copy that stands."""
        return next((copy for copy in self.copies if copy.voided_at is None), None)


@dataclass(frozen=True, slots=True)
class MinutesFile:
    """All that there is of the minutes of a session; `refusal` says why no draft may be produced now."""

    record: SessionRecord
    lines: tuple[MinutesLine, ...]
    refusal: str


class Minutes:
    """The use cases of the minutes."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office = office
        self._documents = documents
        self._files = files

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    def of_session(self, session: str) -> MinutesFile:
        """Return the versions of a closed session, the oldest first; raises `Refusal` before."""
        with self._office.reading() as work:
            record = work.sessions.record(session)
            lines = tuple(
                MinutesLine(version, work.minutes.copies(version.id))
                for version in work.minutes.of_session(session)
            )
            return MinutesFile(record, lines, _refusal(work, session))

    def content(self, version: MinutesVersion, form: DocumentForm = DocumentForm.PDF) -> bytes:
        """Return the kept PDF of a version, or the same text in another format."""
        with self._office.reading() as work:
            if form is DocumentForm.PDF:
                return work.files.content(version.sha256)
            return self._documents.render(version_document(work, version), form)

    def write(self, version: MinutesVersion, path: Path) -> Path:
        """Write a version in the format that the suffix names; raises `UnusableArgument` for another."""
        self._files.write(path, self.content(version, form_of(path)))
        return path

    def open(self, version: MinutesVersion, folder: Path, form: DocumentForm = DocumentForm.PDF) -> Path:
        """Write a version into a folder and show it in the system's viewer."""
        path = self.write(version, folder / version.file_name(form))
        self._files.open(path)
        return path

    # ── Drafts and final versions ──────────────────────────────────────────────────────────

    def standing(self, session: str) -> MinutesVersion:
        """Return the final minutes, else the draft; produce the first draft where there is none."""
        with self._office.reading() as work:
            work.sessions.record(session)
            known = standing(work.minutes.of_session(session), MINUTES)
        return known or self.draft(session)

    def draft(self, session: str) -> MinutesVersion:
        """Produce a draft, which replaces the one that stood.

        Raises `Refusal` when the minutes are final, or while those of the previous session are not.
        """
        with self._office.begin() as work:
            work.sessions.record(session)
            check_may_draft(session, work.minutes.of_session(session))
            _check_previous(work, session)
            draft = self._produce(work, self._blank(work, session, MINUTES))
            work.commit()
        return draft

    def settle(self, session: str, rectification: int = MINUTES) -> MinutesVersion:
        """Make the draft final: a version of its own, with the same text and order; raises `Refusal`."""
        with self._office.begin() as work:
            draft = draft_to_settle(session, work.minutes.of_session(session), rectification)
            blank = replace(
                self._blank(work, session, rectification),
                state=MinutesState.FINAL,
                sections=draft.sections,
                corrections=draft.corrections,
                reason=draft.reason,
            )
            final = self._produce(work, blank, MinutesAction.ADOPT)
            work.commit()
        return final

    def rectify(self, session: str, corrections: Sequence[Correction], reason: str) -> MinutesVersion:
        """Produce the draft of a « rectificatif », which replaces the one that stood.

        Raises `Refusal` while the minutes are not final, or when a text to replace is not in them.
        """
        if not corrections or not reason.strip():
            raise Refusal("Un procès-verbal rectificatif dit ce qu’il corrige, et pourquoi.")
        with self._office.begin() as work:
            written = written_so_far(work, session)
            for correction in corrections:
                check_replaced(correction, written)
            number = open_rectification(work.minutes.of_session(session))
            blank = replace(self._blank(work, session, number), corrections=tuple(corrections), reason=reason)
            draft = self._produce(work, blank)
            work.commit()
        return draft

    def void(self, version: MinutesVersion, reason: str) -> MinutesVersion:
        """Void a draft, which stays readable; raises `TransitionRefused` for a final version."""
        with self._office.begin() as work:
            voided = move_minutes(
                work, self._office, replace(version, void_reason=reason), MinutesAction.VOID, reason
            )
            work.commit()
        return voided

    def extract(self, session: str, dossier: str, path: Path) -> Path:
        """Write the extract on one dossier, in the format of the suffix; the journal tells of it."""
        form = form_of(path)
        with self._office.begin() as work:
            document = extract_document(work, session, dossier, _head(work))
            self._check(document)
            content = self._documents.render(document, form)
            detail: dict[str, str | int | list[str]] = {
                "seance": session,
                "sha256": sha256(content).hexdigest(),
            }
            work.journal.append(Act("minutes.extracted", dossier, detail))
            self._files.write(path, content)
            work.commit()
        return path

    def open_extract(self, session: str, dossier: str, folder: Path) -> Path:
        """Write the extract on one dossier into a folder and show it."""
        path = self.extract(session, dossier, folder / f"extrait-{session}-{dossier}.pdf")
        self._files.open(path)
        return path

    # ── Within a transaction ───────────────────────────────────────────────────────────────

    def _blank(self, work: UnitOfWork, session: str, rectification: int) -> MinutesVersion:
        """Make the next version, still without its bytes."""
        return MinutesVersion(
            id=0,
            session=session,
            rectification=rectification,
            edition=next_edition(work.minutes.of_session(session), rectification),
            state=MinutesState.DRAFT,
            produced_at=self._office.clock.now(),
            agent=self._office.agent,
            sections=sections_on(work.minutes.layouts(), self._office.clock.today()),
            corrections=(),
            reason="",
            void_reason="",
            head=_head(work),
            sha256="",
            version=1,
        )

    def _produce(
        self, work: UnitOfWork, blank: MinutesVersion, action: MinutesAction = MinutesAction.REPLACE
    ) -> MinutesVersion:
        """Lay a version out and keep it; the draft that stood passes by `action`."""
        known = standing(work.minutes.of_session(blank.session), blank.rectification)
        document = version_document(work, blank)
        self._check(document)
        digest = work.files.keep(self._documents.render(document))
        if known is not None:
            move_minutes(work, self._office, known, action)
        kept = work.minutes.add(replace(blank, sha256=digest))
        detail: dict[str, str | int | list[str]] = {"etat": kept.state.label, "sha256": digest}
        work.journal.append(Act("minutes.produced", kept.reference, detail))
        return kept

    def _check(self, document: PlainDocument) -> None:
        faults = self._documents.faults(document)
        if faults:
            raise DocumentFault("\n".join(faults))


def _head(work: UnitOfWork) -> JournalHead:
    """Return the head of the journal; a session that was closed has left acts in it."""
    (entry,) = work.journal.last(1)
    return head_of(entry)


def _check_previous(work: UnitOfWork, session: str) -> None:
    previous = previous_session(work.sessions.get(session), work.sessions.all())
    if previous is not None:
        check_previous(session, previous.reference, work.minutes.of_session(previous.reference))


def _refusal(work: UnitOfWork, session: str) -> str:
    try:
        check_may_draft(session, work.minutes.of_session(session))
        _check_previous(work, session)
    except Refusal as refusal:
        return str(refusal)
    return ""
