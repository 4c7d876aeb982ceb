"""Whether a motion may be put to the vote: an opinion, with all that its sense must say (procedure §5)."""

from collections.abc import Iterator

from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.text import quoted


def motion_faults(motion: Motion) -> tuple[str, ...]:
    """Say what a motion lacks; empty when it may be put to the vote.

    An unfavourable opinion cites a criterion, an adjournment says what is wanted and until when,
    reservations are written.
    """
    return tuple(_faults(motion))


def _faults(motion: Motion) -> Iterator[str]:
    sense, grounds = motion.sense, motion.grounds
    if not sense.is_voted:
        yield f"L’issue {quoted(sense.label)} ne se met pas aux voix. Concluez directement le point."
    if sense is Outcome.UNFAVOURABLE and not grounds.criteria:
        yield "Un avis défavorable cite au moins un critère du programme. Choisissez-le."
    if sense is Outcome.ADJOURNED and not grounds.wanted.strip():
        yield "Un ajournement dit ce qui est attendu du demandeur. Écrivez-le."
    if sense is Outcome.ADJOURNED and grounds.wanted_until is None:
        yield "Un ajournement dit jusqu’à quelle date les compléments sont attendus. Écrivez-la."
    if sense is Outcome.WITH_RESERVATIONS and not grounds.reservations:
        yield "Un avis favorable avec réserves écrit au moins une réserve. Écrivez-la."


def votable(motion: Motion) -> Motion:
    """Return a motion that may be put to the vote; raises `Refusal` with the first thing it lacks."""
    for fault in _faults(motion):
        how = " Ctrl+T met une autre motion aux voix." if motion.sense.is_voted else ""
        raise Refusal(f"{fault}{how}")
    return motion
