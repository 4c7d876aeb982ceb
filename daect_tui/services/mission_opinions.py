"""The poste's opinion on a mission before it leaves: asked from a correspondent, asked again."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.errors import Refusal
from daect_tui.domain.intake_delays import delays_on
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import MISSION_MACHINE, Mission, MissionAction
from daect_tui.domain.mission_opinion import AskedOpinion, asked_again
from daect_tui.services.moves import move_mission
from daect_tui.services.office import Office


class MissionOpinions:
    """The use cases of an opinion that is awaited; what came is recorded by `Missions`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def correspondents(self, country: str) -> tuple[Correspondent, ...]:
        """Return the postes that may be asked, those of the country first."""
        with self._office.reading() as work:
            postes = [
                one for one in work.correspondents.all() if one.active and one.kind is CorrespondentKind.POSTE
            ]
        return tuple(sorted(postes, key=lambda one: (one.country != country, one.name)))

    def days(self) -> int:
        """Return how many days an opinion is given today."""
        with self._office.reading() as work:
            return delays_on(work.institution.delays(), self._office.clock.today()).opinion_days

    def ask(self, reference: str, asked: AskedOpinion) -> Mission:
        """Ask a poste for its opinion; raises `Refusal` where one is awaited or came."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            if refusal := asking_refusal(mission):
                raise Refusal(refusal)
            asking = replace(mission, asked=asked)
            moved = move_mission(work, self._office, asking, MissionAction.ASK_OPINION)
            work.journal.append(_told("mission.opinion_asked", reference, asked, asked.asked_on))
            work.commit()
        return moved

    def remind(self, reference: str, day: date, due_on: date) -> Mission:
        """Ask the same poste again; raises `Refusal` when nothing is awaited."""
        with self._office.begin() as work:
            mission = work.missions.get(reference)
            MISSION_MACHINE.after(mission.state, MissionAction.REMIND_OPINION)
            asked = asked_again(awaited(mission), day, due_on)
            kept = work.missions.update(replace(mission, asked=asked))
            work.journal.append(_told("mission.opinion_reminded", reference, asked, day))
            work.commit()
        return kept


def asking_refusal(mission: Mission) -> str:
    """Say why no opinion is to ask for on a mission; empty when one is."""
    if mission.opinion is not None:
        return f"L’avis du poste est déjà reçu ({mission.opinion.source})."
    if mission.asked is not None:
        return f"L’avis est déjà demandé ({mission.asked.source}), sans réponse encore. Relancez-le plutôt."
    return ""


def awaited(mission: Mission) -> AskedOpinion:
    """Return the opinion that is awaited; raises `Refusal` when none is."""
    if mission.asked is None or mission.opinion is not None:
        raise Refusal("Aucun avis n’est attendu sur cette mission\u00a0: il n’y a rien à relancer.")
    return mission.asked


def _told(kind: str, reference: str, asked: AskedOpinion, day: date) -> Act:
    detail: dict[str, str | int | list[str]] = {
        "a": asked.source,
        "demande_le": day.isoformat(),
        "jusqu_au": asked.due_on.isoformat(),
    }
    return Act(kind, reference, detail)
