"""Inviting a holder to present observations: recorded, told by a letter whose reception starts the time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.observations import Granted, IntendedAct, Invitation, read_invitation_form
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import conditions_of, label_of


class Observations:
    """The use cases of the contradictory step."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def invite(self, granted: Granted, fields: Mapping[str, str]) -> Invitation:
        """Record an invitation from the raw texts of its form; its letter is produced from it.

        Raises `FormRefused` with every fault, `Refusal` when nobody may sign today (CRPA L212-1).
        """
        today = self._office.clock.today()
        with self._office.begin() as work:
            signatory = signatory_on(work.institution.signatories(), today).name
            typed = read_invitation_form(fields, granted, today)
            invitation = work.invitations.add(replace(typed, signatory=signatory))
            detail: dict[str, str | int | list[str]] = {
                "acte": invitation.intended.value,
                "fondement": invitation.ground.value,
                "fait": invitation.facts,
                "jours": invitation.days,
            }
            work.journal.append(Act("observations.invited", granted.subject, detail))
            work.commit()
        return invitation

    def latest(self, subject: str, *intended: IntendedAct) -> Invitation | None:
        """Return the last invitation about a label or a dossier, before one of some acts."""
        with self._office.reading() as work:
            return latest_invitation(work, subject, *intended)

    def granted_by(self, decision: Decision) -> Granted:
        """Return what a signed decision granted, a label or a support; raises `Refusal` for another."""
        with self._office.reading() as work:
            return granted_by(work, decision)

    def granted_label(self, number: str) -> Granted:
        """Return what a label is, for who intends to end it; raises `UnknownReference`."""
        with self._office.reading() as work:
            return granted_label(work, number)


def latest_invitation(work: UnitOfWork, subject: str, *intended: IntendedAct) -> Invitation | None:
    """Return the last invitation before one of some acts, in the caller's transaction."""
    among = intended or tuple(IntendedAct)
    return next((one for one in reversed(work.invitations.about(subject)) if one.intended in among), None)


def granted_label(work: UnitOfWork, number: str) -> Granted:
    """Return what a label is, in the caller's transaction."""
    label = work.labels.get(number)
    return Granted(number, "", DecisionKind.LABEL, label.starts_on, label.conditions)


def granted_by(work: UnitOfWork, decision: Decision) -> Granted:
    """Return what a signed decision granted, in the caller's transaction; raises `Refusal`."""
    label = label_of(work, decision)
    if label is not None:
        return granted_label(work, label.number)
    if decision.signed_on is None or not decision.kind.is_award:
        raise Refusal(
            "Cette décision ne crée pas de droits\u00a0: personne n’est invité à présenter des observations."
        )
    conditions = conditions_of(work, decision, None)
    return Granted("", decision.dossier, decision.kind, decision.signed_on, conditions)


def receive_invitation(work: UnitOfWork, subject: str, written_on: date, day: date) -> None:
    """Start the time to answer an invitation whose letter was received, in the caller's transaction."""
    for invitation in work.invitations.about(subject):
        if invitation.written_on == written_on and invitation.received_on is None:
            work.invitations.update(replace(invitation, received_on=day))
            detail: dict[str, str | int | list[str]] = {
                "acte": invitation.intended.value,
                "le": day.isoformat(),
            }
            work.journal.append(Act("observations.received", subject, detail))


def correct_reception(work: UnitOfWork, subject: str, written_on: date, before: date, day: date) -> None:
    """Correct the day on which an invitation was received, in the caller's transaction, which tells of it."""
    for invitation in work.invitations.about(subject):
        if (invitation.written_on, invitation.received_on) == (written_on, before):
            work.invitations.update(replace(invitation, received_on=day))
