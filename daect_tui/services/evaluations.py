"""After the return: the report is entered, the mission evaluated, its follow-up looked into."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.evaluation import (
    EVALUATION_MACHINE,
    Evaluation,
    EvaluationAction,
    EvaluationState,
    GridLine,
    Judgement,
    Report,
)
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterAction, LetterKind, LetterState
from daect_tui.domain.mission import DEPARTED, MISSION_MACHINE, Mission, MissionAction
from daect_tui.domain.report_form import check_judgement, read_marks, read_report_form
from daect_tui.domain.report_parts import FollowUpCheck
from daect_tui.domain.report_questions import lacking
from daect_tui.domain.text import clean, listed, quoted
from daect_tui.services.aid import aid_lists
from daect_tui.services.drafts import Drafts
from daect_tui.services.moves import move_letter, move_mission, record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class MissionReport:
    """A mission that left and its evaluation, where the report was entered."""

    mission: Mission
    evaluation: Evaluation | None


class Evaluations:
    """The use cases of F6 Évaluations."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.drafts = Drafts(office, FormKind.REPORT)

    def all(self) -> tuple[MissionReport, ...]:
        """Return the missions that left, the most recent first, with their reports."""
        with self._office.reading() as work:
            found = {evaluation.mission: evaluation for evaluation in work.evaluations.all()}
            return tuple(
                MissionReport(mission, found.get(mission.reference))
                for mission in work.missions.all()
                if mission.state in DEPARTED
            )

    def open(self, reference: str) -> MissionReport:
        """Return one mission and its evaluation; raises `UnknownReference`."""
        with self._office.reading() as work:
            return MissionReport(work.missions.get(reference), work.evaluations.find(reference))

    def grid(self, mission: str = "") -> tuple[GridLine, ...]:
        """Return the grid of the programme of a mission; without mission, the default one."""
        with self._office.reading() as work:
            return grid_of(work, mission)

    def enter_report(self, draft_id: int, *, partial: bool = False) -> Evaluation:
        """Make the report of a mission from a draft (or correct it) and remove the draft.

        One that lacks a required answer is refused, unless it is kept as `partial` on purpose.
        """
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            mission = work.missions.get(draft.target)
            report = read_report_form(draft.fields, aid_lists(), partial=partial)
            evaluation = receive_report(work, self._office, mission, report)
            work.drafts.remove(draft_id)
            work.commit()
        return evaluation

    def evaluate(
        self,
        reference: str,
        marks: Mapping[str, int],
        *,
        comments: Mapping[str, str] | None = None,
        judgement: Judgement | None = None,
    ) -> Evaluation:
        """Give the delegation's marks, one a question of the grid, and what it concludes.

        A partial report is evaluated only with the reason of `judgement.despite`.
        """
        judgement = judgement or Judgement()
        check_judgement(judgement)
        with self._office.begin() as work:
            known = _found(work, reference)
            EVALUATION_MACHINE.after(known.state, EvaluationAction.EVALUATE)
            if known.partial and not judgement.despite:
                raise InvalidField("despite", _unanswered(known))
            judged = replace(
                known,
                marks=read_marks(marks, grid_of(work, reference), comments),
                evaluated_on=self._office.clock.today(),
                judgement=replace(
                    judgement,
                    evaluator=judgement.evaluator or self._office.agent,
                    despite=judgement.despite if known.partial else "",
                ),
            )
            evaluated = pass_evaluation(work, self._office, judged, EvaluationAction.EVALUATE)
            move_mission(work, self._office, work.missions.get(reference), MissionAction.EVALUATE)
            work.commit()
        return evaluated

    def reopen(self, reference: str, reason: str) -> Evaluation:
        """Open an evaluated report again, with the reason: its marks are to be given anew."""
        with self._office.begin() as work:
            known = _found(work, reference)
            EVALUATION_MACHINE.after(known.state, EvaluationAction.REOPEN)
            blank = replace(known, marks=(), evaluated_on=None, judgement=Judgement())
            reopened = pass_evaluation(work, self._office, blank, EvaluationAction.REOPEN, reason)
            mission = work.missions.get(reference)
            move_mission(work, self._office, mission, MissionAction.REOPEN_REPORT, reason)
            work.commit()
        return reopened

    def check_follow_up(self, reference: str, found: str) -> Evaluation:
        """Note what the follow-up has become, as found today."""
        said = clean(found).text.strip()
        if not said:
            raise Refusal("Écrivez ce que sont devenues les suites de la mission.")
        with self._office.begin() as work:
            known = _found(work, reference)
            check = FollowUpCheck(self._office.clock.today(), said)
            noted = work.evaluations.update(replace(known, follow_up_checks=(*known.follow_up_checks, check)))
            work.journal.append(Act("evaluation.follow_up_checked", reference, {"constat": said}))
            work.commit()
        return noted


