"""The interests of members before a session opens (CRPA R133-12): suggested, then answered one by one.

Suggestions are computed each time from what the register knows; only their answers are kept: a recusal
of the item, or a dismissal for the member and the applicant. The recusals are there when it opens.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.conflicts import ConflictStanding, Dismissal, Interest, interest_of_before, interests
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member
from daect_tui.domain.session import (
    SESSION_MACHINE,
    AgendaItem,
    Recusal,
    RecusalOrigin,
    Session,
    SessionAction,
    Sitting,
)
from daect_tui.domain.text import clean_line
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.regions import french_regions

_STANDINGS = {
    RecusalOrigin.DECLARED: ConflictStanding.DECLARED,
    RecusalOrigin.CONFIRMED: ConflictStanding.CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class InterestLine:
    """A member and an item: why an interest is suggested, and what was answered.

    `interests` is empty for a recusal that nothing suggested; `answered_at` is `None` while there is no
    answer, or where its moment is unknown.
    """

    item: AgendaItem
    member: Member
    interests: tuple[Interest, ...]
    standing: ConflictStanding
    reason: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""

    @property
    def key(self) -> str:
        """What tells the line from the others of its session."""
        return f"{self.item.id}/{self.member.id}"

    @property
    def recused(self) -> bool:
        """Tell whether the member takes no part in the item."""
        return self.standing in _STANDINGS.values()


class Interests:
    """The use cases of recusals in preparation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def lines(self, reference: str) -> tuple[InterestLine, ...]:
        """Return the suggestions of a whole session and its recusals, those to answer first."""
        with self._office.reading() as work:
            return interest_lines(work, work.sessions.sitting(reference))

    def declare(
        self,
        reference: str,
        item_id: int,
        member_id: int,
        reason: str,
        origin: RecusalOrigin = RecusalOrigin.DECLARED,
    ) -> None:
        """Record that a member takes no part in an item (CRPA R133-12); a dismissal of it ends.

        Raises `Refusal` without a reason, or when it is recorded already.
        """
        with self._office.begin() as work:
            sitting, item, member = _found(work, reference, item_id, member_id)
            if member_id in sitting.recused(item_id):
                raise Refusal(f"Le déport de {member.full_name} est déjà noté sur le point {item.position}.")
            written = _required(reason, "Écrivez l’intérêt en cause")
            work.conflicts.recall(member_id, _applicant(work, item))
            now = self._office.clock.now()
            recusal = Recusal(item_id, member_id, written, origin, now, self._office.agent)
            work.sessions.add_recusal(recusal)
            _tell(work, "recusal.declared", reference, item, member, origin.label)
            work.commit()

    def withdraw(self, reference: str, item_id: int, member_id: int) -> None:
        """Take back a recusal; what suggested it is to be answered again."""
        with self._office.begin() as work:
            sitting, item, member = _found(work, reference, item_id, member_id)
            found = [r for r in sitting.recusals if (r.item_id, r.member_id) == (item_id, member_id)]
            if not found:
                raise Refusal(f"Aucun déport de {member.full_name} n’est noté sur le point {item.position}.")
            work.sessions.remove_recusal(found[0])
            _tell(work, "recusal.withdrawn", reference, item, member)
            work.commit()

    def dismiss(self, reference: str, item_id: int, member_id: int, reason: str) -> None:
        """Put a suggestion aside, for this member and this applicant: it does not come back.

        Raises `Refusal` without a reason, and while the member is recused from the item.
        """
        with self._office.begin() as work:
            sitting, item, member = _found(work, reference, item_id, member_id)
            if member_id in sitting.recused(item_id):
                raise Refusal(
                    f"Le déport de {member.full_name} est noté sur le point {item.position}. "
                    "Retirez-le d’abord."
                )
            written = _required(reason, "Écrivez pourquoi cet intérêt n’en est pas un")
            same = _applicant(work, item)
            work.conflicts.recall(member_id, same)
            now, agent = self._office.clock.now(), self._office.agent
            work.conflicts.dismiss(Dismissal(member_id, same[0], written, now, agent))
            _tell(work, "conflict.dismissed", reference, item, member)
            work.commit()

    def recall(self, reference: str, item_id: int, member_id: int) -> None:
        """Take a dismissal back: the suggestion is to be answered again, here and in other sessions."""
        with self._office.begin() as work:
            _, item, member = _found(work, reference, item_id, member_id)
            if not work.conflicts.recall(member_id, _applicant(work, item)):
                raise Refusal(f"L’intérêt de {member.full_name} au point {item.position} n’est pas écarté.")
            _tell(work, "conflict.recalled", reference, item, member)
            work.commit()


