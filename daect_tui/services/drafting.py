"""Gathering a document: the frozen facts from the register, the wording, the frame of the day."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from daect_tui.domain.communique import Laureate, communique_values
from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.decision_letters import (
    LETTER_KINDS,
    WORDING_NAMES,
    DecisionCase,
    decision_values,
    recipient,
)
from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.document import LetterDocument, Letterhead, PlainDocument, SignatureBlock
from daect_tui.domain.errors import Refusal, UnknownReference, UnusableRegister
from daect_tui.domain.evaluation_sheet import sheet_body
from daect_tui.domain.institution import DatedLetterhead, in_force
from daect_tui.domain.lent_files import lend, lent
from daect_tui.domain.notification import tells
from daect_tui.domain.reversal_letter import ReversalLetterCase, reversal_values
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.wording import FilledWording
from daect_tui.services.aid import aid_lists
from daect_tui.services.catalogue import country_name
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import label_of
from daect_tui.services.wordings import fill_wording


def decision_letter(decision: Decision, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of a signed decision; raises `DocumentFault` naming what is missing."""
    if decision.signed_on is None:
        raise Refusal(f"La décision sur {decision.dossier} n’est pas signée\u00a0: rien ne part avant.")
    head = head_on(work, decision.signed_on)
    dossier = work.dossiers.get(decision.dossier)
    record = work.sessions.record(decision.session) if decision.session else None
    programmes = work.sessions.get(decision.session).programmes if decision.session else (dossier.programme,)
    case = DecisionCase(
        dossier=dossier,
        programme=work.programmes.get(dossier.programme),
        decision=decision,
        item=record.item(decision.dossier) if record else None,
        held_on=record.held_on if record else None,
        label=label_of(work, decision),
        upcoming=upcoming_session(work, programmes, decision.signed_on, decision.session),
        contact=head.contact,
        court=head.court,
    )
    _check_delegate(work, decision.signatory, decision.signed_on)
    kind = LETTER_KINDS[decision.kind]
    filled = fill_wording(work, WORDING_NAMES[kind], decision_values(case))
    title = f"{kind.label.capitalize()} – {dossier.organisation.name}"
    return frame(work, head, decision.signed_on, (chrono, title), filled, recipient(dossier.organisation))


