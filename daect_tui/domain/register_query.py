"""What is asked of the register, and the lines that answer: always a window, never the whole.

A window is asked for from a `Place`, the sort key of a line already shown: reading on costs the same
at the first line and at the hundred thousandth.
"""

from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dossier import DossierState, Referents
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.words import words_sought


class Sort(LabelledEnum):
    """The columns that the register can be sorted by; the label is the heading."""

    REFERENCE = "reference", "Référence"
    ORGANISATION = "organisme", "Organisme"
    DOMAIN = "domaine", "Domaine"
    PROGRAMME = "programme", "Programme"
    THEME = "theme", "Thème"
    RECEIVED = "recu", "Reçu le"
    SILENCE = "echeance", "Échéance"
    REFERENT = "referent", "Référent"
    STATE = "etat", "État"


class StateGroup(LabelledEnum):
    """Several states at once, as a desk speaks of them."""

    UNDER_WAY = "en_cours", "en cours"
    DECIDED = "decides", "décidés"


class Due(LabelledEnum):
    """Where the silence date stands, counted from today (`deadlines.WARNING_DAYS`)."""

    WITHIN_10_DAYS = "j10", "d’ici dix jours (J-10)"
    WITHIN_30_DAYS = "j30", "d’ici trente jours (J-30)"
    PAST = "depasse", "dépassée"
    NONE = "sans", "sans échéance"


_S = DossierState
STATES_OF: dict[StateGroup, tuple[DossierState, ...]] = {
    StateGroup.UNDER_WAY: (
        _S.FILED,
        _S.ACKNOWLEDGED,
        _S.INCOMPLETE,
        _S.COMPLETE,
        _S.UNDER_REVIEW,
        _S.PROPOSED,
        _S.ON_AGENDA,
        _S.DELIBERATED,
    ),
    StateGroup.DECIDED: (
        _S.LABELLED,
        _S.RETAINED,
        _S.ADJOURNED,
        _S.REFUSED,
        _S.LABELLED_NOTIFIED,
        _S.RETAINED_NOTIFIED,
        _S.ADJOURNED_NOTIFIED,
        _S.REFUSED_NOTIFIED,
        _S.INADMISSIBLE,
    ),
}


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """What the list shows: the words typed, the filters that are on, the order.

    Every word must begin a word of the dossier. A filter that is empty lets everything through;
    `referent` is either of the two; `states` are alternatives. `theme` and `country` are codes.
    """

    search: str = ""
    programme: str = ""
    states: tuple[DossierState, ...] = ()
    theme: str = ""
    country: str = ""
    referent: str = ""
    due: Due | None = None
    sort: Sort = Sort.REFERENCE
    descending: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that are looked for, each once."""
        return words_sought(self.search)

    @property
    def filtered(self) -> bool:
        """Tell whether a filter is on; the search is none."""
        return self.unfiltered() != self

    def unfiltered(self) -> "RegisterQuery":
        """Return the same search and order, without any filter."""
        return RegisterQuery(search=self.search, sort=self.sort, descending=self.descending)

    def sorted_by(self, sort: Sort) -> "RegisterQuery":
        """Return the query in the order of a column; the column of now turns round."""
        return replace(self, sort=sort, descending=sort is self.sort and not self.descending)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register; `countries` are codes, `silence_on` as in `Dossier`."""

    reference: str
    organisation: str
    domain: str
    programme: str
    theme: str
    countries: tuple[str, ...]
    referents: Referents
    received_on: date
    silence_on: date | None
    state: DossierState
    version: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in an order: what the register gave, to be handed back as it is."""

    key: str
    id: int


@dataclass(frozen=True, slots=True)
class Span:
    """Which lines: `limit` of them after a place, or before it when not `forward`.

    Without a place they are counted from the first line, or from the last one backward. `skip` lines
    are left out first; skipping many costs more than starting from a near place.
    """

    limit: int
    place: Place | None = None
    forward: bool = True
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Lines that follow one another, always in the order of the query, with the places of both ends."""

    rows: tuple[RegisterRow, ...]
    first: Place | None
    last: Place | None


@dataclass(frozen=True, slots=True)
class Facets:
    """What the register holds that can be filtered on, each value with its number of dossiers."""

    programmes: dict[str, int]
    states: dict[DossierState, int]
    themes: dict[str, int]
    countries: dict[str, int]
    referents: dict[str, int]