def receive_report(work: UnitOfWork, office: Office, mission: Mission, report: Report) -> Evaluation:
    """Keep a report that arrives, or correct the one that is there, in the caller's transaction.

    One that lacks a required answer is marked as partial. Raises `Refusal` before the return, and after
    the evaluation.
    """
    known = work.evaluations.find(mission.reference)
    _check_receivable(mission, known)
    lacks = bool(lacking(report))
    if known is not None:
        corrected = replace(known, report=report, partial=lacks)
        return pass_evaluation(work, office, corrected, EvaluationAction.CORRECT)
    move_mission(work, office, mission, MissionAction.RECEIVE_REPORT)
    state, today = EvaluationState.RECEIVED, office.clock.today()
    return work.evaluations.add(
        Evaluation(0, mission.reference, report, (), state, today, None, 1, partial=lacks)
    )


def pass_evaluation(
    work: UnitOfWork, office: Office, changed: Evaluation, action: EvaluationAction, reason: str = ""
) -> Evaluation:
    """Make an evaluation pass in the caller’s transaction; a sheet made of it no longer stands.

    Raises `Refusal` where a reason is due.
    """
    before = changed.state
    after = EVALUATION_MACHINE.after(before, action)
    if action is EvaluationAction.REOPEN and not reason.strip():
        raise Refusal("Pour rouvrir le rapport, écrivez le motif\u00a0: il reste dans l’historique.")
    moved = work.evaluations.update(replace(changed, state=after))
    record_passage(work, office, "evaluation", changed.mission, (before, action, after), reason)
    if action is not EvaluationAction.CAPITALISE:
        replace_sheets(work, office, changed.mission, LetterKind.EVALUATION_SHEET)
    return moved


def replace_sheets(work: UnitOfWork, office: Office, subject: str, kind: LetterKind) -> None:
    """Take the sheets of a kind out of use, once what they were made of has changed."""
    for letter in work.letters.of_subject(subject):
        if letter.kind is kind and letter.state is not LetterState.REPLACED:
            move_letter(work, office, letter, LetterAction.REPLACE)


def grid_of(work: UnitOfWork, mission: str) -> tuple[GridLine, ...]:
    """Return the grid of the programme of a mission, else the default one."""
    own: tuple[GridLine, ...] = ()
    if mission:
        label = work.labels.get(work.missions.get(mission).label)
        own = work.institution.grid(label.programme)
    return own or work.institution.grid()


def _found(work: UnitOfWork, reference: str) -> Evaluation:
    known = work.evaluations.find(reference)
    if known is None:
        raise Refusal(f"Le rapport de la mission {reference} n’est pas encore reçu.")
    return known


def _check_receivable(mission: Mission, known: Evaluation | None) -> None:
    """Refuse a report before the return, and its correction after the evaluation, with the way out."""
    if known is None:
        MISSION_MACHINE.after(mission.state, MissionAction.RECEIVE_REPORT)
        return
    if known.state is EvaluationState.RECEIVED:
        return
    standing = f"Le rapport de {known.mission} est {quoted(known.state.label)}\u00a0: il ne se corrige plus. "
    if known.state is EvaluationState.EVALUATED:
        raise Refusal(
            f"{standing}Rouvrez-le d’abord, avec un motif (Ctrl+T)\u202f; ses notes seront à redonner."
        )
    raise Refusal(f"{standing}Écrivez ce qui manque dans un enseignement de la mission.")


def _unanswered(known: Evaluation) -> str:
    names = listed([question.caption for question in lacking(known.report)])
    return (
        f"Le rapport de {known.mission} est partiel, il y manque\u00a0: {names}. "
        "Complétez-le, ou dites pourquoi l’évaluer tel quel."
    )
