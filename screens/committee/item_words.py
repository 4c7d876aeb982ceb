"""An item in words: facts, voices, the result that the rules propose, and who is out of the vote."""

from collections.abc import Iterator

from daect_tui.domain.dates import clock_time
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Choice, Quorum
from daect_tui.domain.session import Motion, Seat, Session, Sitting
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.room import ItemView
from screens.widgets.text import shorten


def session_words(session: Session) -> str:
    """Say since when the session is open."""
    since = f" à {clock_time(session.opened_at)}" if session.opened_at else ""
    return f"{session.state.label}{since}"


def quorum_words(quorum: Quorum) -> str:
    """Say in little room whether the quorum holds."""
    return f"quorum {quorum.needed} {'atteint' if quorum.reached else 'NON ATTEINT'}"


def item_facts(view: ItemView, motion: Motion, width: int) -> Iterator[tuple[str, str]]:
    """Yield what identifies the item, each on one line of `width` cells, and the motion in full."""
    item = view.item
    yield item.dossier, shorten(item.organisation, width)
    yield "Domaine", shorten(item.domain, width)
    opinions = f"avis {view.opinions}" if view.opinions else ""
    said = (item.rapporteur, opinions, f"critères{NBSP}: {view.criteria}")
    yield "Rapporteur", shorten(" · ".join(part for part in said if part), width)
    grounds = motion.grounds
    more = grounds.wanted or grounds.reasons or "\u202f; ".join(grounds.reservations)
    yield "Motion", f"{motion.sense.label.upper()}{f' – {more}' if more else ''}"


def voter_name(view: ItemView, seat: Seat) -> str:
    """Name a voter; who presides is said."""
    return f"{seat.name} (préside)" if seat == view.presiding else seat.name


def shown_ballot(view: ItemView, motion: Motion) -> Ballot | None:
    """Return the standing ballot, unless it rejected another motion than the one now put to the vote."""
    ballot = view.live_ballot
    if ballot is not None and ballot.result is BallotResult.REJECTED and ballot.motion != motion:
        return None
    return ballot


def voices(view: ItemView, motion: Motion, proposed: Choice | None) -> list[tuple[Seat, str]]:
    """Pair each voter with the voice cast, or proposed, in words; empty while there is none."""
    ballot = None if proposed else shown_ballot(view, motion)
    cast = {vote.member_id: vote.choice.label for vote in ballot.votes} if ballot else {}
    otherwise = f"{proposed.label} ?" if proposed else _counted_words(ballot)
    return [(seat, cast.get(seat.member_id, otherwise)) for seat in view.voters]


def _counted_words(ballot: Ballot | None) -> str:
    return "main levée" if ballot and ballot.mode is BallotMode.HANDS else ""


def result_words(view: ItemView, motion: Motion, *, unanimity: bool) -> str:
    """Say what the rules propose, and what to press."""
    item, ballot = view.item, shown_ballot(view, motion)
    if item.outcome is not None:
        counts = f" ({ballot.tally})" if ballot else ""
        return (
            f"Conclu{NBSP}: {item.outcome.label}{counts}.\n"
            "Ctrl+T annule ce vote, Ctrl+N passe au point suivant."
        )
    if unanimity:
        return (
            f"{len(view.voters)} pour, 0 contre{NBSP}: {motion.sense.label.upper()} à l’unanimité.\n"
            "Entrée enregistre ce résultat et passe au point suivant."
        )
    if ballot is None:
        return _before_the_vote(view)
    if ballot.result is None:
        return (
            f"{ballot.tally}, sur {len(view.voters)} votants.\n"
            "P pour, C contre, A abstention sur chaque membre."
        )
    return _counted(view, ballot)


def _before_the_vote(view: ItemView) -> str:
    if not view.quorum.reached:
        return f"{view.quorum}.\nLe comité ne peut pas délibérer\u00a0: Ctrl+E note une arrivée."
    return (
        "Aucune voix encore. Ctrl+U propose « tous les présents pour »,\n"
        "P, C ou A note la voix du membre choisi."
    )


def _counted(view: ItemView, ballot: Ballot) -> str:
    motion, another = ballot.motion.sense.label.upper(), "Ctrl+T met une autre motion aux voix."
    if ballot.result is BallotResult.ADOPTED:
        casting = f", voix prépondérante {ballot.casting.label}" if ballot.casting else ""
        said = f"{motion}.\nEntrée enregistre ce résultat et passe au point suivant."
        return f"{ballot.tally}{casting}{NBSP}: {said}"
    if ballot.result is BallotResult.REJECTED:
        return f"{ballot.tally}{NBSP}: {motion} rejeté, ce qui ne décide rien.\n{another}"
    if view.casting_vote and view.presiding:
        who = f"Entrée\u00a0: {view.presiding.name} départage (CRPA, art. R. 133-11)."
        return f"{ballot.tally}{NBSP}: partage.\n{who}"
    return f"{ballot.tally}{NBSP}: partage, que personne ne peut départager.\n{another}"


def outside(sitting: Sitting, view: ItemView) -> str:
    """Say who is out of the vote, and why."""
    voting = {seat.member_id for seat in view.voters}
    absent = [
        seat.name for seat in sitting.seats if seat.voting and seat.member_id not in voting | view.recused
    ]
    recused = [seat.name for seat in sitting.seats if seat.member_id in view.recused]
    heard = [seat.name for seat in sitting.seats if not seat.voting and seat.member_id in sitting.here()]
    lines = [
        f"{caption}{NBSP}: {listed(names)}."
        for caption, names in (("Déport", recused), ("Absence", absent), ("Sans voix", heard))
        if names
    ]
    return "\n".join(lines) or "Personne."
