"""What must hold of every session: a frozen record once closed, an agenda that nobody changed since."""

from dataclasses import dataclass

from daect_tui.domain.session import SessionState
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.domain.worklist import Room

_OVER = (SessionState.CLOSED, SessionState.CANCELLED)


@dataclass(frozen=True, slots=True)
class SessionCase:
    """A session; `agenda` and `recorded` say « dossier issue » for each item, as it is and as it was frozen.

    `recorded` is `None` without a record; `away` names who holds the valise that has not come back.
    `first_lapsed` tells, for a second convocation, whether the first was closed for want of quorum.
    """

    reference: str
    state: SessionState
    agenda: tuple[str, ...]
    recorded: tuple[str, ...] | None
    unfinished: int
    away: bool
    first_lapsed: bool | None


@dataclass(frozen=True, slots=True)
class MinutesCase:
    """A version of the minutes of a session; `sealed` tells whether the journal holds the head it cites."""

    reference: str
    rectification: int
    edition: int
    session_state: SessionState
    sealed: bool


def without_record(case: SessionCase) -> str:
    """Say that minutes and letters have nothing to be read from (procedure §5.9)."""
    if case.state is not SessionState.CLOSED or case.recorded is not None:
        return ""
    return f"La séance {case.reference} est close, mais son compte rendu figé manque."


def recorded_too_early(case: SessionCase) -> str:
    """Say that a session was frozen that is not closed."""
    if case.state is SessionState.CLOSED or case.recorded is None:
        return ""
    return f"La séance {case.reference} est {quoted(case.state.label)}, mais son compte rendu est déjà figé."


def changed_since(case: SessionCase) -> str:
    """Say that the agenda of a closed session is no longer the one that was frozen."""
    if case.recorded is None or case.recorded == case.agenda:
        return ""
    return (
        f"L’ordre du jour de la séance {case.reference} n’est plus celui qui a été figé à la clôture{NBSP}: "
        "un point ou une issue a changé."
    )


def closed_unfinished(case: SessionCase) -> str:
    """Say that a session was closed while some items had no outcome."""
    if case.state is not SessionState.CLOSED or not case.unfinished:
        return ""
    points = counted(case.unfinished, "point")
    return f"La séance {case.reference} est close, mais {points} de son ordre du jour sans issue."


def held_twice(case: SessionCase) -> str:
    """Say that a session went on here while it was away in a valise (product decision 9)."""
    if not case.away or case.state not in _OVER:
        return ""
    return (
        f"La séance {case.reference} est {quoted(case.state.label)} ici, alors qu’elle est partie en valise "
        "et n’en est pas revenue."
    )


def second_without_first(case: SessionCase) -> str:
    """Say that a session sits without quorum, though the first did not lack its own (CRPA R133-10)."""
    if case.first_lapsed is not False or case.state is SessionState.CANCELLED:
        return ""
    return (
        f"La séance {case.reference} est une seconde convocation, mais la première n’a pas été close "
        "faute de quorum."
    )


def minutes_of_an_open_session(case: MinutesCase) -> str:
    """Say that minutes were written of a session that was not closed."""
    if case.session_state is SessionState.CLOSED:
        return ""
    state = quoted(case.session_state.label)
    return f"Un procès-verbal existe pour la séance {case.reference}, qui est {state}."


def head_unknown(case: MinutesCase) -> str:
    """Say that the journal has not the head that was printed: paper is the witness of what is gone."""
    if case.sealed:
        return ""
    return (
        f"Le procès-verbal de la séance {case.reference} (version {case.edition}) cite une tête du journal "
        "que le journal n’a plus."
    )


SESSIONS = Family(
    "séances",
    Room.COMMITTEE,
    SessionCase,
    (
        Rule("seance.sans-compte-rendu", without_record),
        Rule("seance.figee-trop-tot", recorded_too_early),
        Rule("seance.changee-apres-cloture", changed_since),
        Rule("seance.points-sans-issue", closed_unfinished),
        Rule(
            "seance.en-valise",
            held_twice,
            "Demandez la valise à qui la détient, et comparez les deux avant de la reprendre (F4).",
        ),
        Rule("seance.seconde-convocation", second_without_first),
    ),
)
MINUTES = Family(
    "procès-verbaux",
    Room.COMMITTEE,
    MinutesCase,
    (
        Rule("pv.seance-non-close", minutes_of_an_open_session),
        Rule(
            "pv.tete-du-journal",
            head_unknown,
            "Comparez le journal avec l’exemplaire signé, et gardez ce fichier comme preuve.",
        ),
    ),
)