def interest_lines(work: UnitOfWork, sitting: Sitting) -> tuple[InterestLine, ...]:
    """Return what is suggested and answered before a session, in the caller's transaction.

    None while it has no day: who will compose the committee is not known.
    """
    lines = _lines(work, sitting, composing(work, sitting.session))
    order = list(ConflictStanding)
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                order.index(line.standing),
                not any(interest.exact for interest in line.interests),
                line.item.position,
            ),
        )
    )


def composing(work: UnitOfWork, session: Session) -> tuple[Member, ...]:
    """Return who composes the committee on the day of a session; nobody while it has none."""
    return work.members.on(session.meets_on) if session.meets_on else ()


def drop_strangers(work: UnitOfWork, sitting: Sitting, members: Iterable[Member]) -> None:
    """Withdraw the recusals of those who do not compose the committee on the day that it opens."""
    seated = {member.id for member in members}
    for recusal in sitting.recusals:
        if recusal.member_id not in seated:
            work.sessions.remove_recusal(recusal)
            detail: dict[str, str | int | list[str]] = {
                "membre": recusal.member_id,
                "point": sitting.item(recusal.item_id).position,
                "motif": "ne compose pas le comité ce jour",
            }
            work.journal.append(Act("recusal.withdrawn", sitting.session.reference, detail))


def _lines(work: UnitOfWork, sitting: Sitting, members: Sequence[Member]) -> Iterator[InterestLine]:
    regions = french_regions()
    recusals = {(recusal.item_id, recusal.member_id): recusal for recusal in sitting.recusals}
    for item in sitting.items if members else ():
        dossier = work.dossiers.get(item.dossier)
        same = work.applicants.same(dossier.organisation)
        dismissed = {one.member_id: one for one in work.conflicts.dismissed(same)}
        # The newest comes first, and is the one that stays.
        earlier = {one.member_id: one for one in reversed(work.conflicts.earlier(same, sitting.session.id))}
        for member in members:
            before = earlier.get(member.id)
            found = (
                *([interest_of_before(before)] if before else []),
                *interests(member, dossier.organisation, dossier.content.experts, regions),
            )
            recusal = recusals.get((item.id, member.id))
            if recusal or found:
                yield _line(item, member, found, recusal, dismissed.get(member.id))


def _line(
    item: AgendaItem,
    member: Member,
    found: tuple[Interest, ...],
    recusal: Recusal | None,
    dismissal: Dismissal | None,
) -> InterestLine:
    if recusal:
        answer = (recusal.reason, recusal.declared_at, recusal.declared_by)
        return InterestLine(item, member, found, _STANDINGS[recusal.origin], *answer)
    if dismissal:
        pinned = (dismissal.reason, dismissal.dismissed_at, dismissal.dismissed_by)
        return InterestLine(item, member, found, ConflictStanding.DISMISSED, *pinned)
    return InterestLine(item, member, found, ConflictStanding.TO_ANSWER)


def _applicant(work: UnitOfWork, item: AgendaItem) -> tuple[int, ...]:
    """Return the numbers of the records of the applicant of an item, that of its dossier first."""
    return work.applicants.same(work.dossiers.get(item.dossier).organisation)


def _found(
    work: UnitOfWork, reference: str, item_id: int, member_id: int
) -> tuple[Sitting, AgendaItem, Member]:
    """Return the session in preparation, an item of it and a member who will compose the committee."""
    sitting = work.sessions.sitting(reference)
    SESSION_MACHINE.after(sitting.session.state, SessionAction.EDIT_AGENDA)
    item = next((item for item in sitting.items if item.id == item_id), None)
    if item is None:
        raise Refusal(f"Ce point n’est plus à l’ordre du jour de {reference}. Relisez-le.")
    members = composing(work, sitting.session)
    member = next((member for member in members if member.id == member_id), None)
    if member is None:
        raise Refusal(f"Cette personne ne compose pas le comité le jour de {reference}.")
    return sitting, item, member


def _required(reason: str, sentence: str) -> str:
    written = clean_line(reason).text
    if not written:
        raise Refusal(f"{sentence}\u00a0: le motif reste au registre.")
    return written


def _tell(
    work: UnitOfWork, kind: str, reference: str, item: AgendaItem, member: Member, how: str = ""
) -> None:
    detail: dict[str, str | int | list[str]] = {"membre": member.id, "point": item.position}
    if how:
        detail["origine"] = how
    work.journal.append(Act(kind, reference, detail))
