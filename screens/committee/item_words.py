"""An item in words: facts, voices, the result that the rules propose, who is out, what follows."""

from collections.abc import Iterator

from daect_tui.domain.dates import clock_time
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Choice
from daect_tui.domain.quorum import Quorum
from daect_tui.domain.session import Motion, Presence, Seat, Session, Sitting
from daect_tui.domain.text import NARROW, NBSP, counted, listed, quoted, sentence_list
from daect_tui.services.room import ItemView, RoomView, Upcoming
from screens.widgets.text import shorten

# A line of two that breaks at a word may leave so much of the first one empty.
_LAST_WORD = 12
_HOW_COUNTED = {BallotMode.HANDS: "main levée", BallotMode.SECRET: "secret", BallotMode.NAMED: ""}


def session_words(session: Session) -> str:
    """Say since when the session is open."""
    since = f" à {clock_time(session.opened_at)}" if session.opened_at else ""
    return f"{session.state.label}{since}"


def quorum_words(quorum: Quorum) -> str:
    """Say in little room whether the quorum holds."""
    if quorum.second and not quorum.needed:
        return "sans quorum (2e convocation)"
    return f"quorum {quorum.needed} {'atteint' if quorum.reached else 'NON ATTEINT'}"


def item_facts(view: ItemView, motion: Motion, width: int) -> Iterator[tuple[str, str]]:
    """Yield what identifies the item, each on one line of `width` cells, and the motion in full."""
    item = view.item
    yield item.dossier, shorten(item.organisation, width)
    yield "Domaine", shorten(item.domain, width)
    opinions = f"avis {view.opinions}" if view.opinions else ""
    said = (item.rapporteur, opinions, f"critères{NBSP}: {view.criteria}")
    yield "Rapporteur", shorten(" · ".join(part for part in said if part), width)
    yield "Motion", shorten(motion_words(motion), 2 * width - _LAST_WORD)


def motion_words(motion: Motion) -> str:
    """Write what is put to the vote: its sense, the criteria that it cites, and what it says."""
    grounds = motion.grounds
    more = grounds.wanted or grounds.reasons or sentence_list(grounds.reservations)
    cited = f"critères{NBSP}: {listed(grounds.criteria)}" if grounds.criteria else ""
    amount = str(grounds.amount) if grounds.amount is not None else ""
    said = ". ".join(part for part in (amount, cited, more) if part)
    return f"{motion.sense.label.upper()}{f' – {said}' if said else ''}"


def voter_name(view: ItemView, seat: Seat) -> str:
    """Name a voter; who presides is said."""
    return f"{seat.name} (préside)" if seat == view.presiding else seat.name


def presence_words(sitting: Sitting, seat: Seat) -> str:
    """Say how a voter takes part: in the room, at a distance, by the holder of a mandate."""
    for stay in sitting.attendances:
        if stay.member_id == seat.member_id and stay.left_at is None:
            return "à distance" if stay.presence is Presence.REMOTE else "en salle"
    for mandate in sitting.standing_mandates:
        if mandate.giver_id == seat.member_id:
            return f"par {sitting.seat(mandate.holder_id).name}"
    return ""


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
    otherwise = f"{proposed.label} ?" if proposed else _HOW_COUNTED[ballot.mode] if ballot else ""
    return [(seat, cast.get(seat.member_id, otherwise)) for seat in view.voters]


def voices_title(view: ItemView, cast: int) -> str:
    """Say how many voices there are, the sum of the quorum, and what was voided before."""
    voided = sum(ballot.voided_at is not None for ballot in view.ballots)
    held = view.quorum
    parts = [
        f"Voix exprimées{NBSP}: {cast} sur {len(view.voters)}",
        f"quorum{NBSP}: {held.counted} sur {held.base}, il en faut {held.needed}",
    ]
    if voided:
        parts.append(counted(voided, "annulé"))
    return " · ".join(parts)


