"""Convening the members of a session: sent, received, urgency, and how regular it is (CRPA R133-8)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.committee_rules import rules_on
from daect_tui.domain.convocation import (
    Convening,
    Convocation,
    Reception,
    SendingMode,
    convening,
    received,
    reception,
    sent,
)
from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import listed
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# Once it is closed, what was known of the receptions is in its record.
_FOLLOWED = (SessionState.PLANNED, SessionState.OPEN, SessionState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class ConveningLine:
    """A member who composes the committee on the day, and what is known of their convocation."""

    member: Member
    convocation: Convocation | None
    reception: Reception


@dataclass(frozen=True, slots=True)
class ConveningView:
    """A session and its members as convened; `convening` is `None` while it has no day."""

    session: Session
    lines: tuple[ConveningLine, ...]
    convening: Convening | None


def convening_of(work: UnitOfWork, session: Session) -> Convening | None:
    """Say how regular the convening of a session is; `None` while it has no day."""
    if session.meets_on is None:
        return None
    rules = session.rules or rules_on(work.institution.rules(), session.meets_on)
    members, convened = work.members.on(session.meets_on), work.convocations.of(session.id)
    return convening(session.meets_on, members, convened, rules, session.urgency)


class Convocations:
    """The use cases of convening."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def view(self, reference: str) -> ConveningView:
        """Return the members of a session as they are convened; none while it has no day."""
        with self._office.reading() as work:
            session = work.sessions.get(reference)
            held = convening_of(work, session)
            if session.meets_on is None or held is None:
                return ConveningView(session, (), None)
            known = _by_member(work, session, session.meets_on)
            return ConveningView(
                session,
                tuple(
                    ConveningLine(
                        member, known.get(member.id), reception(known.get(member.id), held.latest.due)
                    )
                    for member in work.members.on(session.meets_on)
                ),
                held,
            )

    def convene(self, reference: str, members: Collection[int], day: date, mode: SendingMode) -> None:
        """Note that the convocations of some members left on a day; one convened again is noted anew.

        Raises `Refusal` without a day or an agenda, for a stranger, and for a day that cannot be.
        """
        with self._office.begin() as work:
            session, meets_on = _followed(work, reference)
            if session.state is not SessionState.PLANNED:
                raise Refusal(f"La séance {reference} est {session.state.label}\u00a0: on n’y convoque plus.")
            if not work.sessions.items(reference):
                raise Refusal(
                    f"L’ordre du jour de {reference} est vide, et la convocation le comporte (CRPA, "
                    "art. R. 133-8). Inscrivez d’abord les dossiers."
                )
            chosen = _chosen(work, meets_on, members)
            for member in chosen:
                convocation = sent(member.id, meets_on, day, mode, self._office.clock.today())
                work.convocations.save(session.id, convocation)
            detail: dict[str, str | int | list[str]] = {
                "envoyees_le": short_date(day),
                "mode": mode.label,
                "membres": [member.full_name for member in chosen],
            }
            work.journal.append(Act("session.convened", reference, detail))
            work.commit()

    def receive(self, reference: str, members: Collection[int], day: date) -> None:
        """Note that some members received their convocation on a day; all of them or none."""
        with self._office.begin() as work:
            session, meets_on = _followed(work, reference)
            known = _by_member(work, session, meets_on)
            chosen = _chosen(work, meets_on, members)
            for member in chosen:
                if member.id not in known:
                    raise Refusal(
                        f"{member.full_name} n’est pas convoqué pour ce jour. Notez d’abord l’envoi."
                    )
                convocation = received(known[member.id], day, self._office.clock.today())
                work.convocations.save(session.id, convocation)
            detail: dict[str, str | int | list[str]] = {
                "recues_le": short_date(day),
                "membres": [member.full_name for member in chosen],
            }
            work.journal.append(Act("convocation.received", reference, detail))
            work.commit()

    def justify(self, reference: str, urgency: str) -> Session:
        """Give the reason for convening late (« sauf urgence », R133-8); a blank one takes it back."""
        with self._office.begin() as work:
            session, _meets_on = _followed(work, reference)
            reason = urgency.strip()
            changed = work.sessions.update(replace(session, urgency=reason))
            work.journal.append(Act("session.urgency", reference, {"motif": reason}))
            work.commit()
        return changed


def _followed(work: UnitOfWork, reference: str) -> tuple[Session, date]:
    session = work.sessions.get(reference)
    if session.state not in _FOLLOWED:
        raise Refusal(
            f"La séance {reference} est {session.state.label}\u00a0: ses convocations ne changent plus."
        )
    if session.meets_on is None:
        raise Refusal(
            f"La séance {reference} n’a pas de date\u00a0: on ne convoque pas encore. Donnez-la d’abord."
        )
    return session, session.meets_on


def _by_member(work: UnitOfWork, session: Session, meets_on: date) -> dict[int, Convocation]:
    return {one.member_id: one for one in work.convocations.of(session.id) if one.meets_on == meets_on}


def _chosen(work: UnitOfWork, meets_on: date, members: Collection[int]) -> tuple[Member, ...]:
    composing = {member.id: member for member in work.members.on(meets_on)}
    strangers = [str(number) for number in members if number not in composing]
    if strangers or not members:
        raise Refusal(
            f"Choisissez des membres en fonction le {short_date(meets_on)}"
            + (f"\u00a0: le nº {listed(strangers)} ne l’est pas." if strangers else ".")
        )
    return tuple(member for member in composing.values() if member.id in members)
