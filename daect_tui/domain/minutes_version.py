"""The versions of the minutes of a session, and of each « procès-verbal rectificatif » that follows.

A version is kept as the bytes that were produced, with the head of the journal of that moment. A draft
is replaced by another or becomes the final version; a final one is never replaced, only followed by a
« rectificatif » (procedure §5.9). Nothing is deleted: a draft or a signed copy is voided, with its reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.document_form import DocumentForm
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.minutes_sections import Section
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.states import LabelledEnum, Machine
from daect_tui.domain.text import NBSP

# The minutes themselves; a « rectificatif » has its own number, from 1.
MINUTES = 0


class MinutesState(LabelledEnum):
    """Where a version stands."""

    DRAFT = "projet", "projet"
    REPLACED = "remplace", "projet remplacé"
    ADOPTED = "repris", "projet repris au définitif"
    FINAL = "definitif", "définitif"
    VOIDED = "annule", "projet annulé"


class MinutesAction(LabelledEnum):
    """What may be done to a version."""

    REPLACE = "remplacer", "remplacer le projet"
    ADOPT = "adopter", "rendre le projet définitif"
    VOID = "annuler", "annuler le projet"
    ATTACH = "joindre", "joindre l’exemplaire signé"


_S, _A = MinutesState, MinutesAction

MINUTES_MACHINE: Machine[MinutesState, MinutesAction] = Machine(
    subject="cette version du procès-verbal",
    states=MinutesState,
    actions=MinutesAction,
    table={
        (_S.DRAFT, _A.REPLACE): _S.REPLACED,
        (_S.DRAFT, _A.ADOPT): _S.ADOPTED,
        (_S.DRAFT, _A.VOID): _S.VOIDED,
        (_S.FINAL, _A.ATTACH): _S.FINAL,
    },
)


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The last entry of the journal when a document was produced: it seals all that came before."""

    sequence: int
    at: datetime
    hash: str

    def __str__(self) -> str:
        """Write it as it is printed: on one line, the hash whole."""
        return (
            f"Tête du journal{NBSP}: nº{NBSP}{self.sequence} du {short_date(paris_day(self.at))} "
            f"à {clock_time(self.at)}, {self.hash}"
        )


def head_of(entry: JournalEntry) -> JournalHead:
    """Return what is printed of the last entry."""
    return JournalHead(entry.sequence, entry.at, entry.hash)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: of what (`subject`), the text replaced (empty for an addition), the new text."""

    subject: str
    replaced: str
    text: str


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    """One version: `edition` counts from 1 within the minutes, or within one « rectificatif ».

    `sections` is the order in which it was written; `corrections` and `reason` are those of a
    « rectificatif ». `sha256` names the kept PDF.
    """

    id: int
    session: str
    rectification: int
    edition: int
    state: MinutesState
    produced_at: datetime
    agent: str
    sections: tuple[Section, ...]
    corrections: tuple[Correction, ...]
    reason: str
    void_reason: str
    head: JournalHead
    sha256: str
    version: int

    @property
    def is_final(self) -> bool:
        """Tell whether it can only be followed by a « rectificatif »."""
        return self.state is MinutesState.FINAL

    @property
    def label(self) -> str:
        """Name what it is a version of."""
        if self.rectification == MINUTES:
            return "Procès-verbal"
        return f"Procès-verbal rectificatif nº{NBSP}{self.rectification}"

    @property
    def reference(self) -> str:
        """Return what names it in the journal and on paper."""
        rectification = f" rectificatif {self.rectification}" if self.rectification else ""
        return f"PV {self.session}{rectification} v{self.edition}"

    def file_name(self, form: DocumentForm = DocumentForm.PDF) -> str:
        """Return the name under which it is written."""
        rectification = f"-rectificatif-{self.rectification}" if self.rectification else ""
        return f"proces-verbal-{self.session}{rectification}-v{self.edition}{form.value}"


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A scan of a signed final version, kept under its hash; one attached by mistake is voided."""

    id: int
    minutes_id: int
    file_name: str
    sha256: str
    attached_at: datetime
    agent: str
    voided_at: datetime | None = None
    void_reason: str = ""


def standing(versions: Iterable[MinutesVersion], rectification: int) -> MinutesVersion | None:
    """Return the version that counts: the final one, else the draft; `None` when there is neither."""
    kept = [
        version
        for version in versions
        if version.rectification == rectification
        and version.state in (MinutesState.FINAL, MinutesState.DRAFT)
    ]
    return max(kept, key=lambda version: version.edition, default=None)


def next_edition(versions: Iterable[MinutesVersion], rectification: int) -> int:
    """Return the number of the next version."""
    return 1 + max((one.edition for one in versions if one.rectification == rectification), default=0)


def open_rectification(versions: Iterable[MinutesVersion]) -> int:
    """Return the number of the « rectificatif » to write: the one after the last final one, without gap."""
    return 1 + max((one.rectification for one in versions if one.is_final), default=0)


def check_may_draft(session: str, versions: Sequence[MinutesVersion]) -> None:
    """Refuse a draft of minutes that are final."""
    known = standing(versions, MINUTES)
    if known is not None and known.is_final:
        raise Refusal(
            f"Le procès-verbal de la séance {session} est définitif et ne se remplace pas. "
            "Une correction passe par un procès-verbal rectificatif."
        )


def check_may_rectify(session: str, versions: Sequence[MinutesVersion]) -> MinutesVersion:
    """Return the final minutes, which a « rectificatif » cites; refuse while they are not final."""
    known = standing(versions, MINUTES)
    if known is None or not known.is_final:
        raise Refusal(
            f"Le procès-verbal de la séance {session} n’est pas définitif{NBSP}: produisez un nouveau "
            "projet, sans rectificatif."
        )
    return known


def draft_to_settle(session: str, versions: Sequence[MinutesVersion], rectification: int) -> MinutesVersion:
    """Return the draft that is to become final; refuse when there is none."""
    known = standing(versions, rectification)
    if known is None or known.is_final:
        raise Refusal(
            f"La séance {session} n’a aucun projet à rendre définitif. Produisez d’abord un projet."
        )
    return known


def previous_session(session: Session, sessions: Iterable[Session]) -> Session | None:
    """Return the session of the same programmes that was held and closed just before."""
    earlier = [
        other
        for other in sessions
        if other.state is SessionState.CLOSED
        and set(other.programmes) & set(session.programmes)
        and _moment(other) < _moment(session)
    ]
    return max(earlier, key=_moment, default=None)


def check_previous(session: str, previous: str, versions: Sequence[MinutesVersion]) -> None:
    """Refuse the minutes of a session while those of the previous one are not final."""
    known = standing(versions, MINUTES)
    if known is None or not known.is_final:
        raise Refusal(
            f"Le procès-verbal de la séance précédente, {previous}, n’est pas définitif. Rendez-le définitif "
            f"avant de produire celui de la séance {session}."
        )


def _moment(session: Session) -> tuple[date, float]:
    """Order sessions by their day, then by their opening."""
    opened = session.opened_at.timestamp() if session.opened_at else 0.0
    return session.meets_on or date.min, opened


_SUBJECT = "procès-verbal/"


def minutes_subject(session: str) -> str:
    """Return the name under which the minutes of a session are opened in F4."""
    return f"{_SUBJECT}{session}"


def session_of_minutes(subject: str) -> str:
    """Return the session of a name of `minutes_subject`; nothing for any other name."""
    return subject.removeprefix(_SUBJECT) if subject.startswith(_SUBJECT) else ""
