"""Taking a session away in a valise, and declaring one lost; taking it back stands in `valise_return`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import NBSP, clean_line, counted
from daect_tui.domain.valise import Checkout, Valise
from daect_tui.services.following import STEPS, Progress, silent
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.valise_ports import Luggage

_MAY_LEAVE = (SessionState.PLANNED, SessionState.OPEN, SessionState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Departure:
    """What would leave: the session, its agenda, the members who are called, and what is taken along."""

    session: Session
    items: int
    members: int
    luggage: Luggage


class Valises:
    """The use cases of a session that leaves."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def this(self) -> Valise | None:
        """Return what the open register says of itself when it is a valise."""
        with self._office.reading() as work:
            return work.valises.this()

    def away(self) -> dict[str, Checkout]:
        """Return the valises that have not come back, by their sessions."""
        with self._office.reading() as work:
            return {checkout.session: checkout for checkout in work.valises.away()}

    def foresee(self, reference: str) -> Departure:
        """Say what would leave with a session; raises `Refusal` when it cannot leave."""
        with self._office.reading() as work:
            session = _leaving(work, reference)
            members = work.members.on(session.meets_on or self._office.clock.today())
            items = work.sessions.items(reference)
            return Departure(session, len(items), len(members), work.valises.luggage(reference))

    def pack(
        self,
        reference: str,
        path: Path,
        holder: str = "",
        *,
        files: bool = False,
        progress: Progress = silent,
    ) -> Checkout:
        """Write a valise and lock its session here; `files` takes the attached files along.

        `progress` hears of the steps; what it raises stops between two of them, and nothing is left.

        The file takes its name once home is locked: killed in between, the valise is listed here, has
        no file, and can be declared lost. Raises `Refusal`, `WouldOverwrite`, `UnusableOutput`.
        """
        now, agent = self._office.clock.now(), self._office.agent
        with self._office.reading() as work:
            info = replace(work.register, identifier=uuid4().hex, created_at=now)
        progress(0, STEPS)
        with self._office.register.valise_files().making(path, info) as made:
            progress(1, STEPS)
            with self._office.begin() as work:
                dossiers = tuple(item.dossier for item in work.sessions.items(reference))
                _leaving(work, reference)
                valise = Valise(
                    uuid4().hex, work.register.identifier, reference, dossiers, now, agent,
                    clean_line(holder).text, files,
                )  # fmt: skip
                packed = made.fill(
                    work.valises.travelling(reference, files=files), valise, self._office.clock, agent
                )
                progress(2, STEPS)
                told = _told(valise, path.name)
                entry = work.journal.append(Act("valise.packed", reference, told))
                checkout = work.valises.add(
                    Checkout(
                        0, valise.pack, reference, dossiers, path.name, valise.holder, now, agent,
                        packed.frozen, entry.sequence, packed.head, packed.lines,
                    )
                )  # fmt: skip
                work.commit()
            try:
                made.place()
            except DaectError:
                self.abandon(reference, "le fichier n’a pas pu être mis à sa place")
                raise
        return checkout

    def abandon(self, reference: str, reason: str) -> Checkout:
        """Declare lost the valise of a session, which is free again; that file is refused for ever."""
        said = clean_line(reason).text
        if not said:
            raise Refusal("Pour déclarer une valise perdue, écrivez le motif\u00a0: il reste au journal.")
        with self._office.begin() as work:
            away = next((one for one in work.valises.away() if one.session == reference), None)
            if away is None:
                raise Refusal(f"La séance {reference} n’est pas en valise.")
            lost = replace(away, abandoned_at=self._office.clock.now(), reason=said)
            work.valises.update(lost)
            work.journal.append(Act("valise.abandoned", reference, {"numero": away.pack, "motif": said}))
            work.commit()
        return lost


def _told(valise: Valise, name: str) -> dict[str, str | int | list[str]]:
    told: dict[str, str | int | list[str]] = {"numero": valise.pack, "fichier": name}
    if valise.holder:
        told["emportee_par"] = valise.holder
    return told


def _leaving(work: UnitOfWork, reference: str) -> Session:
    """Return a session that may leave; raises `UnknownReference`, `Refusal`."""
    session = work.sessions.get(reference)
    valise = work.valises.this()
    if valise is not None:
        raise Refusal(
            f"Ce registre est lui-même une valise, celle de la séance {valise.session}. "
            "Copiez le fichier si un autre poste doit la tenir."
        )
    away = next((one for one in work.valises.away() if one.session == reference), None)
    if away is not None:
        raise Refusal(
            f"La séance {reference} est déjà partie {away.departure}. Reprenez cette valise, ou "
            "déclarez-la perdue."
        )
    if session.state not in _MAY_LEAVE:
        raise Refusal(
            f"La séance {reference} est {session.state.label}{NBSP}: il n’y a plus rien à y tenir ailleurs."
        )
    if not work.sessions.items(reference):
        raise Refusal(f"L’ordre du jour de {reference} est vide. Inscrivez d’abord les dossiers.")
    return session


def departure_lines(departure: Departure, *, files: bool) -> Sequence[str]:
    """Say what leaves, a line for each kind of thing; `files` tells whether the attached files do."""
    luggage = departure.luggage
    attached = "aucun fichier joint"
    if luggage.files:
        stay = "" if files else (", qui restent ici" if luggage.files > 1 else ", qui reste ici")
        attached = (
            f"{counted(luggage.files, 'fichier joint', 'fichiers joints')} ({_weight(luggage.weight)}){stay}"
        )
    members = counted(departure.members, "membre")
    return (
        f"{counted(departure.items, 'dossier')} à l’ordre du jour, {members} du comité.",
        f"{counted(luggage.opinions, 'avis', 'avis')}, {counted(luggage.pieces, 'pièce')}, {attached}.",
    )


def _weight(size: int) -> str:
    if size < 2**20:
        return f"{max(1, size // 1024)}{NBSP}Ko"
    return f"{size / 2**20:.1f}{NBSP}Mo".replace(".", ",")