def result_words(view: ItemView, motion: Motion, *, unanimity: bool) -> str:
    """Say what the rules propose, and what to press."""
    item, ballot = view.item, shown_ballot(view, motion)
    if item.outcome is not None:
        counts = f" ({ballot.tally})" if ballot else ""
        how = "annule ce vote" if ballot else "reprend ce point"
        return f"Conclu{NBSP}: {item.outcome.label}{counts}.\nCtrl+T {how}, Ctrl+N passe au point suivant."
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
        return (
            "Le comité ne peut pas délibérer sans quorum (CRPA, art. R. 133-10).\n"
            "Ctrl+E note une arrivée, Ctrl+T clôt faute de quorum."
        )
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
    if ballot.mode is BallotMode.SECRET:
        return f"{ballot.tally}{NBSP}: partage, qu’un scrutin secret ne permet pas de départager.\n{another}"
    return f"{ballot.tally}{NBSP}: partage, que personne ne peut départager.\n{another}"


def around(room: RoomView, view: ItemView, width: int) -> str:
    """Say who is recused and out, what comes next and who must step out for it, who is away or heard.

    Each on one line of `width` cells.
    """
    sitting = room.sitting
    voting = {seat.member_id for seat in view.voters}
    absent = [
        seat.name for seat in sitting.seats if seat.voting and seat.member_id not in voting | view.recused
    ]
    recused = [seat.name for seat in sitting.seats if seat.member_id in view.recused]
    silent = [seat.name for seat in sitting.seats if not seat.voting and seat.member_id in sitting.here()]
    heard = [one.name for one in view.heard if one.left_at is None]
    lines = [
        ("Déport", listed(recused)),
        ("Ensuite", upcoming_words(room.upcoming)),
        ("Entendu", listed(heard)),
        ("Absence", listed(absent)),
        ("Sans voix", listed(silent)),
    ]
    said = [shorten(f"{caption}{NBSP}: {words}.", width) for caption, words in lines if words]
    return "\n".join(said) or "Personne."


def upcoming_words(upcoming: Upcoming | None) -> str:
    """Say what the next item is, who must step out for it and who may come back."""
    if upcoming is None:
        return ""
    moves = [
        f"{verb} {listed([seat.name for seat in seats])}"
        for verb, seats in (("sort", upcoming.leaving), ("rentre", upcoming.returning))
        if seats
    ]
    return f"{NARROW}; ".join([f"point {upcoming.item.position}, {upcoming.item.organisation}", *moves])


def item_in_full(room: RoomView, view: ItemView) -> str:
    """Write all that is known of an item, for who wants to read it at leisure."""
    item = view.item
    lines = [
        f"{item.position}. {item.organisation}",
        f"Dossier {item.dossier}, {item.programme}",
        f"Domaine{NBSP}: {item.domain}",
        f"Proposition de {item.rapporteur or 'personne'}{NBSP}: {motion_words(item.proposal)}",
        f"{str(view.quorum).capitalize()}. {view.quorum.explained}",
        *(f"Vote{NBSP}: {ballot_words(ballot)}" for ballot in view.ballots),
        *(f"Entendu{NBSP}: {one.name}, {one.quality}" for one in view.heard),
        *(f"Désaccord{NBSP}: {one.name}, {quoted(one.text)}" for one in view.disagreements),
    ]
    if room.sitting.recused(item.id):
        names = [seat.name for seat in room.sitting.seats if seat.member_id in view.recused]
        lines.append(f"Déport{NBSP}: {listed(names)}")
    if item.notes:
        lines.append(f"Note{NBSP}: {item.notes}")
    return "\n".join(lines)


def ballot_words(ballot: Ballot) -> str:
    """Write one vote of an item in a line; a voided one stays readable."""
    result = ballot.result.label if ballot.result else "en cours"
    voided = ", annulé" if ballot.voided_at else ""
    return f"{ballot.motion.sense.label}, {ballot.mode.label}, {ballot.tally}, {result}{voided}"
