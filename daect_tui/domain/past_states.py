"""The states of labels and missions as spreadsheets write them, and how far a file may bring a mission."""

from typing import TypeVar

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.label import LabelState
from daect_tui.domain.mission import MissionState
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, fold, quoted

S = TypeVar("S", bound=LabelledEnum)

_LABEL_WORDS = {
    "en vigueur": LabelState.ACTIVE,
    "en cours": LabelState.ACTIVE,
    "valide": LabelState.ACTIVE,
    "echu": LabelState.EXPIRED,
    "perime": LabelState.EXPIRED,
    "termine": LabelState.EXPIRED,
    "abandonne": LabelState.GIVEN_UP,
    "revoque": LabelState.REVOKED,
}
_MISSION_WORDS = {
    "terminee": MissionState.CLOSED,
    "cloturee": MissionState.CLOSED,
    "effectuee": MissionState.CLOSED,
    "realisee": MissionState.CLOSED,
    "archivee": MissionState.CLOSED,
    "rejetee": MissionState.REFUSED,
    "a instruire": MissionState.REQUESTED,
    "en attente": MissionState.REQUESTED,
}
# A mission whose request is not decided yet is examined here, from its beginning.
_BEFORE_DECISION = frozenset(
    {
        MissionState.REQUESTED,
        MissionState.OPINION_ASKED,
        MissionState.OPINION_RECEIVED,
        MissionState.UNDER_REVIEW,
        MissionState.ADJOURNED,
    }
)
# What was decided and has not come back has a letter, guards and a course that no file tells.
_UNDER_WAY = frozenset(
    {MissionState.VALIDATED, MissionState.LETTER_ISSUED, MissionState.UNDER_WAY, MissionState.POSTPONED}
)


def read_label_state(typed: str) -> LabelState:
    """Read the state of a label; blank is « actif ». Raises `InvalidField`."""
    return _read(typed, LabelState, _LABEL_WORDS) if typed.strip() else LabelState.ACTIVE


def read_mission_state(typed: str) -> MissionState:
    """Read the state of a mission; raises `InvalidField`."""
    return _read(typed, MissionState, _MISSION_WORDS)


def entry_state(told: MissionState) -> MissionState:
    """Return the state in which a mission of a file enters; raises `InvalidField` while it is under way.

    A request that was not decided enters « demandée », what is over enters as it ended.
    """
    if told in _UNDER_WAY:
        raise InvalidField(
            "state",
            f"État{NBSP}: une mission {quoted(told.label)} ne se reprend pas d’un fichier. Reprenez-la à son "
            f"retour, ou comme {quoted(MissionState.REQUESTED.label)}, pour la valider ici.",
        )
    return MissionState.REQUESTED if told in _BEFORE_DECISION else told


def was_validated(state: MissionState) -> bool:
    """Tell whether a mission that ended in a state had been validated, as far as the state tells."""
    return state not in _BEFORE_DECISION and state not in (MissionState.REFUSED, MissionState.CANCELLED)


def _read(typed: str, states: type[S], words: dict[str, S]) -> S:
    known = {**words, **{fold(one.value): one for one in states}, **{fold(one.label): one for one in states}}
    found = known.get(fold(typed.strip()))
    if found is None:
        listed = ", ".join(one.label for one in states)
        raise InvalidField(
            "state",
            f"État{NBSP}: {quoted(typed.strip())} n’est pas un état connu. États connus{NBSP}: {listed}.",
        )
    return found
