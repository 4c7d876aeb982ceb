"""Référents: the table that routes dossiers, its proposals at filing, changes by hand."""

from dataclasses import dataclass, replace
from functools import cache

from daect_tui.domain.dossier import Dossier, DossierContent, DossierState, Referents
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.routing import GEOGRAPHIC, THEMATIC, Aim, Axis, Route, Routing, routing
from daect_tui.domain.text import clean_line
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.regions import french_regions

_DEFAULTS = {GEOGRAPHIC: "référent géographique", THEMATIC: "référent thématique"}

# A decided dossier keeps the référents that followed it.
_FOLLOWED_NO_MORE = frozenset(
    {
        DossierState.DRAFT,
        DossierState.DISCARDED,
        DossierState.WITHDRAWN,
        DossierState.INADMISSIBLE,
        DossierState.REFUSED_NOTIFIED,
        DossierState.LABELLED_NOTIFIED,
        DossierState.RETAINED_NOTIFIED,
    }
)


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One key that dossiers may be routed by, in French, with who follows it; empty while nobody does."""

    axis: Axis
    key: str
    name: str
    referent: str


class RoutingTable:
    """The use cases of the routing table, and of the référents of one dossier."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def lines(self) -> tuple[RouteLine, ...]:
        """Return every key of every axis, with its référent; keys that the lists have lost come last."""
        with self._office.reading() as work:
            table = {(route.axis, route.key): route.referent for route in work.routes.all()}
        known = [(axis, key) for axis, names in route_names().items() for key in names]
        lost = [pair for pair in table if pair not in known]
        return tuple(
            RouteLine(axis, key, name_of(axis, key), table.get((axis, key), ""))
            for axis, key in (*known, *lost)
        )

    def save(self, axis: Axis, key: str, referent: str) -> RouteLine:
        """Say who follows a key; blank takes the line off the table."""
        name = clean_line(referent).text
        if not key:
            raise Refusal("Une ligne de la table des référents porte sur quelque chose. Choisissez-la.")
        with self._office.begin() as work:
            route = Route(axis, key, name)
            if name:
                work.routes.save(route)
            else:
                work.routes.remove(route)
            work.journal.append(
                Act(
                    "route.saved",
                    "aiguillage",
                    {"axe": axis.label, "cle": name_of(axis, key), "referent": name},
                )
            )
            work.commit()
        return RouteLine(axis, key, name_of(axis, key), name)

    def route_again(self, reference: str) -> Dossier:
        """Give a dossier the référents that the table proposes today; raises `Refusal` when it has none."""
        with self._office.begin() as work:
            dossier = self._followed(work, reference)
            proposed = Router(work).of(dossier.organisation, dossier.content)
            if proposed.referents == Referents():
                raise Refusal(
                    "La table des référents ne propose personne pour ce dossier. "
                    "Complétez-la au Répertoire (F9), ou nommez le référent à la main."
                )
            routed = give_referents(work, dossier, proposed.referents, "selon la table")
            work.commit()
        return routed

    def assign(self, reference: str, referents: Referents) -> Dossier:
        """Name the référents of a dossier by hand; blank leaves none."""
        named = Referents(clean_line(referents.geographic).text, clean_line(referents.thematic).text)
        with self._office.begin() as work:
            assigned = give_referents(work, self._followed(work, reference), named, "à la main")
            work.commit()
        return assigned

    @staticmethod
    def _followed(work: UnitOfWork, reference: str) -> Dossier:
        dossier = work.dossiers.get(reference)
        check_followed(dossier)
        return dossier


def check_followed(dossier: Dossier) -> None:
    """Raise `Refusal` when the référents of a dossier do not change any more."""
    if dossier.state in _FOLLOWED_NO_MORE:
        raise Refusal(
            f"Le dossier {dossier.reference} est {dossier.state.label}\u00a0: ses référents ne changent plus."
        )


def give_referents(work: UnitOfWork, dossier: Dossier, referents: Referents, how: str) -> Dossier:
    """Write the référents of a dossier and the act that tells of it, in the caller's transaction."""
    assigned = work.dossiers.update(replace(dossier, referents=referents))
    work.journal.append(routed_act(dossier.reference, referents, how))
    return assigned


def routed_act(reference: str, referents: Referents, how: str) -> Act:
    """Tell of the référents that a dossier was given."""
    return Act(
        "dossier.routed",
        reference,
        {"geographique": referents.geographic, "thematique": referents.thematic, "comment": how},
    )


class Router:
    """The table as it is in a transaction, read once for as many dossiers as are routed."""

    def __init__(self, work: UnitOfWork) -> None:
        self._routes = work.routes.all()

    def of(self, organisation: Organisation, content: DossierContent) -> Routing:
        """Return what the table proposes for a dossier, with its reasons."""
        world = _world_regions()
        aim = Aim(
            tuple(world[code] for code in content.countries if code in world),
            organisation.territory.region,
            content.theme,
        )
        return routing(self._routes, aim, name_of)


@cache
def _world_regions() -> dict[str, str]:
    return {country.code: country.region for country in countries()}


@cache
def route_names() -> dict[Axis, dict[str, str]]:
    """Return the keys of each axis with their French names, in the order in which they are shown."""
    regions = sorted({country.region for country in countries() if country.region})
    return {
        Axis.DEFAULT: _DEFAULTS,
        Axis.WORLD_REGION: {region: region for region in regions},
        Axis.FRENCH_REGION: dict(french_regions()),
        Axis.THEME: themes(),
    }


def name_of(axis: Axis, key: str) -> str:
    """Return the French name of a key, or the key when no list has it."""
    return route_names()[axis].get(key, key)
