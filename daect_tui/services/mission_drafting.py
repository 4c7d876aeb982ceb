"""Gathering the letters of a mission before it leaves: the validation, the refusal."""

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.decision_letters import recipient
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_letter import MissionCase, mission_refusal_values, mission_values
from daect_tui.domain.mission_settings import mission_settings_on
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording


def mission_letter(reference: str, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter that validates a mission; raises `DocumentFault`."""
    mission = work.missions.get(reference)
    if mission.validated_on is None:
        raise Refusal(f"La mission {reference} n’est pas validée.")
    head = head_on(work, mission.validated_on)
    case = mission_case(work, mission, head)
    filled = fill_wording(work, "mission_validation", mission_values(case))
    title = f"Lettre de validation de mission – {reference}"
    return frame(work, head, mission.validated_on, (chrono, title), filled, recipient(case.holder))


def mission_refusal_letter(reference: str, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter that refuses a mission; raises `DocumentFault`."""
    mission = work.missions.get(reference)
    if mission.refusal is None:
        raise Refusal(f"La mission {reference} n’est pas refusée avec des motifs en droit et en fait.")
    dated = mission.refusal.refused_on
    head = head_on(work, dated)
    case = mission_case(work, mission, head)
    filled = fill_wording(work, "mission_refusal", mission_refusal_values(case))
    title = f"Lettre de refus de mission – {reference}"
    return frame(work, head, dated, (chrono, title), filled, recipient(case.holder))


def mission_case(work: UnitOfWork, mission: Mission, head: DatedLetterhead) -> MissionCase:
    """Gather what the letters on a mission draw from."""
    label = work.labels.get(mission.label)
    return MissionCase(
        mission=mission,
        label=label,
        programme=work.programmes.get(label.programme),
        holder=work.organisations.get(label.organisation_id),
        country=country_name(mission.content.country),
        contact=head.contact,
        settings=mission_settings_on(work.mission_settings.all(), mission.content.starts_on),
        poste=_poste(work, mission),
        court=head.court,
    )


def _poste(work: UnitOfWork, mission: Mission) -> Correspondent | None:
    """Return the poste that was asked, else the only one of the country; several leave it open."""
    known = {one.id: one for one in work.correspondents.all()}
    if mission.asked is not None and mission.asked.correspondent in known:
        return known[mission.asked.correspondent]
    there = [
        one
        for one in known.values()
        if one.active and one.kind is CorrespondentKind.POSTE and one.country == mission.content.country
    ]
    return there[0] if len(there) == 1 else None
