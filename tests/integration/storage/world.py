"""A register that holds one record of every kind."""

from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.committee_rules import CommitteeRules, DatedRules
from daect_tui.domain.conflicts import Dismissal
from daect_tui.domain.convocation import Convocation, SendingMode
from daect_tui.domain.decision import Decision, Grounds
from daect_tui.domain.deliberation import Ballot, Choice, Vote
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.evaluation import Evaluation, GridLine
from daect_tui.domain.hearing import Disagreement, Hearing
from daect_tui.domain.label import Label
from daect_tui.domain.letter import Letter
from daect_tui.domain.member import Member
from daect_tui.domain.mission import Mission
from daect_tui.domain.references import Series
from daect_tui.domain.session import (
    AgendaItem,
    Attendance,
    Floor,
    Mandate,
    Outcome,
    Presence,
    Recusal,
    Session,
    SessionState,
)
from daect_tui.domain.states import Passage
from daect_tui.domain.undo import Step, StepKind
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.assessment_samples import fill_assessment
from tests.integration.storage.bourse_samples import fill_bourse
from tests.integration.storage.course_samples import fill_course
from tests.integration.storage.deciding_samples import fill_deciding
from tests.integration.storage.exchange_samples import fill_exchange
from tests.integration.storage.intake_samples import fill_intake
from tests.integration.storage.label_samples import fill_label_events
from tests.integration.storage.minutes_samples import fill_minutes
from tests.integration.storage.pack_samples import fill_packs
from tests.integration.storage.report_samples import fill_reports
from tests.integration.storage.retention_samples import fill_retention
from tests.integration.storage.samples import (
    AGENT,
    DAY,
    MOMENT,
    act,
    ballot,
    decision,
    dossier,
    draft,
    evaluation,
    frozen_document,
    item,
    label,
    letter,
    letterhead,
    member,
    mission,
    organisation,
    programme,
    record,
    seat,
    session,
    signatory,
)
from tests.integration.storage.valise_samples import fill_valises
from tests.integration.storage.wording_samples import fill_wordings


@dataclass(frozen=True, slots=True)
class World:
    """What the filled register holds, as it was returned by the repositories."""

    dossiers: tuple[Dossier, ...]
    members: tuple[Member, ...]
    session: Session
    items: tuple[AgendaItem, ...]
    ballot: Ballot
    decision: Decision
    label: Label
    mission: Mission
    evaluation: Evaluation
    letter: Letter


def fill(unit: UnitOfWork) -> World:
    """Put one record of every kind in a register, and tell the journal of it."""
    unit.programmes.add(programme())
    kept = unit.organisations.add(organisation())
    first = unit.dossiers.add(dossier("PACT3-2017-001", kept))
    second = unit.dossiers.add(dossier("PACT3-2017-002", kept, "Œuvres d’art"))
    members = tuple(
        unit.members.add(one)
        for one in (
            member("Aubin", presides=True),
            member("Brice", deputises=True),
            member("Cazal", voting=False),
        )
    )
    planned = unit.sessions.add(session())
    items = tuple(
        unit.sessions.add_item(planned.id, item(one, rank))
        for rank, one in enumerate((first, second), start=1)
    )
    opened = unit.sessions.update(
        replace(planned, state=SessionState.OPEN, opened_at=MOMENT, position=1, rules=CommitteeRules())
    )
    unit.sessions.seat(opened.id, [seat(one) for one in members])
    president, deputy, secretary = (one.id for one in members)
    unit.convocations.save(
        opened.id, Convocation(president, DAY, date(2017, 5, 4), SendingMode.EMAIL, date(2017, 5, 5))
    )
    unit.sessions.add_attendance(opened.id, Attendance(president, Presence.IN_ROOM, MOMENT))
    unit.sessions.add_attendance(opened.id, Attendance(secretary, Presence.REMOTE, MOMENT))
    unit.sessions.add_mandate(opened.id, Mandate(deputy, president))
    unit.sessions.add_recusal(Recusal(items[1].id, deputy, "siège au conseil"))
    unit.conflicts.dismiss(Dismissal(president, kept.id, "homonyme", MOMENT, AGENT))
    unit.sessions.add_hearing(Hearing(0, items[0].id, "Mme Ada Morin", "architecte", MOMENT))
    unit.sessions.add_disagreement(
        Disagreement(0, items[0].id, president, "M. Paul Aubin", "L’avis est prématuré.")
    )
    unit.sessions.keep_step(opened.id, Step(StepKind.NOTE, "note sur le point 1", 1))
    voted = unit.sessions.add_ballot(ballot(items[0].id, Vote(president, Choice.FOR)))
    concluded = replace(
        items[0],
        outcome=Outcome.FAVOURABLE,
        grounds=Grounds(criteria=("C1",), reasons="Solide"),
        floor=Floor("M. Paul Aubin", ("M. Paul Aubin",), (), "quorum atteint"),
    )
    unit.sessions.update_item(concluded)
    unit.sessions.keep_record(opened.id, record())
    decided = unit.decisions.add(decision(first.reference, opened.reference))
    granted = unit.labels.add(label(first))
    fill_label_events(unit, granted.number)
    sent = unit.missions.add(mission(granted.number))
    judged = unit.evaluations.add(evaluation(sent.reference))
    written = _letter(unit, first.reference, opened.reference)
    _fill_settings(unit)
    fill_wordings(unit, first.reference, opened.reference)
    unit.passages.add(Passage(first.reference, "depose", "complet", "complet", MOMENT, AGENT))
    unit.drafts.save(draft())
    fill_minutes(unit, opened.reference)
    fill_assessment(unit, first.reference, second.reference)
    fill_exchange(unit, first.reference, granted.number, sent.reference)
    fill_intake(unit, first.reference)
    fill_deciding(unit, decided.id)
    fill_bourse(unit, granted.number, unit.correspondents.all()[0].id)
    fill_reports(unit, sent.reference)
    fill_course(unit, sent, written.chrono)
    fill_packs(unit, sent.reference)
    fill_valises(unit, opened.reference)
    fill_retention(unit, first.reference)
    unit.next_number(Series.DOSSIER, "PACT3", 2017)
    unit.journal.append(act())
    unit.journal.append(act("test.again"))
    return World(
        (first, second),
        members,
        opened,
        (concluded, items[1]),
        voted,
        decided,
        granted,
        sent,
        judged,
        written,
    )


def _fill_settings(unit: UnitOfWork) -> None:
    unit.institution.save_letterhead(letterhead())
    unit.institution.save_signatory(signatory())
    unit.institution.save_rules(DatedRules(DAY, CommitteeRules()))
    unit.institution.save_grid([GridLine("Q1", "Utile ?"), GridLine("Q2", "Durable ?")])


def _letter(unit: UnitOfWork, subject: str, at: str) -> Letter:
    written = unit.letters.add(letter(subject, at), b"%PDF-1.7 un courrier")
    unit.frozen_documents.keep(written.sha256, frozen_document())
    return written
