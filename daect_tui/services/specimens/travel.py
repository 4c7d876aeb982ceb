"""Stocking missions under the first label of a scene: what is asked, and how far each one went."""

from dataclasses import replace
from datetime import date, timedelta

from daect_tui.domain.evaluation import Diffusion, Evaluation, EvaluationState, Judgement, Mark, Report
from daect_tui.domain.mission import (
    BudgetLine,
    Expert,
    Mission,
    MissionContent,
    MissionOrigin,
    MissionState,
    OpinionSense,
    PosteOpinion,
)
from daect_tui.domain.mission_costs import Bearer, bearer_of
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros, total
from daect_tui.domain.references import label_number, mission_reference
from daect_tui.domain.report_parts import Achievement, CostLine, FollowUp, Result, Speaker
from daect_tui.services.catalogue import default_grid
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.scene import Scene

# Days after the scene’s on which a mission to come leaves, and days before it for one that is back.
TO_COME, BACK = 30, -90
_LASTS = timedelta(days=6)
_REPORT = timedelta(days=30)


def mission(work: UnitOfWork, scene: Scene, number: int, state: MissionState, leaves: int) -> Mission:
    """Keep a mission that leaves so many days after the scene’s, validated ten days before it."""
    label = work.labels.get(label_number(scene.day.year, 1))
    starts_on = scene.on(leaves)
    refused = state is MissionState.REFUSED
    return work.missions.add(
        Mission(
            id=0,
            reference=mission_reference(scene.day.year, number),
            label=label.number,
            holder=label.holder,
            content=_content(scene, starts_on),
            opinion=PosteOpinion(
                scene.told["correspondent"][0]["name"],
                OpinionSense.FAVOURABLE,
                min(scene.on(-10), starts_on - timedelta(days=20)),
                scene.text("opinion"),
            ),
            state=state,
            validated_on=None if refused else min(scene.on(-4), starts_on - timedelta(days=10)),
            report_due=None if refused else starts_on + _LASTS + _REPORT,
            overrides=(),
            version=1,
        )
    )


def _content(scene: Scene, starts_on: date) -> MissionContent:
    told = scene.told["mission"]
    parties = {scene.organisation.name: Bearer.HOLDER, told["requester"]: Bearer.HOST}
    return MissionContent(
        origin=MissionOrigin.EMBASSY,
        requester=told["requester"],
        country=told["country"],
        place=told["place"],
        subject=told["subject"],
        theme="patrimoine",
        terms=scene.text("terms"),
        starts_on=starts_on,
        ends_on=starts_on + _LASTS,
        experts=tuple(Expert(*expert) for expert in told["experts"]),
        budget=tuple(
            BudgetLine(heading, Euros(cents), borne_by, bearer_of(borne_by, parties))
            for heading, cents, borne_by in told["budget"]
        ),
        security=told["security"],
        requester_contact=told["requester_contact"],
        objectives=tuple(told["objectives"]),
        deliverables=tuple(told["deliverables"]),
        languages=scene.told["languages"],
        security_level=SecurityLevel.NORMAL,
    )


def _speaker(scene: Scene, voice: str, day: date) -> Speaker:
    name, office = scene.told["report"][f"{voice}_by"]
    return Speaker(name, office, day)


def evaluated(work: UnitOfWork, scene: Scene, travelled: Mission) -> Evaluation:
    """Keep the report of a mission that is back, and its evaluation."""
    content = travelled.content
    came = content.ends_on + timedelta(days=20)
    costs = tuple(
        CostLine(line.heading, replace(line.amount, cents=line.amount.cents + 1250), line.borne_by)
        for line in content.budget
    )
    report = Report(
        expert_voice=scene.text("expert_voice"),
        host_voice=scene.text("host_voice"),
        poste_voice=scene.text("poste_voice"),
        real_cost=total(tuple(line.amount for line in costs)),
        follow_up=scene.told["report"]["follow_up"],
        lessons=scene.told["lesson"]["text"],
        diffusion=Diffusion.PARTNERS,
        expert_by=_speaker(scene, "expert", came),
        host_by=_speaker(scene, "host", came),
        poste_by=_speaker(scene, "poste", came),
        results=tuple(
            Result(objective, Achievement.REACHED, scene.told["report"]["comment"])
            for objective in content.objectives
        ),
        deliverables=scene.told["report"]["deliverables"],
        costs=costs,
        follow_up_kind=FollowUp.AGREEMENT,
        follow_up_on=scene.on(180),
    )
    return work.evaluations.add(
        Evaluation(
            id=0,
            mission=travelled.reference,
            report=report,
            marks=tuple(
                Mark(line.code, line.question, 3, scene.told["report"]["comment"], line.weight)
                for line in default_grid()
            ),
            state=EvaluationState.EVALUATED,
            received_on=came,
            evaluated_on=came + timedelta(days=10),
            version=1,
            judgement=Judgement(scene.text("conclusion"), scene.told["agent"], 4, 3),
        )
    )
