"""The programmes, as data: PACT2, PACT3, EXPE-CT and whatever follows (procedure §1)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.states import LabelledEnum


class CalendarKind(LabelledEnum):
    """How a programme receives dossiers."""

    SESSIONS = "sessions", "par sessions, avec une date limite"
    CAMPAIGNS = "campagnes", "par campagnes de plusieurs années"
    ROLLING = "fil_de_l_eau", "à tout moment, au cas par cas"


class Award(LabelledEnum):
    """What a programme gives to the dossiers that it keeps."""

    LABEL = "label", "un label"
    SUPPORT = "soutien", "le soutien d’un projet, avec un montant"


@dataclass(frozen=True, slots=True)
class FormerText:
    """What a criterion said before it was reworded; `until` is the last day on which it did."""

    text: str
    source: str
    until: date


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a programme, which a refusal may cite; `code` is unique in the programme.

    It says `text` since a day, always where none is known; `until` is its last day once it is retired.
    `former` is what it said before, the oldest first.
    """

    code: str
    text: str
    source: str
    since: date | None = None
    until: date | None = None
    former: tuple[FormerText, ...] = ()

    def text_on(self, day: date | None) -> str:
        """Return what it said on a day; what it says now where no day counts."""
        return next((one.text for one in self.former if day is not None and day <= one.until), self.text)


@dataclass(frozen=True, slots=True)
class ExpectedPiece:
    """One piece that a dossier of the programme must hold, or may (`required`); `code` is unique in it."""

    code: str
    label: str
    required: bool = True
    source: str = "hypothèse"


@dataclass(frozen=True, slots=True)
class Programme:
    """One catalogue entry. `label_months` is the life of its label; `sources` say where it is known from.

    `introduction` holds the paragraphs of the communiqué that present the programme;
    `what_it_opens` is what the letter says that the label, or the selection, gives access to.
    `criteria` are all that it ever had: those that stand, then those that are retired.
    A call for projects gives support, not a label: its `label_months` then says nothing. `countries`
    (ISO codes) and `themes` are the eligible ones, all when empty; `opinion_first` tells that the
    poste's opinion comes before the selection [S4].
    """

    code: str
    name: str
    label: str
    applicants: tuple[OrganisationKind, ...]
    calendar: CalendarKind
    label_months: int
    criteria: tuple[Criterion, ...]
    introduction: tuple[str, ...]
    what_it_opens: str
    conditions: tuple[str, ...]
    sources: tuple[str, ...]
    pieces: tuple[ExpectedPiece, ...] = ()
    award: Award = Award.LABEL
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    opinion_first: bool = False
    version: int = 1

    @property
    def standing(self) -> tuple[Criterion, ...]:
        """Return the criteria by which a dossier is judged today."""
        return tuple(one for one in self.criteria if one.until is None)

    def criterion(self, code: str) -> Criterion | None:
        """Find a criterion by its code, retired or not."""
        return next((criterion for criterion in self.criteria if criterion.code == code), None)
