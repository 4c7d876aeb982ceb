"""From the lines of a slip to the rows that they name."""

from collections import defaultdict
from collections.abc import Iterable

from daect_tui.domain.elimination_slip import SlipLine
from daect_tui.domain.retention import RetentionKind
from storage.retention.cases import PREFIXES
from storage.retention.links import ORGANISATION
from storage.retention.plan import Chosen

_K = RetentionKind
_REFERENCED = {_K.PAST_LABEL: "labels", _K.MISSION: "missions", _K.EXCHANGE: "requests"}


def chosen_by(lines: Iterable[SlipLine]) -> Chosen:
    """Return what the lines choose, each by its reference or its number."""
    keys: dict[RetentionKind, list[str]] = defaultdict(list)
    references: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        keys[line.kind].append(line.key.removeprefix(PREFIXES.get(line.kind, "")))
        if line.kind not in PREFIXES and line.kind is not _K.ORGANISATION:
            references[_REFERENCED.get(line.kind, "dossiers")].append(line.key)
    return Chosen(
        dossiers=tuple(references["dossiers"]),
        labels=tuple(references["labels"]),
        missions=tuple(references["missions"]),
        requests=tuple(references["requests"]),
        past_requests=tuple(map(int, keys[_K.PAST_REQUEST])),
        packs=tuple(keys[_K.PACK]),
        drafts=tuple(map(int, keys[_K.DRAFT])),
        organisations=tuple(int(key.removeprefix(ORGANISATION)) for key in keys[_K.ORGANISATION]),
    )
