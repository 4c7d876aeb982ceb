"""The routing of dossiers: which référents follow them, by place and by theme, and why [S3].

The table is data, edited in the Répertoire; a default stands for what it lacks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from daect_tui.domain.dossier import Referents
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted

# The two keys of the axis DEFAULT.
GEOGRAPHIC = "geographique"
THEMATIC = "thematique"


class Axis(LabelledEnum):
    """By what a dossier is routed."""

    WORLD_REGION = "monde", "région du monde"
    FRENCH_REGION = "region", "région française"
    THEME = "theme", "thème"
    DEFAULT = "defaut", "à défaut"


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table: who follows what bears `key` on an axis.

    `key` is a world region of the countries list, the code of a French region, the code of a
    theme, or for a default `GEOGRAPHIC` or `THEMATIC`.
    """

    axis: Axis
    key: str
    referent: str


@dataclass(frozen=True, slots=True)
class Aim:
    """What a dossier is routed by; `world_regions` holds that of each target country, in order."""

    world_regions: tuple[str, ...]
    french_region: str
    theme: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A référent, empty when the table has none, and why in French."""

    referent: str
    reason: str


@dataclass(frozen=True, slots=True)
class Routing:
    """The two référents that the table proposes."""

    geographic: Proposed
    thematic: Proposed

    @property
    def referents(self) -> Referents:
        """Return the names alone."""
        return Referents(self.geographic.referent, self.thematic.referent)


def routing(routes: Iterable[Route], aim: Aim, name_of: Callable[[Axis, str], str]) -> Routing:
    """Propose référents; `name_of` gives the French name of a key.

    By place: the world region of most target countries that the table knows, else the French region
    of the applicant, else the default.
    """
    table = {(route.axis, route.key): route.referent for route in routes}
    return Routing(_geographic(table, aim, name_of), _thematic(table, aim, name_of))


_Table = Mapping[tuple[Axis, str], str]


def _geographic(table: _Table, aim: Aim, name_of: Callable[[Axis, str], str]) -> Proposed:
    named = Counter(aim.world_regions)
    for region, count in named.most_common():
        if referent := table.get((Axis.WORLD_REGION, region)):
            among = f" ({counted(count, 'pays', 'pays')} sur {named.total()})" if len(named) > 1 else ""
            return Proposed(referent, f"{_called(Axis.WORLD_REGION, region, name_of)}{among}")
    if referent := table.get((Axis.FRENCH_REGION, aim.french_region)):
        return Proposed(referent, _called(Axis.FRENCH_REGION, aim.french_region, name_of))
    lacking = [_called(Axis.WORLD_REGION, region, name_of) for region in named]
    if aim.french_region:
        lacking.append(_called(Axis.FRENCH_REGION, aim.french_region, name_of))
    return _default(table, GEOGRAPHIC, lacking)


def _thematic(table: _Table, aim: Aim, name_of: Callable[[Axis, str], str]) -> Proposed:
    if referent := table.get((Axis.THEME, aim.theme)):
        return Proposed(referent, _called(Axis.THEME, aim.theme, name_of))
    return _default(table, THEMATIC, [_called(Axis.THEME, aim.theme, name_of)] if aim.theme else [])


def _default(table: _Table, key: str, lacking: list[str]) -> Proposed:
    why = f"rien pour {', '.join(lacking)}" if lacking else "rien à quoi l’aiguiller"
    if referent := table.get((Axis.DEFAULT, key)):
        return Proposed(referent, f"{Axis.DEFAULT.label}{NBSP}: {why}")
    return Proposed("", f"{why} dans la table des référents, ni référent à défaut")


def _called(axis: Axis, key: str, name_of: Callable[[Axis, str], str]) -> str:
    return f"{axis.label} {name_of(axis, key)}"
