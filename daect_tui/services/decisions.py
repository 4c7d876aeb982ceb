"""Decisions: drawn from opinions or proposals, completed, signed by the authority, notified."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.award import award_fault, decisions_of
from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import (
    DECISION_MACHINE,
    Decision,
    DecisionAction,
    DecisionKind,
    Grounds,
    grounds_faults,
    identity_fault,
)
from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.institution import Signatory
from daect_tui.domain.journal import Act
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.text import quoted
from daect_tui.services.moves import move_decision, move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.signing import sign_decision

CASE_BY_CASE = "cas par cas"
# The list of decisions shows so many; those that wait come first, F3 finds the others.
MOST = 200


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as listed: with the applicant, the opinion, and what stands against signing.

    `opinion` is the committee's, or `CASE_BY_CASE`; `reversal` names the act that ended it, if any.
    """

    decision: Decision
    organisation: str
    domain: str
    opinion: str
    faults: tuple[str, ...]
    reversal: str = ""


class Decisions:
    """The use cases between an opinion, or a proposal, and the notification."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_session(self, session: str) -> tuple[DecisionLine, ...]:
        """Return the decisions of a session in the order of its agenda."""
        with self._office.reading() as work:
            record = work.sessions.record(session)
            drawn = {decision.dossier: decision for decision in work.decisions.of_session(session)}
            decisions = [drawn[item.dossier] for item in record.items if item.dossier in drawn]
            return decision_lines(work, decisions)

    def recent(self) -> tuple[DecisionLine, ...]:
        """Return all decisions (`MOST`), case by case too: to sign, to notify, then the others."""
        with self._office.reading() as work:
            return decision_lines(work, work.decisions.recent(MOST))

    def signatory_on(self, day: date) -> Signatory:
        """Return who may sign on a day; raises `Refusal` naming the gap when no delegation runs."""
        with self._office.reading() as work:
            return signatory_on(work.institution.signatories(), day)

    def depart(self, decision_id: int, kind: DecisionKind, grounds: Grounds, reason: str) -> Decision:
        """Decide otherwise than was advised or proposed, with the recorded reason (decision 3)."""
        if not reason.strip():
            raise Refusal(
                "Pour s’écarter de ce qui est proposé, écrivez le motif\u00a0: il reste au dossier."
            )
        with self._office.reading() as work:
            dossier = work.dossiers.get(work.decisions.get(decision_id).dossier)
            programme = work.programmes.get(dossier.programme)
        if kind not in decisions_of(programme):
            raise Refusal(award_fault(programme, kind))
        why = reason.strip()

        def departed(decision: Decision) -> Decision:
            return replace(decision, kind=kind, grounds=grounds, departure=why)

        return self._change(decision_id, "departed", departed, {"motif": why})

    def complete(self, decision_id: int, grounds: Grounds) -> Decision:
        """Complete what a decision says, in the sense of the opinion: criteria, reasons, what is wanted."""
        return self._change(decision_id, "completed", lambda one: replace(one, grounds=grounds), {})

    def pass_over_identity(self, decision_id: int, reason: str) -> Decision:
        """Let a decision be signed though the applicant's identity is not verified, for a recorded reason."""
        if not reason.strip():
            raise Refusal("Pour passer outre à l’identité, écrivez le motif\u00a0: il reste au dossier.")
        with self._office.reading() as work:
            organisation = work.dossiers.get(work.decisions.get(decision_id).dossier).organisation
        if organisation.verified:
            raise Refusal(f"L’identité de {quoted(organisation.name)} est vérifiée\u00a0: rien ne bloque.")
        why = reason.strip()
        return self._change(
            decision_id,
            "identity_overridden",
            lambda one: replace(one, identity_override=why),
            {"organisme": organisation.name, "motif": why},
        )

    def _change(
        self, decision_id: int, what: str, change: Callable[[Decision], Decision], detail: dict[str, str]
    ) -> Decision:
        """Change a decision that is not signed yet."""
        with self._office.begin() as work:
            decision = work.decisions.get(decision_id)
            DECISION_MACHINE.after(decision.state, DecisionAction.SIGN)
            changed = work.decisions.update(change(decision))
            told: dict[str, str | int | list[str]] = {"sens": changed.kind.value, **detail}
            work.journal.append(Act(f"decision.{what}", decision.dossier, told))
            work.commit()
        return changed

    def sign(self, decision_ids: Sequence[int], day: date) -> tuple[Decision, ...]:
        """Record the authority's signature on decisions, all or none.

        Each label takes its number here. Raises `RefusedForReasons` naming every decision that
        lacks what it must say, `Refusal` when nobody's delegation is valid on that day.
        """
        with self._office.begin() as work:
            decisions = [work.decisions.get(decision_id) for decision_id in decision_ids]
            faults = tuple(
                f"{decision.dossier}\u00a0: {fault}"
                for decision in decisions
                for fault in decision_faults(work, decision)
            )
            if faults:
                raise RefusedForReasons("Ces décisions ne peuvent pas être signées\u00a0:", faults)
            signatory = signatory_on(work.institution.signatories(), day)
            signed = tuple(sign_decision(work, self._office, one, day, signatory) for one in decisions)
            work.commit()
        return signed


