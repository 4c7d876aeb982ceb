"""What stands against validating a mission, in words."""

from collections.abc import Iterator

from textual.content import Content

from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.text import NBSP
from daect_tui.services.missions import MissionFile

_BEFORE = (MissionState.REQUESTED, MissionState.OPINION_ASKED, MissionState.OPINION_RECEIVED)


def guards_text(opened: MissionFile) -> Content:
    """Write every guard that stands, then those that were passed over, each with its reason."""
    return Content("\n".join(_lines(opened)))


def _lines(opened: MissionFile) -> Iterator[str]:
    mission = opened.mission
    if mission.state is MissionState.UNDER_REVIEW:
        yield from _standing(opened.guards)
        yield from (f"? {remark}" for remark in opened.remarks)
    elif mission.state in _BEFORE:
        yield "Les conditions se vérifient pendant l’instruction (Ctrl+T, « Ouvrir l’instruction »)."
    elif mission.validated_on and not mission.overrides:
        yield "La mission a été validée, toutes les conditions étant tenues."
    elif mission.refusal is not None:
        yield f"La mission est refusée. En droit{NBSP}:"
        yield from (f"− {rule}" for rule in mission.refusal.law)
        yield f"\nEn fait{NBSP}: {mission.refusal.facts}"
    elif not mission.validated_on:
        yield f"La mission est « {mission.state.label} »{NBSP}: elle n’est plus à valider."
    if mission.overrides:
        yield "Il a été passé outre à ces conditions, par un motif écrit au journal."
        yield ""
        yield from (f"− {override}\n" for override in mission.overrides)


def _standing(guards: tuple[Guard, ...]) -> Iterator[str]:
    if not guards:
        yield "Toutes les conditions sont tenues. Ctrl+S valide la mission."
        yield ""
        return
    yield "Ce qui s’oppose à la validation. Ctrl+S demande le motif de passer outre."
    yield ""
    yield from (f"✗ {guard.sentence}\n" for guard in guards)
