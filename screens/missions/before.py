"""The acts of a mission before it is validated, each with the form or the sheet that it needs."""

import asyncio

from textual.screen import Screen

from daect_tui.domain.errors import Refusal
from daect_tui.domain.mission import Mission, MissionAction
from daect_tui.services.desk import Desk
from daect_tui.services.mission_opinions import asking_refusal, awaited
from daect_tui.services.missions import MissionFile
from screens.missions.opinion import OpinionForm
from screens.missions.request import MissionRequestForm
from screens.missions.sheets import asking_sheet, refusal_sheet, reminder_sheet

BEFORE = (
    MissionAction.CORRECT,
    MissionAction.ASK_OPINION,
    MissionAction.REMIND_OPINION,
    MissionAction.RECEIVE_OPINION,
    MissionAction.REFUSE,
)
# What is said of an act that leaves the mission in its state.
DONE = {
    MissionAction.CORRECT: "demande corrigée",
    MissionAction.ASK_OPINION: "avis du poste demandé",
    MissionAction.REMIND_OPINION: "poste relancé",
    MissionAction.RECEIVE_OPINION: "avis du poste enregistré",
}


async def screen_of(desk: Desk, opened: MissionFile, action: MissionAction) -> Screen[Mission | None]:
    """Return what an act asks for; raises `Refusal` when there is nothing to ask."""
    mission = opened.mission
    if action is MissionAction.CORRECT:
        return MissionRequestForm(desk, mission)
    if action is MissionAction.RECEIVE_OPINION:
        return OpinionForm(desk, mission)
    if action is MissionAction.REFUSE:
        return refusal_sheet(desk, opened)
    days = await asyncio.to_thread(desk.mission_opinions.days)
    if action is MissionAction.REMIND_OPINION:
        return reminder_sheet(desk, mission, awaited(mission), days)
    if refusal := asking_refusal(mission):
        raise Refusal(refusal)
    country = mission.content.country
    postes = await asyncio.to_thread(desk.mission_opinions.correspondents, country)
    return asking_sheet(desk, mission, postes, days)