def notify(work: UnitOfWork, office: Office, decision: Decision, day: date) -> Decision:
    """Record the notification of a decision, in the caller's transaction."""
    if decision.signed_on and day < decision.signed_on:
        raise Refusal(
            f"La décision sur {decision.dossier} a été signée le {short_date(decision.signed_on)}\u00a0: "
            f"elle n’a pas pu être notifiée le {short_date(day)}."
        )
    notified = move_decision(work, office, replace(decision, notified_on=day), DecisionAction.NOTIFY)
    move_dossier(work, office, work.dossiers.get(decision.dossier), DossierAction.NOTIFY)
    return notified


def decision_faults(work: UnitOfWork, decision: Decision) -> tuple[str, ...]:
    """Say what stands against signing a decision: its grounds, its criteria, the applicant's identity."""
    dossier = work.dossiers.get(decision.dossier)
    programme = work.programmes.get(dossier.programme)
    strangers = tuple(
        f"Le critère {quoted(code)} n’est pas du programme {programme.code}."
        for code in decision.grounds.criteria
        if programme.criterion(code) is None
    )
    identity = identity_fault(dossier.organisation, decision.identity_override)
    return (*grounds_faults(decision.kind, decision.grounds), *strangers, *((identity,) if identity else ()))


def decision_lines(work: UnitOfWork, decisions: Sequence[Decision]) -> tuple[DecisionLine, ...]:
    """Read decisions as they are listed; the record of a session is read once."""
    records: dict[str, SessionRecord] = {}
    reversed_by = work.reversals.of_decisions([one.id for one in decisions])
    lines = []
    for decision in decisions:
        if decision.session and decision.session not in records:
            records[decision.session] = work.sessions.record(decision.session)
        reversal = reversed_by.get(decision.id)
        name, domain, opinion = _about(work, decision, records)
        lines.append(
            DecisionLine(
                decision,
                name,
                domain,
                opinion,
                () if decision.is_signed else decision_faults(work, decision),
                reversal.case.kind.noun if reversal else "",
            )
        )
    return tuple(lines)


def _about(work: UnitOfWork, decision: Decision, records: dict[str, SessionRecord]) -> tuple[str, str, str]:
    """Return whom a decision is about, the domain and the opinion: as they were frozen by the session."""
    if decision.session:
        item = records[decision.session].item(decision.dossier)
        return item.organisation, item.domain, item.outcome.label
    dossier = work.dossiers.get(decision.dossier)
    return dossier.organisation.name, dossier.content.domain, CASE_BY_CASE
