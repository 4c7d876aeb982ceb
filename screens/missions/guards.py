"""What stands against validating a mission, in words."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from daect_tui.domain.mission import Mission, MissionState
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.text import NBSP

_BEFORE = (MissionState.REQUESTED, MissionState.OPINION_ASKED, MissionState.OPINION_RECEIVED)


def guards_text(mission: Mission, guards: Iterable[Guard]) -> Content:
    """Write every guard that stands, then those that were passed over, each with its reason."""
    return Content("\n".join(_lines(mission, tuple(guards))))


def _lines(mission: Mission, guards: tuple[Guard, ...]) -> Iterator[str]:
    if mission.state is MissionState.UNDER_REVIEW:
        yield from _standing(guards)
    elif mission.state in _BEFORE:
        yield "Les conditions se vérifient pendant l’instruction (Ctrl+T, « Ouvrir l’instruction »)."
    elif mission.validated_on and not mission.overrides:
        yield "La mission a été validée, toutes les conditions étant tenues."
    elif not mission.validated_on:
        yield f"La mission est « {mission.state.label} »{NBSP}: elle n’est plus à valider."
    if mission.overrides:
        yield "Il a été passé outre à ces conditions, par un motif écrit au journal."
        yield ""
        yield from (f"− {override}\n" for override in mission.overrides)


def _standing(guards: tuple[Guard, ...]) -> Iterator[str]:
    if not guards:
        yield "Toutes les conditions sont tenues. Ctrl+S valide la mission."
        return
    yield "Ce qui s’oppose à la validation. Ctrl+S demande le motif de passer outre."
    yield ""
    yield from (f"✗ {guard.sentence}\n" for guard in guards)
