"""Whether what the delegation pays for a mission stays under the ceilings that are recorded."""

from collections.abc import Iterator
from dataclasses import dataclass

from daect_tui.domain.mission import MissionContent
from daect_tui.domain.mission_costs import Bearer, CostCategory, summed
from daect_tui.domain.mission_settings import MissionSettings
from daect_tui.domain.money import Euros
from daect_tui.domain.text import NBSP, counted

_PERCENT = 100
NO_CEILING = "aucun plafond enregistré"


@dataclass(frozen=True, slots=True)
class _Borne:
    """What the delegation bears of a mission; `days` are those of all the experts together."""

    amount: Euros
    cost: Euros
    days: int
    by_category: tuple[tuple[CostCategory, Euros], ...]


def borne_by_delegation(content: MissionContent) -> Euros:
    """Return what the delegation pays."""
    return dict(content.by_bearer).get(Bearer.DELEGATION, Euros(0))


def passed_ceilings(content: MissionContent, settings: MissionSettings) -> tuple[str, ...]:
    """Say each ceiling that is passed, with both amounts; compared in whole cents, nothing rounded."""
    lines = [line for line in content.budget if line.bearer is Bearer.DELEGATION]
    borne = _Borne(
        borne_by_delegation(content),
        content.cost,
        sum(expert.days for expert in content.experts),
        summed(((line.category, line.amount) for line in lines), CostCategory),
    )
    return tuple(_passed(borne, settings))


def _passed(borne: _Borne, settings: MissionSettings) -> Iterator[str]:
    of_mission, of_day, share = settings.mission_ceiling, settings.day_ceiling, settings.share
    if of_mission is not None and borne.amount > of_mission:
        yield f"La délégation supporterait {borne.amount}, au-delà du plafond par mission, {of_mission}."
    if of_day is not None and borne.days and borne.amount.cents > of_day.cents * borne.days:
        days = counted(borne.days, "jour d’expert", "jours d’expert")
        yield (
            f"La délégation supporterait {borne.amount} pour {days}, au-delà du plafond par jour, {of_day}."
        )
    most = {ceiling.category: ceiling.amount for ceiling in settings.category_ceilings}
    for category, amount in borne.by_category:
        if category in most and amount > most[category]:
            yield (
                f"La délégation supporterait {amount} de {category.label}, "
                f"au-delà du plafond de cette catégorie, {most[category]}."
            )
    if share is not None and borne.amount.cents * _PERCENT > borne.cost.cents * share:
        yield (
            f"La délégation supporterait {borne.amount} sur {borne.cost}, "
            f"au-delà de la part qu’elle peut prendre, {share}{NBSP}%."
        )


def ceilings_in_words(settings: MissionSettings) -> tuple[str, ...]:
    """Write the ceilings that are recorded, one a phrase; nothing while there is none."""
    lines = (
        f"par mission, {settings.mission_ceiling}" if settings.mission_ceiling is not None else "",
        f"par jour d’expert, {settings.day_ceiling}" if settings.day_ceiling is not None else "",
        *(f"pour la catégorie {one.category.label}, {one.amount}" for one in settings.category_ceilings),
        f"part de la délégation dans le coût, {settings.share}{NBSP}%" if settings.share is not None else "",
    )
    return tuple(filter(None, lines))
