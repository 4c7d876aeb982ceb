"""The authority's signature on a decision, and the label that it grants, in the caller's transaction."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import label_end
from daect_tui.domain.decision import Decision, DecisionAction, DecisionKind
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import Signatory
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.references import Series, label_number
from daect_tui.services.label_events import renewed_label
from daect_tui.services.moves import move_decision, move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.renewal import renewed_by


def sign_decision(
    work: UnitOfWork, office: Office, decision: Decision, day: date, signatory: Signatory
) -> Decision:
    """Sign a decision on a day; its dossier passes, and a labelling grants its label.

    Raises `Refusal` when the day comes before the session or the proposal.
    """
    _check_day(work, decision, day)
    dated = replace(decision, signed_on=day, signatory=signatory.name)
    signed = move_decision(work, office, dated, DecisionAction.SIGN)
    dossier = work.dossiers.get(decision.dossier)
    moved = move_dossier(work, office, dossier, decision.kind.dossier_action)
    if decision.kind is DecisionKind.LABEL:
        label = _grant(work, moved, decision, day)
        if label.renews:
            renewed_label(work, office, label.renews, label.number, day)
    return signed


def _check_day(work: UnitOfWork, decision: Decision, day: date) -> None:
    if decision.proposal_id is not None:
        since = work.proposals.get(decision.proposal_id).proposed_on
        what = "la proposition"
    else:
        since = work.sessions.record(decision.session).held_on
        what = "la séance"
    if day < since:
        raise Refusal(
            f"La décision sur {decision.dossier} ne peut pas être datée du {short_date(day)}, "
            f"avant {what} du {short_date(since)}."
        )


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
            theme=dossier.content.theme,
            countries=dossier.content.countries,
            languages=dossier.content.languages,
            programme=programme.code,
            starts_on=day,
            until=label_end(day, programme.label_months).due,
            state=LabelState.ACTIVE,
            conditions=(*_conditions(work, decision, programme.conditions), *decision.grounds.reservations),
            renews=renewed_by(work, dossier, day),
            version=1,
        )
    )
    detail: dict[str, str | int | list[str]] = {
        "dossier": dossier.reference,
        "jusqu_au": label.until.isoformat(),
    }
    if label.renews:
        detail["renouvelle"] = label.renews
    work.journal.append(Act("label.granted", label.number, detail))
    return label


def _conditions(work: UnitOfWork, decision: Decision, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the conditions of a label: those of the proposal it comes from, else those of the programme."""
    if decision.proposal_id is None:
        return usual
    return work.proposals.get(decision.proposal_id).conditions or usual
