"""Decisions: drawn from opinions, signed by the authority, notified to the applicant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import label_end
from daect_tui.domain.decision import (
    DECISION_MACHINE,
    Decision,
    DecisionAction,
    DecisionKind,
    Grounds,
    grounds_faults,
)
from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.institution import Signatory, in_force
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.references import Series, label_number
from daect_tui.domain.text import quoted
from daect_tui.services.moves import move_dossier, record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as listed: with the applicant, the opinion, and what stands against signing."""

    decision: Decision
    organisation: str
    domain: str
    opinion: str
    faults: tuple[str, ...]


class Decisions:
    """The use cases between the closing of a session and the notification."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of_session(self, session: str) -> tuple[DecisionLine, ...]:
        """Return the decisions of a session in the order of its agenda."""
        with self._office.reading() as work:
            record = work.sessions.record(session)
            drawn = {decision.dossier: decision for decision in work.decisions.of_session(session)}
            return tuple(
                DecisionLine(
                    drawn[item.dossier],
                    item.organisation,
                    item.domain,
                    item.outcome.label,
                    _faults(work, drawn[item.dossier]),
                )
                for item in record.items
                if item.dossier in drawn
            )

    def signatory_on(self, day: date) -> Signatory:
        """Return who may sign on a day; raises `Refusal` when no delegation runs."""
        with self._office.reading() as work:
            return in_force(work.institution.signatories(), day, "signataire")

    def depart(self, decision_id: int, kind: DecisionKind, grounds: Grounds, reason: str) -> Decision:
        """Decide otherwise than the committee advised, with the recorded reason (decision 3)."""
        if not reason.strip():
            raise Refusal("Pour s’écarter de l’avis du comité, écrivez le motif\u00a0: il reste au dossier.")
        with self._office.begin() as work:
            decision = work.decisions.get(decision_id)
            DECISION_MACHINE.after(decision.state, DecisionAction.SIGN)
            changed = work.decisions.update(
                replace(decision, kind=kind, grounds=grounds, departure=reason.strip())
            )
            work.journal.append(
                Act("decision.departed", decision.dossier, {"sens": kind.value, "motif": reason})
            )
            work.commit()
        return changed

    def complete(self, decision_id: int, grounds: Grounds) -> Decision:
        """Complete what a decision says, in the sense of the opinion: criteria, reasons, what is wanted."""
        with self._office.begin() as work:
            decision = work.decisions.get(decision_id)
            DECISION_MACHINE.after(decision.state, DecisionAction.SIGN)
            changed = work.decisions.update(replace(decision, grounds=grounds))
            work.journal.append(Act("decision.completed", decision.dossier, {"sens": decision.kind.value}))
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
                for fault in _faults(work, decision)
            )
            if faults:
                raise RefusedForReasons("Ces décisions ne peuvent pas être signées\u00a0:", faults)
            signatory = in_force(work.institution.signatories(), day, "signataire")
            signed = tuple(self._sign(work, decision, day, signatory) for decision in decisions)
            work.commit()
        return signed

    def _sign(self, work: UnitOfWork, decision: Decision, day: date, signatory: Signatory) -> Decision:
        self._check_day(work, decision, day)
        after = DECISION_MACHINE.after(decision.state, DecisionAction.SIGN)
        signed = work.decisions.update(
            replace(decision, state=after, signed_on=day, signatory=signatory.name)
        )
        record_passage(
            work,
            self._office,
            "decision",
            f"{decision.dossier}/{decision.id}",
            (decision.state, DecisionAction.SIGN, after),
        )
        dossier = move_dossier(
            work, self._office, work.dossiers.get(decision.dossier), decision.kind.dossier_action
        )
        if decision.kind is DecisionKind.LABEL:
            _grant(work, dossier, decision, day)
        return signed

    @staticmethod
    def _check_day(work: UnitOfWork, decision: Decision, day: date) -> None:
        held_on = work.sessions.record(decision.session).held_on
        if day < held_on:
            raise Refusal(
                f"La décision sur {decision.dossier} ne peut pas être datée du {short_date(day)}, "
                f"avant la séance du {short_date(held_on)}."
            )


def notify(work: UnitOfWork, office: Office, decision: Decision, day: date) -> Decision:
    """Record the notification of a decision, in the caller's transaction."""
    after = DECISION_MACHINE.after(decision.state, DecisionAction.NOTIFY)
    if decision.signed_on and day < decision.signed_on:
        raise Refusal(
            f"La décision sur {decision.dossier} a été signée le {short_date(decision.signed_on)}\u00a0: "
            f"elle n’a pas pu être notifiée le {short_date(day)}."
        )
    notified = work.decisions.update(replace(decision, state=after, notified_on=day))
    record_passage(
        work,
        office,
        "decision",
        f"{decision.dossier}/{decision.id}",
        (decision.state, DecisionAction.NOTIFY, after),
    )
    move_dossier(work, office, work.dossiers.get(decision.dossier), DossierAction.NOTIFY)
    return notified


def _faults(work: UnitOfWork, decision: Decision) -> tuple[str, ...]:
    programme = work.programmes.get(work.dossiers.get(decision.dossier).programme)
    unknown = [code for code in decision.grounds.criteria if programme.criterion(code) is None]
    strangers = tuple(
        f"Le critère {quoted(code)} n’est pas du programme {programme.code}." for code in unknown
    )
    return (*grounds_faults(decision.kind, decision.grounds), *strangers)


def _grant(work: UnitOfWork, dossier: Dossier, decision: Decision, day: date) -> Label:
    programme = work.programmes.get(dossier.programme)
    number = work.next_number(Series.LABEL, "", day.year)
    label = work.labels.add(
        Label(
            id=0,
            number=label_number(day.year, number),
            dossier=dossier.reference,
            organisation_id=dossier.organisation.id,
            holder=dossier.organisation.name,
            domain=dossier.content.domain,
            programme=programme.code,
            starts_on=day,
            until=label_end(day, programme.label_months).due,
            state=LabelState.ACTIVE,
            conditions=(*programme.conditions, *decision.grounds.reservations),
            version=1,
        )
    )
    work.journal.append(
        Act(
            "label.granted", label.number, {"dossier": dossier.reference, "jusqu_au": label.until.isoformat()}
        )
    )
    return label
