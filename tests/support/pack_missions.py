"""A mission that came back and whose report is awaited."""

from datetime import date

from daect_tui.domain.mission import MissionAction, OpinionSense, PosteOpinion
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from tests.support.desks import opened


def validated(desk: Desk) -> str:
    """Label an organisation, then validate a mission of it; return its reference."""
    session, room = opened(desk, Motion(Outcome.FAVOURABLE))
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    fields = {
        "label": desk.missions.labels()[0].number,
        "requester": "Commune de Sefrou",
        "country": "Maroc",
        "place": "Sefrou",
        "subject": "[/x] Vitraux [bold]de la médina",
        "terms": "Former six agents.",
        "starts_on": "02/04/2018",
        "ends_on": "06/04/2018",
        "experts": "Éloïse Marchenoir ; verrière ; Organisme 1 (fictif) ; 5",
    }
    reference = desk.missions.request(desk.missions.drafts.save(fields).id).reference
    opinion = PosteOpinion("Ambassade", OpinionSense.FAVOURABLE, date(2018, 3, 14), "")
    desk.missions.record_opinion(reference, opinion)
    desk.missions.act(reference, MissionAction.REVIEW)
    desk.missions.validate(reference, date(2018, 5, 6), {})
    return reference


def come_back(desk: Desk) -> str:
    """Make a mission and bring it back; return its reference."""
    reference = validated(desk)
    desk.letters.produce_mission_letter(reference)
    desk.missions.act(reference, MissionAction.LEAVE)
    desk.missions.act(reference, MissionAction.RETURN)
    return reference


def reported(desk: Desk, reference: str, **fields: str) -> None:
    """Enter or correct the report of a mission, partial or not."""
    desk.evaluations.enter_report(desk.evaluations.drafts.save(fields, target=reference).id, partial=True)
