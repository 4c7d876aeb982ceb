"""The valise: a session taken to another laptop, locked at home until it returns (product decision 9).

`Valise` is what the travelling register says of itself, `Checkout` what home keeps of it. Two guards
read the acts of one transaction: what may be done at home meanwhile, and what may be done in the valise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

# The act of a valise that is being made, and those that home writes about one.
MADE = "valise.made"
_OF_VALISES = "valise."

# What comes in from outside while a session is away: none of it changes what the committee examines.
ARRIVALS = frozenset(
    {
        "dossier.withdraw",
        "opinion.asked",
        "opinion.received",
        "opinion.reminded",
        "piece.received",
        "worklist.put_off",
        "worklist.taken_back",
    }
)
# The acts of a session that is held, its opening and closing included.
_HOLDING = frozenset(
    {
        MADE,
        "act.undone",
        "block.adopted",
        "convening.irregular",
        "disagreement.recorded",
        "item.concluded",
        "item.noted",
        "item.reopened",
        "session.close",
        "session.lapsed",
        "session.moved_to_item",
        "session.open",
        "session.resume",
        "session.suspend",
        "vote.recorded",
    }
)
_HOLDING_FAMILIES = ("attendance.", "ballot.", "hearing.", "mandate.", "recusal.", "seat.")
# How dossiers pass when the session closes; alone, they would be preparation.
_AT_CLOSING = frozenset({"dossier.deliberate", "dossier.take_off_agenda"})


class CheckoutState(LabelledEnum):
    """What became of a valise."""

    AWAY = "partie", "partie"
    RETURNED = "revenue", "revenue"
    ABANDONED = "perdue", "déclarée perdue"


@dataclass(frozen=True, slots=True)
class Told:
    """An act as the guards see it: its kind and what it is about."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Valise:
    """What a travelling register says of itself; `origin` is the identifier of the register of home.

    `holder` is who takes it, `files` tells whether the attached files travel, `seal` is the hash of
    what the session holds as its last commit left it.
    """

    pack: str
    origin: str
    session: str
    dossiers: tuple[str, ...]
    made_at: datetime
    made_by: str
    holder: str
    files: bool
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A session that left: what home knows of the valise.

    `frozen` is the hash of what must come back unchanged. `line` is the line of the home journal after
    which nobody else may have acted on the session; `head` and `lines` are where the journal of the
    valise stood when home last read it.
    """

    id: int
    pack: str
    session: str
    dossiers: tuple[str, ...]
    file_name: str
    holder: str
    made_at: datetime
    made_by: str
    frozen: str
    line: int
    head: str
    lines: int
    returned_at: datetime | None = None
    abandoned_at: datetime | None = None
    reason: str = ""

    @property
    def state(self) -> CheckoutState:
        """What became of the valise."""
        if self.abandoned_at is not None:
            return CheckoutState.ABANDONED
        return CheckoutState.RETURNED if self.returned_at is not None else CheckoutState.AWAY

    @property
    def departure(self) -> str:
        """Say when the session left, in which file and with whom."""
        whose = f", emportée par {self.holder}" if self.holder else ""
        return f"le {moment(self.made_at)} (fichier {self.file_name}{whose})"


def moment(at: datetime) -> str:
    """Write a moment for a sentence: « 14/03/2018 à 10 h 00 »."""
    return f"{short_date(paris_day(at))} à {clock_time(at)}"


def refusal_at_home(
    away: Iterable[Checkout], agendas: Mapping[str, Iterable[str]], acts: Sequence[Told]
) -> str:
    """Say why acts are refused at home while sessions are away; empty when none is.

    `agendas` gives the dossiers on the agenda of each session that is away, as the transaction leaves it.
    """
    for checkout in away:
        dossiers = {*checkout.dossiers, *agendas.get(checkout.session, ())}
        for act in acts:
            if act.kind.startswith(_OF_VALISES):
                continue
            if act.subject == checkout.session:
                return f"La séance {checkout.session} est {_gone(checkout)}"
            if act.subject in dossiers and act.kind not in ARRIVALS:
                return (
                    f"Le dossier {act.subject} est à l’ordre du jour de la séance {checkout.session}, "
                    f"{_gone(checkout)}"
                )
    return ""


def _gone(checkout: Checkout) -> str:
    return (
        f"partie {checkout.departure}{NBSP}: reprenez la valise pour agir de nouveau ici "
        "(Comité, F4, ou daect merge), ou déclarez-la perdue."
    )


def refusal_in_valise(valise: Valise, acts: Sequence[Told]) -> str:
    """Say why acts are refused in a valise; empty when all of them belong to the session that is held."""
    closes = any(act == Told("session.close", valise.session) for act in acts)
    return "" if all(_holds(valise, act, closes=closes) for act in acts) else waits_for_home(valise)


def waits_for_home(valise: Valise) -> str:
    """Say what a valise is for, to whom asks something else of it: a number, for instance."""
    return (
        f"Cette valise ne sert qu’à tenir la séance {valise.session}{NBSP}: présences, votes, clôture. "
        "Le reste (dossiers, procès-verbal, décisions, courriers, numéros) se fait au registre d’origine, "
        "une fois la valise reprise."
    )


def _holds(valise: Valise, act: Told, *, closes: bool) -> bool:
    if act.subject == valise.session:
        return act.kind in _HOLDING or act.kind.startswith(_HOLDING_FAMILIES)
    return closes and act.subject in valise.dossiers and act.kind in _AT_CLOSING
