"""Missions brought as far as a test needs, through the services."""

from datetime import date

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.mission import MissionAction, OpinionSense, PosteOpinion
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.desks import opened
from tests.support.prepared import prepared_once

OPINION = PosteOpinion("Ambassade de France au Maroc", OpinionSense.FAVOURABLE, date(2018, 3, 14), "Utile.")
REPORT_DUE = date(2018, 5, 6)


@prepared_once
def labelled(desk: Desk) -> str:
    """Return the number of a label that a session gave."""
    session, room = opened(desk)
    assert room.current is not None
    desk.committee.adopt_unanimously(session, room.current.item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))
    return desk.missions.labels()[0].number


def request(label: str, **changes: str) -> dict[str, str]:
    """Return the request for a mission from 2 to 6 April 2018, as typed."""
    return {
        "label": label,
        "origin": "ambassade",
        "requester": "Commune de Sefrou",
        "country": "Maroc",
        "place": "Sefrou",
        "subject": "Vitraux de la médina",
        "terms": "Former six agents.",
        "starts_on": "02/04/2018",
        "ends_on": "06/04/2018",
        "experts": "Éloïse Marchenoir ; verrière ; Organisme 1 (fictif) ; 5",
        "budget": "Transport ; 1 240,50 ; ministère\nRepas ; 300 ; collectivité d’accueil",
        **changes,
    }


@prepared_once
def requested(desk: Desk, label: str, **changes: str) -> str:
    """Return the reference of a mission that was just asked for."""
    return desk.missions.request(desk.missions.drafts.save(request(label, **changes)).id).reference


@prepared_once
def under_review(desk: Desk, label: str, **changes: str) -> str:
    """Return the reference of a mission under review, with the opinion of its poste."""
    reference = requested(desk, label, **changes)
    desk.missions.record_opinion(reference, OPINION)
    desk.missions.act(reference, MissionAction.REVIEW)
    return reference


@prepared_once
def validated(desk: Desk, label: str, **changes: str) -> str:
    """Return the reference of a mission that was just validated, from 2 to 6 April 2018."""
    reference = under_review(desk, label, **changes)
    overrides = {guard.code: "motif d’essai" for guard in desk.missions.open(reference).guards}
    ends_on = desk.missions.open(reference).mission.content.ends_on
    desk.missions.validate(reference, max(REPORT_DUE, ends_on), overrides)
    return reference


@prepared_once
def under_way(desk: Desk, label: str, **changes: str) -> str:
    """Return the reference of a mission whose experts have left."""
    reference = validated(desk, label, **changes)
    assert desk.letters.produce_mission_letter(reference).letter is not None
    desk.missions.act(reference, MissionAction.LEAVE)
    return reference


@prepared_once
def returned(desk: Desk, label: str, **changes: str) -> str:
    """Return the reference of a mission whose experts are back, and whose report is awaited."""
    reference = under_way(desk, label, **changes)
    desk.missions.act(reference, MissionAction.RETURN)
    return reference


def on(desk: Desk, day: date) -> None:
    """Set the clock of the desk to the morning of a day."""
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(day, 9)
