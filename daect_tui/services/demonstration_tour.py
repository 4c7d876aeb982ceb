"""What the guided tour finds ready in the demonstration: a session to hold, a report begun on a train.

It comes after everything else: what the campaign and the mission produce is the same without it.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from daect_tui.domain.convocation import SendingMode
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.mission import MissionAction, OpinionSense, PosteOpinion
from daect_tui.domain.report_form import report_initial
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.aid import aid_lists
from daect_tui.services.campaign import PROGRAMME, applicant_form, mission_fields, tour_story
from daect_tui.services.demonstration_mission import Stage, produced

_STEPS = (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE, DossierAction.REVIEW)


def prepare_tour(stage: Stage, rapporteur: str) -> None:
    """File the dossiers, put them on an agenda, and bring a mission to where its report is awaited."""
    told = tour_story()
    stage.at(told["on"], 9)
    references = [_received(stage, invented) for invented in told["applicant"]]
    _convened(stage, told["session"], references, rapporteur)
    _returned(stage, told)


def _received(stage: Stage, invented: Mapping[str, Any]) -> str:
    desk, received = stage.desk, invented["received_on"]
    sent = received - timedelta(days=2)
    fields = applicant_form(invented["name"], invented["domain"], invented)
    draft = desk.intake.drafts.save(
        {**fields, "sent_on": f"{sent:%d/%m/%Y}", "received_on": f"{received:%d/%m/%Y}"}
    )
    filed = desk.intake.file(draft.id)
    desk.directory.verify(filed.organisation.id)
    for action in _STEPS:
        desk.intake.act(filed.reference, action)
    return filed.reference


def _convened(stage: Stage, told: Mapping[str, Any], references: Iterable[str], rapporteur: str) -> None:
    desk = stage.desk
    plan = SessionPlan((PROGRAMME,), told["meets_on"], "", told["deadline"], told["place"], told["hour"])
    session = desk.agenda.plan(plan).reference
    for reference in references:
        desk.agenda.add(session, reference, rapporteur)
    members = [line.member.id for line in desk.convening.view(session).lines]
    desk.convening.convene(session, members, told["convened_on"], SendingMode.EMAIL)
    desk.convening.receive(session, members, told["received_on"])


def _returned(stage: Stage, told: Mapping[str, Any]) -> None:
    asked, opinion, missions = told["mission"], told["opinion"], stage.desk.missions
    label = sorted(label.number for label in missions.labels())[asked["label_rank"] - 1]
    reference = missions.request(missions.drafts.save({**mission_fields(asked), "label": label}).id).reference
    sense = OpinionSense.FAVOURABLE
    missions.record_opinion(
        reference, PosteOpinion(opinion["source"], sense, opinion["received_on"], opinion["text"])
    )
    missions.act(reference, MissionAction.REVIEW)
    missions.validate(reference, asked["report_due"], {})
    chrono = produced(stage.desk.letters.produce_mission_letter(reference)).chrono
    stage.desk.posting.mark_signed([chrono])
    stage.desk.posting.mark_sent([chrono], told["on"])
    stage.desk.posting.mark_notified([chrono], told["on"])
    missions.act(reference, MissionAction.LEAVE)
    missions.act(reference, MissionAction.RETURN)
    mission = missions.open(reference).mission
    texts = {**report_initial(mission.content, aid_lists()), **told["report"]}
    stage.desk.evaluations.drafts.save(texts, target=reference)
