"""Changes of state, each with its passage and its act of the journal, in the caller's transaction."""

from dataclasses import replace

from daect_tui.domain.decision import DECISION_MACHINE, Decision, DecisionAction
from daect_tui.domain.dossier import ACTIONS_WITH_REASON, DOSSIER_MACHINE, Dossier, DossierAction
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LETTER_MACHINE, Letter, LetterAction
from daect_tui.domain.minutes_version import MINUTES_MACHINE, MinutesAction, MinutesVersion
from daect_tui.domain.mission import MISSION_ACTIONS_WITH_REASON, MISSION_MACHINE, Mission, MissionAction
from daect_tui.domain.session import SESSION_MACHINE, Session, SessionAction
from daect_tui.domain.states import LabelledEnum, Passage
from daect_tui.services.clocks_of_dossier import end_requests, with_silence
from daect_tui.services.eligibility import check_eligible
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.standing_proposal import end_proposal


def record_passage(
    work: UnitOfWork,
    office: Office,
    thing: str,
    subject: str,
    passage: tuple[LabelledEnum, LabelledEnum, LabelledEnum],
    reason: str = "",
) -> None:
    """Write a passage (before, action, after) and its act; `thing` begins the act's kind."""
    before, action, after = passage
    work.passages.add(
        Passage(subject, before.value, after.value, action.value, office.clock.now(), office.agent, reason)
    )
    detail: dict[str, str | int | list[str]] = {"de": before.value, "vers": after.value}
    if reason:
        detail["motif"] = reason
    work.journal.append(Act(f"{thing}.{action.name.lower()}", subject, detail))


def move_dossier(
    work: UnitOfWork, office: Office, dossier: Dossier, action: DossierAction, reason: str = ""
) -> Dossier:
    """Make a dossier pass; raises `TransitionRefused`, or `Refusal` when a reason is due."""
    after = DOSSIER_MACHINE.after(dossier.state, action)
    _require_reason(action in ACTIONS_WITH_REASON, reason, action)
    check_eligible(work, office, dossier, action)
    fallen = end_proposal(work, dossier, action)
    if fallen is not None:
        move_decision(work, office, fallen, DecisionAction.VOID)
    end_requests(work, dossier, action, office.clock.today())
    moved = work.dossiers.update(with_silence(work, replace(dossier, state=after)))
    record_passage(work, office, "dossier", dossier.reference, (dossier.state, action, after), reason)
    return moved


def move_decision(work: UnitOfWork, office: Office, decision: Decision, action: DecisionAction) -> Decision:
    """Make a decision pass; the caller has set its other fields."""
    after = DECISION_MACHINE.after(decision.state, action)
    moved = work.decisions.update(replace(decision, state=after))
    subject = f"{decision.dossier}/{decision.id}"
    record_passage(work, office, "decision", subject, (decision.state, action, after))
    return moved


def move_session(
    work: UnitOfWork, office: Office, session: Session, action: SessionAction, reason: str = ""
) -> Session:
    """Make a session pass; the caller has set its other fields."""
    after = SESSION_MACHINE.after(session.state, action)
    moved = work.sessions.update(replace(session, state=after))
    record_passage(work, office, "session", session.reference, (session.state, action, after), reason)
    return moved


def move_letter(
    work: UnitOfWork, office: Office, letter: Letter, action: LetterAction, reason: str = ""
) -> Letter:
    """Make a letter pass; the caller has set its dates."""
    after = LETTER_MACHINE.after(letter.state, action)
    moved = work.letters.update(replace(letter, state=after))
    record_passage(work, office, "letter", letter.chrono, (letter.state, action, after), reason)
    return moved


def move_minutes(
    work: UnitOfWork, office: Office, version: MinutesVersion, action: MinutesAction, reason: str = ""
) -> MinutesVersion:
    """Make a version of the minutes pass; raises `TransitionRefused`, or `Refusal` when a reason is due."""
    after = MINUTES_MACHINE.after(version.state, action)
    _require_reason(action is MinutesAction.VOID, reason, action)
    moved = work.minutes.update(replace(version, state=after))
    record_passage(work, office, "minutes", version.reference, (version.state, action, after), reason)
    return moved


def move_mission(
    work: UnitOfWork, office: Office, mission: Mission, action: MissionAction, reason: str = ""
) -> Mission:
    """Make a mission pass; raises `TransitionRefused`, or `Refusal` when a reason is due."""
    after = MISSION_MACHINE.after(mission.state, action)
    _require_reason(action in MISSION_ACTIONS_WITH_REASON, reason, action)
    moved = work.missions.update(replace(mission, state=after))
    record_passage(work, office, "mission", mission.reference, (mission.state, action, after), reason)
    return moved


def _require_reason(required: bool, reason: str, action: LabelledEnum) -> None:
    if required and not reason.strip():
        raise Refusal(f"Pour {action.label}, écrivez le motif\u00a0: il reste dans l’historique.")
