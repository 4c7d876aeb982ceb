"""The day on which a letter is notified: one rule, by what happened to it on its way.

What is received is notified on the day that the receipt bears (CE, 28 March 2018, n° 399867). What is
refused is notified on the day of the refusal (CE, 10 May 2017, n° 396279). A registered letter that
nobody claims is deemed notified on the day it was presented, once a notice was left (CE, 24 April 2012,
n° 341146). So is one whose recipient moved without telling, sent to the last address known: telling is
for the recipient (CE, 18 March 2005, n° 254040). A document that is made available by an electronic
process and that nobody consults within fifteen days is deemed notified on the day it was made available
(CRPA L112-15, R112-20). A wrong address notifies nothing. A simple letter proves no day: the burden is
the administration's (CJA R421-1, R421-5).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import Decision
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.mailing import MailMode, Return, ReturnReason
from daect_tui.domain.text import NARROW, NBSP

# A post keeps a registered letter so long (arrêté du 7 février 2007); an electronic one waits as long.
KEPT_DAYS = 15

_R, _M = ReturnReason, MailMode
_POSTED = frozenset({_M.REGISTERED, _M.REGISTERED_RECEIPT})
# By what reason, for which modes, a return is a notification on the day of presentation, and by what rule.
_DEEMED = {
    _R.REFUSED: (_POSTED | {_M.ELECTRONIC, _M.BY_HAND}, "refusé", "CE, 10 mai 2017, n°\u00a0396279"),
    _R.UNCLAIMED: (_POSTED, "présenté, non réclamé", "CE, 24 avril 2012, n°\u00a0341146"),
    _R.UNKNOWN: (_POSTED, "présenté à la dernière adresse donnée", "CE, 18 mars 2005, n°\u00a0254040"),
    _R.NOT_CONSULTED: ({_M.ELECTRONIC}, "mis à disposition, non consulté", "CRPA, art. R. 112-20"),
}
_KEPT_FIRST = frozenset({_R.UNCLAIMED, _R.NOT_CONSULTED})


@dataclass(frozen=True, slots=True)
class Notification:
    """What the way of a letter is worth: the day, if any, whether it can be opposed, and why, in French."""

    day: date | None
    is_proven: bool
    words: str


def deemed_on(mode: MailMode | None, came_back: Return) -> date | None:
    """Return the day on which the law deems a returned letter notified; `None` when it does not."""
    rule = _DEEMED.get(came_back.reason)
    return came_back.presented_on if rule and mode in rule[0] else None


def return_fault(mode: MailMode | None, came_back: Return) -> str:
    """Say what a return lacks to be recorded; empty when nothing."""
    rule = _DEEMED.get(came_back.reason)
    if rule and mode in rule[0] and came_back.presented_on is None:
        return f"Écrivez le jour où le pli a été présenté ou refusé{NBSP}: c’est celui de la notification."
    if came_back.reason is _R.NOT_CONSULTED and mode is not _M.ELECTRONIC:
        return "Seul un recommandé électronique revient «\u202fnon consulté\u202f»."
    return ""


def notification_of(letter: Letter) -> Notification:
    """Return what the way of a letter is worth today."""
    if letter.state is LetterState.NOTIFIED and letter.notified_on:
        return _notified(letter, letter.notified_on)
    if letter.state is LetterState.RETURNED:
        reason = letter.return_reason.label if letter.return_reason else "sans motif"
        return Notification(
            None, is_proven=False, words=f"Revenu ({reason}){NBSP}: rien n’est notifié, à envoyer de nouveau."
        )
    if letter.state is LetterState.PRESENTED and letter.presented_on and letter.mode in _POSTED:
        until = letter.presented_on + timedelta(days=KEPT_DAYS)
        left = short_date(letter.presented_on)
        words = f"Avis de passage du {left}, pli gardé jusqu’au {short_date(until)}."
        return Notification(None, is_proven=False, words=words)
    return Notification(None, is_proven=False, words="")


def _notified(letter: Letter, day: date) -> Notification:
    rule = _DEEMED.get(letter.return_reason) if letter.return_reason else None
    if rule:
        _modes, what, source = rule
        words = f"Notification réputée faite le {short_date(day)}{NBSP}: pli {what} ({source})."
        return Notification(day, is_proven=True, words=words + _too_early(letter))
    if letter.mode is _M.SIMPLE:
        words = (
            f"Reçu le {short_date(day)}, par lettre simple{NBSP}: le délai n’est opposable que si cette "
            "réception est prouvée."
        )
        return Notification(day, is_proven=False, words=words)
    return Notification(day, is_proven=True, words=_received(letter, day))


def _received(letter: Letter, day: date) -> str:
    how = {
        _M.REGISTERED_RECEIPT: "avis de réception signé",
        _M.REGISTERED: "distribution attestée par le suivi",
        _M.ELECTRONIC: "première consultation (CRPA, art. R. 112-20)",
        _M.EMAIL: "accusé de réception du destinataire",
        _M.BY_HAND: "récépissé signé",
        _M.BAG: "reçu de la valise",
    }
    proof = f"{NBSP}: {how[letter.mode]}" if letter.mode in how else ""
    return f"Notifié le {short_date(day)}{proof}."


def _too_early(letter: Letter) -> str:
    """Warn of a letter that came back before its time: the notification may then be contested."""
    if letter.return_reason not in _KEPT_FIRST or not (letter.returned_on and letter.presented_on):
        return ""
    if letter.returned_on - letter.presented_on >= timedelta(days=KEPT_DAYS):
        return ""
    return f" Rendu avant {KEPT_DAYS}{NBSP}jours{NBSP}: contestable."


def tells(letter: Letter, decision: Decision) -> bool:
    """Tell whether a letter is the one of a decision: its kind, its session and its date are the same."""
    return (letter.kind, letter.session, letter.dated) == (
        LETTER_KINDS[decision.kind],
        decision.session,
        decision.signed_on,
    )


class Way(Protocol):
    """The dates of a letter on its way, under its number."""

    @property
    def chrono(self) -> str:
        """The number of the letter."""

    @property
    def sent_on(self) -> date | None:
        """The day on which it left."""

    @property
    def presented_on(self) -> date | None:
        """The day on which the carrier came."""

    @property
    def notified_on(self) -> date | None:
        """The day on which it was received, or deemed so."""

    @property
    def returned_on(self) -> date | None:
        """The day on which it came back."""


def dates_fault(letter: Way) -> str:
    """Say which two dates do not follow one another; empty when all do."""
    left = (("envoyé", letter.sent_on), ("présenté", letter.presented_on))
    for steps in ((*left, ("notifié", letter.notified_on)), (*left, ("retourné", letter.returned_on))):
        known = [(word, day) for word, day in steps if day]
        for (before, early), (word, late) in pairwise(known):
            if late < early:
                return (
                    f"{letter.chrono}{NBSP}: {word} le {short_date(late)}, avant d’être {before} le "
                    f"{short_date(early)}"
                )
    return ""


def check_dates(letter: Way) -> None:
    """Refuse dates that do not follow one another; raises `Refusal` naming the letter and the two."""
    fault = dates_fault(letter)
    if fault:
        raise Refusal(f"{fault}{NARROW}? Vérifiez ces dates.")