def reversal_letter(decision_id: int, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of the act that ended a decision; raises `DocumentFault`, or `Refusal`."""
    reversal = work.reversals.of_decisions([decision_id]).get(decision_id)
    decision = work.decisions.get(decision_id)
    if reversal is None:
        raise Refusal(f"Aucun retrait ni abrogation n’est signé sur la décision de {decision.dossier}.")
    dossier = work.dossiers.get(decision.dossier)
    head = head_on(work, reversal.signed_on)
    case = ReversalLetterCase(
        dossier=dossier,
        programme=work.programmes.get(dossier.programme),
        decision=decision,
        reversal=reversal,
        label=label_of(work, decision),
        number=next(
            (one.chrono for one in work.letters.of_subject(dossier.reference) if tells(one, decision)), ""
        ),
        court=head.court,
    )
    _check_delegate(work, reversal.signatory, reversal.signed_on)
    filled = fill_wording(work, "reversal", reversal_values(case))
    title = f"{reversal.case.kind.noun.capitalize()} – {dossier.organisation.name}"
    return frame(work, head, reversal.signed_on, (chrono, title), filled, recipient(dossier.organisation))


def _check_delegate(work: UnitOfWork, signatory: str, day: date) -> None:
    """Hold back a letter that would bear another name than the one who signed."""
    check_signed_by(signatory_on(work.institution.signatories(), day), signatory, day)


def communique(session: str, work: UnitOfWork, chrono: str) -> PlainDocument:
    """Return the communiqué of a session's laureates, dated of their notification.

    Raises `Refusal` while no labelling is notified, or when the session mixes programmes.
    """
    planned = work.sessions.get(session)
    if len(planned.programmes) != 1:
        raise Refusal(
            f"La séance {session} mêle plusieurs programmes\u00a0: un communiqué annonce un seul programme."
        )
    laureates, dated = _laureates(work, session)
    if dated is None:
        raise Refusal(
            f"Aucune labellisation de la séance {session} n’est notifiée\u00a0: "
            "le communiqué n’annonce que des décisions notifiées."
        )
    head = head_on(work, dated)
    programme = work.programmes.get(planned.programmes[0])
    upcoming = upcoming_session(work, planned.programmes, dated, session)
    filled = fill_wording(work, "communique", communique_values(programme, laureates, upcoming, head.contact))
    return PlainDocument(
        title="COMMUNIQUÉ",
        subtitle=filled.subject,
        letterhead=head.letterhead,
        dated=dated,
        reference=chrono,
        body=filled.body,
    )


def evaluation_sheet(reference: str, work: UnitOfWork, chrono: str) -> PlainDocument:
    """Return the evaluation sheet of a mission whose report was received."""
    mission = work.missions.get(reference)
    evaluation = work.evaluations.find(reference)
    if evaluation is None:
        raise Refusal(f"Le rapport de la mission {reference} n’est pas encore reçu.")
    dated = evaluation.evaluated_on or evaluation.received_on
    return PlainDocument(
        title="Fiche d’évaluation",
        subtitle=f"Mission {reference} – {mission.content.subject}",
        letterhead=head_on(work, dated).letterhead,
        dated=dated,
        reference=chrono,
        body=sheet_body(mission, evaluation, country_name(mission.content.country), aid_lists()),
    )


def _laureates(work: UnitOfWork, session: str) -> tuple[Sequence[Laureate], date | None]:
    """Return the notified awards that stand, as the agenda has them, and the last notification's day."""
    decisions = work.decisions.of_session(session)
    ended = work.reversals.of_decisions([decision.id for decision in decisions])
    notified = {
        decision.dossier: decision
        for decision in decisions
        if decision.kind.is_award and decision.state is DecisionState.NOTIFIED and decision.id not in ended
    }
    items = [item for item in work.sessions.record(session).items if item.dossier in notified]
    days = [decision.notified_on for decision in notified.values() if decision.notified_on]
    return [Laureate(item.organisation, item.domain) for item in items], max(days, default=None)


def upcoming_session(
    work: UnitOfWork, programmes: Sequence[str], day: date, held: str = ""
) -> Session | None:
    """Return the next planned session of some programmes that a dossier sent from `day` on can still join.

    It is another than the one that was `held`.
    """
    later = [
        session
        for session in work.sessions.all()
        if session.state is SessionState.PLANNED
        and set(session.programmes) & set(programmes)
        and session.reference != held
        and day <= (session.deadline or session.meets_on or day)
    ]
    return min(later, key=lambda session: session.meets_on or session.deadline or date.max, default=None)


def head_on(work: UnitOfWork, day: date) -> DatedLetterhead:
    """Return the letterhead in force on a day, its files lent to the layouts; raises `Refusal` without."""
    head = in_force(work.institution.letterheads(), day, "en-tête")
    lend_files(work, head.letterhead)
    return head


def lend_files(work: UnitOfWork, letterhead: Letterhead) -> None:
    """Lend to the layouts the files that a letterhead names, before a document that bears it is laid out."""
    for sha256 in letterhead.files:
        # A file that is lost never stands against a letter: the pre-flight will tell.
        if lent(sha256) is None:
            with suppress(UnknownReference, UnusableRegister):
                lend(sha256, work.files.content(sha256))


def frame(
    work: UnitOfWork,
    head: DatedLetterhead,
    dated: date,
    naming: tuple[str, str],
    filled: FilledWording,
    to: tuple[str, ...],
    signature: SignatureBlock | None = None,
) -> LetterDocument:
    """Put a filled wording into the frame of a letter: `naming` is chrono and title, `to` the address.

    Whoever signs for the authority on that day signs it, unless a `signature` is given.
    """
    chrono, title = naming
    signature = signature or signatory_on(work.institution.signatories(), dated).block
    return LetterDocument(
        title=title,
        letterhead=head.letterhead,
        dated=dated,
        chrono=chrono,
        contact=head.contact,
        recipient=to,
        subject=filled.subject,
        references=filled.references,
        attachments=filled.attachments,
        call=filled.call,
        body=filled.body,
        signature=signature,
        personal_at=filled.personal_at,
    )
